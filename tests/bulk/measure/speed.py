"""Cost by number of documents and of processes, cold and warm."""

import shutil
from pathlib import Path

import pyarrow.parquet as pq

from tests.bulk.measure.watch import Ran, run, store_digest

_HEAD = (
    "run",
    "documents",
    "seconds",
    "ms each",
    "docs/s",
    "driver MB",
    "worker MB",
    "driver CPU s",
    "CPU ms each",
)


def measure_speed(sources: list[Path], work: Path, jobs: int) -> None:
    """Prints what each source costs: cold with one process and with several, the store made anew
    from the cache, and warm; then what follows from it."""
    _line(*_HEAD)
    made: list[tuple[int, Ran, Ran]] = []
    for source in sources:
        one, several = work / f"{source.name}-1", work / f"{source.name}-{jobs}"
        alone = run(source, one, "-j", "1")
        documents = pq.read_metadata(next((one / "documents").glob("*.parquet"))).num_rows
        _tell("cold, 1 process", documents, alone)
        together = run(source, several, "-j", str(jobs))
        _tell(f"cold, {jobs} processes", documents, together)
        assert store_digest(one) == store_digest(several)
        for name in ("documents", "findings", "projects", "indicators", "corpus"):
            shutil.rmtree(several / name)
        rebuilt = run(source, several, "-j", str(jobs))
        _tell("store from cache", documents, rebuilt)
        assert store_digest(one) == store_digest(several)
        warm = run(source, several, "-j", str(jobs))
        _tell("warm", documents, warm)
        efficiency = alone.seconds / jobs / together.seconds
        print(f"  efficiency {efficiency:.3f}, warm {together.seconds / warm.seconds:.0f} x faster")
        made.append((documents, alone, together))
    (few, *_), (many, *_) = made[0], made[-1]
    for number, name in ((1, "1 process"), (2, f"{jobs} processes")):
        small, large = made[0][number].seconds / few, made[-1][number].seconds / many
        print(f"{name}: {few} -> {many} documents, cost of one {large / small - 1:+.1%}")


def _tell(name: str, documents: int, ran: Ran) -> None:
    _line(
        name,
        str(documents),
        f"{ran.seconds:.1f}",
        f"{1000 * ran.seconds / documents:.2f}",
        f"{documents / ran.seconds:.1f}",
        f"{ran.driver:.0f}",
        f"{ran.worker:.0f}",
        f"{ran.busy:.1f}",
        f"{1000 * ran.processor / documents:.2f}",
    )


def _line(name: str, *cells: str) -> None:
    print(f"{name:18}" + "".join(f"{cell:>13}" for cell in cells), flush=True)
