"""What one task costs in its own process: `python -m tests.bench.memory TASK FILE`."""

import resource
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from linter.readers import read
from linter.run import lint_file, prepare


@dataclass(frozen=True, slots=True)
class Cost:
    """Megabytes at most, seconds of the processor with those of its processes, and how it ended."""

    megabytes: float
    seconds: float
    outcome: str


def cost(task: str, path: Path) -> Cost:
    """What `start`, `read` or `lint` costs a fresh process."""
    command = [sys.executable, "-m", "tests.bench.memory", task, str(path)]
    done = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    megabytes, seconds, outcome = done.strip().split(" ", 2)
    return Cost(float(megabytes), float(seconds), outcome)


def _own_peak() -> float:
    # After a fork getrusage also counts what the parent had; the kernel's own mark does not.
    status = Path("/proc/self/status")
    if status.exists():
        for line in status.read_text("utf-8").splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) / 1024
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit


def processor_seconds() -> float:
    """What this process has used of the processor so far, with those it waited for."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in used)


def main() -> None:
    task, path = sys.argv[1], Path(sys.argv[2])
    outcome = "done"
    if task == "read":
        read(path)
    elif task == "lint":
        report = lint_file(path, prepare())
        outcome = f"{report.status} {report.reason or ''}".strip()
    print(f"{_own_peak():.1f} {processor_seconds():.2f} {outcome}")


if __name__ == "__main__":
    main()
