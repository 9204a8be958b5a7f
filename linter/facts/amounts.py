"""Station 3: amounts in cells whose unit the table or its heading states."""

import re
from dataclasses import replace
from decimal import Decimal

from linter.facts.lexicon import Lexicon
from linter.facts.names import unit_in_brackets
from linter.facts.quantity import read_quantity, with_unit
from linter.facts.text import Text
from linter.facts.types import Quantity
from linter.facts.units import Measure, measure_of

_FIGURE = re.compile(r"[-−－]?(?:\d{1,3}(?:[,，]\d{3})+|\d{1,18})(?:\.\d{1,18})?")
_HALF = Decimal("0.5")
# The dimension of money in a unit that nobody states: it adds up, but compares with no other money.
MONEY_IN_SOME_UNIT = "amount"
# Budget columns print two decimals of 万元, also where they leave them out (240 for 240.00).
_BUDGET_PLACE = Decimal("0.01")


def is_figure(text: str) -> bool:
    """Whether a cell is nothing but a figure."""
    return _FIGURE.fullmatch(text) is not None


def bare_figure(text: Text, measure: Measure | None = None) -> Quantity | None:
    """The figure of a cell as a quantity, in `measure` if one is given, else without unit; None
    when the cell is anything else."""
    if not is_figure(text):
        return None
    digits = re.sub("[,，]", "", text).replace("−", "-").replace("－", "-")
    number = Decimal(digits)
    half_ulp = Decimal(1).scaleb(-len(digits.partition(".")[2])) * _HALF
    span, printed = (0, len(text)), str(text)
    if measure is None:
        return Quantity(text, span, printed, None, number, None, None, number, half_ulp)
    factor = measure.factor
    return Quantity(
        text, span, printed, None, number, measure.symbol, measure.dimension, number * factor,
        half_ulp * factor, per=measure.per, indivisible=measure.indivisible,
    )  # fmt: skip


def cell_amount(text: Text, unit: str | None, lexicon: Lexicon) -> Quantity | None:
    """The amount of a money cell: a bare figure is in `unit` (元, 万元 …, None if unknown)."""
    quantity = bare_figure(text) or read_quantity(text, lexicon)
    if quantity is None or quantity.dimension is not None:
        return quantity
    if quantity.unit is not None:
        return _in_yuan(quantity, lexicon)
    return quantity if unit is None else with_unit(quantity, unit, lexicon)


def _in_yuan(quantity: Quantity, lexicon: Lexicon) -> Quantity:
    """An amount with nothing but 万 or 亿 behind it as one of 万元 or 亿元: money cells hold no
    other; anything else as it stands."""
    measure = measure_of(f"{quantity.unit}元", lexicon, frozenset())
    if measure is None or measure.dimension != "money":
        return quantity
    return replace(quantity, unit=measure.symbol, dimension=measure.dimension)


def budget_amount(text: Text, unit: str | None, lexicon: Lexicon) -> Quantity | None:
    """The amount of a budget cell, exact to 0.01 of a unit of thousands or more.

    A unit in the heading of the cell, “资金总额（万元）”, goes before that of the table. Without
    any unit the dimension is MONEY_IN_SOME_UNIT.
    """
    unit = unit_in_brackets(text.field.heading, lexicon) or unit
    quantity = cell_amount(text, unit, lexicon)
    if quantity is not None and quantity.unit is None:
        return replace(quantity, dimension=MONEY_IN_SOME_UNIT)
    if quantity is None or quantity.number == 0:
        return quantity
    factor = abs(quantity.base / quantity.number)
    if factor < 1000:
        return quantity
    return replace(quantity, half_ulp=min(quantity.half_ulp, factor * _BUDGET_PLACE * _HALF))
