"""The engines side by side."""

from pathlib import Path

from tests.bulk.measure.watch import run, store_digest


def measure_engines(source: Path, work: Path, jobs: int, rounds: int) -> None:
    """Prints the best time of each engine, taken in turns."""
    best: dict[str, float] = {}
    stores = set()
    for number in range(rounds):
        for engine in ("local", "dask"):
            out = work / f"{engine}-{number}"
            ran = run(source, out, "-j", str(jobs), "--engine", engine)
            stores.add(store_digest(out))
            best[engine] = min(best.get(engine, ran.seconds), ran.seconds)
            busy = f"{ran.busy:.1f} of {ran.processor:.1f} CPU s"
            sizes = f"driver {ran.driver:.0f} MB, largest process {ran.worker:.0f} MB"
            print(f"{engine:8}{ran.seconds:9.1f} s; driver {busy}; {sizes}", flush=True)
    assert len(stores) == 1, stores
    print(f"dask over local {best['dask'] / best['local'] - 1:+.1%}; the stores are the same")
