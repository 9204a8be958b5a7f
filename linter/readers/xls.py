"""Between file and station 1: reads an old Excel workbook (.xls, .et) as it shows itself."""

import io
from collections.abc import Iterator
from typing import Any

from linter.document import Document, Unreadable
from linter.readers.sheets.notes import sheet_notes
from linter.readers.sheets.sheet import MAX_CELLS, MAX_SHEETS, TOO_MANY, Area, Sheet
from linter.readers.sheets.shown import BUILT_IN, Show, shower
from linter.readers.sheets.tables import blocks_of

MAX_BYTES = 32 * 1024 * 1024
_MISSING = "没有安装读旧版 Excel 工作簿的组件：请运行 pip install xlrd，或另存为 .xlsx 再检查"
_DAMAGED = "旧版 Excel 工作簿损坏，请用 Excel 或 WPS 打开后另存为 .xlsx 再检查"
_ENCRYPTED = "文件已加密，请取消打开密码后再检查"
# Built-in formats that the library knows only as an American edition shows them.
_DATES = (range(14, 23), range(27, 37), range(50, 59))
_BOOLEANS = ("FALSE", "TRUE")


def read_xls(data: bytes, path: str) -> Document:
    """The document in a workbook of Excel 5 to 2003. Raises Unreadable when it cannot be read."""
    if len(data) > MAX_BYTES:
        raise Unreadable(f"旧版 Excel 工作簿超过 {MAX_BYTES >> 20} MB，不读")
    book = _opened(data)
    if book.nsheets > MAX_SHEETS:
        raise Unreadable(f"工作簿里有超过 {MAX_SHEETS} 张工作表，不像正常文档，不读")
    parts = [book.sheet_by_index(index) for index in range(book.nsheets)]
    sheets = list(_sheets(book, [part for part in parts if not part.visibility]))
    notes = sheet_notes([part.name for part in parts if part.visibility], sheets)
    return Document(path, "xls", tuple(blocks_of(sheets)), notes)


def _opened(data: bytes) -> Any:
    try:
        import xlrd
    except ImportError:
        raise Unreadable(_MISSING) from None
    try:
        return xlrd.open_workbook(
            file_contents=data, logfile=io.StringIO(), formatting_info=True, ragged_rows=True
        )
    except (MemoryError, RecursionError):
        raise
    except Exception as error:
        # A damaged file makes the library fail in ways of every kind.
        raise Unreadable(_ENCRYPTED if "encrypted" in str(error) else _DAMAGED) from None


def _sheets(book: Any, parts: list[Any]) -> Iterator[Sheet]:
    left = MAX_CELLS
    showers: dict[int, Show] = {}
    for part in parts:
        sheet = Sheet(part.name)
        for number in range(part.nrows):
            cells = enumerate(part.row(number))
            texts = {column: _text(cell, book, showers) for column, cell in cells if cell.ctype}
            left -= len(texts)
            if left < 0:
                raise Unreadable(TOO_MANY)
            if filled := {column: text for column, text in texts.items() if text}:
                sheet.rows[number] = dict(filled)
        sheet.areas = [
            Area(top, left_column, bottom - 1, right - 1)
            for top, bottom, left_column, right in part.merged_cells
        ]
        sheet.hidden_rows = {n for n, row in part.rowinfo_map.items() if row.hidden}
        sheet.hidden_columns = {n for n, column in part.colinfo_map.items() if column.hidden}
        yield sheet


def _text(cell: Any, book: Any, showers: dict[int, Show]) -> str:
    """The text of a cell as shown, by the kinds of xlrd: text, number, date, boolean, error."""
    match cell.ctype:
        case 1:
            return str(cell.value).replace("\r\n", "\n").replace("\r", "\n")
        case 2 | 3:
            show = showers.get(cell.xf_index)
            if show is None:
                show = showers[cell.xf_index] = shower(_code(cell, book), bool(book.datemode))
            return show(cell.value)
        case 4:
            return _BOOLEANS[bool(cell.value)]
        case 5:
            from xlrd import error_text_from_code

            return str(error_text_from_code.get(cell.value, "#N/A"))
        case _:
            return ""


def _code(cell: Any, book: Any) -> str:
    """The number format code of a cell; built-in dates as in the Chinese edition."""
    if cell.xf_index is None or cell.xf_index >= len(book.xf_list):
        return "General"
    key = book.xf_list[cell.xf_index].format_key
    format = book.format_map.get(key)
    if format is None or any(key in each for each in _DATES):
        return BUILT_IN.get(key, "General")
    return str(format.format_str)
