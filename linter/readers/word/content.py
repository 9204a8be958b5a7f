"""Between file and station 1: the texts and the shape of a table row, the text of a paragraph."""

from dataclasses import dataclass, field
from enum import IntEnum

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
class Shape:
    """How a w:tc is no plain one: the grid columns it covers, what it is merged with, and whether
    a tracked change takes it out. One that was merged with the cell left of it covers none."""

    span: int = 1
    merge: Merge = Merge.NONE
    is_deleted: bool = False


@dataclass(slots=True)
class Content:
    """What a w:tr or a w:p holds.

    `text` stands outside cells: all of a paragraph, nothing of a row. `cells` are the texts of the
    w:tc, `shapes` those of them by 0-based number that are more than one plain cell.
    `free_columns` are the grid columns left free before the cells; `is_header` marks a row that
    repeats on each page, `is_unfinished` a paragraph whose mark was deleted, so that the next one
    continues it.
    """

    text: str = ""
    cells: list[str] = field(default_factory=list)
    shapes: dict[int, Shape] = field(default_factory=dict)
    free_columns: int = 0
    is_header: bool = False
    is_unfinished: bool = False


def text_of(element: _Element) -> str:
    """The text as Word shows it: a line break in the XML is a blank, outer blanks need a mark."""
    text = element.text or ""
    if text.isprintable() and text == text.strip():
        return text
    if element.get(_PRESERVE) != "preserve":
        text = text.strip(_XML_BLANKS)
    return text.replace("\n", " ")


class Draft:
    """The content of a w:tr or w:p while the elements in it go by, in the order of their starts.

    `cell` is the w:tc that is being read, `parts` its texts or those outside cells so far, `codes`
    says of each open field whether its code is going on.
    """

    __slots__ = ("cell", "codes", "content", "has_paragraph", "names", "parts")

    def __init__(self, names: Names) -> None:
        self.names = names
        self.content = Content()
        self.cell: _Element | None = None
        self.has_paragraph = False
        self.parts: list[str] = []
        self.codes: list[bool] = []

    def add(self, tag: str, element: _Element) -> None:
        """Takes in one element that carries text or shape."""
        names = self.names
        if tag == names.text:
            if not any(self.codes):
                self.parts.append(text_of(element))
        elif tag == names.paragraph:
            self.begin_paragraph()
        elif tag == names.cell:
            self.begin_cell(element)
        elif tag == names.field_mark:
            follow_field(element.get(names.field_kind), self.codes)
        elif not _shape(tag, element, names, self.content):
            self.parts.append(character_of(tag, element, names))

    def begin_paragraph(self) -> None:
        """One that is not the unit itself: each but the first of a cell is parted from the one
        above, unless it continues that."""
        if self.has_paragraph and not self.content.is_unfinished:
            self.parts.append("\n")
        self.has_paragraph = True
        self.content.is_unfinished = False

    def begin_cell(self, cell: _Element) -> None:
        if self.cell is not None:
            self._end_cell()
        self.cell = cell
        self.has_paragraph = False

    def _end_cell(self) -> None:
        self.content.cells.append("".join(self.parts).rstrip("\n"))
        self.parts = []
        self.codes = []

    def finished(self) -> Content:
        """The content, when all of the w:tr or w:p has gone by."""
        if self.cell is not None:
            self._end_cell()
        content = self.content
        content.text = "".join(self.parts)
        if any(shape.merge is Merge.BESIDE for shape in content.shapes.values()):
            _merge_beside(content)
        return content


def content_of(unit: _Element, names: Names) -> Content:
    """The content of a complete w:tr or w:p, without nested tables and text boxes."""
    draft = Draft(names)
    for element in unit.iter(*names.content):
        if element is not unit:
            draft.add(element.tag, element)
    return draft.finished()


def _merge_beside(content: Content) -> None:
    """Makes each w:tc that is merged with the one left of it part of that."""
    kept: int | None = None
    for number in range(len(content.cells)):
        shape = content.shapes.get(number)
        if kept is None or shape is None or shape.merge is not Merge.BESIDE:
            kept = number
            continue
        content.shapes.setdefault(kept, Shape()).span += shape.span
        content.cells[number], shape.span = "", 0


def follow_field(kind: str | None, codes: list[bool]) -> None:
    """Keeps, for each open field, whether its code (not seen on the page) is still going on."""
    if kind == "begin":
        codes.append(True)
    elif kind == "separate" and codes:
        codes[-1] = False
    elif kind == "end" and codes:
        codes.pop()


def _shape(tag: str, element: _Element, names: Names, content: Content) -> bool:
    """Notes what the element says about the shape of its unit; False if it says nothing."""
    if tag == names.vertical_merge:
        shape = _last(content)
        if shape.merge is not Merge.BESIDE:
            shape.merge = Merge.START if element.get(names.value) == "restart" else Merge.BELOW
    elif tag == names.grid_span:
        _last(content).span = _number(element, names, 1)
    elif tag == names.horizontal_merge:
        is_start = element.get(names.value) == "restart"
        _last(content).merge = Merge.START if is_start else Merge.BESIDE
    elif tag == names.grid_before:
        content.free_columns = _number(element, names, 0)
    elif tag == names.repeated_header:
        content.is_header = is_on(element, names)
    elif tag == names.deleted_cell:
        _last(content).is_deleted = True
    elif tag == names.deleted or tag == names.moved_away:
        # Of those only the marks of paragraphs are left here.
        content.is_unfinished = True
    else:
        return False
    return True


def _last(content: Content) -> Shape:
    """The shape of the w:tc that is being read, behind those whose text is known."""
    return content.shapes.setdefault(len(content.cells), Shape())


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
    if tag == names.maths_denominator:
        return "/"
    return "\n"
