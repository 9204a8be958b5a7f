"""Station 3: quantities in value cells and in prose."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from linter.facts.lexicon import Lexicon
from linter.facts.numerals import Number, numbers
from linter.facts.text import Text
from linter.facts.types import Comparator, Quantity
from linter.facts.units import Measure, longest, measure_at, measure_of

_NONE: frozenset[str] = frozenset()
_HALF = Decimal("0.5")
_MINUS = "-−－"
# Longest words of each sort, so that looking back and ahead stays bounded.
_COMPARATOR, _LINK, _MARK = 6, 4, 3


@dataclass(frozen=True, slots=True)
class _Scan:
    """A text being read; `whole` is True for a value cell, where links and bare numbers count."""

    text: Text
    lexicon: Lexicon
    numbers: Sequence[Number]
    expected: frozenset[str]
    whole: bool


@dataclass(frozen=True, slots=True)
class _Before:
    start: int
    comparator: Comparator | None
    approximate: bool
    rank: bool
    negative: bool


def value_quantities(
    text: Text, lexicon: Lexicon, expected: frozenset[str] = _NONE
) -> tuple[Quantity, ...]:
    """Every quantity of a value cell, bare numbers included, dates and 文号 left out."""
    # A full-width comma between digits groups thousands in a cell; in prose it ends a clause.
    found = numbers(text.replace("，", ","))
    return _quantities(_Scan(text, lexicon, found, expected, True)) if found else ()


def read_quantity(
    text: Text, lexicon: Lexicon, expected: frozenset[str] = _NONE
) -> Quantity | None:
    """The one quantity a value cell states; None when it states none or several.

    `expected` are the dimensions the indicator's name allows; they decide units with two meanings
    (度, 兆) and a bare 万. What follows in brackets explains the value and is not a second one.
    """
    found = value_quantities(text, lexicon, expected)
    return main_quantity(found)


def main_quantity(found: Sequence[Quantity]) -> Quantity | None:
    """The quantity a value cell is about, of all its quantities; None when that is unclear."""
    if len(found) == 1:
        return found[0]
    if found and found[0].span[0] == 0:
        source, end = found[0].source, found[0].span[1]
        rest = source[end:]
        if rest[:1] in "(（" and rest[-1:] in ")）":
            return found[0]
    return None


def find_quantities(text: Text, lexicon: Lexicon) -> tuple[Quantity, ...]:
    """The quantities in prose: numbers with a known unit that are no date, ordinal, code …"""
    found = numbers(text)
    return _quantities(_Scan(text, lexicon, found, _NONE, False)) if found else ()


def combined_quantity(
    value: Text, lexicon: Lexicon, *, comparator: Text | None = None, unit: str | None = None,
    expected: frozenset[str] = _NONE, found: Sequence[Quantity] | None = None,
) -> Quantity | None:  # fmt: skip
    """The quantity of a value cell whose comparator or unit stand in columns of their own.

    What the value cell prints itself goes before what its columns say. `found` are the quantities
    of the value cell, when they are known.
    """
    if found is None:
        found = value_quantities(value, lexicon, expected)
    quantity = main_quantity(found)
    if quantity is None:
        return None
    if quantity.comparator is None and comparator:
        quantity = replace(quantity, comparator=lexicon.comparators_before.get(comparator))
    if quantity.unit is None and unit:
        quantity = with_unit(quantity, unit, lexicon, expected)
    return quantity


def with_unit(
    quantity: Quantity, unit: str, lexicon: Lexicon, expected: frozenset[str] = _NONE
) -> Quantity:
    """A bare number with the unit that a column, a heading or a table states for it."""
    measure = measure_of(unit, lexicon, expected)
    if measure is None:
        return replace(quantity, unit=unit, dimension=None)
    factor = measure.factor
    return replace(
        quantity,
        unit=measure.symbol,
        dimension=measure.dimension,
        base=quantity.base * factor,
        half_ulp=quantity.half_ulp * factor,
        high=None if quantity.high is None else quantity.high * factor,
        per=measure.per,
        indivisible=measure.indivisible,
    )


def _quantities(scan: _Scan) -> tuple[Quantity, ...]:
    candidates = tuple(_candidates(scan))
    if not candidates:
        return ()
    excluded = [match.span() for match in scan.lexicon.not_count_pattern.finditer(scan.text)]
    return tuple(
        quantity
        for quantity, number in candidates
        if quantity.dimension == "rank" or not _is_excluded(scan, number, excluded)
    )


def _is_excluded(scan: _Scan, number: Number, excluded: Sequence[tuple[int, int]]) -> bool:
    if any(start <= number.start < end for start, end in excluded):
        return True
    return number.chinese and _is_phrase(scan, number)


def _is_phrase(scan: _Scan, number: Number) -> bool:
    """Whether the 数词 is part of a fixed phrase: 一批, 五个一, 万无一失."""
    text, phrases = scan.text, scan.lexicon.not_counts
    for start in range(max(0, number.start - 3), number.start + 1):
        for end in range(number.start + 1, min(len(text), number.start + 6) + 1):
            if text[start:end] in phrases:
                return True
    return False


def _candidates(scan: _Scan) -> Iterator[tuple[Quantity, Number]]:
    used = -1
    for index, number in enumerate(scan.numbers):
        if number.start < used:
            continue
        quantity = _read(scan, index)
        if quantity is not None:
            used = quantity.span[1]
            yield quantity, number


def _read(scan: _Scan, index: int) -> Quantity | None:
    number = scan.numbers[index]
    text, lexicon = scan.text, scan.lexicon
    end = number.end
    between = _at(text, end, lexicon.approximate_between)
    measure = _measure(scan, number, end + between)
    if between and measure.symbol is None:
        measure, between = _measure(scan, number, end), 0
    before = _before(scan, number.start)
    if before.rank:
        measure = _rank(scan, measure)
    upper = _upper(scan, index, measure.end)
    if upper is not None:
        return _range(scan, number, measure, before, upper)
    if measure.symbol is None and not (scan.whole and _stands_alone(scan, number, measure.end)):
        return None
    measure = _per_before(scan, measure, before.start)
    tail, comparator, approximate = _after(scan, measure)
    if not between:
        between = _at(text, measure.end, lexicon.approximate_between) if measure.symbol else 0
    return _quantity(
        scan, number, measure, (before.start, tail),
        comparator=before.comparator or comparator,
        approximate=before.approximate or approximate or end + between > end,
        negative=before.negative,
    )  # fmt: skip


def _measure(scan: _Scan, number: Number, position: int) -> Measure:
    if number.share is not None:
        return Measure(number.end, scan.text[number.start : number.start + 3], "share",
                       number.share, None, False)  # fmt: skip
    measure = measure_at(scan.text, position, scan.lexicon, scan.expected, scan.whole)
    # A 数词 needs a unit that everybody knows; an unknown word after it is prose.
    unknown = measure.dimension is None and measure.symbol not in scan.lexicon.multipliers
    known = measure.symbol in scan.lexicon.units
    if number.chinese and unknown and not known:
        return Measure(position, None, None, Decimal(1), None, False)
    return measure


def _stands_alone(scan: _Scan, number: Number, end: int) -> bool:
    """Whether a bare number is the whole of a value cell, but for signs around it."""
    after = scan.text[end : end + 1]
    return not number.chinese and (not after or not (after.isalnum() or after in "*×:：.-_/"))


def _rank(scan: _Scan, measure: Measure) -> Measure:
    if measure.symbol in scan.lexicon.rank_units:
        return replace(measure, dimension="rank", indivisible=True)
    return Measure(measure.end, None, None, Decimal(1), None, False)


def _per_before(scan: _Scan, measure: Measure, start: int) -> Measure:
    """In a value cell 每人500元 is a unit cost like 500元/人."""
    if not scan.whole or measure.dimension != "money":
        return measure
    each = scan.text.rfind("每", max(0, start - 5), start)
    word = scan.text[each + 1 : start]
    if each < 0 or word not in scan.lexicon.units:
        return measure
    return replace(measure, dimension="unit_cost", per=word)


def _at(text: str, position: int, words: frozenset[str]) -> int:
    """The length of the word of the set at `position`, 0 for none."""
    word = longest(text, position, words, _MARK)
    return len(word) if word else 0


def _ending_at(text: str, end: int, words: object, length: int) -> str | None:
    for size in range(min(length, end), 0, -1):
        word = text[end - size : end]
        if word in words:  # type: ignore[operator]
            return word
    return None


def _before(scan: _Scan, start: int) -> _Before:
    """What stands before a number, read backwards: comparators, 约, 第, and (in a cell) links."""
    text, lexicon = scan.text, scan.lexicon
    position, first, comparator, approximate, rank = start, start, None, False, False
    negative = scan.whole and text[start - 1 : start] in _MINUS and start > 0 and (
        start == 1 or text[start - 2] in lexicon.comparators_before
    )  # fmt: skip
    if negative:
        position = first = start - 1
    for _ in range(4):
        if text[position - 1 : position] == " " and position > 0:
            position -= 1
        form = _ending_at(text, position, lexicon.comparators_before, _COMPARATOR)
        mangled = scan.whole and position == 1 and text[0] in lexicon.mangled
        link = scan.whole and _ending_at(text, position, lexicon.links, _LINK)
        about = _ending_at(text, position, lexicon.approximate_before, _MARK)
        if form:
            comparator = comparator or lexicon.comparators_before[form]
        elif mangled:
            form, comparator = text[0], lexicon.mangled[text[0]]
        elif about:
            approximate = True
        elif scan.whole and text[position - 1 : position] in lexicon.rank_marks and position > 0:
            form = text[position - 1]
            rank = True
            comparator = comparator or (None if form == "第" else "≤")
        elif not link:
            break
        position -= len(form or about or link or "")
        first = position if form or about else first
    return _Before(first, comparator, approximate, rank, negative)


def _after(scan: _Scan, measure: Measure) -> tuple[int, Comparator | None, bool]:
    """What follows a quantity: 左右, 以上 …; gives the end, the comparator, the approximation."""
    text, lexicon = scan.text, scan.lexicon
    position, comparator, approximate = measure.end, None, False
    for _ in range(2):
        about = longest(text, position, lexicon.approximate_after, _MARK)
        form = longest(text, position, lexicon.comparators_after, _COMPARATOR)
        if form:
            comparator = comparator or lexicon.comparators_after[form]
        elif about:
            approximate = True
        else:
            break
        position += len(form or about or "")
    return position, comparator, approximate


def _upper(scan: _Scan, index: int, end: int) -> tuple[Number, Measure, str] | None:
    """The number and measure that close a range or a tolerance, and the mark between."""
    if index + 1 >= len(scan.numbers):
        return None
    number = scan.numbers[index + 1]
    mark = scan.text[end : number.start].strip()
    if mark not in scan.lexicon.ranges and mark != "±":
        return None
    return number, _measure(scan, number, number.end), mark


def _range(
    scan: _Scan, number: Number, measure: Measure, before: _Before,
    upper: tuple[Number, Measure, str],
) -> Quantity | None:  # fmt: skip
    high, high_measure, mark = upper
    if measure.symbol is None:
        measure = replace(high_measure, end=measure.end)
    elif measure.symbol in scan.lexicon.multipliers and high_measure.dimension:
        measure = replace(measure, dimension=high_measure.dimension)
    if high_measure.symbol is None:
        high_measure = replace(measure, end=high_measure.end)
    if measure.symbol is None and not scan.whole:
        return None
    tail, comparator, approximate = _after(scan, high_measure)
    lowest = _quantity(
        scan, number, measure, (before.start, tail), comparator=before.comparator or comparator,
        approximate=before.approximate or approximate, negative=False,
    )  # fmt: skip
    width = high.value * high_measure.factor
    if mark == "±":
        tolerance = width if high_measure.dimension == measure.dimension else width * lowest.base
        return replace(lowest, comparator="±", half_ulp=tolerance)
    return replace(lowest, high=width)


def _quantity(
    scan: _Scan, number: Number, measure: Measure, span: tuple[int, int], *,
    comparator: Comparator | None, approximate: bool, negative: bool,
) -> Quantity:  # fmt: skip
    value = -number.value if negative else number.value
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
        approximate=approximate,
        indivisible=measure.indivisible,
    )
