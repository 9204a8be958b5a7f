"""Station 3: a total of a table with its items, when it is broken, and which cell is to blame."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from linter.facts.amount import add, contradicts
from linter.facts.sheet import Sheet
from linter.facts.text import Text
from linter.facts.types import Quantity

_SMALL = Decimal("0.2")
# Two ways to work out what a cell should say differ by the rounding of both, at most 0.02万元.
_ROUNDING = Decimal(200)

Spots = Sequence[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class TableSum:
    """A total and what should add up to it. `table` is the caption, `row` and `column` say where
    the total stands (`column` is empty where only the row matters), `parts` name the items;
    `against` is the kind of the other table that the items stand in, empty where they stand in
    the same. `culprit` is the one cell, total or item, that `times` broken sums have in common
    and that all of them would be right with if it said `right`."""

    source: Text
    table: str
    row: str
    column: str
    parts: tuple[str, ...]
    total: Quantity
    items: tuple[Quantity, ...]
    against: str = ""
    culprit: Quantity | None = None
    right: str | None = None
    times: int = 1

    @property
    def label(self) -> str:
        """Where the total stands, for people: “教育支出”行“合计”栏."""
        if not self.column:
            return f"“{self.row}”"
        return f"“{self.row}”行“{self.column}”栏" if self.row else f"“{self.column}”栏"

    @property
    def gap(self) -> Decimal:
        """By how much the total is above its items, in 元."""
        return self.total.base - sum((item.base for item in self.items), Decimal(0))

    @property
    def is_broken(self) -> bool:
        """Whether the items miss the total by more than their printed places explain."""
        if not self.gap:
            return False
        summed = add(self.items)
        return summed is not None and contradicts(summed, "==", self.total, Decimal(0)) is True

    def mended(self, cell: Quantity) -> Decimal:
        """What the cell, its total or one of its items, would have to say, in 元."""
        return cell.base + (-self.gap if cell.source is self.source else self.gap)


def table_sum(
    sheet: Sheet, total: tuple[int, int], items: Spots, names: tuple[str, str], parts: Sequence[str]
) -> TableSum | None:
    """The sum of the cells at grid positions; None when one cannot be read, or all are blank."""
    cell = sheet.cell(*total)
    amount = cell.amount if cell else None
    if cell is None or amount is None or any(sheet.is_unreadable(*spot) for spot in items):
        return None
    known = [(sheet.amount(*spot), part) for spot, part in zip(items, parts, strict=True)]
    stated = [(quantity, part) for quantity, part in known if quantity is not None]
    if not stated:
        return None
    caption = str(sheet.table.caption or "")
    used = tuple(part for quantity, part in stated if quantity.base)
    quantities = tuple(quantity for quantity, _ in stated)
    return TableSum(cell.text, caption, *names, used, amount, quantities)


def believed(family: Sequence[TableSum | None]) -> list[TableSum]:
    """The broken ones of sums that follow one rule, none when most of them are broken; unless all
    miss by the same small amount, as one wrong row does in every column it stands in: then the
    first."""
    sums = [each for each in family if each is not None]
    broken = [each for each in sums if each.is_broken]
    if len(sums) == 1 or 2 * len(broken) <= len(sums):
        return broken
    gaps = {each.gap for each in broken}
    is_small = all(abs(each.gap) <= abs(each.total.base) * _SMALL for each in broken)
    return broken[:1] if len(gaps) == 1 and is_small else []


def blamed(broken: Sequence[TableSum]) -> tuple[TableSum, ...]:
    """The broken sums of a table; those that one cell explains as one, with the cell."""
    rest = list(broken)
    found: list[TableSum] = []
    while one := _explained(rest):
        found.append(one[0])
        rest = [each for each in rest if not any(each is other for other in one[1])]
    return (*found, *rest)


def _explained(broken: Sequence[TableSum]) -> tuple[TableSum, list[TableSum]] | None:
    """The sums that have one cell in common, as one, and they themselves."""
    cells = {id(q.source): q for each in broken for q in (each.total, *each.items)}
    uses = Counter(id(q.source) for each in broken for q in (each.total, *each.items))
    (most, count), *others = [*uses.most_common(2), (0, 0)]
    if count < 2 or others[0][1] == count:
        return None
    cell = cells[most]
    sums = [e for e in broken if any(q.source is cell.source for q in (e.total, *e.items))]
    rights = [each.mended(cell) for each in sums]
    if max(rights) - min(rights) > _ROUNDING or not cell.number:
        return None
    right = Counter(rights).most_common(1)[0][0]
    number = (right * cell.number / cell.base).quantize(cell.number)
    first = next((each for each in sums if each.source is cell.source), sums[0])
    return replace(first, culprit=cell, right=f"{number:f}", times=len(sums)), sums
