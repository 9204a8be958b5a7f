"""Between file and station 1: numbers as a spreadsheet shows them."""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction

from linter.readers.sheets.codes import Section, Token

# A number holds 15 digits; wider integers have lost theirs and are shown as a power of ten.
_DIGITS = 15
_WIDTH = 11
_MOST_PLACES = 30
_MOST_SIGNS = 5
# Wide enough for the largest number with all places.
_WIDE = Context(prec=200, rounding=ROUND_HALF_UP)


def decimal_of(value: float) -> Decimal:
    """The decimal number that the author typed: what binary adds beyond 15 digits is dropped."""
    return Decimal(f"{value:.{_DIGITS}g}")


def general(value: float) -> str:
    """The number without a format: as many places as fit into a cell of eleven characters."""
    number = decimal_of(value)
    if number == 0:
        return "0"
    exponent = number.adjusted()
    if exponent >= _DIGITS or exponent < -9:
        return _scientific(number, 5, False)
    places = max(_WIDTH - 2 - max(exponent, 0), 0)
    return _plain(_rounded(number, places))


def number_text(value: float, section: Section) -> str:
    """The number in the places and between the words of the section."""
    tokens = section.tokens
    number = decimal_of(value)
    number *= Decimal(100) ** min(sum(t.kind == "percent" for t in tokens), _MOST_SIGNS)
    if section.has("exponent"):
        return _with_exponent(number, tokens)
    if _is_fraction(tokens):
        return _with_fraction(number, tokens)
    whole, places, thousands, is_grouped = _parts(tokens)
    number = _rounded(number / Decimal(1000) ** thousands, sum(t.kind == "digit" for t in places))
    digits, _, decimals = f"{abs(number):f}".partition(".")
    sign = "-" if number < 0 else ""
    return _filled(whole, digits.lstrip("0"), is_grouped, sign) + _places(places, decimals)


def _rounded(number: Decimal, places: int) -> Decimal:
    return number.quantize(Decimal(1).scaleb(-min(places, _MOST_PLACES)), context=_WIDE)


def _plain(number: Decimal) -> str:
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _parts(tokens: Sequence[Token]) -> tuple[list[Token], list[Token], int, bool]:
    """What stands up to the point and after it, by how many thousands the number is divided, and
    whether its thousands are parted."""
    point = next((i for i, token in enumerate(tokens) if token.kind == "point"), len(tokens))
    whole, places = list(tokens[:point]), list(tokens[point:])
    last = max((i for i, token in enumerate(tokens) if token.kind == "digit"), default=-1)
    last_whole = max((i for i, token in enumerate(whole) if token.kind == "digit"), default=-1)
    ends = {last, last_whole}
    thousands = sum(
        token.kind == "comma" and _before(tokens, i) in ends for i, token in enumerate(tokens)
    )
    grouped = any(
        token.kind == "comma" and i < last_whole and any(t.kind == "digit" for t in whole[:i])
        for i, token in enumerate(whole)
    )
    return whole, places, thousands, grouped


def _before(tokens: Sequence[Token], index: int) -> int:
    """The index of the last token before `index` that is no comma."""
    while index > 0 and tokens[index].kind == "comma":
        index -= 1
    return index


def _filled(tokens: Sequence[Token], digits: str, is_grouped: bool, sign: str) -> str:
    """The digits put into their places from the right; what is left goes before the first one."""
    left = sum(token.kind == "digit" for token in tokens)
    done: list[str] = []
    count = 0

    def put(digit: str) -> None:
        nonlocal count
        if is_grouped and count and count % 3 == 0 and digit:
            done.append(",")
        done.append(digit)
        count += 1

    for token in reversed(tokens):
        if token.kind == "digit":
            left -= 1
            put(digits[-1:] or ("0" if token.text == "0" else ""))
            digits = digits[:-1]
            while left == 0 and digits:
                put(digits[-1])
                digits = digits[:-1]
            if left == 0:
                done.append(sign)
        elif token.kind != "comma":
            done.append(token.text[::-1])
    text = "".join(done)[::-1]
    return text if any(token.kind == "digit" for token in tokens) else sign + text + digits


def _places(tokens: Sequence[Token], decimals: str) -> str:
    kept = decimals
    slots = [token.text for token in tokens if token.kind == "digit"]
    for slot in reversed(slots):
        if slot == "0" or not kept.endswith("0"):
            break
        kept = kept[:-1]
    done: list[str] = []
    for token in tokens:
        if token.kind == "digit":
            done.append(kept[:1])
            kept = kept[1:]
        elif token.kind == "point":
            done.append(".")
        elif token.kind != "comma":
            done.append(token.text)
    return "".join(done)


def _scientific(number: Decimal, places: int, keeps_zeros: bool) -> str:
    mantissa, _, exponent = f"{number:.{places}E}".partition("E")
    if not keeps_zeros and "." in mantissa:
        mantissa = mantissa.rstrip("0").rstrip(".")
    return f"{mantissa}E{exponent[0]}{exponent[1:].rjust(2, '0')}"


def _with_exponent(number: Decimal, tokens: Sequence[Token]) -> str:
    kinds = [token.kind for token in tokens]
    before = kinds[: kinds.index("exponent")]
    point = before.index("point") if "point" in before else len(before)
    places = before[point:].count("digit")
    first = next((i for i, kind in enumerate(kinds) if kind in ("digit", "point")), 0)
    last = max((i for i, kind in enumerate(kinds) if kind == "digit"), default=len(kinds))
    around = "".join(t.text for t in tokens[:first]), "".join(t.text for t in tokens[last + 1 :])
    return around[0] + _scientific(number, places, True) + around[1]


def _is_fraction(tokens: Sequence[Token]) -> bool:
    kinds = [token.kind for token in tokens]
    return "slash" in kinds and "digit" in kinds[: kinds.index("slash")]


def _with_fraction(number: Decimal, tokens: Sequence[Token]) -> str:
    kinds = [token.kind for token in tokens]
    slash = kinds.index("slash")
    below = min(max(kinds[slash:].count("digit"), 1), 5)
    written = "".join(token.text for token in tokens[slash + 1 :] if token.text.isdecimal())
    fixed = int(written) if written.strip("0") else 0
    exact = Fraction(abs(number))
    near = (
        Fraction(round(exact * fixed), fixed) if fixed else exact.limit_denominator(10**below - 1)
    )
    whole, rest = divmod(near, 1)
    sign = "-" if number < 0 else ""
    if rest == 0:
        return f"{sign}{whole}"
    return f"{sign}{whole} {rest}" if whole else f"{sign}{rest}"
