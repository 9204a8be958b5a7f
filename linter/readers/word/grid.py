"""Between file and station 1: rows of a Word table as a grid with merged cells."""

from dataclasses import dataclass

from linter.document import Cell, Table, WordPlace
from linter.readers.word.content import Content, Merge, Shape


@dataclass(slots=True)
class WordRow:
    """A row with the 1-based numbers of its w:tbl and w:tr."""

    table: int
    number: int
    content: Content

    def width(self) -> int:
        """How many grid columns the row reaches."""
        content = self.content
        more = sum(shape.span - 1 for shape in content.shapes.values()) if content.shapes else 0
        return content.free_columns + len(content.cells) + more


@dataclass(slots=True)
class WordTable:
    """A w:tbl, or several that are one table cut by page breaks; `number` is that of the first,
    `width` says how many grid columns its widest row reaches."""

    number: int
    rows: list[WordRow]
    is_nested: bool = False
    width: int = 0


@dataclass(slots=True)
class _Merged:
    """A merged cell on its way into the grid, growing downwards."""

    text: str
    place: WordPlace
    shape: Shape
    row: int
    column: int
    row_span: int = 1


def grid_of(table: WordTable) -> Table:
    """The table as a grid: a merged cell stands at every position it covers."""
    grid: list[list[Cell | None]] = []
    merged: list[_Merged] = []
    above: dict[int, _Merged] = {}
    for row in table.rows:
        above = _enter(row, grid, above)
        merged += (each for each in above.values() if each.row == len(grid) - 1)
    for each in merged:
        height, width = each.row_span, each.shape.span
        cell = Cell(each.text, each.place, each.row, each.column, height, width)
        for line in grid[each.row : each.row + height]:
            line[each.column : each.column + width] = [cell] * width
    return Table(tuple(map(tuple, grid)), WordPlace(table.number, None, None))


def _enter(
    row: WordRow, grid: list[list[Cell | None]], above: dict[int, _Merged]
) -> dict[int, _Merged]:
    """Adds the row to the grid, with its plain cells; gives the others by their first column."""
    index, content = len(grid), row.content
    line: list[Cell | None] = [None] * content.free_columns
    grid.append(line)
    merged: dict[int, _Merged] = {}
    for number, text in enumerate(content.cells):
        column = len(line)
        place = WordPlace(row.table, row.number, number + 1)
        shape = content.shapes.get(number)
        if shape is None:
            line.append(Cell(text, place, index, column))
        elif shape.span and not shape.is_deleted:
            upper = above.get(column)
            if upper is not None and _continues(shape, upper.shape):
                upper.row_span += 1
                merged[column] = upper
            else:
                merged[column] = _Merged(text, place, shape, index, column)
            line.extend([None] * shape.span)
    return merged


def _continues(below: Shape, above: Shape) -> bool:
    return (
        below.merge is Merge.BELOW
        and above.merge in (Merge.START, Merge.BELOW)
        and below.span == above.span
    )
