"""How much longer than its floor the reading of each format takes, in time of the processor."""

import gc
from collections.abc import Callable
from pathlib import Path

from linter.readers import read_bytes
from tests.bench.documents import lean, printed, workbook
from tests.bench.floor import floor, page_floor, workbook_floor
from tests.bench.memory import processor_seconds

_RUNS = 15

Floor = Callable[[bytes], int]


def print_reading(path: Path, folder: Path) -> None:
    """A line for each container of the Word file; `folder` is for what LibreOffice writes."""
    data = path.read_bytes()
    files: list[tuple[str, bytes, Floor]] = [
        ("Word", data, floor),
        ("Word, lean", lean(data), floor),
        ("workbook", workbook(data), workbook_floor),
    ]
    pdf = printed(path, folder)
    if pdf is not None:
        files.append(("PDF", pdf.read_bytes(), page_floor))
    print(f"\n{'reading':14}{'floor ms':>9}{'ours ms':>9}{'× floor':>9}")
    for name, content, least in files:
        _print_ratio(name, content, least)


def _print_ratio(name: str, data: bytes, least: Floor) -> None:
    # Not in turns: one would pay for what the other left to be tidied up.
    low = min(_timed(lambda: least(data)) for _ in range(_RUNS))
    high = min(_timed(lambda: read_bytes(data, "")) for _ in range(_RUNS))
    print(f"{name:14}{low * 1000:9.1f}{high * 1000:9.1f}{high / low:9.2f}")


def _timed(work: Callable[[], object]) -> float:
    """With the collector at rest, as it is while a document is linted."""
    gc.collect()
    gc.disable()
    try:
        before = processor_seconds()
        work()
        return processor_seconds() - before
    finally:
        gc.enable()
