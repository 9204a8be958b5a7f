"""Station 2: rows of a grid as the recogniser reads them."""

from collections.abc import Sequence
from dataclasses import dataclass

from linter.document import Cell, Table


@dataclass(frozen=True, slots=True)
class Row:
    """The distinct cells over one grid row, left to right; `end` is one past its last position.

    `filled` are those that hold text.
    """

    index: int
    cells: tuple[Cell, ...]
    end: int
    filled: tuple[Cell, ...]

    def is_merged(self, cell: Cell) -> bool:
        """Whether the cell comes from a row above."""
        return cell.row < self.index


def is_blank(cell: Cell) -> bool:
    return not cell.text.strip()


def says_anything(row: Row) -> bool:
    """Whether the row itself prints more than blanks, dashes and dots."""
    own = (cell.text for cell in row.filled if not row.is_merged(cell))
    return any(character.isalnum() for text in own for character in text)


def rows_of(table: Table, *, keeps_margin: bool = False) -> tuple[Row, ...]:
    """Every row of the table; rows without any cell are kept, so that indexes stay. Cells of the
    columns left of everything that is printed are left out, unless the margin is kept."""
    margin = 0 if keeps_margin else _margin(table)
    found = []
    for index in range(len(table.grid)):
        cells = table.row(index)
        if margin:
            cells = tuple([c for c in cells if c.column + c.column_span > margin])
        end = cells[-1].column + cells[-1].column_span if cells else 0
        filled = tuple([cell for cell in cells if cell.text.strip()])
        found.append(Row(index, cells, end, filled))
    return tuple(found)


def _margin(table: Table) -> int:
    """How many grid columns at the left hold no text in any row."""
    # Hardly a table has any.
    if any(row and row[0] and row[0].text.strip() for row in table.grid):
        return 0
    starts = [
        next((column for column, cell in enumerate(row) if cell and cell.text.strip()), None)
        for row in table.grid
    ]
    return min((start for start in starts if start is not None), default=0)


def overlaps(cell: Cell, start: int, end: int) -> bool:
    """Whether the cell covers a grid column of `start` … `end - 1`."""
    return cell.column < end and start < cell.column + cell.column_span


def single(cells: Sequence[Cell]) -> Cell | None:
    """The only cell, or None when there are several."""
    return cells[0] if len(cells) == 1 else None
