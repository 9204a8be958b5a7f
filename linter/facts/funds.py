"""Station 3: the parts of a project's money that add up to its budget."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from linter.facts.amount import add, contradicts
from linter.facts.text import Text
from linter.facts.types import Quantity

# So many parts are tried in every combination; no form prints more.
_MOST = 10


def stated_parts(
    budget: Quantity | None, cells: Iterable[tuple[Text, Quantity | None]]
) -> tuple[Quantity, ...]:
    """The amounts in cells of funds that add up to the budget, where some do; none when one of the
    cells that are filled in could not be read."""
    read = [(cell, part) for cell, part in cells if cell.strip()]
    if any(part is None and any(c.isalnum() for c in cell) for cell, part in read):
        return ()
    stated = [(cell.field.name, part) for cell, part in read if part is not None]
    own = [part for name, part in stated if name != "fund"]
    return parts_of(budget, own, [part for name, part in stated if name == "fund"])


def parts_of(
    budget: Quantity | None, own: Sequence[Quantity], further: Sequence[Quantity]
) -> tuple[Quantity, ...]:
    """Of fiscal and other funds (`own`) and the `further` parts that a form prints those that add
    up to the budget.

    Forms nest parts in parts (财政拨款, of it 上级 and 本级) or print them side by side, and do not
    say which. Where no choice of parts gives the budget, further parts that fiscal funds may hold
    are left out.
    """
    if budget is None:
        return (*own, *further)
    fits = (c for c in _choices(own, further) if not _misses(c, budget))
    found = next(fits, None)
    if found is not None:
        return found
    inside = add(further) if own else None
    held = inside is not None and any(not contradicts(inside, "<=", p, Decimal(0)) for p in own)
    return tuple(own) if held else (*own, *further)


def _choices(
    own: Sequence[Quantity], further: Sequence[Quantity]
) -> Iterator[tuple[Quantity, ...]]:
    parts = (*own, *further)
    yield parts
    if not further:
        return
    yield tuple(own)
    tried = parts[:_MOST]
    for size in range(len(tried) - 1, 0, -1):
        yield from combinations(tried, size)


def _misses(parts: Iterable[Quantity], budget: Quantity) -> bool:
    summed = add(parts)
    return summed is None or contradicts(summed, "==", budget, Decimal(0)) is not False
