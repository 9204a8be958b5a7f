"""Station 7: one run over many documents: what is not in the cache goes to an engine, then the
store is built from the cache in the order of the listing."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from time import monotonic

import pyarrow as pa

from linter.bulk.cache import Cache, CacheError, Result, Wanted
from linter.bulk.contents import Item, contents_of
from linter.bulk.engine import Engine, EngineError
from linter.bulk.kernel import input_batch, unchecked_batch
from linter.bulk.keys import Keying, key_of
from linter.bulk.listing import Listed, Listing
from linter.bulk.packed import nameless, under_names
from linter.bulk.silent import silent_name

# How long results wait for being kept; a run that is killed has to do these again.
_KEEP_SECONDS = 0.5
_KEEP_COUNT = 64


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is: of `total` documents (as far as they are known) `done`, of which `kept`
    were in the cache or are copies of others."""

    total: int
    done: int
    kept: int


@dataclass(frozen=True, slots=True)
class Window:
    """How many documents and bytes are read before they are looked up, and sent on, together."""

    documents: int = 32
    bytes: int = 32 << 20


@dataclass(slots=True)
class _Count:
    total: int
    tell: Callable[[Progress], None]
    done: int = 0
    kept: int = 0

    def add(self, done: int, kept: int = 0) -> None:
        self.done += done
        self.kept += kept
        self.tell(Progress(self.total, self.done, self.kept))


@dataclass(frozen=True, slots=True)
class Drive:
    """What a run works with. `under_way` holds the key of each document that the engine has."""

    listing: Listing
    cache: Cache
    keying: Keying
    wanted: Wanted
    engine: Engine
    window: Window
    tell: Callable[[Progress], None]
    under_way: dict[str, bytes] = field(default_factory=dict)


def work_out(drive: Drive, files: int) -> Progress:
    """See that the cache holds what every document of the `files` gives, and list the documents.
    Raises EngineError and CacheError; what was worked out until then is kept, as it is when the
    run is interrupted."""
    count = _Count(files, drive.tell)
    waiting: list[Result] = []
    last = monotonic()
    try:
        for rows in drive.engine(_missing(drive, count)):
            for path, own in _by_document(rows):
                if key := drive.under_way.pop(path, None):
                    waiting.append(Result(key, own))
                    count.add(1)
            if len(waiting) >= _KEEP_COUNT or monotonic() - last > _KEEP_SECONDS:
                drive.cache.put(waiting)
                waiting, last = [], monotonic()
    finally:
        drive.cache.put(waiting)
    if drive.under_way:
        raise EngineError(f"有 {len(drive.under_way)} 个文档没有结果，请再运行一次")
    return Progress(count.total, count.done, count.kept)


def rows_of(listing: Listing, cache: Cache, redact: bool) -> Iterator[pa.RecordBatch]:
    """The rows of all documents, in the order of the listing; with `redact` under names that tell
    nothing. Raises CacheError when a result has gone."""
    for documents in listing.documents():
        results = cache.results(each.key for each in documents if each.key)
        yield under_names(
            [
                (silent_name(each.path) if redact else each.path, _rows(each, results))
                for each in documents
            ]
        )


def _rows(document: Listed, results: Mapping[bytes, pa.RecordBatch]) -> pa.RecordBatch:
    if document.key is None:
        return nameless(unchecked_batch(document.path, None, document.reason or ""))
    if document.key not in results:
        raise CacheError(f"{document.path}：缓存里的结果不见了或已损坏，请再运行一次")
    return results[document.key]


def _missing(drive: Drive, count: _Count) -> Iterator[pa.RecordBatch]:
    """Batches of the documents that the cache does not have; all are listed."""
    for items in _windows(_items(drive.listing, count), drive.window):
        listed = drive.listing.add(_listed(item, drive.keying) for item in items)
        keys = [each.key for each in listed if each.key]
        known = {*drive.cache.found(keys, drive.wanted), *drive.under_way.values()}
        documents = []
        for item, each in zip(items, listed, strict=True):
            if each.key is not None and each.key not in known:
                known.add(each.key)
                drive.under_way[each.path] = each.key
                documents.append((each.path, item.data))
        count.add(len(items) - len(documents), len(keys) - len(documents))
        if documents:
            yield input_batch(documents)


def _items(listing: Listing, count: _Count) -> Iterator[Item]:
    for place in listing.files():
        found = -1
        for item in contents_of(place):
            yield item
            found += 1
            # An archive was taken for one document.
            count.total += found > 0


def _windows(items: Iterator[Item], window: Window) -> Iterator[Sequence[Item]]:
    held: list[Item] = []
    size = 0
    for item in items:
        held.append(item)
        size += len(item.data)
        if len(held) >= window.documents or size >= window.bytes:
            yield held
            held, size = [], 0
    if held:
        yield held


def _listed(item: Item, keying: Keying) -> Listed:
    if item.reason is not None:
        return Listed(item.path, None, item.reason)
    return Listed(item.path, key_of(item.path, item.data, keying))


def _by_document(rows: pa.RecordBatch) -> Iterator[tuple[str, pa.RecordBatch]]:
    """The rows of each document, by the path under which the engine got it."""
    start = 0
    for path, own in groupby(rows.column("source").to_pylist()):
        length = sum(1 for _ in own)
        yield path, rows.slice(start, length)
        start += length
