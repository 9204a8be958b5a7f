"""Station 3: one quantity of a text, read around a number."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from linter.facts.lexicon import Lexicon
from linter.facts.numerals import Number
from linter.facts.surroundings import Before, after, before, between
from linter.facts.text import Text
from linter.facts.types import Comparator, Quantity
from linter.facts.units import Measure, measure_at, no_measure

_HALF = Decimal("0.5")
_LONGEST_EACH = 5
_TOLERANCE = "±"
# What may not follow a bare number of a value cell: it would be part of something else.
_CONTINUES = frozenset("*×:：.-_/")


@dataclass(frozen=True, slots=True)
class Scan:
    """A text being read; `whole` is True for a value cell, where links and bare numbers count.
    `expected` are the dimensions that decide a unit with two meanings."""

    text: Text
    lexicon: Lexicon
    numbers: Sequence[Number]
    expected: frozenset[str]
    whole: bool


def candidates(scan: Scan) -> Iterator[tuple[Quantity, Number]]:
    """The quantities of a text with the number that each begins with, in order; what only looks
    like one (years, codes …) is among them."""
    used = -1
    for index, number in enumerate(scan.numbers):
        if number.start < used:
            continue
        quantity = _read(scan, index)
        if quantity is not None:
            used = quantity.span[1]
            yield quantity, number


def _read(scan: Scan, index: int) -> Quantity | None:
    number = scan.numbers[index]
    measure, is_rough = _rough_measure(scan, number)
    front = before(scan.text, number.start, scan.lexicon, scan.whole)
    if front.is_rank:
        measure = _rank(scan, measure)
    upper = _upper(scan, index, measure.end)
    if upper is not None:
        return _range(scan, number, measure, front, upper)
    if measure.symbol is None and not (scan.whole and _stands_alone(scan, number, measure.end)):
        return None
    measure = _per_before(scan, measure, front.start)
    tail = after(scan.text, measure.end, scan.lexicon)
    return _quantity(
        scan, number, measure, (front.start, tail.end),
        comparator=front.comparator or tail.comparator,
        is_approximate=front.is_approximate or is_rough or tail.is_approximate,
        is_negative=front.is_negative,
    )  # fmt: skip


def _rough_measure(scan: Scan, number: Number) -> tuple[Measure, bool]:
    """The measure of a number, and whether 余 or 多 stands before its unit (50余人, 50多万元)."""
    gap = between(scan.text, number.end, scan.lexicon)
    if gap:
        measure = _measure(scan, number, number.end + gap)
        if measure.symbol is not None:
            return measure, True
    return _measure(scan, number, number.end), False


def _measure(scan: Scan, number: Number, position: int) -> Measure:
    if number.share is not None:
        symbol = scan.text[number.start : number.start + len("百分之")]
        return Measure(number.end, symbol, "share", number.share, None, False)
    measure = measure_at(scan.text, position, scan.lexicon, scan.expected, scan.whole)
    # A 数词 needs a unit that everybody knows; an unknown word after it is prose.
    unknown = measure.dimension is None and measure.symbol not in scan.lexicon.multipliers
    if number.chinese and unknown and measure.symbol not in scan.lexicon.units:
        return no_measure(position)
    return measure


def _stands_alone(scan: Scan, number: Number, end: int) -> bool:
    """Whether a bare number is the whole of a value cell, but for signs around it."""
    following = scan.text[end : end + 1]
    ends = not following or not (following.isalnum() or following in _CONTINUES)
    return ends and not number.chinese


def _rank(scan: Scan, measure: Measure) -> Measure:
    if measure.symbol in scan.lexicon.rank_units:
        return replace(measure, dimension="rank", indivisible=True)
    return no_measure(measure.end)


def _per_before(scan: Scan, measure: Measure, start: int) -> Measure:
    """In a value cell 每人500元 is a unit cost like 500元/人."""
    if not scan.whole or measure.dimension != "money":
        return measure
    for size in range(2, min(_LONGEST_EACH, start) + 1):
        words = scan.text[start - size : start]
        if words[0] in scan.lexicon.recurring and words[1:] in scan.lexicon.units:
            return replace(measure, dimension="unit_cost", per=words[1:])
    return measure


def _upper(scan: Scan, index: int, end: int) -> tuple[Number, Measure, str] | None:
    """The number and measure that close a range or a tolerance, and the mark between."""
    if index + 1 >= len(scan.numbers):
        return None
    number = scan.numbers[index + 1]
    mark = scan.text[end : number.start].strip()
    if mark not in scan.lexicon.ranges and mark != _TOLERANCE:
        return None
    return number, _measure(scan, number, number.end), mark


def _range(
    scan: Scan, number: Number, measure: Measure, front: Before,
    upper: tuple[Number, Measure, str],
) -> Quantity | None:  # fmt: skip
    high, high_measure, mark = upper
    if measure.symbol is None:
        measure = replace(high_measure, end=measure.end)
    elif measure.symbol in scan.lexicon.multipliers and high_measure.dimension:
        measure = replace(measure, dimension=high_measure.dimension)
    if high_measure.per is not None and measure.per is None:
        measure = replace(measure, dimension=high_measure.dimension, per=high_measure.per)
    if high_measure.symbol is None:
        high_measure = replace(measure, end=high_measure.end)
    if measure.symbol is None and not scan.whole:
        return None
    tail = after(scan.text, high_measure.end, scan.lexicon)
    low = _quantity(
        scan, number, measure, (front.start, tail.end),
        comparator=front.comparator or tail.comparator,
        is_approximate=front.is_approximate or tail.is_approximate,
        is_negative=False,
    )  # fmt: skip
    width = high.value * high_measure.factor
    if mark == _TOLERANCE:
        same = high_measure.dimension == measure.dimension
        return replace(low, comparator="±", half_ulp=width if same else width * low.base)
    return replace(low, high=width)


def _quantity(
    scan: Scan, number: Number, measure: Measure, span: tuple[int, int], *,
    comparator: Comparator | None, is_approximate: bool, is_negative: bool,
) -> Quantity:  # fmt: skip
    value = -number.value if is_negative else number.value
    return Quantity(
        source=scan.text,
        span=span,
        text=scan.text[span[0] : span[1]],
        comparator=comparator,
        number=value,
        unit=measure.symbol,
        dimension=measure.dimension,
        base=value * measure.factor,
        half_ulp=number.ulp * measure.factor * _HALF,
        per=measure.per,
        approximate=is_approximate,
        indivisible=measure.indivisible,
    )
