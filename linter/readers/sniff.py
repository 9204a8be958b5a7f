"""Between file and station 1: what kind of file some bytes are, whatever the name says."""

import re

from linter.document import Unreadable
from linter.readers.formats import suffix_of
from linter.readers.package import open_package, part_chunks

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_CONVERT = "请转成可编辑的 .docx 再检查"
_UNREAD = (
    (b"\x89PNG", f"这是图片，不是文档，{_CONVERT}"),
    (b"\xff\xd8\xff", f"这是图片，不是文档，{_CONVERT}"),
    (b"II*\0", f"这是图片，不是文档，{_CONVERT}"),
    (b"GIF8", f"这是图片，不是文档，{_CONVERT}"),
    (b"Rar!", "这是 RAR 压缩包，请解压后检查里面的文件"),
    (b"7z\xbc\xaf", "这是 7z 压缩包，请解压后检查里面的文件"),
    (b"BZh", "这是 bz2 压缩包，请解压后检查里面的文件"),
    (b"\xfd7zXZ\0", "这是 xz 压缩包，请解压后检查里面的文件"),
)
_RTF = b"{\\rtf"
# Mail programs and web servers at times leave something before it.
_PDF, _PDF_WITHIN = re.compile(rb"%PDF-\d\.\d"), 1024
_GZIP = b"\x1f\x8b"
_TAR_MARK, _TAR_MARK_AT = b"ustar", 257
_ENCRYPTED = "文件已加密，请取消打开密码后再检查"
_PRESENTATION = f"这是演示文稿，{_CONVERT}"
_OPEN_DOCUMENT = ((b"opendocument.text", "odt"), (b"opendocument.spreadsheet", "ods"))
_MANIFEST = "META-INF/manifest.xml"
_MAX_SMALL_PART = 1024 * 1024
_MARKUP = (
    (re.compile(rb"progid=.Word\.|<w:wordDocument|<pkg:package"), "word_xml"),
    (re.compile(rb"progid=.Excel\.|urn:schemas-microsoft-com:office:spreadsheet.>"), "excel_xml"),
    (re.compile(rb"<office:document[^>]*opendocument\.text"), "odt"),
    (re.compile(rb"<office:document[^>]*opendocument\.spreadsheet"), "ods"),
    (re.compile(rb"\A(?:[a-z-]+:.*?^)?mime-version:", re.I | re.M | re.S), "mhtml"),
    (re.compile(rb"<!doctype\s+html|<html[\s>]", re.IGNORECASE), "html"),
)
# A page without its frame, as programs export it under the name of a spreadsheet.
_HTML_PIECE = re.compile(
    rb"(?:<!--.*?-->\s*)*<(?:head|meta|title|style|body|table|div|center|form|h\d|p|font)[\s>]",
    re.IGNORECASE | re.DOTALL,
)
_HEAD = 4096
# What lies in the Word stream of a .doc: magic number, then at 10 the flags.
_DOC_FLAGS_AT, _DOC_IS_ENCRYPTED = 11, 0x01


def is_archive(data: bytes) -> bool:
    """Whether the bytes are an archive of files rather than a document. Raises Unreadable."""
    if data.startswith(_ZIP):
        return _package_format(data) == "archive"
    return data.startswith(_GZIP) or data.startswith(_TAR_MARK, _TAR_MARK_AT)


def format_of(data: bytes, path: str) -> str:
    """The format of a file, a key of FORMATS; the name decides only between kinds of plain text.

    Raises Unreadable, with what the file is and what to do, for what no reader reads.
    """
    if not data:
        raise Unreadable("文件是空的")
    for magic, reason in _UNREAD:
        if data.startswith(magic):
            raise Unreadable(reason)
    if data.startswith(_ZIP):
        return _package_format(data)
    if data.startswith(_OLE):
        return _ole_format(data)
    if data.startswith(_RTF):
        return "rtf"
    if _PDF.search(data, 0, _PDF_WITHIN):
        return "pdf"
    if data.startswith(_GZIP) or data.startswith(_TAR_MARK, _TAR_MARK_AT):
        return "archive"
    return _markup_format(data) or _plain_format(data, suffix_of(path))


def _package_format(data: bytes) -> str:
    with open_package(data) as package:
        names = frozenset(package.namelist())
        if "ppt/presentation.xml" in names:
            raise Unreadable(_PRESENTATION)
        if "OFD.xml" in names:
            raise Unreadable(f"这是 OFD 版式文件，{_CONVERT}")
        if "xl/workbook.bin" in names:
            return "xlsb"
        if any(name.startswith("xl/workbook") for name in names):
            return "excel"
        if "_rels/.rels" in names:
            return "word"
        if not {"mimetype", "content.xml"} <= names:
            return "archive"
        kind = b"".join(part_chunks(package, "mimetype", _MAX_SMALL_PART))
        if _MANIFEST in names:
            manifest = b"".join(part_chunks(package, _MANIFEST, _MAX_SMALL_PART))
            if b"encryption-data" in manifest:
                raise Unreadable(_ENCRYPTED)
    for word, format in _OPEN_DOCUMENT:
        if word in kind:
            return format
    raise Unreadable("这是 OpenDocument 文件，但不是文档或工作簿，请另存为 .docx 再检查")


def _ole_format(data: bytes) -> str:
    from linter.readers.ole import head, streams

    found = streams(data)
    if "EncryptedPackage" in found:
        raise Unreadable(_ENCRYPTED)
    if "WordDocument" in found:
        if head(data, found["WordDocument"])[_DOC_FLAGS_AT] & _DOC_IS_ENCRYPTED:
            raise Unreadable(_ENCRYPTED)
        return "doc"
    if "Workbook" in found or "Book" in found:
        return "xls"
    if "PowerPoint Document" in found:
        raise Unreadable(_PRESENTATION)
    raise Unreadable("这是旧版 Office 文件，里面没有文档或工作簿，请用 Word 或 WPS 打开后另存")


def _markup_format(data: bytes) -> str | None:
    head = data[:_HEAD].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    for pattern, format in _MARKUP:
        if pattern.search(head):
            return format
    return "html" if _HTML_PIECE.match(head) else None


def _plain_format(data: bytes, suffix: str) -> str:
    from linter.readers.plain import plain_format

    return plain_format(data, suffix)
