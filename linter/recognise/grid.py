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


def rows_of(table: Table) -> tuple[Row, ...]:
    """Every row of the table; rows without any cell are kept, so that indexes stay."""
    found = []
    for index in range(len(table.grid)):
        cells = table.row(index)
        end = cells[-1].column + cells[-1].column_span if cells else 0
        filled = tuple([cell for cell in cells if cell.text.strip()])
        found.append(Row(index, cells, end, filled))
    return tuple(found)


def overlaps(cell: Cell, start: int, end: int) -> bool:
    """Whether the cell covers a grid column of `start` … `end - 1`."""
    return cell.column < end and start < cell.column + cell.column_span


def single(cells: Sequence[Cell]) -> Cell | None:
    """The only cell, or None when there are several."""
    return cells[0] if len(cells) == 1 else None
