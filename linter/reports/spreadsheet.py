"""Station 6: texts that a spreadsheet opens as text, not as formulas."""

# ＝＋－＠ too: some spreadsheets take the full-width characters for the plain ones.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
BYTE_ORDER_MARK = "\ufeff"


def harmless(text: str) -> str:
    """The text, behind an apostrophe where a spreadsheet would run it as a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text
