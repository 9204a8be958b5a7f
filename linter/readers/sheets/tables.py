"""Between file and station 1: the filled parts of a sheet as paragraphs and tables."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from linter.document import Block, Cell, Paragraph, Place, SheetPlace, Table, Unreadable
from linter.readers.sheets.beside import parted
from linter.readers.sheets.row import Row
from linter.readers.sheets.sheet import MAX_CELLS, TOO_MANY, Area, Sheet, letters_of

# What programs call a sheet that nobody named says nothing.
_NOTHING: frozenset[int] = frozenset()
_DEFAULT_NAME = re.compile(r"(?:sheet|工作表|表)\s*\d*", re.IGNORECASE)


def blocks_of(sheets: Iterable[Sheet]) -> Iterator[Block]:
    """Of each sheet its name, its tables, and the lines that stand alone over them.

    Blank rows part tables unless the columns go on below, blank columns part like forms; rows and
    columns in which nothing starts are left out, and so is what is hidden. Raises Unreadable for a
    senseless size.
    """
    left = MAX_CELLS
    for sheet in sheets:
        if sheet.name and not _DEFAULT_NAME.fullmatch(sheet.name.strip()):
            yield Paragraph(sheet.name, SheetPlace(sheet.name, None))
        for piece in _pieces(_rows(sheet), sheet.hidden_rows):
            for rows, columns in parted(piece.rows, sorted(piece.columns)):
                left -= len(rows) * len(columns)
                if left < 0:
                    raise Unreadable(TOO_MANY)
                yield from _blocks(rows, columns, sheet)


def unread_cells(sheets: Iterable[Sheet]) -> Iterator[Place]:
    """Where the cells stand whose value no file holds, once the blocks of the sheets are made."""
    for sheet in sheets:
        for row, column in sheet.formulas:
            yield SheetPlace(sheet.name, f"{letters_of(column)}{row + 1}")


def _blocks(piece: Sequence[Row], columns: Sequence[int], sheet: Sheet) -> Iterator[Block]:
    first = 0
    while first < len(piece) and (piece[first].is_single or not piece[first].starts):
        row = piece[first]
        for column, text in row.starts.items():
            if text and text.strip():
                place = SheetPlace(sheet.name, f"{letters_of(column)}{row.number + 1}")
                yield Paragraph(text, place)
        first += 1
    if first < len(piece):
        yield _table(piece[first:], columns, sheet)


def _rows(sheet: Sheet) -> list[Row]:
    """The rows that hold something, in order."""
    rows: dict[int, Row] = {}
    covered = _merged(sheet, rows)
    for number, texts in sheet.rows.items():
        if number in sheet.hidden_rows:
            continue
        taken = covered.get(number, _NOTHING)
        if sheet.hidden_columns:
            taken = taken | sheet.hidden_columns
        starts = {c: text for c, text in texts.items() if c not in taken} if taken else texts
        if number in rows:
            rows[number].starts.update(starts)
        elif starts:
            rows[number] = Row(number, starts)
    return [rows[number] for number in sorted(rows)]


def _merged(sheet: Sheet, rows: dict[int, Row]) -> dict[int, set[int]]:
    """Enters the merged cells into the rows, clipped to what is filled; the columns they cover
    by row."""
    bottom = max(sheet.rows, default=-1)
    right = max(map(max, filter(None, sheet.rows.values())), default=-1)
    covered: defaultdict[int, set[int]] = defaultdict(set)
    left = MAX_CELLS
    for area in sheet.areas:
        lines = _seen(area.top, min(area.bottom, bottom), sheet.hidden_rows)
        columns = _seen(area.left, min(area.right, right), sheet.hidden_columns)
        left -= len(lines) * len(columns)
        if left < 0:
            raise Unreadable(TOO_MANY)
        if not lines or not columns:
            continue
        taken = [covered[line] for line in lines]
        if not all(columns_taken.isdisjoint(columns) for columns_taken in taken):
            continue
        for columns_taken in taken:
            columns_taken.update(columns)
        seen = Area(lines[0], columns[0], lines[-1], columns[-1])
        _enter(sheet, seen, area, lines, rows)
    return covered


def _enter(
    sheet: Sheet, seen: Area, area: Area, lines: Sequence[int], rows: dict[int, Row]
) -> None:
    """Enters one merged cell; `seen` is what of it is not hidden, on these lines."""
    texts = sheet.rows.get(area.top)
    text = texts.get(area.left, "") if texts else ""
    top = rows.get(seen.top)
    if top is None:
        top = rows[seen.top] = Row(seen.top)
    top.starts[seen.left] = text
    if text is None:
        sheet.formulas[seen.top, seen.left] = sheet.formulas[area.top, area.left]
    top.areas[seen.left] = seen
    if len(lines) > 1 and (text is None or text.strip()):
        for line in lines[1:]:
            rows.setdefault(line, Row(line)).reach.update(range(seen.left, seen.right + 1))


def _seen(first: int, last: int, hidden: set[int]) -> Sequence[int]:
    if not hidden:
        return range(first, last + 1)
    return [number for number in range(first, last + 1) if number not in hidden]


@dataclass(slots=True)
class _Piece:
    """Rows of one table with the lines over it; `edge` is the last column they fill."""

    rows: list[Row] = field(default_factory=list)
    columns: set[int] = field(default_factory=set)
    edge: int = -1

    def add(self, rows: Sequence[Row], edge: int) -> None:
        self.rows += rows
        self.edge = max(self.edge, edge)
        self.columns.update(*(row.starts for row in rows))

    def goes_on(self, run: Sequence[Row], edge: int, hidden: set[int]) -> bool:
        """Whether the rows belong to it: as wide, and behind a blank row with nothing new in
        front. Titles with nothing below are notes."""
        is_next = _is_next(self.rows[-1].number, run[0].number, hidden)
        if is_next and all(row.is_title for row in run):
            return True
        if self.edge != edge:
            return False
        return is_next or (not run[0].is_single and run[0].starts.keys() <= self.columns)


def _pieces(rows: Sequence[Row], hidden: set[int]) -> Iterator[_Piece]:
    """The rows of each table: cut at blank rows and at titles, and joined again where the columns
    go on below."""
    piece = _Piece()
    for run in _runs(rows, hidden):
        edge = max(row.edge for row in run)
        if piece.rows and not piece.goes_on(run, edge, hidden):
            yield piece
            piece = _Piece()
        piece.add(run, edge)
    if piece.rows:
        yield piece


def _runs(rows: Sequence[Row], hidden: set[int]) -> Iterator[list[Row]]:
    run: list[Row] = []
    for row in rows:
        is_title = bool(run) and row.is_title and not run[-1].is_title
        if run and (is_title or not _is_next(run[-1].number, row.number, hidden)):
            yield run
            run = []
        run.append(row)
    if run:
        yield run


def _is_next(above: int, below: int, hidden: set[int]) -> bool:
    """Whether nothing but hidden rows lies between."""
    return above + 1 == below or all(number in hidden for number in range(above + 1, below))


def _table(rows: Sequence[Row], columns: Sequence[int], sheet: Sheet) -> Table:
    grid: list[list[Cell | None]] = [[None] * len(columns) for _ in rows]
    lines = [row.number for row in rows]
    letters = [letters_of(column) for column in columns]
    for index, row in enumerate(rows):
        line, starts, areas = grid[index], row.starts, row.areas
        digits = str(row.number + 1)
        for column, number in enumerate(columns):
            text = starts.get(number, "")
            if line[column] is not None:
                continue
            if text is None:
                text = sheet.formulas[row.number, number]
            place = SheetPlace(sheet.name, letters[column] + digits)
            area = areas.get(number)
            if area is None:
                line[column] = Cell(text, place, index, column)
                continue
            height = bisect_right(lines, area.bottom) - index
            width = bisect_right(columns, area.right) - column
            cell = Cell(text, place, index, column, height, width)
            for below in grid[index : index + height]:
                below[column : column + width] = [cell] * width
    return Table(tuple(map(tuple, grid)), SheetPlace(sheet.name, f"{letters[0]}{lines[0] + 1}"))
