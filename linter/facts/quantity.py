"""Station 3: quantities in value cells, in columns of their own, and in prose."""

from collections.abc import Sequence
from dataclasses import replace

from linter.facts.lexicon import Lexicon
from linter.facts.numerals import Number, numbers, without_numbering
from linter.facts.reading import Scan, candidates
from linter.facts.text import Text
from linter.facts.types import Quantity
from linter.facts.units import CLOSING, OPENING, measure_of

_NONE: frozenset[str] = frozenset()
# How far a fixed phrase (五个一, 两不愁三保障) may reach around its 数词.
_PHRASE_BEFORE, _PHRASE_AFTER = 3, 6


def value_quantities(
    text: Text, lexicon: Lexicon, expected: frozenset[str] = _NONE
) -> tuple[Quantity, ...]:
    """Every quantity of a value cell, bare numbers included, dates and 文号 left out.

    `expected` are the dimensions the indicator's name allows; they decide units with two meanings
    (度, 兆) and a bare 万.
    """
    # A full-width comma between digits groups thousands in a cell; in prose it ends a clause.
    found = numbers(text.replace("，", ","))
    return _quantities(Scan(text, lexicon, found, expected, True)) if found else ()


def read_quantity(
    text: Text, lexicon: Lexicon, expected: frozenset[str] = _NONE
) -> Quantity | None:
    """The one quantity a value cell states; None when it states none or several."""
    return main_quantity(value_quantities(text, lexicon, expected))


def main_quantity(found: Sequence[Quantity]) -> Quantity | None:
    """The quantity a value cell is about, of all its quantities; None when that is unclear.

    What follows in brackets explains the value and is not a second one: 12次（每月1次）.
    """
    if len(found) == 1:
        return found[0]
    if not found or found[0].span[0] > 0:
        return None
    rest = found[0].source[found[0].span[1] :]
    return found[0] if rest[:1] in OPENING and rest[-1:] in CLOSING else None


def find_quantities(text: Text, lexicon: Lexicon) -> tuple[Quantity, ...]:
    """The quantities in prose: numbers with a known unit that are no date, ordinal, code …"""
    # Claims, lists, periods and scoring rules all begin with them.
    return text.once(_find_quantities, lexicon)


def _find_quantities(text: Text, lexicon: Lexicon) -> tuple[Quantity, ...]:
    found = without_numbering(text, numbers(text))
    if not found:
        return ()
    quantities = _quantities(Scan(text, lexicon, found, _NONE, False))
    return quantities[1:] if quantities and _begins_with_numbering(quantities[0]) else quantities


def _begins_with_numbering(first: Quantity) -> bool:
    """Whether a text begins with half a thing (1.48辆校车): a sentence number, and nobody knows of
    how many things."""
    return first.span[0] == 0 and first.indivisible and first.base % 1 != 0


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


def whole_target(value: str, comparator: str, unit: str) -> str:
    """A bare number between the sign and the unit that stand in columns of their own; any other
    value as it is."""
    sign = "" if any(map(str.isalnum, comparator)) or not value[:1].isdigit() else comparator
    return f"{sign}{value}{unit if value[-1:].isdigit() else ''}"


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


def _quantities(scan: Scan) -> tuple[Quantity, ...]:
    found = tuple(candidates(scan))
    if not found:
        return ()
    excluded = bytearray(len(scan.text))
    for match in scan.lexicon.not_count_pattern.finditer(scan.text):
        excluded[match.start() : match.end()] = b"1" * (match.end() - match.start())
    return tuple(
        quantity
        for quantity, number in found
        if quantity.dimension == "rank" or not _is_excluded(scan, number, excluded)
    )


def _is_excluded(scan: Scan, number: Number, excluded: bytearray) -> bool:
    return bool(excluded[number.start]) or (number.chinese and _is_phrase(scan, number))


def _is_phrase(scan: Scan, number: Number) -> bool:
    """Whether the 数词 is part of a fixed phrase: 一批, 五个一, 万无一失."""
    text, phrases = scan.text, scan.lexicon.not_counts
    last = min(len(text), number.start + _PHRASE_AFTER)
    return any(
        text[start:end] in phrases
        for start in range(max(0, number.start - _PHRASE_BEFORE), number.start + 1)
        for end in range(number.start + 1, last + 1)
    )
