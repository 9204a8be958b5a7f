"""The command line: the standard streams, which may be pipes, terminals or old GBK consoles."""

import os
import shutil
import sys
from collections.abc import Iterable
from io import TextIOWrapper

from linter.reports.lines import Line, plain_text

_FILE_WIDTH = 100
_WIDEST, _NARROWEST = 120, 40


def make_tolerant() -> None:
    """Let the streams replace what their encoding cannot say, instead of raising."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")


def is_coloured(choice: str) -> bool:
    """Whether stdout gets colours: `always`, `never`, or `auto` (a terminal that can show them)."""
    if choice != "auto":
        return choice == "always"
    return (
        sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    )


def page_width() -> int:
    """Columns to lay text out for: the terminal's, within reason, or a fixed number for a file."""
    if not sys.stdout.isatty() and "COLUMNS" not in os.environ:
        return _FILE_WIDTH
    return max(_NARROWEST, min(_WIDEST, shutil.get_terminal_size().columns))


def ambiguous_width() -> int:
    """Columns of “”, ≥, × …: two on a console of a Chinese code page, else one."""
    encoding = (sys.stdout.encoding or "").lower().replace("-", "").replace("_", "")
    is_chinese = encoding in ("gbk", "cp936", "gb2312", "gb18030")
    return 2 if is_chinese and sys.stdout.isatty() else 1


def write_lines(lines: Iterable[Line], coloured: bool) -> None:
    """Lines to stdout; rich is imported only for colours."""
    if coloured:
        from linter.cli.terminal import print_coloured

        print_coloured(lines)
    else:
        sys.stdout.write(plain_text(lines))


def write_data(text: str) -> None:
    """Text for other programs to stdout: UTF-8 whatever the console's code page, unless a person
    is looking."""
    if sys.stdout.isatty() or not isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.write(text)
        return
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode("utf-8", errors="backslashreplace"))
    sys.stdout.buffer.flush()
