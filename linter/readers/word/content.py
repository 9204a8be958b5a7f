"""Between file and station 1: the texts and the shape of a table row, the text of a paragraph."""

from dataclasses import dataclass
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
class RowCell:
    """A w:tc with its text; `number` is its 1-based number in the row."""

    number: int
    text: str = ""
    span: int = 1
    merge: Merge = Merge.NONE
    is_deleted: bool = False


@dataclass(slots=True)
class RowContent:
    """A w:tr: its cells, the grid columns left free before them, whether it heads each page."""

    cells: list[RowCell]
    free_columns: int = 0
    is_header: bool = False


def row_content(row: _Element, names: Names) -> RowContent:
    """What a w:tr holds, nested tables and invisible text already set apart."""
    content = _content(row, names)
    del content.cells[0]
    return content


def paragraph_text(paragraph: _Element, names: Names) -> tuple[str, bool]:
    """The text of a w:p outside tables, and whether its paragraph mark was deleted, so that the
    next paragraph continues it."""
    content = _content(paragraph, names)
    mark = next(paragraph.iter(names.deleted, names.moved_away), None)
    return content.cells[0].text, mark is not None


def _content(unit: _Element, names: Names) -> RowContent:
    """One walk over the few elements that matter; what stands before the first w:tc is cell 0."""
    row = RowContent([])
    cell = RowCell(0)
    parts: list[str] = []
    codes: list[bool] = []
    starts_line = False
    for element in unit.iter(*names.content):
        tag = element.tag
        if tag == names.text or tag == names.maths_text:
            if not any(codes):
                parts.append(_plain(element))
        elif tag == names.paragraph:
            if starts_line:
                parts.append("\n")
            starts_line = True
        elif tag == names.cell:
            _finish(row, cell, parts)
            cell = RowCell(cell.number + 1)
            parts, codes, starts_line = [], [], False
        elif tag == names.field_mark:
            _follow_field(element.get(names.field_kind), codes)
        elif tag == names.deleted or tag == names.moved_away:
            # Only marks of paragraphs and rows are left here: the next paragraph goes on in this.
            starts_line = False
        elif not _shape(element, tag, names, row, cell):
            parts.append(_character(element, tag, names))
    _finish(row, cell, parts)
    return row


def _finish(row: RowContent, cell: RowCell, parts: list[str]) -> None:
    cell.text = "".join(parts).rstrip("\n") if parts else ""
    row.cells.append(cell)


def _plain(element: _Element) -> str:
    text = element.text or ""
    if text.strip(_XML_BLANKS) != text and element.get(_PRESERVE) != "preserve":
        text = text.strip(_XML_BLANKS)
    return text.replace("\n", " ")


def _follow_field(kind: str | None, codes: list[bool]) -> None:
    """Keeps, for each open field, whether its code (not seen on the page) is still going on."""
    if kind == "begin":
        codes.append(True)
    elif kind == "separate" and codes:
        codes[-1] = False
    elif kind == "end" and codes:
        codes.pop()


def _shape(element: _Element, tag: str, names: Names, row: RowContent, cell: RowCell) -> bool:
    """Notes what `element` says about the shape of its cell or row; False if it says nothing."""
    if tag == names.vertical_merge:
        cell.merge = Merge.START if element.get(names.value) == "restart" else Merge.BELOW
    elif tag == names.grid_span:
        cell.span = _number(element, names, 1, MAX_SPAN)
    elif tag == names.horizontal_merge:
        if element.get(names.value) != "restart":
            cell.merge = Merge.BESIDE
    elif tag == names.grid_before:
        row.free_columns = _number(element, names, 0, MAX_SPAN)
    elif tag == names.repeated_header:
        row.is_header = is_on(element, names)
    elif tag == names.deleted_cell:
        cell.is_deleted = True
    else:
        return False
    return True


def _number(element: _Element, names: Names, least: int, most: int) -> int:
    value = element.get(names.value, "")
    return min(max(int(value), least), most) if value.isdecimal() and len(value) < 10 else least


def _character(element: _Element, tag: str, names: Names) -> str:
    if tag == names.tab:
        parent = element.getparent()
        return "" if parent is not None and parent.tag == names.tab_stops else "\t"
    if tag == names.symbol:
        return symbol(element.get(names.font, ""), element.get(names.character, ""))
    if tag == names.hyphen:
        return "-"
    if tag == names.position_tab:
        return "\t"
    if tag == names.maths_denominator:
        return "/"
    return "\n"
