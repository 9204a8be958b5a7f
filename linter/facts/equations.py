"""Station 3: calculations written out in figures: 2000元/人·月×60人×12个月=144万元."""

import re
from collections.abc import Iterator
from decimal import Decimal

from linter.facts.amount import Amount
from linter.facts.lexicon import Lexicon
from linter.facts.quantity import find_quantities
from linter.facts.text import Text
from linter.facts.types import Quantity
from linter.facts.workings import Working

# Same length as what they replace, so that offsets hold; a hyphen is no minus in prose.
_FOLD = str.maketrans("＝×✕╳✖∗xXⅹ＋（）", "=********+()")
_SCALES = {"": 0, "百": 2, "千": 3, "万": 4, "百万": 6, "千万": 7, "亿": 8}
_NUMBER = r"\d+(?:,\d{3})*(?:\.\d+)?"
_WORDS = r"[^\d*=+,，。；;、：:()\n]"
_FACTOR = rf"(?P<number>{_NUMBER})(?P<scale>百万|千万|[百千万亿])?(?P<unit>{_WORDS}{{0,12}}?)"
# What may stand before a figure: the name of what it counts.
_NAME = rf"{_WORDS}{{0,16}}?"
_STEP = re.compile(rf"{_NAME}{_FACTOR}(?P<next>[*=+]|$)")
_PERCENT = ("%", "％")
_TOO_MANY = 12


def find_equations(text: Text, lexicon: Lexicon) -> Iterator[Working]:
    """The products and sums of products in figures whose result in money is stated behind “=”.

    A product has exactly one amount of money; what has none, two, a letter or an unknown part is
    no calculation that can be checked.
    """
    folded = text.translate(_FOLD)
    if "=" not in folded or "*" not in folded:
        return
    results = {quantity.span[0]: quantity for quantity in find_quantities(text, lexicon)}
    for match in re.finditer(r"=[^\d=]{0,6}?(?=\d)", folded):
        # The sign may be read as the comparator of the result.
        stated = results.get(match.end()) or results.get(match.start())
        if stated is None or stated.dimension != "money" or stated.comparator not in (None, "="):
            continue
        end = stated.span[1]
        if folded[end : end + 1] in {"*", "+"}:
            continue
        start = _start(folded, match.start())
        amounts = _sum(folded[start : match.start()])
        if amounts is not None:
            wording = text[start : match.start()]
            yield Working(text, (start, end), wording, amounts, stated)


def calculation_of(text: Text, value: Quantity | None) -> Working | None:
    """The calculation that a whole text is, when the value it explains is one sum of money:
    800路×100元/月×12个月 beside 96万元. None where the text says more, or states a result."""
    if value is None or value.dimension != "money" or value.per or value.high is not None:
        return None
    folded = text.translate(_FOLD).strip("。；; ")
    if (
        value.comparator not in (None, "=")
        or value.approximate
        or "*" not in folded
        or "=" in folded
    ):
        return None
    amounts = _sum(folded)
    return Working(text, (0, len(text)), str(text), amounts, value) if amounts else None


def _start(folded: str, end: int) -> int:
    """Where the left side begins: behind the last mark that no calculation has."""
    return max(folded.rfind(mark, 0, end) for mark in "=，,。；;：:、(\n") + 1


def _sum(side: str) -> tuple[Amount, ...] | None:
    """The products of the left side; None when any part of it is not understood."""
    products: list[Amount] = []
    factors: list[tuple[Decimal, Decimal, bool]] = []
    position = start = 0
    for _ in range(_TOO_MANY):
        match = _STEP.match(side, position)
        if match is None:
            return None
        factors.append(_factor(match))
        position = match.end()
        if match["next"] != "*":
            product = _product(factors, side[start : match.end("unit")].strip())
            if product is None:
                return None
            products.append(product)
            factors, start = [], position
        if position == len(side) and match["next"] == "":
            return tuple(products) if any("*" in p.text for p in products) else None
    return None


def _factor(match: re.Match[str]) -> tuple[Decimal, Decimal, bool]:
    """Value, printing tolerance, and whether it is money (per whatever)."""
    digits, unit = match["number"].replace(",", ""), match["unit"]
    scale = _SCALES[match["scale"] or ""] - (2 if unit.startswith(_PERCENT) else 0)
    value = Decimal(digits).scaleb(scale)
    decimals = len(digits.partition(".")[2])
    # A whole figure is exact; one with decimals or in 万 may be rounded.
    rounded = decimals > 0 or scale > 0
    tolerance = Decimal("0.5").scaleb(scale - decimals) if rounded else Decimal(0)
    return value, tolerance, unit.startswith("元")


def _product(factors: list[tuple[Decimal, Decimal, bool]], wording: str) -> Amount | None:
    if sum(money for _, _, money in factors) != 1:
        return None
    base, tolerance = Decimal(1), Decimal(0)
    for value, own, _ in factors:
        tolerance = tolerance * value + own * base
        base *= value
    return Amount(base, base, base, tolerance, "money", wording)
