"""Between file and station 1: rows of a Word table as a grid with merged cells."""

from dataclasses import dataclass

from linter.document import Cell, Table, WordPlace
from linter.readers.word.content import Content, Merge, RowCell


@dataclass(slots=True)
class WordRow:
    """A row with the 1-based numbers of its w:tbl and w:tr."""

    table: int
    number: int
    content: Content

    def width(self) -> int:
        """How many grid columns the row reaches."""
        return self.content.free_columns + sum(cell.span for cell in self.content.cells)

    def texts(self) -> list[str]:
        return [cell.text for cell in self.content.cells]


@dataclass(slots=True)
class WordTable:
    """A w:tbl, or several that are one table cut by page breaks; `number` is that of the first."""

    number: int
    rows: list[WordRow]
    is_nested: bool = False


@dataclass(slots=True)
class _Placed:
    """A merged cell on its way into the grid, growing downwards."""

    source: RowCell
    place: WordPlace
    row: int
    column: int
    row_span: int
    column_span: int
    cell: Cell | None = None

    def finished(self) -> Cell:
        if self.cell is None:
            self.cell = Cell(
                self.source.text,
                self.place,
                self.row,
                self.column,
                self.row_span,
                self.column_span,
            )
        return self.cell


_Position = Cell | _Placed | None


def grid_of(table: WordTable) -> Table:
    """The table as a grid: a merged cell stands at every position it covers."""
    rows: list[list[_Position]] = []
    above: list[_Position] = []
    for index, row in enumerate(table.rows):
        above = _positions(row, index, above)
        rows.append(above)
    grid = tuple(
        tuple(
            position.finished() if isinstance(position, _Placed) else position for position in row
        )
        for row in rows
    )
    return Table(grid, WordPlace(table.number, None, None))


def _positions(row: WordRow, index: int, above: list[_Position]) -> list[_Position]:
    positions: list[_Position] = [None] * row.content.free_columns
    for source in row.content.cells:
        if source.is_deleted:
            continue
        column = len(positions)
        place = WordPlace(row.table, row.number, source.number)
        if source.merge is Merge.NONE and source.span == 1:
            positions.append(Cell(source.text, place, index, column))
            continue
        cell = _continued(source, column, index, above)
        if cell is None:
            cell = _Placed(source, place, index, column, 1, source.span)
        positions.extend([cell] * source.span)
    return positions


def _continued(source: RowCell, column: int, index: int, above: list[_Position]) -> _Placed | None:
    """The cell of the row above that `source` continues, grown by it; None if there is none."""
    upper = above[column] if source.merge is Merge.BELOW and column < len(above) else None
    if (
        isinstance(upper, _Placed)
        and upper.source.merge in (Merge.START, Merge.BELOW)
        and upper.column == column
        and upper.column_span == source.span
    ):
        upper.row_span = index - upper.row + 1
        return upper
    return None
