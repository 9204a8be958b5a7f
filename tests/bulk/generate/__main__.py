"""`python -m tests.bulk.generate OUT [--count 10000] [--seed 0] [--jobs N]`: writes a province."""

import argparse
import os
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from time import perf_counter

from tests.bulk.generate.document import file_of

_AT_ONCE = 200


def write(out: Path, seed: int, numbers: Iterable[int]) -> int:
    """Writes the files of these numbers; returns their bytes together."""
    total = 0
    for number in numbers:
        file = file_of(number, seed)
        path = out / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.data)
        total += len(file.data)
    return total


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bulk.generate", description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    given = parser.parse_args()
    started = perf_counter()
    parts = [
        range(start, min(start + _AT_ONCE, given.count))
        for start in range(0, given.count, _AT_ONCE)
    ]
    with ProcessPoolExecutor(given.jobs) as pool:
        total = sum(pool.map(partial(write, given.out, given.seed), parts))
    seconds = perf_counter() - started
    print(f"{given.count} files, {total / 1e6:.1f} MB, {seconds:.1f} s")


if __name__ == "__main__":
    main()
