"""Between file and station 1: the formats that are read, in words and by the suffixes they bear."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePath


@dataclass(frozen=True, slots=True)
class Format:
    """What a format is called in messages for people, and the suffixes its files bear."""

    words: str
    suffixes: tuple[str, ...]


FORMATS: Mapping[str, Format] = {
    "word": Format(" Word 文档", (".docx", ".docm", ".dotx", ".dotm")),
    "excel": Format(" Excel 工作簿", (".xlsx", ".xlsm", ".xltx", ".xltm")),
    "xls": Format("旧版 Excel 工作簿", (".xls", ".xlt", ".et", ".ett")),
    "csv": Format(" CSV 表格", (".csv", ".tsv")),
    "pdf": Format(" PDF 文件", (".pdf",)),
    "html": Format("网页", (".html", ".htm", ".xhtml")),
    "mhtml": Format("单文件网页", (".mhtml", ".mht")),
    "markdown": Format(" Markdown 文本", (".md", ".markdown")),
    "doc": Format("旧版 Word 文档", (".doc", ".dot", ".wps", ".wpt")),
    "rtf": Format(" RTF 文档", (".rtf",)),
    "odt": Format(" OpenDocument 文档", (".odt", ".ott")),
    "ods": Format(" OpenDocument 工作簿", (".ods", ".ots")),
    "xlsb": Format("二进制 Excel 工作簿", (".xlsb",)),
    "word_xml": Format(" Word XML 文档", ()),
    "excel_xml": Format(" Excel XML 表格", ()),
    "text": Format("文本", (".txt", ".text")),
    "archive": Format("压缩包", (".zip", ".tar", ".tgz", ".gz")),
}
# Formats in which target tables are exchanged and which are not read.
OTHERS = (".ofd", ".rar", ".7z", ".bz2", ".xz")
SUFFIXES = tuple(suffix for form in FORMATS.values() for suffix in form.suffixes)


def suffix_of(path: str) -> str:
    """The suffix in small letters, empty where the name has none."""
    return PurePath(path).suffix.lower()


def promise(path: str) -> str | None:
    """The format that the name promises, None where it promises none that is read."""
    suffix = suffix_of(path)
    return next((name for name, form in FORMATS.items() if suffix in form.suffixes), None)


def misnamed(format: str, path: str) -> str | None:
    """The note that a name promises another format than the content is, else None."""
    promised, suffix = promise(path), suffix_of(path)
    if promised == format or (promised is None and suffix not in OTHERS):
        return None
    return f"文件扩展名与内容不符：内容是{FORMATS[format].words}，扩展名是 {suffix}"
