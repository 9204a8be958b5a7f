"""Between file and station 1: the cells of one Excel worksheet as a person sees them."""

import re
import zipfile
from collections.abc import Sequence

from lxml.etree import _Element

from linter.document import Unreadable
from linter.readers.excel.stream import elements
from linter.readers.excel.values import OUTSIDE, Values
from linter.readers.excel.workbook import SheetPart, Workbook
from linter.readers.package import part_chunks
from linter.readers.sheets.sheet import (
    MAX_AREAS,
    MAX_CELLS,
    MAX_COLUMNS,
    MAX_ROWS,
    TOO_MANY,
    Area,
    Sheet,
)

_TAGS = ("{*}row", "{*}mergeCell", "{*}col")
_HOLDERS = frozenset(("sheetData", "mergeCells"))
_REFERENCE = re.compile(r"([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})")
_MAX_BYTES = 512 * 1024 * 1024


def read_cells(
    package: zipfile.ZipFile, part: SheetPart, workbook: Workbook, strings: Sequence[str]
) -> Sheet:
    """The sheet in a part. Raises Unreadable when it is damaged or too big."""
    sheet = Sheet(part.name)
    if part.part not in package.namelist():
        raise Unreadable(f"工作簿缺少工作表“{part.name}”的内容，请用 Excel 或 WPS 打开后另存")
    values = Values(workbook, strings)
    chunks = part_chunks(package, part.part, _MAX_BYTES)
    above = -1
    left = MAX_CELLS
    for element in elements(chunks, "worksheet", _TAGS, _HOLDERS):
        name = element.tag[-3:]
        if name == "row":
            above = _row_number(element, above)
            if _is_hidden(element, "ht"):
                sheet.hidden_rows.add(above)
            if texts := values.texts(element, above, sheet.formulas):
                sheet.rows[above] = texts
                left -= len(texts)
                if left < 0:
                    raise Unreadable(TOO_MANY)
        elif name == "col":
            sheet.hidden_columns.update(_hidden_columns(element))
        elif len(sheet.areas) < MAX_AREAS and (area := _area(element.get("ref", ""), values)):
            sheet.areas.append(area)
    return sheet


def _row_number(row: _Element, above: int) -> int:
    """The 0-based number of a row; one without a number follows the row above."""
    written = row.get("r", "")
    number = int(written) - 1 if written.isdecimal() and len(written) < 8 else above + 1
    if not 0 <= number < MAX_ROWS:
        raise Unreadable(OUTSIDE)
    return number


def _is_hidden(element: _Element, size: str) -> bool:
    return element.get("hidden") in ("1", "true") or element.get(size) == "0"


def _hidden_columns(element: _Element) -> range:
    first, last = element.get("min", ""), element.get("max", "")
    is_range = first.isdecimal() and last.isdecimal() and len(first + last) < 12
    if not is_range or not _is_hidden(element, "width"):
        return range(0)
    return range(max(int(first) - 1, 0), min(int(last), MAX_COLUMNS))


def _area(reference: str, values: Values) -> Area | None:
    match = _REFERENCE.fullmatch(reference)
    if match is None:
        return None
    top, bottom = int(match[2]) - 1, int(match[4]) - 1
    left, right = values.column(match[1]), values.column(match[3])
    if top <= bottom and left <= right:
        return Area(top, left, bottom, right)
    return Area(min(top, bottom), min(left, right), max(top, bottom), max(left, right))
