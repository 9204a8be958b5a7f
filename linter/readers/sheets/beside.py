"""Between file and station 1: forms that stand side by side on a sheet, each as a table."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from linter.readers.sheets.row import Row

# So many rows have to begin alike for two parts to be the same form.
_LEAST_ROWS = 3


def parted(rows: list[Row], columns: list[int]) -> Iterator[tuple[list[Row], list[int]]]:
    """The rows with their columns, cut at blank columns where the same form begins again."""
    starts = [columns[0], *_anew(rows, columns)] if columns else []
    if len(starts) < 2:
        yield rows, columns
        return
    for start, end in pairwise([*starts, columns[-1] + 1]):
        part = [found for row in rows if (found := _within(row, start, end))]
        yield part, [column for column in columns if start <= column < end]


def _anew(rows: Sequence[Row], columns: Sequence[int]) -> Iterator[int]:
    """The columns behind a blank one, that no cell is merged over, where a form begins again."""
    covered = {
        column
        for row in rows
        if not row.is_single
        for area in row.areas.values()
        for column in range(area.left, area.right + 1)
    }
    first = columns[0]
    for before, column in pairwise(columns):
        gap = range(before + 1, column)
        if gap and covered.isdisjoint(gap) and _begin_alike(rows, first, column):
            yield column


def _begin_alike(rows: Sequence[Row], one: int, other: int) -> bool:
    texts = [(row.starts.get(one), row.starts.get(other)) for row in rows]
    alike = {text for text, same in texts if text and text.strip() and text == same}
    return len(alike) >= _LEAST_ROWS


def _within(row: Row, start: int, end: int) -> Row | None:
    """The part of a row between two columns, None where it is blank."""
    part = Row(
        row.number,
        {column: text for column, text in row.starts.items() if start <= column < end},
        {column: area for column, area in row.areas.items() if start <= column < end},
        {column for column in row.reach if start <= column < end},
    )
    return part if part.starts or part.reach else None
