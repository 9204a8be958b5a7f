"""Between file and station 1: the complete blocks of a Word document's body, one after another."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from lxml.etree import _Element

from linter.document import Unreadable
from linter.readers.pieces import pieces
from linter.readers.word.content import Content, Draft, text_of
from linter.readers.word.names import Names

# What may hold more rows and paragraphs than are looked at in one piece.
_ENTERED = frozenset(("tbl", "sdt", "sdtContent", "customXml", "ins", "smartTag"))


@dataclass(slots=True)
class Unit:
    """A w:p outside tables, a w:tr of an outermost table, or a w:tbl after its rows.

    `content` is what it holds; with `is_awkward` there are elements that change what is seen, and
    the unit must be walked anew. What stands in text boxes and nested tables is inside the unit
    that holds it.
    """

    tag: str
    element: _Element
    content: Content
    is_awkward: bool


def units(chunks: Iterable[bytes], names: Names) -> Iterator[Unit]:
    """The units of the body in their order.

    Raises XMLSyntaxError for broken XML and, at the end, Unreadable for what is no Word text or
    carries a document type declaration.
    """
    flow = _Flow(names)
    draft = flow.draft
    text, cell, paragraph = names.text, names.cell, names.paragraph
    blocks = frozenset((paragraph, names.row, names.table))
    awkward = frozenset(names.awkward)
    tags = (*names.content, *names.awkward, names.row)
    for piece in pieces(chunks, "body", _ENTERED, partial(_check_root, names=names)):
        for element in piece.iter(*tags):
            tag = element.tag
            # The first three are nearly all there is, and a call for each would cost as much again.
            if tag == text and not draft.codes:
                draft.parts.append(text_of(element))
            elif tag == cell:
                draft.begin_cell(element)
            elif tag == paragraph and element.getparent() is draft.cell:
                draft.begin_paragraph()
            elif tag in blocks and flow.is_outermost(element):
                yield from flow.begin(element)
                draft = flow.draft
            elif tag in awkward or (tag in blocks and tag != paragraph):
                flow.meet_awkward(tag)
            else:
                draft.add(tag, element)
        # Before the piece loses what stands around it.
        yield from flow.end_unit()
        draft = flow.draft
    yield from flow.end_table()


class _Flow:
    """Which unit is open in a body whose elements come in the order of their starts.

    A unit ends where the next one begins; what comes between two belongs to the next. `table` is
    the outermost one whose rows are coming.
    """

    def __init__(self, names: Names) -> None:
        self.draft = Draft(names)
        self._names = names
        self._unit: _Element | None = None
        self._table: _Element | None = None
        self._is_awkward = self._is_next_awkward = False

    def is_outermost(self, block: _Element) -> bool:
        """Whether a w:p, w:tr or w:tbl stands in no other table than a row in its own."""
        names = self._names
        is_row = block.tag == names.row
        if is_row and block.getparent() is self._table:
            return True
        above = block.iterancestors(names.table, names.text_box)
        holder = next(above, None)
        if not is_row:
            return holder is None
        return holder is not None and holder.tag == names.table and next(above, None) is None

    def begin(self, block: _Element) -> list[Unit]:
        """Opens an outermost w:p, w:tr or w:tbl; gives what ends there."""
        ended = self.end_unit()
        names = self._names
        table = self._table
        if block.tag == names.paragraph:
            table = None
        elif block.tag == names.table:
            table = block
        elif block.getparent() is not table:
            table = next(block.iterancestors(names.table), None)
        if table is not self._table:
            ended += self.end_table()
            self._table = table
        if block is not table:
            self._unit = block
        return ended

    def meet_awkward(self, tag: str) -> None:
        self._is_awkward = True
        # The properties of a control stand before all that it holds.
        self._is_next_awkward = self._is_next_awkward or tag == self._names.prompt

    def end_unit(self) -> list[Unit]:
        unit = self._unit
        if unit is None:
            return []
        ended = Unit(unit.tag, unit, self.draft.finished(), self._is_awkward)
        self._unit = None
        self._is_awkward, self._is_next_awkward = self._is_next_awkward, False
        self.draft = Draft(self._names)
        return [ended]

    def end_table(self) -> list[Unit]:
        table, self._table = self._table, None
        return [] if table is None else [Unit(self._names.table, table, Content(), False)]


def _check_root(root: _Element, names: Names) -> None:
    if root.tag != names.document:
        raise Unreadable("正文不是 Word 文档的格式，请用 Word 或 WPS 打开后另存为 .docx 再检查")
    if root.getroottree().docinfo.internalDTD is not None:
        raise Unreadable("正文带有 DTD 声明，不是正常的 Word 文档，不读")
