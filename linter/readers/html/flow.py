"""Between file and station 1: the blocks of pages in reading order."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml.etree import _Element

from linter.document import Block, HtmlPlace, Paragraph, Table, Unreadable
from linter.readers.html.grid import grid_of
from linter.readers.html.page import BREAK, END, TABLE, replace, text_in
from linter.readers.sheets.sheet import MAX_CELLS, TOO_MANY

_BLANKS = re.compile(r"[ \t\n\r\f]+")
_TABLE = re.compile(f"{TABLE}(\\d+){TABLE}")


@dataclass(slots=True)
class _Found:
    """A table of content: how much text it holds, and the numbers of tables inside its cells."""

    table: Table
    size: int
    inner: list[int]


@dataclass(slots=True)
class Flow:
    """The blocks of the pages added so far; tables and paragraphs are counted through them all."""

    blocks: list[Block] = field(default_factory=list)
    _tables: int = 0
    _paragraphs: int = 0
    _cells: int = 0

    def add(self, root: _Element) -> None:
        """Adds the blocks of a page. Raises Unreadable for a senseless size."""
        found: dict[int, _Found] = {}
        tables = list(root.iter("table"))
        # Backwards, so that inner tables are read and out of the way before those around them.
        for number, element in reversed(list(enumerate(tables, self._tables + 1))):
            if table := self._table(element, number, found):
                found[number] = table
                replace(element, f"{END}{TABLE}{number}{TABLE}{END}")
            else:
                _dissolve(element)
        self._tables += len(tables)
        for line in lines_of(text_in(root)):
            self.blocks.extend(self._line(line, found))

    def _table(self, element: _Element, number: int, found: dict[int, _Found]) -> _Found | None:
        """The table, or None for one that only lays out the page: a single cell, or a frame around
        tables that hold more text than it does itself."""
        inner: list[int] = []

        def text_of(cell: _Element) -> str:
            text = text_in(cell)
            if TABLE in text:
                inner.extend(int(number) for number in _TABLE.findall(text))
                text = _TABLE.sub(END, text)
            return "\n".join(lines_of(text))

        table = grid_of(element, number, text_of)
        cells = list(table.cells())
        self._cells += sum(map(len, table.grid))
        if self._cells > MAX_CELLS:
            raise Unreadable(TOO_MANY)
        size = sum(len(cell.text) for cell in cells)
        if len(cells) < 2 or sum(found[number].size for number in inner) > size:
            return None
        return _Found(table, size + sum(found[number].size for number in inner), inner)

    def _line(self, line: str, found: dict[int, _Found]) -> Iterator[Block]:
        if match := _TABLE.fullmatch(line):
            waiting = [int(match[1])]
            while waiting:
                each = found[waiting.pop()]
                yield each.table
                waiting.extend(reversed(each.inner))
        else:
            self._paragraphs += 1
            yield Paragraph(line, HtmlPlace(None, None, None, self._paragraphs))


def _dissolve(table: _Element) -> None:
    """Makes a table that lays out the page a plain part of it."""
    for element in table.iter("table", "tr", "td", "th"):
        element.tag = "div"


def lines_of(text: str) -> Iterator[str]:
    """The lines that hold text, a break within them as a line break, blanks as the screen shows
    them: one, and none at the ends."""
    for line in _BLANKS.sub(" ", text).split(END):
        if BREAK in line:
            line = "\n".join(part.strip(" ") for part in line.split(BREAK))
        if line := line.strip(" \n"):
            yield line
