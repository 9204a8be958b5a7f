"""The command line: copies of the checked file with its findings marked in them."""

from collections.abc import Callable
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from types import MappingProxyType

import click

from linter.cli.sources import STDIN
from linter.document import Unreadable
from linter.domain.problem import system_words
from linter.findings import DocumentReport, Report

_COPIES = MappingProxyType(
    {
        "docx": ("linter.fix.comments:commented_word", "word", ".docx 文件"),
        "xlsx-copy": ("linter.fix.sheetcopy:commented_workbook", "excel", ".xlsx 文件"),
    }
)
COPIES = tuple(_COPIES)


def now() -> str:
    """The present as Word writes it."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def marked_copy(report: Report, format: str) -> bytes:
    """A copy, in one of COPIES, of the only document of a report.

    Raises click.ClickException where there is not exactly one, or it is no file of this format.
    """
    place, wanted, words = _COPIES[format]
    document = _only(report, format)
    if document.status == "unreadable":
        raise click.ClickException(f"{document.path}：未能检查，没有写批注")
    if document.format != wanted or document.path == STDIN:
        fitting = [name for name, (_, kind, _) in _COPIES.items() if kind == document.format]
        hint = f"，请用 -o {fitting[0]}:文件" if fitting and document.path != STDIN else ""
        raise click.ClickException(f"{document.path}：-o {format} 只能给 {words}写批注{hint}")
    # What writes packages is imported only where a copy is written.
    from linter.fix.package import AUTHOR, Stamp

    module, _, name = place.partition(":")
    write: Callable[[bytes, object, Stamp], bytes] = getattr(import_module(module), name)
    try:
        return write(_read(document.path), document.findings, Stamp(AUTHOR, now()))
    except Unreadable as error:
        raise click.ClickException(f"{document.path}：{error}") from error


def _only(report: Report, format: str) -> DocumentReport:
    documents = [document for document in report.documents if not document.is_settings]
    if len(documents) != 1:
        count = len(documents)
        raise click.ClickException(f"-o {format}：一次只能给一个文件写批注，这次检查了{count}个")
    return documents[0]


def _read(path: str) -> bytes:
    try:
        return Path(path).read_bytes()
    except OSError as error:
        raise click.ClickException(f"{path}：写不了批注，{system_words(error)}") from error
