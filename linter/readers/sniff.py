"""Between file and station 1: what kind of file some bytes are, whatever the name says."""

import re

from linter.document import Unreadable
from linter.readers.package import open_package

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_SAVE_AS_WORD = "请用 Word 或 WPS 打开后另存为 .docx 再检查"
_CONVERT = "请转成可编辑的 .docx 再检查"

_MAGIC = (
    (b"%PDF", f"这是 PDF 文件，{_CONVERT}"),
    (b"{\\rtf", f"这是 RTF 文件，{_SAVE_AS_WORD}"),
    (b"\x89PNG", f"这是图片，不是文档，{_CONVERT}"),
    (b"\xff\xd8\xff", f"这是图片，不是文档，{_CONVERT}"),
    (b"II*\0", f"这是图片，不是文档，{_CONVERT}"),
    (b"GIF8", f"这是图片，不是文档，{_CONVERT}"),
    (b"Rar!", "这是 RAR 压缩包，请解压后检查里面的文件"),
    (b"7z\xbc\xaf", "这是 7z 压缩包，请解压后检查里面的文件"),
    (b"\x1f\x8b", "这是 gzip 压缩包，请解压后检查里面的文件"),
)
# Names of the streams of an OLE file stand in its directory as UTF-16.
_OLE_STREAMS = (
    ("EncryptedPackage", "文件已加密，请取消打开密码后再检查"),
    ("WordDocument", f"这是旧版 Word 文档（.doc 或 .wps），{_SAVE_AS_WORD}"),
    ("Workbook", "这是旧版 Excel 工作簿（.xls 或 .et），请把表格放进 .docx 再检查"),
    ("Book", "这是旧版 Excel 工作簿（.xls），请把表格放进 .docx 再检查"),
)
_ZIP_PARTS = (
    ("xl/workbook.xml", "这是 Excel 工作簿，请把表格放进 .docx 再检查"),
    ("xl/workbook.bin", "这是 Excel 工作簿，请把表格放进 .docx 再检查"),
    ("ppt/presentation.xml", f"这是演示文稿，{_CONVERT}"),
    ("OFD.xml", f"这是 OFD 版式文件，{_CONVERT}"),
    ("content.xml", f"这是 OpenDocument 文件，{_SAVE_AS_WORD}"),
)
_MARKUP = (
    (re.compile(rb"mso-application\s+progid=.Word|<w:wordDocument|<pkg:package"), "Word XML 文件"),
    (re.compile(rb"<!doctype\s+html|<html[\s>]|^mime-version:", re.IGNORECASE), "网页文件"),
)
_HEAD = 4096


def is_word(data: bytes) -> bool:
    """True for a zip package that holds a document, False for what may be text.

    Raises Unreadable, with what the file is and what to do, for anything else.
    """
    if not data:
        raise Unreadable("文件是空的")
    if data.startswith(_ZIP):
        return _is_word_package(data)
    if data.startswith(_OLE):
        raise Unreadable(_ole_reason(data))
    for magic, reason in _MAGIC:
        if data.startswith(magic):
            raise Unreadable(reason)
    head = data[:_HEAD].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    for pattern, kind in _MARKUP:
        if pattern.search(head):
            raise Unreadable(f"这是{kind}，{_SAVE_AS_WORD}")
    return False


def _is_word_package(data: bytes) -> bool:
    with open_package(data) as package:
        names = frozenset(package.namelist())
    if "_rels/.rels" in names and not any(part in names for part, _ in _ZIP_PARTS[:3]):
        return True
    for part, reason in _ZIP_PARTS:
        if part in names:
            raise Unreadable(reason)
    raise Unreadable("这是压缩包，里面没有 Word 文档，请解压后检查里面的文件")


def _ole_reason(data: bytes) -> str:
    for stream, reason in _OLE_STREAMS:
        if stream.encode("utf-16-le") in data:
            return reason
    return f"这是旧版 Office 文件，{_SAVE_AS_WORD}"
