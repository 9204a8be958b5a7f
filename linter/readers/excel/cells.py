"""Between file and station 1: the cells of one Excel worksheet as a person sees them."""

import re
import zipfile
from collections.abc import Sequence

from lxml.etree import _Element

from linter.document import Unreadable
from linter.readers.excel.stream import elements
from linter.readers.excel.strings import string_of, unescaped
from linter.readers.excel.workbook import SheetPart, Workbook
from linter.readers.package import part_chunks
from linter.readers.sheets.dates import serial_of
from linter.readers.sheets.sheet import (
    MAX_AREAS,
    MAX_CELLS,
    MAX_COLUMNS,
    MAX_ROWS,
    TOO_MANY,
    Area,
    Sheet,
)
from linter.readers.sheets.shown import Show, shower

_TAGS = ("{*}row", "{*}mergeCell", "{*}col")
_ADDRESS = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})")
_MAX_BYTES = 512 * 1024 * 1024
_OUTSIDE = "工作表里有单元格的地址超出范围，文件可能已损坏，请用 Excel 或 WPS 打开后另存"
_BOOLEANS = {"0": "FALSE", "1": "TRUE", "false": "FALSE", "true": "TRUE"}


class _Values:
    """Turns the c elements of a workbook into the texts of cells."""

    def __init__(self, workbook: Workbook, strings: Sequence[str]) -> None:
        self._workbook = workbook
        self._strings = strings
        self._showers: dict[str, Show] = {}
        self._columns: dict[str, int] = {}

    def texts(self, row: _Element) -> dict[int, str | None]:
        """The texts of a row by 0-based column, as shown; None for a formula without its value."""
        found: dict[int, str | None] = {}
        order = _order(row) if len(row) and row[0].get("r") is None else {}
        for part in row.iter("{*}v", "{*}is", "{*}f"):
            cell = part.getparent()
            if cell is None or cell.getparent() is not row:
                continue
            address = cell.get("r")
            column = order.get(cell, 0) if address is None else self._column_at(address)
            found[column] = self._text(part, cell)
        return {column: text for column, text in found.items() if text != ""}

    def _text(self, part: _Element, cell: _Element) -> str | None:
        tag = part.tag
        if tag.endswith("}v"):
            return self._shown(part.text or "", cell.get("t", "n"), cell.get("s", "0"))
        if tag.endswith("}is"):
            return string_of(part)
        # A formula whose result is an empty text stands without a value as well.
        return "" if cell.get("t") == "str" else None

    def _column_at(self, address: str) -> int:
        letters = address.rstrip("0123456789")
        column = self._columns.get(letters)
        if column is None:
            column = self._columns[letters] = _column(letters)
        return column

    def _shown(self, value: str, kind: str, style: str) -> str:
        if kind == "s":
            number = int(value) if value.strip().isdecimal() and len(value) < 12 else -1
            return self._strings[number] if 0 <= number < len(self._strings) else ""
        if kind == "n":
            return self._number(value, style)
        if kind == "b":
            return _BOOLEANS.get(value, value)
        if kind == "d":
            serial = serial_of(value)
            return value if serial is None else self._number(str(serial), style)
        return unescaped(value)

    def _number(self, value: str, style: str) -> str:
        try:
            number = float(value)
        except ValueError:
            return value
        formats = self._workbook.formats
        index = int(style) if style.isdecimal() and len(style) < 10 else 0
        code = formats[index] if index < len(formats) else "General"
        show = self._showers.get(code)
        if show is None:
            show = self._showers[code] = shower(code, self._workbook.is_1904)
        return show(number) if abs(number) < 1e100 else value


def read_cells(
    package: zipfile.ZipFile, part: SheetPart, workbook: Workbook, strings: Sequence[str]
) -> Sheet:
    """The sheet in a part. Raises Unreadable when it is damaged or too big."""
    sheet = Sheet(part.name)
    if part.part not in package.namelist():
        raise Unreadable(f"工作簿缺少工作表“{part.name}”的内容，请用 Excel 或 WPS 打开后另存")
    values = _Values(workbook, strings)
    above = -1
    left = MAX_CELLS
    for element in elements(part_chunks(package, part.part, _MAX_BYTES), _TAGS, "worksheet"):
        name = element.tag.rpartition("}")[2]
        if name == "row":
            above = _row_number(element, above)
            if _is_hidden(element, "ht"):
                sheet.hidden_rows.add(above)
            if texts := values.texts(element):
                sheet.rows[above] = texts
                left -= len(texts)
                if left < 0:
                    raise Unreadable(TOO_MANY)
        elif name == "col":
            sheet.hidden_columns.update(_hidden_columns(element))
        elif len(sheet.areas) < MAX_AREAS and (area := _area(element.get("ref", ""))):
            sheet.areas.append(area)
    return sheet


def _row_number(row: _Element, above: int) -> int:
    """The 0-based number of a row; one without a number follows the row above."""
    written = row.get("r", "")
    number = int(written) - 1 if written.isdecimal() and len(written) < 8 else above + 1
    if not 0 <= number < MAX_ROWS:
        raise Unreadable(_OUTSIDE)
    return number


def _order(row: _Element) -> dict[_Element, int]:
    """The columns of cells without addresses: one behind another."""
    if len(row) > MAX_COLUMNS:
        raise Unreadable(_OUTSIDE)
    return {cell: column for column, cell in enumerate(row)}


def _column(letters: str) -> int:
    """The 0-based column with these letters. Raises Unreadable for one that no sheet has."""
    number = 0
    for letter in letters if letters.isascii() and letters.isalpha() else ():
        number = number * 26 + ord(letter.upper()) - 64
        if number > MAX_COLUMNS:
            break
    if not 0 < number <= MAX_COLUMNS:
        raise Unreadable(_OUTSIDE)
    return number - 1


def _is_hidden(element: _Element, size: str) -> bool:
    return element.get("hidden") in ("1", "true") or element.get(size) == "0"


def _hidden_columns(element: _Element) -> range:
    first, last = element.get("min", ""), element.get("max", "")
    is_range = first.isdecimal() and last.isdecimal() and len(first + last) < 12
    if not is_range or not _is_hidden(element, "width"):
        return range(0)
    return range(max(int(first) - 1, 0), min(int(last), MAX_COLUMNS))


def _area(reference: str) -> Area | None:
    first, _, last = reference.partition(":")
    corners = _ADDRESS.fullmatch(first), _ADDRESS.fullmatch(last)
    if not corners[0] or not corners[1]:
        return None
    rows = sorted(int(corner[2]) - 1 for corner in corners if corner)
    columns = sorted(_column(corner[1]) for corner in corners if corner)
    return Area(rows[0], columns[0], rows[1], columns[1])
