"""Between file and station 1: a process of its own in which one PDF is read, and then it ends.

It gets the file on standard input and gives what came of it, packed, on standard output; the pages
it begins are counted on standard error.
"""

import faulthandler
import gc
import os
import sys
from pathlib import Path
from time import monotonic

from linter.document import Document, Unreadable
from linter.readers.pdf.wire import packed

MEMORY = 1 << 30
PAGE_SECONDS = 8.0
# Further time for what is too long to be read in the usual time.
USUAL_SECONDS = 15.0
SECONDS_A_PAGE = 0.05


def main() -> None:
    """Reads the PDF; `sys.argv` holds its length and its path."""
    # Nothing here refers to itself, and the end of the process frees all.
    gc.disable()
    # PDFium is no longer in our hands while it works: this ends the process whatever it does.
    with Path(os.devnull).open("w") as nowhere:
        faulthandler.dump_traceback_later(PAGE_SECONDS, exit=True, file=nowhere)
        outcome = _outcome(int(sys.argv[-2]), sys.argv[-1], nowhere.fileno())
        faulthandler.cancel_dump_traceback_later()
    sys.stdout.buffer.write(packed(outcome))


def _outcome(length: int, path: str, nowhere: int) -> Document | str:
    started = monotonic()

    def began(page: int, pages: int) -> None:
        os.write(2, b"%d\n" % page)
        left = started + max(USUAL_SECONDS, pages * SECONDS_A_PAGE) - monotonic()
        faulthandler.dump_traceback_later(
            max(min(PAGE_SECONDS, left), 0.01), exit=True, file=nowhere
        )

    try:
        _limit_memory()
        data = _filled(length)
        from linter.readers.pdf.reading import document_of

        return document_of(data, path, began)
    except Unreadable as error:
        return str(error)
    except ModuleNotFoundError as error:
        return f"读 PDF 需要安装 {error.name}：pip install pypdfium2"
    except MemoryError:
        return "内存不够，读不了这个文件"


def _filled(length: int) -> bytearray:
    """The file, read to where it will lie: a second copy may be too much."""
    data = bytearray(length)
    rest = memoryview(data)
    with open(0, "rb", buffering=0, closefd=False) as stream:
        while rest and (count := stream.readinto(rest)):
            rest = rest[count:]
    return data


def _limit_memory() -> None:
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
