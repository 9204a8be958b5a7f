"""Between file and station 1: opens a file and reads it by what it holds, not by its name."""

from pathlib import Path

from linter.document import Document, Unreadable

MAX_FILE_BYTES = 256 * 1024 * 1024
_WORD_SUFFIXES = frozenset({".docx", ".docm", ".dotx", ".dotm"})
_TEXT_SUFFIXES = frozenset({".txt", ".text", ""})
_MISMATCH = "文件扩展名与内容不符：内容是{kind}，扩展名是 {suffix}"


def read(path: Path) -> Document:
    """The document in a file. Raises Unreadable, and nothing else, when there is none to be had."""
    try:
        if path.is_dir():
            raise Unreadable("这是文件夹，不是文件")
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
    # The parsers are imported when needed: a run that only lists rules opens no file.
    from linter.readers.sniff import is_word

    suffix = Path(path).suffix.lower()
    if is_word(data):
        from linter.readers.word import read_word

        return _noted(read_word(data, path), suffix, _WORD_SUFFIXES, " Word 文档")
    from linter.readers.text import read_text

    try:
        return _noted(read_text(data, path), suffix, _TEXT_SUFFIXES, "文本")
    except Unreadable:
        if suffix in _WORD_SUFFIXES:
            reason = "扩展名是 Word 文档，内容却不是，文件可能已损坏，请重新获取"
            raise Unreadable(reason) from None
        raise


def _noted(document: Document, suffix: str, suffixes: frozenset[str], kind: str) -> Document:
    if not suffix or suffix in suffixes:
        return document
    note = _MISMATCH.format(kind=kind, suffix=suffix)
    return Document(document.path, document.format, document.blocks, (*document.notes, note))
