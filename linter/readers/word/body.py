"""Between file and station 1: numbers the blocks of a Word body and reads them one by one."""

from collections import deque
from collections.abc import Iterable, Iterator

from lxml.etree import _Element

from linter.document import Paragraph, Unreadable, WordPlace
from linter.readers.word.content import Content, content_of
from linter.readers.word.grid import WordRow, WordTable
from linter.readers.word.names import Names
from linter.readers.word.stream import Unit
from linter.readers.word.visible import Apart, blocks_in, set_apart

# Two thousand pages of tables: what is beyond is not meant to be read.
MAX_PIECES = 300_000
_HIDDEN_NOTE = "文档里有隐藏文字，没有读"


class Body:
    """One pass through a body: how many paragraphs and tables went by, and what waits its turn."""

    def __init__(self, names: Names) -> None:
        self.names = names
        self.notes: tuple[str, ...] = ()
        self._paragraphs = 0
        self._tables = 0
        self._numbers: dict[_Element, int] = {}
        self._unfinished = ""
        self._pieces = 0

    def drafts(self, units: Iterable[Unit]) -> Iterator[Paragraph | WordTable]:
        """The paragraphs that hold text, and the tables with their rows, nested ones behind."""
        table: WordTable | None = None
        row_number = 0
        nested: deque[_Element] = deque()
        for unit in units:
            if unit.tag == self.names.row:
                table = table or self._new_table()
                row_number += 1
                content, apart = self._read(unit)
                if apart is None:
                    self._add_row(table, row_number, content)
                elif not apart.is_deleted:
                    self._add_row(table, row_number, content)
                    nested.extend(apart.tables)
            elif unit.tag == self.names.table:
                yield from self._printed_rest()
                yield table or self._new_table()
                yield from self._nested_tables(nested)
                table, row_number = None, 0
            else:
                yield from self._paragraph(unit)
        yield from self._printed_rest()

    def _new_table(self) -> WordTable:
        self._tables += 1
        return WordTable(self._tables, [])

    def _add_row(self, table: WordTable, number: int, content: Content) -> None:
        row = WordRow(table.number, number, content)
        width = row.width()
        table.rows.append(row)
        table.width = max(table.width, width)
        self._count(width)

    def _count(self, pieces: int) -> None:
        self._pieces += pieces
        if self._pieces > MAX_PIECES:
            raise Unreadable(f"单元格和段落超过 {MAX_PIECES // 10_000} 万个，不像正常文档，不读")

    def _read(self, unit: Unit) -> tuple[Content, Apart | None]:
        return self._read_anew(unit.element) if unit.is_awkward else (unit.content, None)

    def _read_anew(self, element: _Element) -> tuple[Content, Apart]:
        apart = set_apart(element, self.names)
        for table in apart.tables_passed:
            # Tables of a nested row were met, and numbered, with the row around it.
            if table not in self._numbers:
                self._tables += 1
                self._numbers[table] = self._tables
        if apart.has_hidden:
            self.notes = (_HIDDEN_NOTE,)
        return content_of(element, self.names), apart

    def _nested_tables(self, waiting: deque[_Element]) -> Iterator[WordTable]:
        """Each waiting table followed by those nested in it, without recursion."""
        names = self.names
        while waiting:
            element = waiting.popleft()
            table = WordTable(self._numbers[element], [], is_nested=True)
            inner: list[_Element] = []
            rows = [
                row
                for row in element.iter(names.row)
                if next(row.iterancestors(names.table), None) is element
            ]
            for number, row in enumerate(rows, 1):
                content, apart = self._read_anew(row)
                if not apart.is_deleted:
                    self._add_row(table, number, content)
                    inner.extend(apart.tables)
            waiting.extendleft(reversed(inner))
            yield table
        self._numbers.clear()

    def _paragraph(self, unit: Unit) -> Iterator[Paragraph | WordTable]:
        self._paragraphs += 1
        self._count(1)
        place = WordPlace(None, None, None, self._paragraphs)
        content, apart = self._read(unit)
        self._unfinished += content.text
        if not content.is_unfinished:
            yield from self._printed_rest()
        tables: deque[_Element] = deque()
        for holder in apart.boxed if apart else ():
            for block in blocks_in(holder, self.names):
                if block.tag == self.names.table:
                    tables.append(block)
                else:
                    yield from _printed(content_of(block, self.names).text, place)
        yield from self._nested_tables(tables)

    def _printed_rest(self) -> Iterator[Paragraph]:
        yield from _printed(self._unfinished, WordPlace(None, None, None, self._paragraphs))
        self._unfinished = ""


def _printed(text: str, place: WordPlace) -> Iterator[Paragraph]:
    text = text.strip("\n")
    if text.strip():
        yield Paragraph(text, place)
