"""Kind `adds_up`: items must add up to the total stated for them."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from linter.facts.amount import Amount, add, amount_of, caps_above, contradicts
from linter.facts.types import Quantity
from linter.kinds.match import Kind, Match, Outcome, Unknown, Values, known, spot_of, spots_of
from linter.language.expression import Expression
from linter.language.operations import MEASURES
from linter.language.shape import Shape
from linter.language.template import amount_text, plain, printed


@dataclass(frozen=True, slots=True)
class Arguments:
    """`items`: the amounts (None counts as zero); `total`: what they must add up to. `repair`: try
    to explain the gap by one item written wrongly. `within`: a further tolerance (base unit).
    `caps`: report upper bounds (≤) that together lie above the total, too."""

    items: Expression
    total: Expression
    repair: bool = False
    within: Expression | None = None
    caps: bool = False


def gives(arguments: Arguments) -> Mapping[str, Shape]:
    return {"sum": Amount, "total": Any, "difference": Amount, "item": Quantity | None,
            "suggestion": str | None, "items_count": int, "capped": bool}  # fmt: skip


def judge(arguments: Arguments, values: Values) -> Iterator[Outcome]:
    items, total = known(arguments.items, values), known(arguments.total, values)
    parts = [item for item in items or () if item is not None]
    summed = add(parts)
    if not isinstance(total, MEASURES) or summed is None:
        yield Unknown(arguments.items.text)
        return
    within = Decimal(known(arguments.within, values) or 0) if arguments.within else Decimal(0)
    capped = arguments.caps and caps_above(summed, total, within)
    if capped or contradicts(summed, "==", total, within):
        repaired = _repair(parts, total, within) if arguments.repair and not capped else None
        yield _match(parts, summed, total, repaired, capped)


def _match(
    parts: list[Any], summed: Amount, total: Any, repaired: tuple[Quantity, str] | None,
    capped: bool,
) -> Match:  # fmt: skip
    gap = abs(summed.base - amount_of(total).base)
    difference = Amount(gap, gap, gap, Decimal(0), summed.dimension, "")
    names = {"sum": summed, "total": total, "difference": difference, "items_count": len(parts),
             "capped": capped}  # fmt: skip
    gap_text = amount_text(difference)
    evidence = f"{summed.text}={amount_text(summed)}，与{printed(total)}相差{gap_text}"
    if repaired is None:
        names |= {"item": None, "suggestion": None}
        return Match(names, spot_of(total), spots_of(tuple(parts)), evidence)
    item, text = repaired
    names |= {"item": item, "suggestion": text}
    evidence += f"；“{item.text}”改为“{text}”后恰好相符"
    return Match(names, spot_of(item), spots_of(total), evidence, text)


def _point_after_zero(item: Quantity) -> tuple[Decimal, str] | None:
    """011万元 → 0.11万元."""
    digits = item.text[: len(item.text) - len(item.unit or "")]
    if not digits.isdigit() or not digits.startswith("0") or len(digits) < 2:
        return None
    number = Decimal(f"0.{digits[1:]}")
    return number, f"0.{digits[1:]}{item.unit or ''}"


def _scaled(power: int) -> Callable[[Quantity], tuple[Decimal, str] | None]:
    def scale(item: Quantity) -> tuple[Decimal, str] | None:
        number = item.number.scaleb(power)
        return number, f"{plain(number)}{item.unit or ''}"

    return scale


def _repair(parts: list[Any], total: Any, within: Decimal) -> tuple[Quantity, str] | None:
    """The only single item whose usual slip explains the gap, with its right form."""
    for slips in ((_point_after_zero,), (_scaled(-1), _scaled(1), _scaled(-4), _scaled(4))):
        found = [hit for slip in slips for hit in _explained(parts, total, within, slip)]
        if len(found) == 1:
            return found[0]
    return None


def _explained(
    parts: list[Any],
    total: Any,
    within: Decimal,
    slip: Callable[[Quantity], tuple[Decimal, str] | None],
) -> Iterator[tuple[Quantity, str]]:
    for index, item in enumerate(parts):
        fixed = slip(item) if isinstance(item, Quantity) and item.number else None
        if fixed is None:
            continue
        number, text = fixed
        base = item.base / item.number * number
        other = Amount(base, base, base, item.half_ulp, item.dimension, text)
        summed = add([*parts[:index], other, *parts[index + 1 :]])
        if summed is not None and contradicts(summed, "==", total, within) is False:
            yield item, text


KIND = Kind(Arguments, judge, gives)
