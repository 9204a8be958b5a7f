"""The command line: how far a long run is, on stderr."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from linter.bulk.drive import Progress

Tell = Callable[["Progress"], None]
# Where nobody watches, a line now and then is enough.
_LINE_SECONDS = 15
_DRAW_SECONDS = 0.1


@contextmanager
def showing(quiet: bool) -> Iterator[Tell]:
    """What to call with the progress: a bar on a terminal, else lines in a log."""
    if quiet:
        yield lambda _: None
    elif sys.stderr.isatty():
        with _bar() as tell:
            yield tell
    else:
        yield _lines()


def _lines() -> Tell:
    started = last = monotonic()

    def tell(progress: "Progress") -> None:
        nonlocal last
        now = monotonic()
        if now - last >= _LINE_SECONDS:
            last = now
            print(_line(progress, now - started), file=sys.stderr, flush=True)

    return tell


def _line(progress: "Progress", seconds: float) -> str:
    """Done of all, the rate, and the time left at the rate of what was worked out in this run."""
    worked = progress.done - progress.kept
    rate = worked / seconds if seconds else 0.0
    left = f"，约剩 {_clock((progress.total - progress.done) / rate)}" if rate else ""
    return f"{progress.done}/{progress.total} 个文档，每秒 {rate:.1f} 个{left}"


def _clock(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{rest:02d}"


@contextmanager
def _bar() -> Iterator[Tell]:
    from rich import progress as rich_progress
    from rich.console import Console

    columns = (
        rich_progress.BarColumn(),
        rich_progress.MofNCompleteColumn(),
        rich_progress.TextColumn("{task.fields[words]}"),
    )
    started, last = monotonic(), 0.0
    console = Console(stderr=True)
    with rich_progress.Progress(
        *columns, console=console, transient=True, auto_refresh=False
    ) as bar:
        task = bar.add_task("", total=None, words="")

        def tell(progress: "Progress") -> None:
            nonlocal last
            now = monotonic()
            if now - last >= _DRAW_SECONDS:
                last = now
                words = _line(progress, now - started).partition("，")[2]
                bar.update(task, total=progress.total, completed=progress.done, words=words)
                bar.refresh()

        yield tell
