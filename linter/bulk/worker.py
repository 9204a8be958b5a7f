"""Station 7: what a process of the local pool does: one document after another, until no more come
or until it has grown too large."""

import os
import signal
import sys
from dataclasses import dataclass
from multiprocessing import parent_process
from multiprocessing.connection import Connection, wait
from threading import Thread, main_thread
from time import sleep
from types import FrameType

from linter.bulk.memory import most_bytes
from linter.bulk.task import Request

# Sent when the task is ready; anything else is the reason why it is not.
READY = ""
# How a process ends that took too much memory, and one whose driver has gone.
TOO_LARGE, ORPHANED = 86, 87
_LOOK_SECONDS = 0.5
_GOODBYE_SECONDS = 3


@dataclass(frozen=True, slots=True)
class Limits:
    """Bytes of memory: a process that has held more than `large` makes room for a new one when its
    document is done, and one that holds more than `most` ends at once."""

    large: int = 1 << 30
    most: int = 3 << 30


def work(connection: Connection, request: Request, limits: Limits) -> None:
    """Answers each (path, bytes) with whether it takes another, and the message of a batch of the
    schema `OUTPUT`."""
    _stand_alone(limits)
    from linter.bulk.kernel import input_batch, lint_batches
    from linter.bulk.task import task_of
    from linter.settings.error import ConfigError

    try:
        task = task_of(request)
    except ConfigError as error:
        connection.send("\n".join(error.errors))
        return
    connection.send(READY)
    stays = True
    try:
        while stays:
            document: tuple[str, bytes] = connection.recv()
            rows = next(lint_batches((input_batch((document,)),), task))
            stays = (most_bytes() or 0) <= limits.large
            connection.send((stays, rows.serialize().to_pybytes()))
    except (EOFError, BrokenPipeError, ConnectionResetError):
        # The driver has what it wants, or has gone.
        return


def _stand_alone(limits: Limits) -> None:
    """A terminal's Ctrl-C is for the driver; who ends this process ends what it started, too; it
    does not outlive the driver, and does not take all memory."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, _leave)
    if sys.platform != "win32":
        os.setpgid(0, 0)
    Thread(target=_watch, args=(limits.most,), daemon=True).start()


def _leave(number: int, frame: FrameType | None) -> None:
    # Unwinds the stack, so that readers remove their files and end their programs.
    raise SystemExit(ORPHANED)


def _watch(most: int) -> None:
    driver = parent_process()
    if driver is None:
        return
    while not wait([driver.sentinel], _LOOK_SECONDS):
        if (most_bytes() or 0) > most:
            os._exit(TOO_LARGE)
    if sys.platform != "win32":
        signal.pthread_kill(main_thread().ident or 0, signal.SIGTERM)
        sleep(_GOODBYE_SECONDS)
    os._exit(ORPHANED)
