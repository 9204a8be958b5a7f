"""Between file and station 1: characters of Word's symbol fonts as Unicode.

Old templates write ≥ and ≤ in the Symbol font and ticked boxes in Wingdings, as private codes.
"""

_SYMBOL = {
    0x2D: "−", 0xA2: "′", 0xA3: "≤", 0xA5: "∞", 0xAB: "↔", 0xAC: "←", 0xAD: "↑", 0xAE: "→",
    0xAF: "↓", 0xB0: "°", 0xB1: "±", 0xB2: "″", 0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB8: "÷",
    0xB9: "≠", 0xBA: "≡", 0xBB: "≈", 0xD6: "√", 0xD7: "⋅", 0xE5: "∑",
}  # fmt: skip
_WINGDINGS = {
    0x6C: "●", 0x6E: "■", 0x6F: "□", 0x71: "□", 0x72: "□", 0x75: "◆", 0x76: "❖", 0x78: "☒",
    0xA1: "○", 0xA8: "□", 0xD8: "➢", 0xE0: "→", 0xF0: "⇨", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒",
    0xFE: "☑",
}  # fmt: skip
_WINGDINGS_2 = {0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0xA3: "□"}
_FONTS = {"symbol": _SYMBOL, "wingdings": _WINGDINGS, "wingdings 2": _WINGDINGS_2}


def symbol(font: str, code: str) -> str:
    """The character for a hexadecimal `code` of `font`; "" for a code that is none."""
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    if not 0x20 <= number < 0xD800 and not 0xE000 <= number <= 0xFFFF:
        return ""
    table = _FONTS.get(font.strip().lower())
    if table is None:
        return chr(number)
    low = number & 0xFF
    if low in table:
        return table[low]
    # The printable ASCII part of the Symbol font is plain text but for its letters.
    return chr(low) if table is _SYMBOL and 0x20 < low < 0x40 else chr(number)
