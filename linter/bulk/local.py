"""Station 7: the engine on one machine: a pool of processes that lose at most the document which
kills or blocks one of them."""

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from queue import Empty, SimpleQueue
from threading import Event, Thread
from time import monotonic
from typing import TypeAlias

import pyarrow as pa

from linter.bulk.engine import Engine, EngineError
from linter.bulk.kernel import content_digest, unchecked_batch
from linter.bulk.schema import OUTPUT
from linter.bulk.task import Request
from linter.bulk.worker import READY, work

MOST_BYTES = 1 << 30
_START_SECONDS = 300
_GOODBYE_SECONDS = 5
_LOOK_SECONDS = 0.5
_Document = tuple[str, bytes]
# What a thread gives: rows, or why the pool cannot go on.
_Answer: TypeAlias = "pa.RecordBatch | EngineError"


@dataclass(frozen=True, slots=True)
class Pool:
    """How many processes, the seconds that each document has, and the memory in bytes after which
    a process makes room for a new one."""

    jobs: int
    seconds: float
    most_bytes: int = MOST_BYTES


@dataclass(frozen=True, slots=True)
class _Worker:
    process: SpawnProcess
    connection: Connection


@dataclass(frozen=True, slots=True)
class _Desk:
    """What the threads of a pool share: documents to be done (None: no more), answers, whether to
    give up."""

    request: Request
    pool: Pool
    documents: "SimpleQueue[_Document | None]"
    answers: "SimpleQueue[_Answer]"
    stopped: Event


def local_engine(request: Request, pool: Pool) -> Engine:
    """The engine of a pool of processes; it raises EngineError when none can be started."""
    return partial(_run, request, pool)


def _run(
    request: Request, pool: Pool, batches: Iterator[pa.RecordBatch]
) -> Iterator[pa.RecordBatch]:
    desk = _Desk(request, pool, SimpleQueue(), SimpleQueue(), Event())
    # Each thread waits for one process, so that a process never waits for the driver.
    threads = [Thread(target=_tend, args=(desk,), daemon=True) for _ in range(pool.jobs)]
    for thread in threads:
        thread.start()
    try:
        under_way = 0
        for batch in batches:
            for document in _documents(batch):
                desk.documents.put(document)
                under_way += 1
            room = max(pool.jobs * 2, batch.num_rows // 2)
            while under_way > room or not desk.answers.empty():
                yield _next(desk)
                under_way -= 1
        for _ in range(under_way):
            yield _next(desk)
    finally:
        desk.stopped.set()
        for _ in threads:
            desk.documents.put(None)
        for thread in threads:
            thread.join()


def _documents(batch: pa.RecordBatch) -> Iterator[_Document]:
    for path, data in zip(batch.column("path"), batch.column("bytes"), strict=True):
        yield path.as_py(), data.as_py()


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
    worker: _Worker | None = None
    try:
        while (document := desk.documents.get()) is not None and not desk.stopped.is_set():
            worker, answer = _done(desk, worker, document)
            desk.answers.put(answer)
    except EngineError as error:
        desk.answers.put(error)
    except Exception as error:
        # The driver would wait for ever for a thread that has gone.
        desk.answers.put(EngineError(f"内部错误：{type(error).__name__}: {error}"))
    finally:
        if worker:
            _end(worker)


def _done(
    desk: _Desk, worker: _Worker | None, document: _Document
) -> tuple[_Worker | None, pa.RecordBatch]:
    """What a document gave and the process that may do the next. When its process dies it is tried
    once more, in a new one: it may have been a matter of what was done before."""
    reason = "检查它的进程两次意外中止（可能是内存不够），未能检查"
    for _ in range(2):
        worker = worker or _started(desk)
        try:
            worker.connection.send(document)
            if _waited(desk, worker):
                stays, message = worker.connection.recv()
                rows = pa.ipc.read_record_batch(pa.py_buffer(message), OUTPUT)
                if not stays:
                    _end(worker)
                return worker if stays else None, rows
            reason = f"检查超过 {desk.pool.seconds:g} 秒，已停止，未能检查"
            _end(worker, kindly=False)
            break
        except (EOFError, OSError):
            _end(worker, kindly=False)
            worker = None
            if desk.stopped.is_set():
                break
    path, data = document
    return None, unchecked_batch(path, content_digest(data), reason, desk.pool.seconds)


def _waited(desk: _Desk, worker: _Worker) -> bool:
    """Whether the process has answered or died within the time of a document."""
    deadline = monotonic() + desk.pool.seconds
    while (left := deadline - monotonic()) > 0 and not desk.stopped.is_set():
        if worker.connection.poll(min(left, _LOOK_SECONDS)):
            return True
    return False


def _started(desk: _Desk) -> _Worker:
    """A process that is ready for documents. Raises EngineError."""
    context = get_context("spawn")
    ours, theirs = context.Pipe()
    arguments = (theirs, desk.request, desk.pool.most_bytes)
    process = context.Process(target=work, args=arguments, daemon=True)
    worker = _Worker(process, ours)
    try:
        process.start()
        theirs.close()
        told = ours.recv() if ours.poll(_START_SECONDS) else "准备规则的时间太长"
    except (EOFError, OSError) as error:
        _end(worker, kindly=False)
        raise EngineError(f"检查用的进程启动不了：{error or '中途停止'}") from None
    if told != READY:
        _end(worker, kindly=False)
        raise EngineError(told)
    return worker


def _end(worker: _Worker, kindly: bool = True) -> None:
    """End a process and all that it has started; kindly, it may finish what it is doing."""
    worker.connection.close()
    process = worker.process
    if process.pid is None:
        return
    if not kindly or not wait([process.sentinel], _GOODBYE_SECONDS):
        process.terminate()
        wait([process.sentinel], _GOODBYE_SECONDS)
    if sys.platform != "win32":
        # Before the process is waited for: until then its number is nobody else's.
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    process.kill()
    process.join()
    process.close()
