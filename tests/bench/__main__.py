"""Prints memory and time of long and huge files, and what reading and each station cost as a
multiple of the reading floor."""

import gc
import statistics
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

from linter.readers import read_bytes
from linter.run import lint_bytes, prepare
from tests.bench.documents import enlarged, huge
from tests.bench.floor import floor
from tests.bench.memory import cost
from tests.bench.reading import print_reading

DISCLOSURE = Path(__file__).parents[2] / "corpus" / "disclosure.docx"
RUNS = 15
# Five hundred pages of the corpus document.
TIMES = 11
STATIONS = ("read", "recognise", "facts", "rules")


def main() -> None:
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else DISCLOSURE
    with tempfile.TemporaryDirectory() as folder:
        print_costs(path, Path(folder))
        print_reading(path, Path(folder))
    print_times(path.read_bytes(), str(path))


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


def print_costs(path: Path, folder: Path) -> None:
    long = folder / "long.docx"
    long.write_bytes(enlarged(path.read_bytes(), TIMES))
    print(f"{'':24}{'peak MB':>9}{'seconds':>9}")
    print_cost("start", "start", path)
    for task in ("read", "lint"):
        print_cost(f"{task} the document", task, path)
        print_cost(f"{task} {TIMES} times of it", task, long)
    for name, content in huge():
        file = folder / name
        file.write_bytes(content)
        print_cost(f"lint {name}", "lint", file)


def print_cost(name: str, task: str, path: Path) -> None:
    spent = cost(task, path)
    print(f"{name:24}{spent.megabytes:9.1f}{spent.seconds:9.2f}  {spent.outcome[:60]}")


if __name__ == "__main__":
    main()
