"""Between file and station 1: rows of a Word table as a grid, pieces cut by page breaks joined."""

from dataclasses import dataclass

from linter.document import Cell, Table, WordPlace
from linter.readers.word.content import Merge, RowCell, RowContent


@dataclass(slots=True)
class WordRow:
    """A row with the 1-based numbers of its w:tbl and w:tr."""

    table: int
    number: int
    content: RowContent


@dataclass(slots=True)
class WordTable:
    """A w:tbl, or several that are one table cut by page breaks; `number` is that of the first."""

    number: int
    rows: list[WordRow]
    is_nested: bool = False


@dataclass(slots=True)
class _Placed:
    """A cell on its way into the grid, growing downwards and to the right."""

    source: RowCell
    place: WordPlace
    row: int
    column: int
    row_span: int
    column_span: int
    grows: bool


def grid_of(table: WordTable) -> Table:
    """The table as a grid: a merged cell stands at every position it covers."""
    placed: list[list[_Placed | None]] = []
    for index, row in enumerate(_unrepeated(table.rows)):
        placed.append(_placed_row(row, index, placed[-1] if placed else []))
    done: dict[int, Cell] = {}
    grid = tuple(
        tuple(None if position is None else _cell(position, done) for position in row)
        for row in placed
    )
    return Table(grid, WordPlace(table.number, None, None))


def _unrepeated(rows: list[WordRow]) -> list[WordRow]:
    """The rows without the copies of the heading that a converter wrote on every page."""
    headings: list[list[str]] = []
    for row in rows:
        if not row.content.is_header:
            break
        headings.append(_texts(row))
    if not headings:
        return rows
    count = len(headings)
    return rows[:count] + [
        row
        for row in rows[count:]
        if not (row.content.is_header and _texts(row) in headings and any(_texts(row)))
    ]


def _texts(row: WordRow) -> list[str]:
    return [cell.text for cell in row.content.cells]


def _placed_row(row: WordRow, index: int, above: list[_Placed | None]) -> list[_Placed | None]:
    positions: list[_Placed | None] = [None] * row.content.free_columns
    for source in row.content.cells:
        if source.is_deleted:
            continue
        column = len(positions)
        cell = _continued(source, positions, column, index, above)
        if cell is None:
            place = WordPlace(row.table, row.number, source.number)
            grows = source.merge in (Merge.START, Merge.BELOW)
            cell = _Placed(source, place, index, column, 1, source.span, grows)
        positions.extend([cell] * source.span)
    return positions


def _continued(
    source: RowCell,
    positions: list[_Placed | None],
    column: int,
    index: int,
    above: list[_Placed | None],
) -> _Placed | None:
    """The cell that `source` only continues, grown by it; None for a cell of its own."""
    if source.merge is Merge.BESIDE and positions and (left := positions[-1]) is not None:
        if left.row == index:
            left.column_span += source.span
        return left
    if source.merge is not Merge.BELOW or column >= len(above):
        return None
    upper = above[column]
    if upper is None or not upper.grows:
        return None
    if upper.column != column or upper.column_span != source.span:
        return None
    upper.row_span = index - upper.row + 1
    return upper


def _cell(placed: _Placed, done: dict[int, Cell]) -> Cell:
    key = id(placed)
    cell = done.get(key)
    if cell is None:
        cell = done[key] = Cell(
            placed.source.text,
            placed.place,
            placed.row,
            placed.column,
            placed.row_span,
            placed.column_span,
        )
    return cell


def continues(before: WordTable, after: WordTable) -> bool:
    """True when `after` begins with the column headings of `before`: one table cut by a page break.

    Column headings are rows marked to repeat, or a first row with a text of its own in each of
    the columns; two forms that merely start with the same field are not joined.
    """
    if before.is_nested or after.is_nested:
        return False
    headings = _heading_rows(before)
    if not headings or len(after.rows) <= len(headings):
        return False
    if _width(before) != _width(after):
        return False
    return all(
        _texts(first) == _texts(second) for first, second in zip(headings, after.rows, strict=False)
    )


def joined(before: WordTable, after: WordTable) -> WordTable:
    """The two pieces as one, the repeated headings of the second left out."""
    return WordTable(before.number, before.rows + after.rows[len(_heading_rows(before)) :])


def _heading_rows(table: WordTable) -> list[WordRow]:
    marked: list[WordRow] = []
    for row in table.rows:
        if not row.content.is_header:
            break
        marked.append(row)
    if marked:
        return marked
    texts = _texts(table.rows[0]) if table.rows else []
    is_heading = len(texts) == _width(table) > 2 and all(texts) and len(set(texts)) == len(texts)
    return table.rows[:1] if is_heading else []


def _width(table: WordTable) -> int:
    return max(
        (
            row.content.free_columns + sum(cell.span for cell in row.content.cells)
            for row in table.rows
        ),
        default=0,
    )
