"""Station 3: totals of budget tables that do not add up, found from headings, codes and numbering.

A relation is only believed when the table itself keeps it in most places: a structure that was
misread breaks everywhere, a mistake of the author in one place.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from linter.facts.amount import add, contradicts
from linter.facts.sheet import Block, Sheet
from linter.facts.table import TableColumn
from linter.facts.text import Text
from linter.facts.types import Quantity

_NUMBERED = re.compile(r"(?:[一二三四五六七八九十]{1,3}|\d{1,2})[、.．](?!\d)")
_BELOW = re.compile(r"其中|[(（]|\d{1,2}[、.．]")
_LEAST_CODE = 3
_SMALL = Decimal("0.2")

Spots = Sequence[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class TableSum:
    """A total and what should add up to it. `table` is the caption, `row` and `column` say where
    the total stands (`column` is empty where only the row matters), `parts` name the items; `against` is the kind of the
    other table that the items stand in, empty where they stand in the same."""

    source: Text
    table: str
    row: str
    column: str
    parts: tuple[str, ...]
    total: Quantity
    items: tuple[Quantity, ...]
    against: str = ""

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
        summed = add(self.items)
        return summed is not None and contradicts(summed, "==", self.total, Decimal(0)) is True


def broken_sums(sheet: Sheet) -> tuple[TableSum, ...]:
    """The totals of a table that their items miss: rows by columns, columns by rows."""
    if not sheet.money:
        return ()
    rows = _rows_by_code(sheet)
    families = [*_across(sheet), _codes(sheet, rows), _total_row(sheet, rows)]
    families += [*_numbered(sheet), *_sides(sheet)]
    return tuple(each for family in families for each in believed(family))


def believed(family: Sequence[TableSum | None]) -> list[TableSum]:
    """The broken ones of sums that follow one rule, none when most of them are broken; unless all
    miss by the same small amount, as one wrong row makes the columns it stands in."""
    sums = [each for each in family if each is not None]
    broken = [each for each in sums if each.is_broken]
    if len(sums) == 1 or 2 * len(broken) <= len(sums):
        return broken
    gaps = {each.gap for each in broken}
    is_small = all(abs(each.gap) <= abs(each.total.base) * _SMALL for each in broken)
    return broken if len(gaps) == 1 and is_small else []


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


def _across(sheet: Sheet) -> Iterator[list[TableSum | None]]:
    """Within each row: a column of totals and the columns it totals."""
    totals = [column for column in sheet.money if sheet.is_total(_last(column))]
    for total in totals:
        parts = _columns_of(sheet, total, totals)
        least = 1 if total.parts[:-1] else 2
        if len(parts) < least or total.index > min(part.index for part in parts):
            continue
        yield [
            table_sum(
                sheet, (row, total.index), [(row, part.index) for part in parts],
                (sheet.label(row), "".join(total.parts[-2:])), [_last(part) for part in parts],
            )
            for row in range(sheet.height)
        ]  # fmt: skip


def _columns_of(
    sheet: Sheet, total: TableColumn, totals: Sequence[TableColumn]
) -> list[TableColumn]:
    """The columns below the same heading; of a group with a total of its own, only the total."""
    above = total.parts[:-1]
    within = [c for c in sheet.money if c is not total and c.parts[: len(above)] == above]
    if any(sheet.is_total(_last(c)) and c.parts[:-1] == above for c in within):
        return []
    within = [c for c in within if c.parts and not sheet.is_beside(c)]
    inner = [c for c in totals if c in within]
    covered = {
        c.index
        for c in within
        for group in inner
        if c is not group and c.parts[: len(group.parts) - 1] == group.parts[:-1]
    }
    return [c for c in within if c.index not in covered]


def _last(column: TableColumn) -> str:
    return column.parts[-1] if column.parts else ""


def _rows_by_code(sheet: Sheet) -> dict[str, int]:
    """Classification codes with their rows; empty when a code stands twice (several units)."""
    found: dict[str, int] = {}
    for row in range(sheet.height if sheet.code_columns else 0):
        code = sheet.code(row)
        if code.isdecimal() and len(code) >= _LEAST_CODE:
            if code in found:
                return {}
            found[code] = row
    return found


def _codes(sheet: Sheet, rows: Mapping[str, int]) -> list[TableSum | None]:
    """Within each column: 类, 款 and 项 by their codes, each with its own children only."""
    children: dict[str, list[str]] = {}
    for code in rows:
        if code[:-2] in rows:
            children.setdefault(code[:-2], []).append(code)
    return [
        _down(sheet, column, rows[code], [rows[child] for child in below])
        for code, below in children.items()
        for column in sheet.added
    ]


def _down(
    sheet: Sheet, column: TableColumn, total: int, items: Sequence[int], label: int | None = None
) -> TableSum | None:
    spots = [(row, column.index) for row in items]
    names = (sheet.label(total, label), _last(column))
    return table_sum(
        sheet, (total, column.index), spots, names, [sheet.label(row, label) for row in items]
    )


def _total_row(sheet: Sheet, rows: Mapping[str, int]) -> list[TableSum | None]:
    """Within each column: the one row 合计 and the codes that have no parent in the table."""
    others = [row for row in range(sheet.height) if row not in rows.values()]
    totals = [row for row in others if sheet.is_total(sheet.label(row))]
    rest = [row for row in others if row not in totals and sheet.has_amounts(row)]
    if len(totals) != 1 or rest or not rows:
        return []
    tops = [row for code, row in rows.items() if code[:-2] not in rows]
    return [_down(sheet, column, totals[0], tops) for column in sheet.added]


def _numbered(sheet: Sheet) -> Iterator[list[TableSum | None]]:
    """Without codes: the one row 合计 (or …小计, …总额) and the rows 一、二、 or 1、2、."""
    if sheet.code_columns or len(sheet.blocks) != 1:
        return
    label = sheet.blocks[0].label
    rows = [row for row in range(sheet.height) if sheet.has_amounts(row)]
    totals = [row for row in rows if sheet.ends_as_total(sheet.text(row, label))]
    if len(totals) != 1:
        return
    tops = _tops(sheet, [row for row in rows if row != totals[0]], label)
    if len(tops) > 1:
        yield [_down(sheet, column, totals[0], tops, label) for column in sheet.added]


def _tops(sheet: Sheet, rows: Sequence[int], label: int) -> list[int]:
    """The numbered rows of the first level; empty when a row with amounts has no place in it."""
    tops: list[int] = []
    is_below = False
    style = None
    for row in rows:
        text = sheet.text(row, label)
        numbered = _NUMBERED.match(text)
        if numbered and style in {None, numbered[0][0].isdigit()}:
            style = numbered[0][0].isdigit()
            is_below = False
            tops.append(row)
        elif _BELOW.match(text):
            is_below = True
        elif not is_below:
            return []
    return tops


def _sides(sheet: Sheet) -> Iterator[list[TableSum | None]]:
    """Tables of two sides: the total of the year, the grand total of each side, and that they
    are equal."""
    if len(sheet.blocks) < 2 or sheet.code_columns:
        return
    grand: list[tuple[Block, int]] = []
    for block in sheet.blocks:
        year, last = _closing_rows(sheet, block)
        if year is not None:
            items = _tops(sheet, _filled(sheet, block, range(year)), block.label)
            yield [_down(sheet, column, year, items, block.label) for column in block.money]
        if year is not None and last is not None:
            carried = _carried(sheet, block, year, last)
            if carried is not None:
                rows = [year, *carried]
                yield [_down(sheet, column, last, rows, block.label) for column in block.money]
        if last is not None:
            grand.append((block, last))
    yield from _equal(sheet, grand)


def _filled(sheet: Sheet, block: Block, rows: Sequence[int]) -> list[int]:
    """The rows in which the block has an amount."""
    return [r for r in rows if any(sheet.amount(r, c.index) is not None for c in block.money)]


def _closing_rows(sheet: Sheet, block: Block) -> tuple[int | None, int | None]:
    """The rows 本年…合计 and …总计 of a side."""
    grand = sheet.lexicon.words_pattern("grand_totals")
    of_year = sheet.lexicon.words_pattern("year_totals")
    year: int | None = None
    last: int | None = None
    for row in range(sheet.height):
        text = sheet.text(row, block.label)
        if grand.search(text):
            last = row
        elif year is None and of_year.search(text):
            year = row
    return year, last


def _carried(sheet: Sheet, block: Block, year: int, last: int) -> list[int] | None:
    """The rows between the two totals that carry money over; None when another has an amount."""
    pattern = sheet.lexicon.words_pattern("carried_rows")
    found: list[int] = []
    for row in _filled(sheet, block, range(year + 1, last)):
        text = sheet.text(row, block.label)
        if pattern.search(text) and not (found and _NUMBERED.match(text)):
            found.append(row)
        elif not found or not (_NUMBERED.match(text) or _BELOW.match(text)):
            return None
    return found


def _equal(sheet: Sheet, grand: Sequence[tuple[Block, int]]) -> Iterator[list[TableSum | None]]:
    """Income and expenditure in total: the first money column of each side."""
    if len(grand) < 2:
        return
    (left, row), *others = grand
    spot = (row, left.money[0].index)
    for block, other in others:
        names = (sheet.label(other, block.label), "")
        total = (other, block.money[0].index)
        yield [table_sum(sheet, total, [spot], names, [sheet.label(row, left.label)])]
