"""Prints what each station costs as a multiple of the reading floor, and the peak memory."""

import gc
import statistics
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

from linter.readers import read_bytes
from linter.run import lint_bytes, prepare
from tests.bench.floor import enlarged, floor
from tests.bench.memory import peak

DISCLOSURE = Path(__file__).parents[2] / "corpus" / "disclosure.docx"
RUNS = 15
TIMES = 10
STATIONS = ("read", "recognise", "facts", "rules")


def main() -> None:
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else DISCLOSURE
    data = path.read_bytes()
    print_memory(path, data)
    print_times(data, str(path))


def print_times(data: bytes, path: str) -> None:
    started = perf_counter()
    settings = prepare()
    prepared = perf_counter() - started
    seconds: dict[str, list[float]] = {}
    for _ in range(RUNS):
        # One round measures everything once, so that a busy machine slows all alike.
        seconds.setdefault("floor", []).append(timed(lambda: floor(data)))
        seconds.setdefault("read alone", []).append(timed(lambda: read_bytes(data, path)))
        started = perf_counter()
        report = lint_bytes(data, path, settings)
        seconds.setdefault("whole lint", []).append(perf_counter() - started)
        for station in STATIONS:
            seconds.setdefault(station, []).append(report.seconds[station])
    unit = statistics.median(seconds["floor"])
    print(f"\n{'':14}{'ms':>9}{'best':>9}{'× floor':>9}")
    for name in ("floor", "read alone", *STATIONS, "whole lint"):
        middle, best = statistics.median(seconds[name]), min(seconds[name])
        print(f"{name:14}{middle * 1000:9.1f}{best * 1000:9.1f}{middle / unit:9.2f}")
    print(f"{'prepare rules':14}{prepared * 1000:9.1f}{'':9}{prepared / unit:9.2f}")
    print(f"{len(settings.rules)} rules, {len(report.findings)} findings, median of {RUNS} runs")


def timed(work: Callable[[], object]) -> float:
    gc.collect()
    started = perf_counter()
    work()
    return perf_counter() - started


def print_memory(path: Path, data: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        large = Path(folder) / "large.docx"
        large.write_bytes(enlarged(data, TIMES))
        start = peak("start", path)
        print(f"{'peak memory, MB':18}{'once':>9}{f'{TIMES} times':>9}")
        print(f"{'start':18}{start:9.1f}")
        for task in ("read", "lint"):
            print(f"{task:18}{peak(task, path):9.1f}{peak(task, large):9.1f}")


if __name__ == "__main__":
    main()
