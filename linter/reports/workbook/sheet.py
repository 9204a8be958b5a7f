"""Station 6: one sheet of a workbook: a table with frozen heading, filters, wrapped texts."""

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from math import ceil
from typing import Any, Literal

from linter.reports.markup import clean
from linter.reports.width import text_width

Style = Literal["heading", "text", "centre", "number", "decimal", "share", "total", "error",
                "warning", "info", "good", "faint", "mark"]  # fmt: skip

# Instead of the time of its making, which a workbook would bear.
_CREATED = datetime(2000, 1, 1)
# A cell of a workbook holds no more than 32,767 characters.
_CELL_LIMIT = 32_000
# Points: a line of text, and the most a row may have.
_LINE, _HIGHEST = 13.5, 409
# The numbers of papers, and how wide (in characters) a sheet may be upright, and on A4.
_A4, _A3 = 9, 8
_WIDEST_UPRIGHT, _WIDEST_ON_A4 = 100, 220
# How much of a column's width text fills before it breaks.
_FILLED = 0.85
_EDGE = {"font_name": "宋体", "font_size": 10, "border": 1, "border_color": "#BFBFBF"}
_TEXT = {**_EDGE, "text_wrap": True, "valign": "top", "num_format": "@"}
_CENTRE = {**_TEXT, "align": "center"}
_LOOKS: dict[Style, dict[str, object]] = {
    "heading": {**_CENTRE, "bold": True, "valign": "vcenter", "bg_color": "#D9E2EF"},
    "text": _TEXT,
    "centre": _CENTRE,
    "number": {**_EDGE, "valign": "top", "align": "right", "num_format": "0"},
    "decimal": {**_EDGE, "valign": "top", "align": "right", "num_format": "0.0"},
    "share": {**_EDGE, "valign": "top", "align": "right", "num_format": "0.0%"},
    "total": {**_EDGE, "bold": True, "align": "right", "num_format": "0", "bg_color": "#F2F2F2"},
    "error": {**_CENTRE, "bold": True, "bg_color": "#F8D0CD", "font_color": "#8B1A10"},
    "warning": {**_CENTRE, "bg_color": "#FCE9B8", "font_color": "#6B4A00"},
    "info": {**_CENTRE, "bg_color": "#DCE9F7", "font_color": "#1F4E79"},
    "good": {**_CENTRE, "bg_color": "#DDEFD9", "font_color": "#245B1D"},
    "faint": {**_TEXT, "font_color": "#595959"},
    "mark": {"font_name": "宋体", "font_size": 10, "bold": True, "font_color": "#C00000"},
}


@dataclass(frozen=True, slots=True)
class Styled:
    """A cell in a style other than its column's."""

    text: str | int
    style: Style


@dataclass(frozen=True, slots=True)
class Marked:
    """A text with its part from `start` to `end` set off."""

    text: str
    start: int
    end: int


Value = str | int | float | Styled | Marked


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, its width in characters, the style of its cells, and the answers that
    a drop-down offers."""

    heading: str
    width: float
    style: Style = "text"
    choices: tuple[str, ...] = ()


# A name, the columns, and a row a sequence of values.
Sheet = tuple[str, Sequence[Column], Iterable[Sequence[Value]]]


def workbook_bytes(sheets: Iterable[Sheet]) -> bytes:
    """The bytes of an .xlsx file; the same sheets give the same bytes. A sheet prints one page
    wide, on A4 or, where its letters would be too small there, on A3."""
    from xlsxwriter import Workbook

    stream = io.BytesIO()
    with Workbook(stream, {"in_memory": True, "strings_to_formulas": False}) as book:
        book.set_properties({"created": _CREATED})
        formats = {name: book.add_format(look) for name, look in _LOOKS.items()}
        for sheet in sheets:
            _add_sheet(book, formats, *sheet)
    return stream.getvalue()


def _add_sheet(
    book: Any,
    formats: dict[Style, Any],
    name: str,
    columns: Sequence[Column],
    rows: Iterable[Sequence[Value]],
) -> None:
    sheet = book.add_worksheet(name)
    _lay_out(sheet, columns)
    for number, column in enumerate(columns):
        sheet.set_column(number, number, column.width)
        sheet.write_string(0, number, column.heading, formats["heading"])
    last = 0
    for last, row in enumerate(rows, start=1):
        sheet.set_row(last, _height(row, columns))
        for number, (value, column) in enumerate(zip(row, columns, strict=True)):
            _write(sheet, (last, number), value, column.style, formats)
    sheet.autofilter(0, 0, last, len(columns) - 1)
    for number, column in enumerate(columns):
        if column.choices and last:
            offer = {"validate": "list", "source": list(column.choices)}
            sheet.data_validation(1, number, last, number, offer)


def _lay_out(sheet: Any, columns: Sequence[Column]) -> None:
    sheet.freeze_panes(1, 0)
    sheet.set_row(0, 28)
    width = sum(column.width for column in columns)
    sheet.set_paper(_A3 if width > _WIDEST_ON_A4 else _A4)
    if width > _WIDEST_UPRIGHT:
        sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.set_footer("&L&A&R第 &P 页，共 &N 页")


def _height(row: Sequence[Value], columns: Sequence[Column]) -> float:
    """Points that the wrapped texts of a row need: not every program works them out by itself."""
    lines = (
        sum(ceil(text_width(line) / (column.width * _FILLED)) or 1 for line in text.split("\n"))
        for text, column in zip(map(_words, row), columns, strict=True)
    )
    return min(max(lines) * _LINE + 3, _HIGHEST)


def _words(value: Value) -> str:
    return str(value.text) if isinstance(value, Styled | Marked) else str(value)


def _write(
    sheet: Any, at: tuple[int, int], value: Value, style: Style, formats: dict[Style, Any]
) -> None:
    if isinstance(value, Styled):
        style, value = value.style, value.text
    if isinstance(value, int | float):
        sheet.write_number(*at, value, formats[style])
    elif value == "":
        sheet.write_blank(*at, None, formats[style])
    elif isinstance(value, Marked):
        _write_marked(sheet, at, value, formats)
    else:
        # As a string whatever it begins with: no text of a document runs as a formula.
        sheet.write_string(*at, _fitting(value), formats[style])


def _write_marked(
    sheet: Any, at: tuple[int, int], value: Marked, formats: dict[Style, Any]
) -> None:
    text = _fitting(value.text)
    pieces = (
        (text[: value.start], None),
        (text[value.start : value.end], formats["mark"]),
        (text[value.end :], None),
    )
    filled = [(piece, look) for piece, look in pieces if piece]
    if len(filled) < 2:
        sheet.write_string(*at, text, formats["text"])
        return
    parts = [part for piece, look in filled for part in (look, piece) if part is not None]
    sheet.write_rich_string(*at, *parts, formats["text"])


def _fitting(text: str) -> str:
    kept = clean(text)
    return kept if len(kept) <= _CELL_LIMIT else kept[: _CELL_LIMIT - 1] + "…"
