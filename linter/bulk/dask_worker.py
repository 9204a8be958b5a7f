"""Station 7: what a dask worker does: documents, each in a process that it may kill.

A worker has a process of its own for each of its threads, the same as the local pool: so a document
that dies, hangs or takes all memory never touches the worker, and threads do not wait for each
other's interpreter.
"""

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing import current_process
from queue import Empty, LifoQueue
from threading import Event, Lock, Thread
from time import monotonic
from typing import Any

from distributed import Reschedule, WorkerPlugin, get_worker

from linter.bulk.attempt import Document, attempted
from linter.bulk.engine import EngineError
from linter.bulk.process import Order, TimedOut, Work, Worker, end
from linter.bulk.task import Request, request_digest
from linter.bulk.worker import Limits, work
from linter.readers.office.program import find_program
from linter.settings.error import ConfigError

# A driver that was killed leaves its processes behind.
_IDLE_SECONDS = 120.0
_LOOK_SECONDS = 5.0


@dataclass(frozen=True, slots=True)
class Errand:
    """What the workers have to do for one run, which has a `name`: the request, the seconds that
    each document has, the limits of memory, and what has to be the same on all machines: the digest
    of the request, and whether LibreOffice is installed. `work` is what each process does."""

    name: str
    request: Request
    seconds: float
    limits: Limits
    digest: str
    has_office: bool
    work: Work = work


@dataclass(frozen=True, slots=True)
class _Idle:
    worker: Worker
    since: float


class Kernels(WorkerPlugin):
    """The processes of one dask worker for one errand."""

    def __init__(self, errand: Errand) -> None:
        self.name = errand.name
        self.errand = errand

    def setup(self, worker: Any) -> None:
        """Called by dask, on each worker that there is and on each that comes."""
        stopped = Event()
        self.order = Order(self.errand.request, self.errand.limits, stopped, self.errand.work)
        self.idle: LifoQueue[_Idle] = LifoQueue()
        self.lock = Lock()
        self.objection: str | None = None
        self.is_agreed = False
        # A nanny forbids its workers to start processes, lest they outlive them; ours do not.
        current_process().daemon = False
        Thread(target=self._tidy, daemon=True).start()

    async def teardown(self, worker: Any) -> None:
        """Called by dask when the run is over and when the worker goes."""
        self.order.stopped.set()
        await asyncio.to_thread(self._end_idle, 0)

    def check(self, documents: Sequence[Document]) -> Sequence[bytes]:
        """What each document gave, as in `attempted`. Raises EngineError; Reschedule when the
        worker goes."""
        if objection := self._objection():
            raise EngineError(objection)
        process: Worker | None = None
        messages = []
        try:
            with suppress(Empty):
                process = self.idle.get_nowait().worker
            for document in documents:
                process, message = attempted(self.order, self.errand.seconds, process, document)
                messages.append(message)
                if self.order.stopped.is_set():
                    raise Reschedule
        except TimedOut:
            raise Reschedule from None
        finally:
            if process:
                self.idle.put(_Idle(process, monotonic()))
            if self.order.stopped.is_set():
                self._end_idle(0)
        return messages

    def _objection(self) -> str | None:
        """Why this worker must not check for the driver, looked into once."""
        with self.lock:
            if not self.is_agreed:
                self.objection = _difference(self.errand)
                self.is_agreed = True
            return self.objection

    def _tidy(self) -> None:
        while not self.order.stopped.wait(_LOOK_SECONDS):
            self._end_idle(_IDLE_SECONDS)

    def _end_idle(self, seconds: float) -> None:
        kept = []
        with suppress(Empty):
            while True:
                idle = self.idle.get_nowait()
                if monotonic() - idle.since >= seconds:
                    end(idle.worker)
                else:
                    kept.append(idle)
        for idle in reversed(kept):
            self.idle.put(idle)


def check(documents: Sequence[Document], name: str) -> Sequence[bytes]:
    """The task that dask runs: see `Kernels.check`."""
    kernels = get_worker().plugins[name]
    assert isinstance(kernels, Kernels)
    return kernels.check(documents)


def _difference(errand: Errand) -> str | None:
    try:
        digest = request_digest(errand.request)
    except ConfigError as error:
        return "\n".join(error.errors)
    if digest != errand.digest:
        return "它的 jxlint 版本、规则或设置与本机不同"
    if (find_program() is not None) != errand.has_office:
        return "LibreOffice 在它和本机之间只有一台装了"
    return None
