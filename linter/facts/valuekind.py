"""Station 3: what sort of value a cell holds."""

from collections.abc import Sequence

from linter.facts.text import Text
from linter.facts.types import Period, Quantity, ValueKind

_BLANK = frozenset("-—－–―/／\\…_. ")
_KINDS: dict[str, ValueKind] = {
    "money": "money",
    "unit_cost": "unit_cost",
    "share": "percent",
    "share_points": "percent",
    "duration": "duration",
}


def value_kind_of(
    value: Text,
    quantities: Sequence[Quantity],
    quantity: Quantity | None,
    period: Period | None,
) -> ValueKind | None:
    """The sort of a value; None when the cell holds figures that could not be made out.

    `quantities` are all of the cell, `quantity` the one it states (with unit columns), `period`
    its point in time or duration.
    """
    if all(character in _BLANK for character in value):
        return "empty"
    if period is not None and period.kind == "point":
        return "time_point"
    if quantity is not None:
        return _kind_of(quantity)
    if quantities or any(character.isdigit() for character in value):
        return None
    if "*" in value or not any(character.isalpha() for character in value):
        return None
    return "qualitative"


def _kind_of(quantity: Quantity) -> ValueKind:
    if quantity.unit is None or quantity.unit in {"万", "亿", "千", "百"}:
        return _KINDS.get(quantity.dimension or "", "number")
    return _KINDS.get(quantity.dimension or "", "count")
