"""The greatest memory of one task in its own process: `python -m tests.bench.memory TASK FILE`."""

import resource
import subprocess
import sys
from pathlib import Path

from linter.readers import read
from linter.run import lint_file, prepare


def peak(task: str, path: Path) -> float:
    """Megabytes that a fresh process took at most for `start`, `read` or `lint`."""
    command = [sys.executable, "-m", "tests.bench.memory", task, str(path)]
    return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def _own_peak() -> float:
    # After a fork getrusage also counts what the parent had; the kernel's own mark does not.
    status = Path("/proc/self/status")
    if status.exists():
        for line in status.read_text("utf-8").splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) / 1024
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit


def main() -> None:
    task, path = sys.argv[1], Path(sys.argv[2])
    if task == "read":
        read(path)
    elif task == "lint":
        lint_file(path, prepare())
    print(f"{_own_peak():.1f}")


if __name__ == "__main__":
    main()
