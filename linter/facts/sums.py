"""Station 3: totals of budget tables that do not add up, found from headings, codes and numbering.

A relation is only believed when the table itself keeps it in most places: a structure that was
misread breaks everywhere, a mistake of the author in one place.
"""

from collections.abc import Iterator, Mapping, Sequence

from linter.facts.numbered import down, last, numbered_sums
from linter.facts.procurement import purchase_sums
from linter.facts.sheet import Sheet
from linter.facts.sides import side_sums
from linter.facts.table import TableColumn
from linter.facts.tablesum import TableSum, believed, blamed, table_sum

_LEAST_CODE = 3


def broken_sums(sheet: Sheet) -> tuple[TableSum, ...]:
    """The totals of a table that their items miss: rows by columns, columns by rows; those that
    one wrong cell explains as one."""
    if not sheet.money:
        return ()
    rows = _rows_by_code(sheet)
    families = [*_across(sheet), _codes(sheet, rows), _total_row(sheet, rows)]
    families += [*numbered_sums(sheet), *side_sums(sheet)]
    broken = [each for family in families for each in believed(family)]
    return blamed([*broken, *purchase_sums(sheet)])


def _across(sheet: Sheet) -> Iterator[list[TableSum | None]]:
    """Within each row: a column of totals and the columns it totals."""
    totals = [column for column in sheet.money if sheet.is_total(last(column))]
    for total in totals:
        parts = _columns_of(sheet, total, totals)
        least = 1 if total.parts[:-1] else 2
        if len(parts) < least or total.index > min(part.index for part in parts):
            continue
        yield [
            table_sum(
                sheet, (row, total.index), [(row, part.index) for part in parts],
                (sheet.label(row), "".join(total.parts[-2:])), [last(part) for part in parts],
            )
            for row in range(sheet.height)
        ]  # fmt: skip


def _columns_of(
    sheet: Sheet, total: TableColumn, totals: Sequence[TableColumn]
) -> list[TableColumn]:
    """The columns below the same heading; of a group with a total of its own, only the total."""
    above = total.parts[:-1]
    within = [c for c in sheet.money if c is not total and c.parts[: len(above)] == above]
    if any(sheet.is_total(last(c)) and c.parts[:-1] == above for c in within):
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
        down(sheet, column, rows[code], [rows[child] for child in below])
        for code, below in children.items()
        for column in sheet.added
    ]


def _total_row(sheet: Sheet, rows: Mapping[str, int]) -> list[TableSum | None]:
    """Within each column: the one row 合计 and the codes that have no parent in the table."""
    others = [row for row in range(sheet.height) if row not in rows.values()]
    totals = [row for row in others if sheet.is_total(sheet.label(row))]
    rest = [row for row in others if row not in totals and sheet.has_amounts(row)]
    if len(totals) != 1 or rest or not rows:
        return []
    tops = [row for code, row in rows.items() if code[:-2] not in rows]
    return [down(sheet, column, totals[0], tops) for column in sheet.added]
