"""Between file and station 1: reads an Excel workbook as it shows itself, sheet by sheet."""

from linter.document import Document, Unreadable
from linter.readers.excel.cells import read_cells
from linter.readers.excel.comments import read_comments
from linter.readers.excel.strings import shared_strings
from linter.readers.excel.workbook import Workbook, workbook_of
from linter.readers.package import open_package
from linter.readers.sheets.notes import sheet_notes
from linter.readers.sheets.sheet import MAX_SHEETS, Sheet
from linter.readers.sheets.tables import blocks_of, unread_cells


def read_excel(data: bytes, path: str) -> Document:
    """The document in an .xlsx or .xlsm file. Raises Unreadable when it is broken or too big."""
    with open_package(data) as package:
        workbook = workbook_of(package)
        if len(workbook.sheets) > MAX_SHEETS:
            raise Unreadable(f"工作簿里有超过 {MAX_SHEETS} 张工作表，不像正常文档，不读")
        strings = shared_strings(package, workbook.strings)
        sheets = [read_cells(package, each, workbook, strings) for each in workbook.shown]
        comments, unread = read_comments(package, workbook.shown)
    notes = (*_notes(workbook, sheets), *unread)
    blocks = tuple(blocks_of(sheets))
    unread_values = frozenset(unread_cells(sheets))
    return Document(path, "excel", blocks, notes, comments=comments, unread_cells=unread_values)


def _notes(workbook: Workbook, sheets: list[Sheet]) -> tuple[str, ...]:
    hidden = [sheet.name for sheet in workbook.sheets if sheet.is_hidden]
    return sheet_notes(hidden, sheets)
