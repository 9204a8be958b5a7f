"""Between file and station 1: opens a file and reads it by what it holds, not by its name."""

from dataclasses import replace
from pathlib import Path

from linter.document import Document, Unreadable

MAX_FILE_BYTES = 256 * 1024 * 1024
_WORD_SUFFIXES = frozenset({".docx", ".docm", ".dotx", ".dotm"})
_OTHER_SUFFIXES = frozenset(
    {".doc", ".wps", ".rtf", ".pdf", ".ofd", ".xls", ".xlsx", ".et", ".htm", ".html", ".zip"}
)


def read(path: Path) -> Document:
    """The document in a file. Raises Unreadable, and nothing else, when there is none to be had."""
    try:
        if path.is_dir():
            raise Unreadable("这是文件夹，不是文件")
        if path.exists() and not path.is_file():
            raise Unreadable("不是普通文件，不读")
        if path.stat().st_size > MAX_FILE_BYTES:
            raise Unreadable(f"文件超过 {MAX_FILE_BYTES >> 20} MB，不读")
        data = path.read_bytes()
    except FileNotFoundError:
        raise Unreadable("找不到文件") from None
    except PermissionError:
        raise Unreadable("没有读这个文件的权限") from None
    except (OSError, ValueError) as error:
        raise Unreadable(f"文件打不开：{error}") from None
    return read_bytes(data, str(path))


def read_bytes(data: bytes, path: str) -> Document:
    """The document in `data`; `path` names it and its suffix is compared with the content.

    Raises Unreadable, and nothing else, when there is none to be had.
    """
    if len(data) > MAX_FILE_BYTES:
        raise Unreadable(f"文件超过 {MAX_FILE_BYTES >> 20} MB，不读")
    try:
        return _read(data, path)
    except Unreadable:
        raise
    except MemoryError:
        raise Unreadable("内存不够，读不了这个文件") from None
    except Exception as error:
        raise Unreadable(
            f"读取时出错（{type(error).__name__}：{error}），文件可能已损坏"
        ) from error


def _read(data: bytes, path: str) -> Document:
    document = _read_by_content(data, path)
    if document.blocks:
        return document
    return replace(document, notes=(*document.notes, "文件里没有读到文字"))


def _read_by_content(data: bytes, path: str) -> Document:
    # The parsers are imported when needed: a run that only lists rules opens no file.
    from linter.readers.sniff import is_word

    suffix = Path(path).suffix.lower()
    if is_word(data):
        from linter.readers.word import read_word

        is_mismatch = suffix not in _WORD_SUFFIXES and suffix != ""
        return _noted(read_word(data, path), " Word 文档", suffix if is_mismatch else None)
    from linter.readers.text import read_text

    try:
        document = read_text(data, path)
    except Unreadable:
        if suffix in _WORD_SUFFIXES:
            reason = "扩展名是 Word 文档，内容却不是，文件可能已损坏，请重新获取"
            raise Unreadable(reason) from None
        raise
    is_mismatch = suffix in _WORD_SUFFIXES | _OTHER_SUFFIXES
    return _noted(document, "文本", suffix if is_mismatch else None)


def _noted(document: Document, kind: str, wrong_suffix: str | None) -> Document:
    if wrong_suffix is None:
        return document
    note = f"文件扩展名与内容不符：内容是{kind}，扩展名是 {wrong_suffix}"
    return replace(document, notes=(*document.notes, note))
