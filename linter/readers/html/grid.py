"""Between file and station 1: a table element as a grid with its spans."""

from collections.abc import Callable, Iterator
from itertools import groupby

from lxml import etree
from lxml.etree import _Element

from linter.document import Cell, HtmlPlace, Table, Unreadable
from linter.readers.sheets.sheet import MAX_CELLS, TOO_MANY

# Browsers go no further.
_MAX_COLUMN_SPAN = 1_000
_CELLS = ("td", "th")


def grid_of(table: _Element, number: int, text_of: Callable[[_Element], str]) -> Table:
    """The table as a grid; `number` is its own on the page. Raises Unreadable for a senseless
    size."""
    _wrap_loose_cells(table)
    rows = list(table.iter("tr"))
    grid: list[dict[int, Cell]] = [{} for _ in rows]
    left = MAX_CELLS
    for index, row in enumerate(rows):
        line = grid[index]
        column = 0
        for position, element in enumerate(row.iterchildren(*_CELLS), 1):
            while column in line:
                column += 1
            width = _free(line, column, _span(element, "colspan", _MAX_COLUMN_SPAN))
            height = min(_span(element, "rowspan", len(rows)), len(rows) - index)
            left -= width * height
            if left < 0:
                raise Unreadable(TOO_MANY)
            place = HtmlPlace(number, index + 1, position)
            cell = Cell(text_of(element), place, index, column, height, width)
            if width == height == 1:
                line[column] = cell
            else:
                for below in grid[index : index + height]:
                    below.update(dict.fromkeys(range(column, column + width), cell))
            column += width
    return Table(tuple(map(_filled, grid)), HtmlPlace(number, None, None))


def _filled(line: dict[int, Cell]) -> tuple[Cell | None, ...]:
    return tuple(line.get(column) for column in range(max(line, default=-1) + 1))


def _free(line: dict[int, Cell], column: int, width: int) -> int:
    """How far a cell may reach before another one from above."""
    return next((i for i in range(1, width) if column + i in line), width)


def _span(element: _Element, name: str, most: int) -> int:
    written = element.get(name)
    if written is None:
        return 1
    written = written.strip()
    if not written.isdecimal() or len(written) > 9:
        return 1
    # No rows at all means: down to the end.
    return min(int(written), most) or (most if name == "rowspan" else 1)


def _wrap_loose_cells(table: _Element) -> None:
    """Gives cells that nobody put into a row one of their own."""
    for parent in (table, *table.iter("tbody", "thead", "tfoot")):
        loose = [list(group) for is_cell, group in _runs(parent) if is_cell]
        for cells in loose:
            row = etree.Element("tr")
            cells[0].addprevious(row)
            row.extend(cells)


def _runs(parent: _Element) -> Iterator[tuple[bool, Iterator[_Element]]]:
    return groupby(list(parent), key=lambda child: child.tag in _CELLS)
