"""The command line: documents checked one after another, or by several processes at once."""

from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import lru_cache
from pathlib import Path

from linter.cli.plan import Plan, Request, settings_of
from linter.cli.sources import STDIN, read_stdin
from linter.findings import DocumentReport
from linter.run import Settings, lint_files, lint_files_in_bytes

Checked = tuple[str, DocumentReport]
_Reports = tuple[DocumentReport, ...]


def check_all(paths: Sequence[str], plan: Plan, jobs: int = 1) -> Iterator[Checked]:
    """Each input with each of its documents, in order; `jobs` is how many processes may work."""
    files = [path for path in paths if path != STDIN]
    if jobs > 1 and len(files) > 1:
        done = _check_together(files, plan, min(jobs, len(files)))
    else:
        done = (_checked(path, plan.of(path)) for path in files)
    for path in paths:
        if path == STDIN:
            documents = tuple(lint_files_in_bytes(read_stdin(), STDIN, plan.of(path)))
        else:
            documents = next(done)
        yield from ((path, document) for document in documents)


def _checked(path: str, settings: Settings) -> _Reports:
    return tuple(lint_files(Path(path), settings))


def _check_together(paths: Sequence[str], plan: Plan, jobs: int) -> Iterator[_Reports]:
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
    return _checked(path, _settings(request))


@lru_cache(maxsize=8)
def _settings(request: Request) -> Settings:
    """Compiled rules do not travel between processes: each prepares its own, once."""
    return settings_of(request)
