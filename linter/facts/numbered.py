"""Station 3: sums down the columns of a table, and of its rows numbered 一、二、 or 1、2、."""

import re
from collections.abc import Iterator, Sequence

from linter.facts.sheet import Sheet
from linter.facts.table import TableColumn
from linter.facts.tablesum import TableSum, table_sum

NUMBERED = re.compile(r"(?:[一二三四五六七八九十]{1,3}|\d{1,2})[、.．](?!\d)")
BELOW = re.compile(r"其中|[(（]|\d{1,2}[、.．]")


def last(column: TableColumn) -> str:
    """The lowest part of a column's heading."""
    return column.parts[-1] if column.parts else ""


def down(
    sheet: Sheet, column: TableColumn, total: int, items: Sequence[int], label: int | None = None
) -> TableSum | None:
    """The sum of the rows `items` in a column for the row `total`; `label` is the column of names
    where the table has several."""
    spots = [(row, column.index) for row in items]
    names = (sheet.label(total, label), last(column))
    return table_sum(
        sheet, (total, column.index), spots, names, [sheet.label(row, label) for row in items]
    )


def numbered_sums(sheet: Sheet) -> Iterator[list[TableSum | None]]:
    """Without codes: the one row 合计 (or …小计, …总额) and the rows 一、二、 or 1、2、."""
    if sheet.code_columns or len(sheet.blocks) != 1:
        return
    label = sheet.blocks[0].label
    rows = [row for row in range(sheet.height) if sheet.has_amounts(row)]
    totals = [row for row in rows if sheet.ends_as_total(sheet.text(row, label))]
    if len(totals) != 1:
        return
    items = tops(sheet, [row for row in rows if row != totals[0]], label)
    if len(items) > 1:
        yield [down(sheet, column, totals[0], items, label) for column in sheet.added]


def tops(sheet: Sheet, rows: Sequence[int], label: int) -> list[int]:
    """The numbered rows of the first level; empty when a row with amounts has no place in it."""
    tops: list[int] = []
    is_below = False
    style = None
    for row in rows:
        text = sheet.text(row, label)
        numbered = NUMBERED.match(text)
        if numbered and style in {None, numbered[0][0].isdigit()}:
            style = numbered[0][0].isdigit()
            is_below = False
            tops.append(row)
        elif BELOW.match(text):
            is_below = True
        elif not is_below:
            return []
    return tops
