"""Between file and station 1: opens a file and reads it by what it holds, not by its name."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from linter.document import Document, Unreadable
from linter.readers.formats import FORMATS, misnamed, promise

MAX_FILE_BYTES = 256 * 1024 * 1024

Reader = Callable[[bytes, str], Document]


@dataclass(frozen=True, slots=True)
class Source:
    """A document that is still to be read; `path` names it, inside an archive as
    `archive.zip!inner.docx`. `read` raises Unreadable, and nothing else."""

    path: str
    read: Callable[[], Document]


def sources_in(path: Path) -> Iterator[Source]:
    """The documents in a file: itself, or those in it when it is an archive."""
    try:
        data = bytes_of(path)
    except Unreadable as error:
        return iter((Source(str(path), _failing(str(error))),))
    return sources_in_bytes(data, str(path))


def sources_in_bytes(data: bytes, path: str) -> Iterator[Source]:
    """The documents in the bytes of a file that `path` names, as from standard input."""
    from linter.readers.sniff import is_archive

    with suppress(Unreadable):
        if is_archive(data):
            return _sources_in_archive(data, path)
    return iter((Source(path, partial(read_bytes, data, path)),))


def _sources_in_archive(data: bytes, path: str) -> Iterator[Source]:
    from linter.readers.archive import members

    for member in members(data, path):
        if member.reason is None:
            yield Source(member.path, partial(read_bytes, member.data, member.path))
        else:
            yield Source(member.path, _failing(member.reason))


def _failing(reason: str) -> Callable[[], Document]:
    def read() -> Document:
        raise Unreadable(reason)

    return read


def read(path: Path) -> Document:
    """The document in a file. Raises Unreadable, and nothing else, when there is none to be had."""
    return read_bytes(bytes_of(path), str(path))


def bytes_of(path: Path) -> bytes:
    """The bytes of a file. Raises Unreadable, and nothing else, when it cannot be opened."""
    try:
        if path.is_dir():
            raise Unreadable("这是文件夹，不是文件")
        if path.exists() and not path.is_file():
            raise Unreadable("不是普通文件，不读")
        if path.stat().st_size > MAX_FILE_BYTES:
            raise Unreadable(f"文件超过 {MAX_FILE_BYTES >> 20} MB，不读")
        return path.read_bytes()
    except FileNotFoundError:
        raise Unreadable("找不到文件") from None
    except PermissionError:
        raise Unreadable("没有读这个文件的权限") from None
    except (OSError, ValueError) as error:
        raise Unreadable(f"文件打不开：{error}") from None


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
    from linter.readers.sniff import format_of

    format = format_of(data, path)
    try:
        document = _reader(format)(data, path)
    except Unreadable:
        promised = promise(path)
        if format == "text" and promised not in (None, "text"):
            reason = f"扩展名是{FORMATS[promised].words}，内容却不是，文件可能已损坏，请重新获取"
            raise Unreadable(reason) from None
        raise
    notes = [*document.notes]
    if note := misnamed(format, path):
        notes.append(note)
    if not document.blocks:
        notes.append("文件里没有读到文字")
    return replace(document, notes=tuple(notes))


def _reader(format: str) -> Reader:
    match format:
        case "archive":
            raise Unreadable("这是压缩包，请一个一个检查里面的文件")
        case "word":
            from linter.readers.word import read_word

            return read_word
        case "excel":
            from linter.readers.excel import read_excel

            return read_excel
        case "xls":
            from linter.readers.xls import read_xls

            return read_xls
        case "doc" | "rtf" | "odt" | "ods" | "xlsb" | "word_xml" | "excel_xml":
            from linter.readers.office import read_office

            return partial(read_office, format=format)
        case "pdf":
            from linter.readers.pdf import read_pdf

            return read_pdf
        case "csv":
            from linter.readers.separated import read_separated

            return read_separated
        case "markdown":
            from linter.readers.markdown import read_markdown

            return read_markdown
        case "html":
            from linter.readers.html import read_html

            return read_html
        case "mhtml":
            from linter.readers.html.mhtml import read_mhtml

            return read_mhtml
        case _:
            from linter.readers.text import read_text

            return read_text
