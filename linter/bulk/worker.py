"""Station 7: what a process of the local pool does: one document after another, until no more come
or until it has grown too large."""

import os
import signal
import sys
from multiprocessing import parent_process
from multiprocessing.connection import Connection
from threading import Thread, main_thread
from time import sleep
from types import FrameType

from linter.bulk.memory import most_bytes
from linter.bulk.task import Request

# Sent when the task is ready; anything else is the reason why it is not.
READY = ""
_ORPHANED = 3
_GOODBYE_SECONDS = 3


def work(connection: Connection, request: Request, most: int) -> None:
    """Answers each (path, bytes) with whether it takes another, and the message of a batch of the
    schema `OUTPUT`; it does not once it has held more than `most` bytes of memory."""
    _stand_alone()
    from linter.bulk.kernel import input_batch, lint_batches
    from linter.bulk.task import task_of
    from linter.settings.error import ConfigError

    try:
        task = task_of(request)
    except ConfigError as error:
        connection.send("\n".join(error.errors))
        return
    connection.send(READY)
    try:
        stays = True
        while stays:
            document: tuple[str, bytes] = connection.recv()
            rows = next(lint_batches((input_batch((document,)),), task))
            stays = (most_bytes() or 0) <= most
            connection.send((stays, rows.serialize().to_pybytes()))
    except (EOFError, BrokenPipeError, ConnectionResetError):
        # The driver has what it wants, or has gone.
        return


def _stand_alone() -> None:
    """A terminal's Ctrl-C is for the driver; who ends this process ends what it started, too; and
    it does not outlive the driver."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, _leave)
    if sys.platform != "win32":
        os.setpgid(0, 0)
    Thread(target=_follow, daemon=True).start()


def _leave(number: int, frame: FrameType | None) -> None:
    # Unwinds the stack, so that readers remove their files and end their programs.
    raise SystemExit(_ORPHANED)


def _follow() -> None:
    driver = parent_process()
    if driver is None:
        return
    driver.join()
    if sys.platform != "win32":
        signal.pthread_kill(main_thread().ident or 0, signal.SIGTERM)
        sleep(_GOODBYE_SECONDS)
    os._exit(_ORPHANED)
