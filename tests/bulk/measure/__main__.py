"""`python -m tests.bulk.measure speed|kills|engines SOURCE… [--jobs N]`: what bulk runs cost.

`speed` takes several folders, the smallest first. Nothing else should run on the machine.
"""

import argparse
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bulk.measure.engines import measure_engines
from tests.bulk.measure.kills import measure_kills
from tests.bulk.measure.speed import measure_speed


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bulk.measure", description=__doc__)
    parser.add_argument("what", choices=("speed", "kills", "engines"))
    parser.add_argument("sources", type=Path, nargs="+")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--rounds", type=int, default=2)
    given = parser.parse_args()
    with TemporaryDirectory(prefix="jxlint-measure-") as work:
        if given.what == "speed":
            measure_speed(given.sources, Path(work), given.jobs)
        elif given.what == "kills":
            measure_kills(given.sources[0], Path(work), given.jobs, given.kills)
        else:
            measure_engines(given.sources[0], Path(work), given.jobs, given.rounds)


if __name__ == "__main__":
    main()
