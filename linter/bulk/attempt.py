"""Station 7: one document tried in a process that may die of it."""

from dataclasses import dataclass

import pyarrow as pa

from linter.bulk.kernel import content_digest, unchecked_batch
from linter.bulk.process import Died, Order, TimedOut, Worker, answer_of, end, started
from linter.bulk.schema import OUTPUT

# A process that dies may do so for what it did before, or for what others took.
_TRIES = 2


@dataclass(frozen=True, slots=True)
class Document:
    """A document to be checked."""

    path: str
    data: bytes


def attempted(
    order: Order, seconds: float, worker: Worker | None, document: Document
) -> tuple[Worker | None, bytes]:
    """What a document gave, as the message of a batch of the schema `OUTPUT`, and the process that
    may do the next. A document whose process dies is tried once more, in a new one; one that takes
    more than the seconds is given up. Raises EngineError when no process can be started, TimedOut
    when the pool stops while one starts."""
    reason = "检查它的进程两次意外中止，未能检查"
    for _ in range(_TRIES):
        worker = worker or started(order)
        try:
            stays, message = answer_of(
                worker, (document.path, document.data), seconds, order.stopped
            )
        except TimedOut:
            end(worker, kindly=False)
            reason = f"检查超过 {seconds:g} 秒，已停止，未能检查"
            break
        except Died:
            if end(worker, kindly=False):
                reason = f"检查它要占用 {order.limits.most >> 20} MB 以上的内存，已停止"
                break
            worker = None
        else:
            if not stays:
                end(worker)
            return worker if stays else None, message
    digest = content_digest(document.data)
    rows = unchecked_batch(document.path, digest, reason, seconds)
    return None, rows.serialize().to_pybytes()


def batch_of(message: bytes) -> pa.RecordBatch:
    """The batch of the schema `OUTPUT` in a message."""
    return pa.ipc.read_record_batch(pa.py_buffer(message), OUTPUT)
