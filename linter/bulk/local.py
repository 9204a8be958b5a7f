"""Station 7: the engine on one machine: a pool of processes that lose at most the document which
kills or blocks one of them."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from queue import Empty, SimpleQueue
from threading import Event, Thread
from typing import TypeAlias

import pyarrow as pa

from linter.bulk.attempt import Document, attempted, batch_of
from linter.bulk.engine import Engine, EngineError
from linter.bulk.process import Order, Work, Worker, end
from linter.bulk.task import Request
from linter.bulk.worker import Limits, work

_LOOK_SECONDS = 0.5
# What a thread gives: rows, or why the pool cannot go on.
_Answer: TypeAlias = "pa.RecordBatch | EngineError"


@dataclass(frozen=True, slots=True)
class Pool:
    """How many processes, the seconds that each document has, and the limits of memory."""

    jobs: int
    seconds: float
    limits: Limits = field(default_factory=Limits)


@dataclass(frozen=True, slots=True)
class _Desk:
    """What the threads of a pool share: documents to be done (None: no more), and answers."""

    order: Order
    seconds: float
    documents: "SimpleQueue[Document | None]"
    answers: "SimpleQueue[_Answer]"


def local_engine(request: Request, pool: Pool, work: Work = work) -> Engine:
    """The engine of a pool of processes, each of which does the `work`; it raises EngineError when
    none can be started."""
    return partial(_run, request, pool, work)


def _run(
    request: Request, pool: Pool, work: Work, batches: Iterator[pa.RecordBatch]
) -> Iterator[pa.RecordBatch]:
    stopped = Event()
    order = Order(request, pool.limits, stopped, work)
    desk = _Desk(order, pool.seconds, SimpleQueue(), SimpleQueue())
    # Each thread waits for one process, so that a process never waits for the driver.
    threads = [Thread(target=_tend, args=(desk,), daemon=True) for _ in range(pool.jobs)]
    for thread in threads:
        thread.start()
    try:
        yield from _answers(desk, batches, pool.jobs)
    finally:
        stopped.set()
        for _ in threads:
            desk.documents.put(None)
        for thread in threads:
            thread.join()


def _answers(desk: _Desk, batches: Iterator[pa.RecordBatch], jobs: int) -> Iterator[pa.RecordBatch]:
    under_way = 0
    for batch in batches:
        for path, data in zip(batch.column("path"), batch.column("bytes"), strict=True):
            desk.documents.put(Document(path.as_py(), data.as_py()))
            under_way += 1
        # What is left keeps the processes busy while the next batch is read.
        room = max(2 * jobs, batch.num_rows // 2)
        while under_way > room or not desk.answers.empty():
            yield _next(desk)
            under_way -= 1
    for _ in range(under_way):
        yield _next(desk)


def _next(desk: _Desk) -> pa.RecordBatch:
    while True:
        # Waiting without end could not be interrupted on Windows.
        with suppress(Empty):
            answer = desk.answers.get(timeout=_LOOK_SECONDS)
            if isinstance(answer, EngineError):
                raise answer
            return answer


def _tend(desk: _Desk) -> None:
    """Let one process after another do documents, until there are no more."""
    worker: Worker | None = None
    stopped = desk.order.stopped
    try:
        while (document := desk.documents.get()) is not None and not stopped.is_set():
            worker, message = attempted(desk.order, desk.seconds, worker, document)
            desk.answers.put(batch_of(message))
    except EngineError as error:
        desk.answers.put(error)
    except Exception as error:
        # The driver would wait for ever for a thread that has gone. (TimedOut: it has gone itself.)
        desk.answers.put(EngineError(f"内部错误：{type(error).__name__}: {error}"))
    finally:
        if worker:
            end(worker)
