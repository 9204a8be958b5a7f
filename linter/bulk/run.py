"""Station 7: `jxlint bulk` as a function: from sources to a store that stands."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from time import perf_counter

from linter import __version__
from linter.bulk.cache import Cache, Wanted, open_cache
from linter.bulk.corpus.compare import comparing
from linter.bulk.drive import Drive, Progress, Window, rows_of, work_out
from linter.bulk.engine import Engine
from linter.bulk.keys import Keying, keying_of
from linter.bulk.listing import Listing, open_listing
from linter.bulk.lock import only_run
from linter.bulk.remote import is_url, remote_root
from linter.bulk.schema import VERSION
from linter.bulk.sources import Told, find_files, shown
from linter.bulk.store import build_store, store_stands
from linter.bulk.summary import Summary, summary_of
from linter.bulk.suppressed import stale_lines
from linter.bulk.task import Request, comparing_rules, request_digest, task_of
from linter.bulk.views import FILE, write_database

CACHE = "cache.sqlite"
RECORD = "run.json"


@dataclass(frozen=True, slots=True)
class Order:
    """What a run is to do: `sources` as in `find_files`, the folder of the store, what decides its
    rows, the `engine`, the `cache` (None for one in the folder), `keeps_cache` whether it outlives
    the run, the seconds that a document has, `retry` to check anew what could not be read."""

    sources: tuple[str, ...]
    folder: Path
    request: Request
    engine: Engine
    cache: Path | None = None
    keeps_cache: bool = True
    seconds: float = 300
    retry: bool = False
    window: Window = field(default_factory=Window)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run did. `progress` counts its documents, `summary` what the store says of them;
    `problems` are sources that gave nothing and rule files that could not be used, `notes` what was
    left aside, `stale` suppressions of the settings that are expired or of no use, each as lines
    for people; `was_built` is false where the store stood already."""

    progress: Progress
    summary: Summary
    problems: tuple[str, ...]
    notes: tuple[str, ...]
    stale: tuple[str, ...]
    was_built: bool
    seconds: float


class NothingFound(Exception):
    """The sources gave no document; each argument says why, a line each."""


def run_bulk(order: Order, tell: Callable[[Progress], None] = lambda _: None) -> Outcome:
    """Check all documents of the sources and build the store of what was found. `tell` hears how
    far it is.

    Raises ConfigError, EngineError, CacheError, Busy, NothingFound, OSError. A run that was stopped
    in whatever way goes on when it is started again with the same cache.
    """
    started = perf_counter()
    path = (order.cache or order.folder / CACHE) if order.keeps_cache else None
    with only_run(order.folder), open_cache(path) as cache, open_listing() as listing:
        digest = request_digest(order.request)
        problems = _problems(cache, digest, order.request)
        told = Told(aside=order.folder.resolve())
        files = listing.add_files(find_files(order.sources, told))
        if not files:
            raise NothingFound("\n".join(told.problems))
        keying = keying_of(order.request, digest)
        progress = _worked_out(order, cache, listing, keying, files, tell)
        broken: list[str] = []
        was_built = _build(order, cache, listing, digest, broken)
    summary = summary_of(order.folder)
    outcome = Outcome(
        progress=progress,
        summary=summary,
        problems=(*told.problems, *problems, *broken),
        notes=told.notes,
        stale=_stale(order, summary) if keying.suppresses else (),
        was_built=was_built,
        seconds=perf_counter() - started,
    )
    _write_record(order, digest, outcome)
    return outcome


def _problems(cache: Cache, digest: str, request: Request) -> tuple[str, ...]:
    """What is wrong in rule files. Rules are compiled here only to see that they can be used, and
    once for each version of them."""
    problems = cache.problems(digest)
    if problems is None:
        comparing_rules(request)
        problems = task_of(request).settings.problems
        cache.put_problems(digest, problems)
    return problems


def _worked_out(
    order: Order,
    cache: Cache,
    listing: Listing,
    keying: Keying,
    files: int,
    tell: Callable[[Progress], None],
) -> Progress:
    drive = Drive(
        listing=listing,
        cache=cache,
        keying=keying,
        wanted=Wanted(date.today(), order.seconds, order.retry),
        engine=order.engine,
        window=order.window,
        tell=tell,
    )
    return work_out(drive, files)


def _build(order: Order, cache: Cache, listing: Listing, digest: str, broken: list[str]) -> bool:
    """Build the store unless it stands for just these documents and settings; whether it was.
    Rules that break while they compare documents join `broken`; they are tried again next time."""
    content = listing.digest(digest)
    if store_stands(order.folder, content):
        if not (order.folder / FILE).exists():
            write_database(order.folder)
        return False
    rows = rows_of(listing, cache, order.request.redact)
    build_store(
        rows,
        order.folder,
        digest=content,
        root=_root(order),
        compare=comparing(comparing_rules(order.request), broken.append),
        is_whole=lambda: not broken,
    )
    write_database(order.folder)
    return True


def _stale(order: Order, summary: Summary) -> tuple[str, ...]:
    # Compiles the rules, which only runs with suppressions pay for.
    return stale_lines(order.folder, summary, task_of(order.request).settings)


def _root(order: Order) -> str:
    """The folder that the paths of all documents begin with, if there is one."""
    if order.request.redact or len(order.sources) != 1:
        return ""
    [source] = order.sources
    if is_url(source):
        return remote_root(source)
    return shown(str(Path(source))) if Path(source).is_dir() else ""


def _write_record(order: Order, digest: str, outcome: Outcome) -> None:
    """Write `run.json`, what a reader of the store wants to know of the run that made it."""
    request, summary = order.request, outcome.summary
    record = {
        "schema": VERSION,
        "version": __version__,
        "settings": digest,
        "sources": None if request.redact else [shown(each) for each in order.sources],
        "profile": request.profile,
        "config": str(request.config) if request.config and not request.redact else None,
        "min_confidence": request.least,
        "redacted": request.redact,
        "documents": summary.statuses,
        "findings": summary.findings,
        "checked_now": outcome.progress.done - outcome.progress.kept,
        "from_cache": outcome.progress.kept,
        # Lines may name files, which tell whose they are.
        "problems": [] if request.redact else outcome.problems,
        "notes": [] if request.redact else outcome.notes,
        "suppressions": [] if request.redact else outcome.stale,
        "finished": datetime.now().astimezone().isoformat(timespec="seconds"),
        "seconds": round(outcome.seconds, 1),
    }
    text = json.dumps(record, ensure_ascii=False, indent=2)
    (order.folder / RECORD).write_text(f"{text}\n", encoding="utf-8", newline="\n")
