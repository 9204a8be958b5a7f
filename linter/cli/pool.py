"""The command line: documents checked by several processes at once."""

from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import lru_cache
from pathlib import Path

from linter.cli.plan import Plan, settings_of
from linter.cli.request import Request
from linter.findings import DocumentReport
from linter.run import Settings, lint_files

_Reports = tuple[DocumentReport, ...]


def check_together(paths: Sequence[str], plan: Plan, jobs: int) -> Iterator[_Reports]:
    """What each file gives, in their order. A process that dies takes those of its neighbours
    with it that are not done; each of them is then checked in a process of its own."""
    with ProcessPoolExecutor(jobs) as pool:
        futures = [(path, _submit(pool, path, plan.requests[path])) for path in paths]
        for path, future in futures:
            try:
                if future is None:
                    raise BrokenProcessPool
                documents = future.result()
            except BrokenProcessPool:
                documents = _check_alone(path, plan.requests[path])
            yield documents


def _submit(pool: ProcessPoolExecutor, path: str, request: Request) -> Future[_Reports] | None:
    try:
        return pool.submit(_work, path, request)
    except BrokenProcessPool:
        return None


def _check_alone(path: str, request: Request) -> _Reports:
    with ProcessPoolExecutor(1) as pool:
        try:
            return pool.submit(_work, path, request).result()
        except BrokenProcessPool:
            reason = "检查它的进程意外中止（可能是内存不够），未能检查"
            form = Path(path).suffix.lstrip(".").lower()
            return (DocumentReport(path, form, "unreadable", reason, None, None, 0, 0, {}, ()),)


def _work(path: str, request: Request) -> _Reports:
    return tuple(lint_files(Path(path), _settings(request)))


@lru_cache(maxsize=8)
def _settings(request: Request) -> Settings:
    """Compiled rules do not travel between processes: each prepares its own, once."""
    return settings_of(request)
