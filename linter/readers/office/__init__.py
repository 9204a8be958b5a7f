"""Between file and station 1: reads what an installed LibreOffice turns into Word or Excel."""

from dataclasses import replace

from linter.document import Document, Unreadable
from linter.readers.excel import read_excel
from linter.readers.formats import FORMATS
from linter.readers.office.convert import converted
from linter.readers.office.program import find_program
from linter.readers.word import read_word

MAX_BYTES = 64 * 1024 * 1024
_AS_EXCEL = frozenset(("ods", "xlsb", "excel_xml"))


def read_office(data: bytes, path: str, format: str) -> Document:
    """The document in a file of this format, by way of LibreOffice.

    Raises Unreadable when LibreOffice is not installed, refuses the file or takes too long.
    """
    words = FORMATS[format].words
    is_sheet = format in _AS_EXCEL
    target = "xlsx" if is_sheet else "docx"
    save_as = f"请用 {'Excel' if is_sheet else 'Word'} 或 WPS 打开后另存为 .{target} 再检查"
    if len(data) > MAX_BYTES:
        raise Unreadable(f"{words.strip()}超过 {MAX_BYTES >> 20} MB，不读；{save_as}")
    program = find_program()
    if program is None:
        raise Unreadable(f"这是{words}，读它需要安装 LibreOffice（没有找到）；或者{save_as}")
    content = converted(program, data, format, target)
    if content is None:
        raise Unreadable(f"LibreOffice 打不开这个{words}，文件可能已损坏或加密；{save_as}")
    document = (read_excel if is_sheet else read_word)(content, path)
    return replace(document, format=format)
