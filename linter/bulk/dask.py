"""Station 7: the engine on a dask cluster, of this machine or of many."""

from asyncio import CancelledError as AsyncCancelledError
from collections.abc import Iterator, Sequence
from concurrent.futures import CancelledError
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from queue import Empty, SimpleQueue
from time import monotonic
from uuid import uuid4

import pyarrow as pa
from distributed import Client, Future, KilledWorker

from linter.bulk.attempt import Document, batch_of
from linter.bulk.dask_cluster import connected
from linter.bulk.dask_worker import Errand, Kernels, check
from linter.bulk.engine import Engine, EngineError
from linter.bulk.kernel import content_digest, unchecked_batch
from linter.bulk.process import Work
from linter.bulk.task import Request, request_digest
from linter.bulk.worker import Limits, work
from linter.readers.office.program import find_program

# A task is long enough not to be lost in the cost of sending it, and short enough to lose.
_DOCUMENTS, _BYTES = 8, 8 << 20
_SUSPECTS = 64
_LOOK_SECONDS = 0.5
_PATIENCE_SECONDS = 60
_LOST = "与调度器的连接断了，请再运行一次"
_KILLED = "检查它的工作进程多次意外中止，未能检查"

Portion = Sequence[Document]


@dataclass(frozen=True, slots=True)
class Cluster:
    """The address of a scheduler, or None for a cluster of `jobs` processes on this machine; the
    seconds that each document has, and the limits of memory of the process that checks it."""

    address: str | None
    jobs: int
    seconds: float
    limits: Limits = field(default_factory=Limits)


def dask_engine(request: Request, cluster: Cluster, work: Work = work) -> Engine:
    """The engine of a dask cluster, whose workers let processes do the `work`. It raises
    EngineError when the cluster cannot be reached, does not run the same jxlint with the same
    rules, or goes away."""
    return partial(_run, request, cluster, work)


def _run(
    request: Request, cluster: Cluster, work: Work, batches: Iterator[pa.RecordBatch]
) -> Iterator[pa.RecordBatch]:
    first = next(batches, None)
    if first is None:
        # Starting a cluster takes longer than finding everything in the cache.
        return
    request = _wherever(request)
    errand = Errand(
        name=f"jxlint-{uuid4().hex}",
        request=request,
        seconds=cluster.seconds,
        limits=cluster.limits,
        digest=request_digest(request),
        has_office=find_program() is not None,
        work=work,
    )
    with connected(cluster.address, cluster.jobs) as client, _installed(client, errand):
        desk = _Desk(client, errand)
        yield from desk.answers(first)
        for batch in batches:
            yield from desk.answers(batch)
        yield from desk.rest()


def _wherever(request: Request) -> Request:
    """The request with whole paths: the workers stand in other folders."""
    profile, config, previous = request.profile, request.config, request.previous
    return replace(
        request,
        profile=str(Path(profile).absolute()) if profile and Path(profile).is_file() else profile,
        config=config and config.absolute(),
        rules=tuple(folder.absolute() for folder in request.rules),
        previous=previous and previous.absolute(),
    )


@contextmanager
def _installed(client: Client, errand: Errand) -> Iterator[None]:
    try:
        client.register_plugin(Kernels(errand))
    except ModuleNotFoundError as error:
        raise EngineError(
            f"工作进程那里缺少 {error.name}，请装上同一版本的 jxlint[dask]"
        ) from error
    try:
        yield
    finally:
        if client.status == "running":
            client.unregister_worker_plugin(errand.name)


class _Desk:
    """What the cluster has been given, and what has come back."""

    def __init__(self, client: Client, errand: Errand) -> None:
        self.client = client
        self.errand = errand
        self.under_way: dict[Future[Sequence[bytes]], Portion] = {}
        self.suspects: list[Document] = []
        self.done: SimpleQueue[Future[Sequence[bytes]]] = SimpleQueue()

    def answers(self, batch: pa.RecordBatch) -> Iterator[pa.RecordBatch]:
        """Send the documents of a batch; give what has come back until there is room again."""
        if len(self.suspects) > _SUSPECTS:
            yield from self.rest()
        for portion in _portions(batch):
            self._send(portion)
        room = 2 * sum(self.client.nthreads().values())
        while len(self.under_way) > room or not self.done.empty():
            yield from self._next()

    def rest(self) -> Iterator[pa.RecordBatch]:
        """Give all that has not come back."""
        while self.under_way:
            yield from self._next()
        # Workers died over these documents or beside one of them; alone, each shows which it is.
        suspects, self.suspects = self.suspects, []
        for document in suspects:
            self._send((document,))
            yield from self._next()
            if self.suspects:
                self.suspects.clear()
                digest = content_digest(document.data)
                yield unchecked_batch(document.path, digest, _KILLED, self.errand.seconds)

    def _send(self, portion: Portion) -> None:
        future = self.client.submit(
            check, portion, self.errand.name, pure=False, key=f"jxlint-{uuid4()}"
        )
        self.under_way[future] = portion
        future.add_done_callback(self.done.put)

    def _next(self) -> Iterator[pa.RecordBatch]:
        future = self._finished()
        portion = self.under_way.pop(future)
        try:
            messages = future.result()
        except KilledWorker:
            self.suspects += portion
        except (AsyncCancelledError, CancelledError):
            raise EngineError(_LOST) from None
        except EngineError as error:
            raise EngineError(f"有工作进程不能检查：{error}") from error
        except Exception as error:
            raise EngineError(f"集群出了问题：{type(error).__name__}: {error}") from error
        else:
            yield from map(batch_of, messages)

    def _finished(self) -> "Future[Sequence[bytes]]":
        """The next future that is done, in whatever way."""
        since = monotonic()
        while True:
            try:
                return self.done.get(timeout=_LOOK_SECONDS)
            except Empty:
                if self.client.status not in ("running", "connecting"):
                    raise EngineError(_LOST) from None
            if monotonic() - since > _PATIENCE_SECONDS:
                self._see_workers()
                since = monotonic()

    def _see_workers(self) -> None:
        if not self.client.nthreads():
            raise EngineError("调度器上没有工作进程")


def _portions(batch: pa.RecordBatch) -> Iterator[Portion]:
    held: list[Document] = []
    size = 0
    for path, data in zip(batch.column("path"), batch.column("bytes"), strict=True):
        document = Document(path.as_py(), data.as_py())
        held.append(document)
        size += len(document.data)
        if len(held) == _DOCUMENTS or size >= _BYTES:
            yield held
            held, size = [], 0
    if held:
        yield held
