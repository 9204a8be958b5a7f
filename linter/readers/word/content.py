"""Between file and station 1: the texts and the shape of a table row, the text of a paragraph."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import IntEnum
from typing import cast

from lxml import etree
from lxml.etree import _Element

from linter.readers.word.names import Names
from linter.readers.word.symbols import symbol
from linter.readers.word.visible import is_on

# Word itself stops at 63 columns; a wider span is damage.
MAX_SPAN = 256
_XML_BLANKS = " \t\r\n"
_PRESERVE = "{http://www.w3.org/XML/1998/namespace}space"


class Merge(IntEnum):
    """How a cell goes together with the one above it or, in old files, left of it."""

    NONE = 0
    START = 1
    BELOW = 2
    BESIDE = 3


@dataclass(slots=True)
class RowCell:
    """A w:tc with its text; `number` is its 1-based number in the row."""

    number: int
    text: str = ""
    span: int = 1
    merge: Merge = Merge.NONE
    is_deleted: bool = False


@dataclass(slots=True)
class Content:
    """What a w:tr or a w:p holds.

    `text` stands outside cells: all of a paragraph, nothing of a row. `free_columns` are the grid
    columns left free before the cells; `is_header` marks a row that repeats on each page,
    `is_unfinished` a paragraph whose mark was deleted, so that the next one continues it.
    """

    text: str = ""
    cells: list[RowCell] = field(default_factory=list)
    free_columns: int = 0
    is_header: bool = False
    is_unfinished: bool = False


def text_of(element: _Element) -> str:
    """The text as Word shows it: a line break in the XML is a blank, outer blanks need a mark."""
    text = element.text or ""
    if text.isprintable() and text[:1] != " " != text[-1:]:
        return text
    if element.get(_PRESERVE) != "preserve":
        text = text.strip(_XML_BLANKS)
    return text.replace("\n", " ")


class Draft:
    """The content of a w:tr or w:p while the elements in it go by, in the order of their ends."""

    __slots__ = ("cell", "codes", "content", "names", "parts")

    def __init__(self, names: Names) -> None:
        self.names = names
        self.content = Content()
        self.cell = RowCell(1)
        self.parts: list[str] = []
        self.codes: list[bool] = []

    def add(self, tag: str, element: _Element) -> None:
        """Takes in one complete element that carries text or shape."""
        names = self.names
        if tag == names.text:
            if not any(self.codes):
                self.parts.append(text_of(element))
        elif tag == names.paragraph:
            self.end_paragraph()
        elif tag == names.cell:
            self.end_cell()
        elif tag == names.field_mark:
            follow_field(element.get(names.field_kind), self.codes)
        elif not _shape(tag, element, names, self.content, self.cell):
            self.parts.append(character_of(tag, element, names))

    def end_paragraph(self) -> None:
        if not self.content.is_unfinished:
            self.parts.append("\n")
        self.content.is_unfinished = False

    def end_cell(self) -> None:
        cell, cells = self.cell, self.content.cells
        cell.text = "".join(self.parts).rstrip("\n")
        if cell.merge is Merge.BESIDE and cells:
            cells[-1].span += cell.span
        else:
            cells.append(cell)
        self.cell = RowCell(cell.number + 1)
        self.parts = []
        self.codes = []

    def finished(self) -> Content:
        """The content, when the w:tr or w:p has ended."""
        self.content.text = "".join(self.parts)
        return self.content


def content_of(unit: _Element, names: Names) -> Content:
    """The content of a complete w:tr or w:p, without nested tables and text boxes."""
    draft = Draft(names)
    events = etree.iterwalk(unit, events=("end",), tag=names.content)
    for _, element in cast(Iterator[tuple[str, _Element]], events):
        if element is not unit:
            draft.add(element.tag, element)
    return draft.finished()


def follow_field(kind: str | None, codes: list[bool]) -> None:
    """Keeps, for each open field, whether its code (not seen on the page) is still going on."""
    if kind == "begin":
        codes.append(True)
    elif kind == "separate" and codes:
        codes[-1] = False
    elif kind == "end" and codes:
        codes.pop()


def _shape(tag: str, element: _Element, names: Names, content: Content, cell: RowCell) -> bool:
    """Notes what the element says about the shape of its unit; False if it says nothing."""
    if tag == names.vertical_merge:
        if cell.merge is not Merge.BESIDE:
            cell.merge = Merge.START if element.get(names.value) == "restart" else Merge.BELOW
    elif tag == names.grid_span:
        cell.span = _number(element, names, 1)
    elif tag == names.horizontal_merge:
        cell.merge = Merge.START if element.get(names.value) == "restart" else Merge.BESIDE
    elif tag == names.grid_before:
        content.free_columns = _number(element, names, 0)
    elif tag == names.repeated_header:
        content.is_header = is_on(element, names)
    elif tag == names.deleted_cell:
        cell.is_deleted = True
    elif tag == names.deleted or tag == names.moved_away:
        # Of those only the marks of paragraphs are left here.
        content.is_unfinished = True
    else:
        return False
    return True


def _number(element: _Element, names: Names, least: int) -> int:
    value = element.get(names.value, "")
    return min(max(int(value), least), MAX_SPAN) if value.isdecimal() and len(value) < 10 else least


def character_of(tag: str, element: _Element, names: Names) -> str:
    """What an element of a run that is no text, or of a formula, reads as."""
    if tag == names.tab:
        parent = element.getparent()
        return "" if parent is not None and parent.tag == names.tab_stops else "\t"
    if tag == names.symbol:
        return symbol(element.get(names.font, ""), element.get(names.character, ""))
    if tag == names.hyphen:
        return "-"
    if tag == names.position_tab:
        return "\t"
    if tag == names.maths_text:
        return element.text or ""
    if tag == names.maths_numerator:
        return "/"
    return "\n"
