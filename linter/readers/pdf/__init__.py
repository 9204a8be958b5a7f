"""Between file and station 1: reads a PDF in a process of its own, which may not harm this one."""

import subprocess
import sys
from pathlib import Path

from linter.document import Document, Unreadable
from linter.readers.pdf.wire import unpacked

SECONDS = 200
_TIMED_OUT = 1
_NO_WINDOW: int = getattr(subprocess, "CREATE_NO_WINDOW", 0)
_ROOT = Path(__file__).parents[3]
_START = (
    "import sys; sys.path[:] = sys.argv[1:-2]; from linter.readers.pdf.child import main; main()"
)


def read_pdf(data: bytes, path: str) -> Document:
    """The document in a PDF: ruled tables as grids, all other text as paragraphs.

    Raises Unreadable for scans, encrypted and damaged files, and for what takes too long or too
    much memory to read.
    """
    process = _started(_command(data, path))
    with process:
        try:
            out, progress = process.communicate(data, SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            raise Unreadable(f"读这个 PDF 超过 {SECONDS} 秒，已停止") from None
    if process.returncode or not out:
        raise Unreadable(_reason(process.returncode, progress))
    try:
        outcome = unpacked(out, path)
    except ValueError:
        raise Unreadable(_reason(process.returncode, progress)) from None
    if isinstance(outcome, Document):
        return outcome
    raise Unreadable(outcome)


def _command(data: bytes, path: str) -> list[str]:
    folders = [str(_ROOT), *(folder or str(Path.cwd()) for folder in sys.path)]
    return [sys.executable, "-I", "-S", "-c", _START, *folders, str(len(data)), path]


def _started(command: list[str]) -> "subprocess.Popen[bytes]":
    try:
        return subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            creationflags=_NO_WINDOW,
        )
    except (OSError, ValueError) as error:
        raise Unreadable(f"读 PDF 的进程启动不了：{error}") from None


def _reason(status: int, progress: bytes) -> str:
    """Why the process ended without a word; the last page that it began is on record."""
    pages = progress.split()
    where = f"读到第{pages[-1].decode()}页时" if pages and pages[-1].isdigit() else "读这个 PDF 时"
    if status == _TIMED_OUT:
        return f"{where}超过时间限制，已停止，文件可能已损坏"
    return f"{where}出错，文件可能已损坏或不是正常文档"
