"""Station 3: results of calculations with quantities, as intervals in base units."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from linter.facts.types import Quantity


@dataclass(frozen=True, slots=True)
class Amount:
    """A calculated amount in base units: `base` exactly, its bounds `low` and `high` (None is
    unbounded), `half_ulp` the summed printing tolerance, `dimension` None when unknown or mixed;
    `text` is the calculation as one would type it (6万元+3万元)."""

    base: Decimal
    low: Decimal | None
    high: Decimal | None
    half_ulp: Decimal
    dimension: str | None
    text: str


# Budgets are kept to two decimals of 万元, whatever a text prints of them.
PRINTED_WAN = Decimal(50)
# 约, 左右: how far an approximate number may be off.
_ROUGHLY = Decimal("0.1")

Measure = Quantity | Amount | Decimal | int


def amount_of(value: Measure) -> Amount:
    """Any measure as an Amount: “≥x” is unbounded above, “≤x” below, a range keeps its ends (also
    when they are printed the wrong way round), “约x” reaches 10% to both sides."""
    if isinstance(value, Amount):
        return value
    if not isinstance(value, Quantity):
        number = Decimal(value)
        return Amount(number, number, number, Decimal(0), None, str(value))
    ends = (value.base, value.base if value.high is None else value.high)
    spread = abs(value.base) * _ROUGHLY if value.approximate else Decimal(0)
    low: Decimal | None = min(ends) - spread
    high: Decimal | None = max(ends) + spread
    if value.comparator in {"≥", ">"}:
        high = None
    elif value.comparator in {"≤", "<"}:
        low = None
    half_ulp = min(value.half_ulp, PRINTED_WAN) if value.unit == "万元" else value.half_ulp
    return Amount(value.base, low, high, half_ulp, value.dimension, value.text)


def _plus(left: Decimal | None, right: Decimal | None) -> Decimal | None:
    return None if left is None or right is None else left + right


def add(values: Iterable[Measure]) -> Amount | None:
    """The sum of measures of one dimension; None when there is none or dimensions differ."""
    parts = [amount_of(value) for value in values]
    if not parts or len({part.dimension for part in parts}) > 1:
        return None
    base, half_ulp = (
        sum((p.base for p in parts), Decimal(0)),
        sum((p.half_ulp for p in parts), Decimal(0)),
    )
    low: Decimal | None = Decimal(0)
    high: Decimal | None = Decimal(0)
    for part in parts:
        low, high = _plus(low, part.low), _plus(high, part.high)
    return Amount(base, low, high, half_ulp, parts[0].dimension, "+".join(p.text for p in parts))


def negative(value: Measure) -> Amount:
    """The measure with its sign turned, bounds swapped."""
    part = amount_of(value)
    low = None if part.high is None else -part.high
    high = None if part.low is None else -part.low
    return Amount(-part.base, low, high, part.half_ulp, part.dimension, f"-{part.text}")


def multiply(left: Measure, right: Measure) -> Amount:
    """The product of two measures that are not negative; a unit cost times a count is money."""
    a, b = amount_of(left), amount_of(right)
    low = a.low * b.low if a.low is not None and b.low is not None else None
    high = a.high * b.high if a.high is not None and b.high is not None else None
    kinds = {a.dimension, b.dimension}
    dimension = "money" if kinds & {"money", "unit_cost"} else a.dimension or b.dimension
    half_ulp = a.half_ulp * abs(b.base) + b.half_ulp * abs(a.base)
    return Amount(a.base * b.base, low, high, half_ulp, dimension, f"{a.text}×{b.text}")


def divide(left: Measure, right: Measure) -> Amount | None:
    """The quotient; None when the divisor is zero. Bounds are kept only for exact divisors."""
    a, b = amount_of(left), amount_of(right)
    if b.base == 0:
        return None
    exact = b.low == b.high
    low = a.low / b.base if exact and a.low is not None else None
    high = a.high / b.base if exact and a.high is not None else None
    dimension = None if a.dimension == b.dimension else a.dimension
    half_ulp = a.half_ulp / abs(b.base)
    return Amount(a.base / b.base, low, high, half_ulp, dimension, f"{a.text}÷{b.text}")


def comparable(left: Amount, right: Amount) -> bool:
    """Whether the two may be compared: equal dimensions, or one is a bare number."""
    money = {"money", "unit_cost"}
    same = left.dimension == right.dimension or {left.dimension, right.dimension} <= money
    return same or left.dimension is None or right.dimension is None


def contradicts(left: Measure, operator: str, right: Measure, within: Decimal) -> bool | None:
    """Whether `left operator right` cannot hold for any value in the bounds, beyond the printing
    tolerance of both and `within`; None when they cannot be compared.

    `operator` is one of == <= >= < > (a strict one still allows the tolerance).
    """
    a, b = amount_of(left), amount_of(right)
    if not comparable(a, b):
        return None
    slack = a.half_ulp + b.half_ulp + within
    above = a.low is not None and b.high is not None and a.low - b.high > slack
    below = a.high is not None and b.low is not None and b.low - a.high > slack
    match operator:
        case "==":
            return above or below
        case "<=" | "<":
            return above
        case _:
            return below


def caps_above(caps: Amount, whole: Measure, within: Decimal) -> bool:
    """Whether upper bounds together allow more than the whole, beyond the printing tolerance: no
    contradiction, but bounds that bind nothing."""
    if caps.low is not None or caps.high is None:
        return False
    total = amount_of(whole)
    return caps.high - total.base > caps.half_ulp + total.half_ulp + within


def apart(left: Measure, right: Measure) -> bool | None:
    """Whether two statements of one figure cannot both be right: their bounds lie further from
    one another than half of the last place of the coarser one; None when not comparable."""
    a, b = amount_of(left), amount_of(right)
    if not comparable(a, b):
        return None
    slack = max(a.half_ulp, b.half_ulp)
    above = a.low is not None and b.high is not None and a.low - b.high > slack
    below = a.high is not None and b.low is not None and b.low - a.high > slack
    return above or below
