"""Station 7: one process of the local pool as its driver sees it: started, asked, ended."""

import os
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from threading import Event
from time import monotonic

from linter.bulk.engine import EngineError
from linter.bulk.task import Request
from linter.bulk.worker import READY, TOO_LARGE, Limits, work

Work = Callable[[Connection, Request, Limits], None]
_START_SECONDS = 300
_GOODBYE_SECONDS = 5
_LOOK_SECONDS = 0.5


class TimedOut(Exception):
    """A document took longer than it may, or the pool stops."""


class Died(Exception):
    """The process ended before it answered."""


@dataclass(frozen=True, slots=True)
class Order:
    """What every process of a pool is started with, and whether the pool stops. `work` is what it
    does (see `worker.work`)."""

    request: Request
    limits: Limits
    stopped: Event
    work: Work = work


@dataclass(frozen=True, slots=True)
class Worker:
    """A process that is ready for documents, and the connection to it."""

    process: SpawnProcess
    connection: Connection


def started(order: Order) -> Worker:
    """A process that is ready for documents. Raises EngineError, TimedOut when the pool stops."""
    context = get_context("spawn")
    ours, theirs = context.Pipe()
    arguments = (theirs, order.request, order.limits)
    process = context.Process(target=order.work, args=arguments, daemon=True)
    worker = Worker(process, ours)
    told = "中途停止"
    try:
        process.start()
        theirs.close()
        _wait(worker, _START_SECONDS, order.stopped)
        told = ours.recv()
    except TimedOut:
        end(worker, kindly=False)
        if order.stopped.is_set():
            raise
        told = "准备规则的时间太长"
    except (EOFError, OSError):
        end(worker, kindly=False)
    if told != READY:
        raise EngineError(f"检查用的进程启动不了：{told}")
    return worker


def answer_of(
    worker: Worker, document: tuple[str, bytes], seconds: float, stopped: Event
) -> tuple[bool, bytes]:
    """Whether the process takes another document, and the message of the rows. Raises TimedOut and
    Died, after which the process has to be ended."""
    try:
        worker.connection.send(document)
        _wait(worker, seconds, stopped)
        stays, message = worker.connection.recv()
    except (EOFError, OSError):
        raise Died from None
    return stays, message


def end(worker: Worker, kindly: bool = True) -> bool:
    """End a process and all that it has started; kindly, it may finish what it is doing. Whether it
    had ended itself for want of memory."""
    worker.connection.close()
    process = worker.process
    if process.pid is None:
        return False
    if not wait([process.sentinel], _GOODBYE_SECONDS if kindly else 0):
        process.terminate()
        wait([process.sentinel], _GOODBYE_SECONDS)
    if sys.platform != "win32":
        # Before the process is waited for: until then its number is nobody else's.
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    process.kill()
    process.join()
    was_too_large = process.exitcode == TOO_LARGE
    process.close()
    return was_too_large


def _wait(worker: Worker, seconds: float, stopped: Event) -> None:
    """Wait until there is something to be received, or the process has died."""
    deadline = monotonic() + seconds
    while (left := deadline - monotonic()) > 0 and not stopped.is_set():
        if worker.connection.poll(min(left, _LOOK_SECONDS)):
            return
    raise TimedOut
