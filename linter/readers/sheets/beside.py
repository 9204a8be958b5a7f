"""Between file and station 1: forms that stand side by side on a sheet, each as a table."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from linter.readers.sheets.row import Row

# So many rows have to begin alike for two parts to be the same form; without a blank column
# between them more of them, and nearly all, in parts that are wide enough for a form.
_LEAST_ROWS = 3
_LEAST_ROWS_CLOSE = 5
_LEAST_COLUMNS_CLOSE = 3
_NEARLY = 0.75


def parted(rows: list[Row], columns: list[int]) -> Iterator[tuple[list[Row], list[int]]]:
    """The rows with their columns, cut where the same form begins again behind a blank column, or
    right beside the first one."""
    starts = [columns[0], *_anew(rows, columns)] if columns else []
    if len(starts) < 2:
        yield rows, columns
        return
    for start, end in pairwise([*starts, columns[-1] + 1]):
        part = [found for row in rows if (found := _within(row, start, end))]
        yield part, [column for column in columns if start <= column < end]


def _anew(rows: Sequence[Row], columns: Sequence[int]) -> Iterator[int]:
    """The columns at which a form begins again, and that no cell is merged over."""
    crossed = {
        column
        for row in rows
        if not row.is_single
        for area in row.areas.values()
        for column in range(area.left + 1, area.right + 1)
    }
    first = columns[0]
    for before, column in pairwise(columns):
        if crossed.isdisjoint(range(before + 1, column + 1)):
            is_close = column == before + 1
            begins = _begins_close if is_close else _begins_apart
            if begins(rows, first, column):
                yield column


def _begins_apart(rows: Sequence[Row], one: int, other: int) -> bool:
    """Whether the labels of one column stand in the other as well, perhaps some rows lower."""
    return len(_texts(rows, one) & _texts(rows, other)) >= _LEAST_ROWS


def _begins_close(rows: Sequence[Row], one: int, other: int) -> bool:
    """Whether the other column has a text wherever the first one has, and nearly always the same,
    down to its end."""
    if other - one < _LEAST_COLUMNS_CLOSE:
        return False
    pairs = [(_label(row, one), _label(row, other)) for row in rows]
    while pairs and not pairs[-1][1]:
        pairs.pop()
    labels = [pair for pair in pairs if any(pair)]
    alike = [label for label, same in labels if label == same]
    return len(set(alike)) >= _LEAST_ROWS_CLOSE and len(alike) >= _NEARLY * len(labels)


def _texts(rows: Sequence[Row], column: int) -> set[str]:
    return {text for row in rows if (text := _label(row, column))}


def _label(row: Row, column: int) -> str:
    """The text that starts there; figures are no labels."""
    text = (row.starts.get(column) or "").strip()
    return text if any(map(str.isalpha, text)) else ""


def _within(row: Row, start: int, end: int) -> Row | None:
    """The part of a row between two columns, None where it is blank."""
    part = Row(
        row.number,
        {column: text for column, text in row.starts.items() if start <= column < end},
        {column: area for column, area in row.areas.items() if start <= column < end},
        {column for column in row.reach if start <= column < end},
    )
    return part if part.starts or part.reach else None
