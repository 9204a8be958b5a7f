"""Kind `scale`: an amount must be printed in a unit of fitting size."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from linter.facts.lexicon import Lexicon
from linter.facts.surroundings import longest
from linter.facts.types import Quantity
from linter.facts.units import measure_of
from linter.kinds.match import Kind, Match, Outcome, Unknown, Values, known, spot_of
from linter.language.expression import Expression
from linter.language.shape import Shape
from linter.language.template import plain

_MYRIAD = Decimal(10000)
_DIGITS = re.compile(r"\d[\d,]*(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Arguments:
    """`of`: the quantity. A number below one in a multiple of a unit (0.1万份) should be a whole
    number of the unit itself; one of at least `large` (in the base unit) that is printed in a
    smaller unit than `table` (the unit that holds for the table) should be in that unit, if it
    then has two decimals at most."""

    of: Expression
    table: Expression | None = None
    large: Expression | None = None


def gives(arguments: Arguments) -> Mapping[str, Shape]:
    return {"suggestion": str}


def judge(arguments: Arguments, values: Values) -> Iterator[Outcome]:
    quantity = known(arguments.of, values)
    if not isinstance(quantity, Quantity) or quantity.unit is None:
        yield Unknown(arguments.of.text)
        return
    lexicon = values["_lexicon"]
    table = known(arguments.table, values) if arguments.table else None
    large = known(arguments.large, values) if arguments.large else None
    better = _smaller(quantity, lexicon)
    if better is None and table and large is not None:
        better = _larger(quantity, str(table), Decimal(large), lexicon)
    if better is not None:
        suggestion = _written(quantity, *better)
        yield Match({"suggestion": suggestion}, spot_of(quantity), suggestion=suggestion)


def _smaller(quantity: Quantity, lexicon: Lexicon) -> tuple[Decimal, str] | None:
    """0.1万份 → 1000份, 0.5亿元 → 5000万元; None when the number is one or more, or would not be
    whole."""
    unit = quantity.unit or ""
    multiplier = longest(unit, 0, lexicon.multipliers, 3)
    if multiplier is None or multiplier == unit or unit in lexicon.units:
        return None
    rest, number = unit[len(multiplier) :], quantity.number * lexicon.multipliers[multiplier]
    if not 0 < quantity.number < 1 or number % 1:
        return None
    fitting = [(word, worth) for word, worth in lexicon.multipliers.items() if worth == _MYRIAD]
    if number >= _MYRIAD and fitting and not number % _MYRIAD:
        return number / _MYRIAD, fitting[0][0] + rest
    return number, rest


def _larger(
    quantity: Quantity, table: str, large: Decimal, lexicon: Lexicon
) -> tuple[Decimal, str] | None:
    """370000元 in a table of 万元 → 37万元."""
    measure = measure_of(table, lexicon, frozenset())
    if measure is None or measure.dimension != quantity.dimension or quantity.high is not None:
        return None
    number = quantity.base / measure.factor
    printed_smaller = quantity.base < quantity.number * measure.factor
    if not printed_smaller or quantity.base < large or number * 100 % 1:
        return None
    return number, table


def _written(quantity: Quantity, number: Decimal, unit: str) -> str:
    """The quantity in its new unit with the signs that stand around it."""
    text, old = quantity.text, quantity.unit or ""
    figure = _DIGITS.search(text)
    before = text[: figure.start()] if figure else ""
    place = text.find(old, figure.end()) if figure else -1
    after = text[place + len(old) :] if place >= 0 else ""
    return f"{before}{plain(number)}{unit}{after}"


KIND = Kind(Arguments, judge, gives)
