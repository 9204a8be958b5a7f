"""Station 3: the unit that follows a number: multiplier, unit, and what it is counted per."""

from dataclasses import dataclass, replace
from decimal import Decimal

from linter.facts.lexicon import Lexicon, Unit
from linter.facts.surroundings import longest

OPENING = "(（"
CLOSING = ")）"
# 元/人·年, 元/人*月, 元/人.年
_JOINS = "·•・∙.*×/／"
_SLASHES = frozenset("/／")
_ONE = Decimal(1)


@dataclass(frozen=True, slots=True)
class Measure:
    """What follows a number. `symbol` is the unit as printed without brackets (万元, %, 元/人·年),
    None when there is none; `factor` takes the number to the base unit; `per` is the denominator.
    """

    end: int
    symbol: str | None
    dimension: str | None
    factor: Decimal
    per: str | None
    indivisible: bool


def measure_at(
    text: str, position: int, lexicon: Lexicon, expected: frozenset[str], whole: bool
) -> Measure:
    """The measure at `position`, right after a number (a blank or brackets may stand between).

    `expected` are the dimensions that resolve an ambiguous unit; in a `whole` value cell an
    unknown word up to the end is taken as an unknown unit.
    """
    start = _skip_blank(text, position)
    if start < len(text) and text[start] in OPENING:
        inside = _measure(text, start + 1, lexicon, expected, whole)
        if inside and inside.end < len(text) and text[inside.end] in CLOSING:
            return replace(inside, end=inside.end + 1)
    found = _measure(text, start, lexicon, expected, whole)
    if found:
        return found
    return no_measure(position)


def no_measure(position: int) -> Measure:
    """Nothing that measures."""
    return Measure(position, None, None, _ONE, None, False)


def measure_of(symbol: str, lexicon: Lexicon, expected: frozenset[str]) -> Measure | None:
    """The measure a unit cell or a unit in brackets names; None when it is no known unit."""
    found = _measure(symbol, 0, lexicon, expected, True)
    if found is None or found.end != len(symbol):
        return None
    known = found.dimension or symbol in lexicon.units or symbol in lexicon.multipliers
    return found if known else None


def _skip_blank(text: str, position: int) -> int:
    return position + 1 if text[position : position + 1] == " " else position


def unit_at(text: str, position: int, lexicon: Lexicon) -> Unit | None:
    """The longest unit at `position` that is not the beginning of another word."""
    for size in range(min(lexicon.longest_unit, len(text) - position), 0, -1):
        unit = lexicon.units.get(text[position : position + size])
        if unit is None:
            continue
        after = text[position + size : position + size + 1]
        if not after or (after not in unit.not_before and not _splits_word(unit.symbol, after)):
            return unit
    return None


def _splits_word(symbol: str, after: str) -> bool:
    return symbol[-1].isascii() and symbol[-1].isalpha() and after.isascii() and after.isalnum()


def _measure(
    text: str, position: int, lexicon: Lexicon, expected: frozenset[str], whole: bool
) -> Measure | None:
    direct = unit_at(text, position, lexicon)
    multiplier = longest(text, position, lexicon.multipliers, 3)
    direct_end = position + len(direct.symbol) if direct else position
    unit, unit_end, worth = direct, direct_end, _ONE
    if multiplier:
        after = position + len(multiplier)
        scaled = unit_at(text, after, lexicon)
        scaled_end = after + len(scaled.symbol) if scaled else after
        if scaled_end > direct_end:
            unit, unit_end, worth = scaled, scaled_end, lexicon.multipliers[multiplier]
    if unit_end == position:
        return _unknown(text, position, lexicon) if whole else None
    if unit and unit.symbol in lexicon.only_denominators:
        return None
    per, end = _denominator(text, unit_end, lexicon, whole) if unit else (None, unit_end)
    return _composed(text[position:end], unit, worth, per, end, expected)


def _composed(
    symbol: str, unit: Unit | None, worth: Decimal, per: str | None, end: int,
    expected: frozenset[str],
) -> Measure:  # fmt: skip
    if unit is None:
        # 5万 is money in a row about money; elsewhere nobody knows what is counted.
        money = "money" in expected and "count" not in expected
        return Measure(end, symbol, "money" if money else None, worth, None, False)
    dimension, factor = _reading(unit, expected)
    if per is not None:
        dimension = "unit_cost" if dimension == "money" else "rate"
    return Measure(end, symbol, dimension, worth * factor, per, unit.indivisible and per is None)


def _reading(unit: Unit, expected: frozenset[str]) -> tuple[str | None, Decimal]:
    if unit.dimension is not None:
        return unit.dimension, unit.factor
    fitting = [reading for reading in unit.readings if reading[0] in expected]
    return fitting[0] if len(fitting) == 1 else (None, unit.factor)


def _denominator(text: str, position: int, lexicon: Lexicon, whole: bool) -> tuple[str | None, int]:
    mark = text[position : position + 1]
    if mark not in _SLASHES and mark not in lexicon.recurring:
        return None, position
    start = end = position + 1
    bracket = text[start : start + 1] in OPENING and start < len(text)
    if bracket:
        start = end = start + 1
    while True:
        size = _denominator_word(text, end, lexicon, whole)
        if size == 0:
            break
        end += size
        if end < len(text) - 1 and text[end] in _JOINS:
            end += 1
        else:
            break
    if end == start:
        return None, position
    per = text[start:end].rstrip(_JOINS)
    if bracket and text[end : end + 1] in CLOSING and end < len(text):
        end += 1
    return per, end


def _denominator_word(text: str, position: int, lexicon: Lexicon, whole: bool) -> int:
    unit = unit_at(text, position, lexicon)
    if unit:
        return len(unit.symbol)
    if not whole:
        return 1 if "\u4e00" <= text[position : position + 1] <= "\u9fff" else 0
    return _word_length(text, position, lexicon)


def _word_length(text: str, position: int, lexicon: Lexicon) -> int:
    """How many letters stand here, up to four, before a comparator or an approximation."""
    for size in range(5):
        character = text[position + size : position + size + 1]
        if not character or not character.isalpha():
            return size
        here = position + size
        if longest(text, here, lexicon.comparators_after, 6) or longest(
            text, here, lexicon.approximate_after, 2
        ):
            return size
    return 0


def _unknown(text: str, position: int, lexicon: Lexicon) -> Measure | None:
    size = _word_length(text, position, lexicon)
    if size == 0 or position + size != len(text):
        return None
    return Measure(position + size, text[position:], None, _ONE, None, False)
