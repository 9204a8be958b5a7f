"""One run of `jxlint bulk` in a process of its own, watched from outside."""

import resource
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from time import monotonic, sleep

import psutil

_LOOK_SECONDS = 0.1


@dataclass(frozen=True)
class Ran:
    """Seconds by the clock, megabytes at most of the driver and of the largest of its processes,
    and seconds of processor time of the driver itself and of all together."""

    seconds: float
    driver: float
    worker: float
    busy: float
    processor: float


def command(source: Path, out: Path, *options: str) -> list[str]:
    """The command line of a run."""
    return [sys.executable, "-m", "linter", "bulk", str(source), "--out", str(out), "-q", *options]


def run(source: Path, out: Path, *options: str) -> Ran:
    """A run to its end. Raises CalledProcessError when it fails."""
    started, spent = monotonic(), _processor()
    driver = worker = busy = 0.0
    with subprocess.Popen(command(source, out, *options)) as process:
        own = psutil.Process(process.pid)
        while process.poll() is None:
            with suppress(psutil.Error):
                driver = max(driver, _megabytes(own))
                times = own.cpu_times()
                busy = times.user + times.system
                worker = max([worker, *_sizes(own)])
            sleep(_LOOK_SECONDS)
        seconds = monotonic() - started
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, process.args)
    return Ran(seconds, driver, worker, busy, _processor() - spent)


def _processor() -> float:
    """Processor time of all that this process has started and that has ended."""
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    return spent.ru_utime + spent.ru_stime


def _sizes(own: psutil.Process) -> Iterator[float]:
    for child in own.children(recursive=True):
        with suppress(psutil.Error):
            yield _megabytes(child)


def _megabytes(process: psutil.Process) -> float:
    size: int = process.memory_info().rss
    return size / 1e6


def store_digest(folder: Path) -> str:
    """The digest of all Parquet files of a store, by their names and bytes."""
    total = blake2b(digest_size=16)
    for path in sorted(folder.rglob("*.parquet")):
        total.update(str(path.relative_to(folder)).encode())
        total.update(path.read_bytes())
    return total.hexdigest()
