"""A process of the pool in which some documents do what bad documents can do to a process."""

import os
import signal
import time
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import pytest

from linter.bulk import kernel
from linter.bulk.process import Work
from linter.bulk.task import Request
from linter.bulk.worker import Limits, work

_HELD: list[bytearray] = []


def deadly_work(connection: Connection, request: Request, limits: Limits) -> None:
    lint = kernel.lint_files_in_bytes

    def lint_or_worse(data: bytes, path: str, settings: Any) -> Any:
        match data.decode().split():
            case ["die"]:
                os._exit(1)
            case ["die-once", mark] if not Path(mark).exists():
                Path(mark).touch()
                os._exit(1)
            case ["kill-driver"]:
                os.kill(os.getppid(), signal.SIGKILL)
                time.sleep(60)
            case ["hang"]:
                while True:
                    pass
            case ["sleep", seconds]:
                time.sleep(float(seconds))
            case ["take", megabytes]:
                _HELD.append(bytearray(os.urandom(1)) * (int(megabytes) << 20))
                time.sleep(2)
            case ["who", list_of_processes]:
                with Path(list_of_processes).open("a", encoding="utf-8") as file:
                    print(os.getpid(), file=file)
        return lint(data, path, settings)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(kernel, "lint_files_in_bytes", lint_or_worse)
        work(connection, request, limits)


_: Work = deadly_work
