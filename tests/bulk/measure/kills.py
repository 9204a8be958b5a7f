"""Runs that are killed at random moments end in the store of one that was not."""

import random
import subprocess
from pathlib import Path
from time import monotonic

from tests.bulk.measure.watch import command, run, store_digest


def measure_kills(source: Path, work: Path, jobs: int, kills: int) -> None:
    """Prints each kill and each store that stands afterwards. Raises AssertionError for one that
    differs."""
    whole = run(source, work / "whole", "-j", str(jobs)).seconds
    expected = store_digest(work / "whole")
    print(f"not killed: {whole:.1f} s, store {expected}", flush=True)
    chooser = random.Random(0)
    done = stores = 0
    while done < kills:
        stores += 1
        out = work / f"killed-{stores}"
        total = 0.0
        while done < kills and (alive := _killed(source, out, jobs, _moment(chooser, whole))):
            done += 1
            total += alive
            print(f"  kill {done} after {alive:.2f} s", flush=True)
        run(source, out, "-j", str(jobs))
        assert store_digest(out) == expected, out
        print(f"store {stores} is the same; {total:.1f} s were cut short", flush=True)


def _moment(chooser: random.Random, whole: float) -> float:
    """Seconds after the start: so few that it takes several runs to come to the end."""
    return chooser.uniform(0.05, whole / 3)


def _killed(source: Path, out: Path, jobs: int, after: float) -> float | None:
    """Kill a run after these seconds; None when it was done before."""
    started = monotonic()
    with subprocess.Popen(command(source, out, "-j", str(jobs))) as process:
        try:
            process.wait(after)
        except subprocess.TimeoutExpired:
            process.kill()
            return monotonic() - started
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, process.args)
    return None
