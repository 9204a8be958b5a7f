"""Station 3: sums of tables with two sides, income on the left and expenditure on the right."""

from collections.abc import Iterator, Sequence

from linter.facts.numbered import BELOW, NUMBERED, down, tops
from linter.facts.sheet import Block, Sheet
from linter.facts.tablesum import TableSum, table_sum


def side_sums(sheet: Sheet) -> Iterator[list[TableSum | None]]:
    """Tables of two sides: the total of the year, the grand total of each side, and that they
    are equal."""
    if len(sheet.blocks) < 2 or sheet.code_columns:
        return
    grand: list[tuple[Block, int]] = []
    for block in sheet.blocks:
        year, last = _closing_rows(sheet, block)
        if year is not None:
            items = tops(sheet, _filled(sheet, block, range(year)), block.label)
            yield [down(sheet, column, year, items, block.label) for column in block.money]
        if year is not None and last is not None:
            carried = _carried(sheet, block, year, last)
            if carried is not None:
                rows = [year, *carried]
                yield [down(sheet, column, last, rows, block.label) for column in block.money]
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
        if pattern.search(text) and not (found and NUMBERED.match(text)):
            found.append(row)
        elif not found or not (NUMBERED.match(text) or BELOW.match(text)):
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
