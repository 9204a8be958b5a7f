"""Station 7: what was found in each document, kept in one SQLite file under the digest of all that
decides it; this is also how a run goes on where an earlier one was stopped."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pyarrow as pa

from linter.bulk.packed import Damaged, pack, unpack
from linter.domain.problem import system_words

# How long to wait for another run that writes into the same cache.
_PATIENCE_SECONDS = 120
_VERSION = 1
_AT_ONCE = 500
_PASSING = "临时文件"
_TABLES = """
    CREATE TABLE IF NOT EXISTS results (
        key BLOB PRIMARY KEY, value BLOB NOT NULL, until TEXT, seconds REAL, unreadable INTEGER);
    CREATE TABLE IF NOT EXISTS settings (digest TEXT PRIMARY KEY, problems TEXT NOT NULL)"""


_NOT_WRITABLE = "不能写，只读或没有权限"
_BROKEN = "不是缓存，或已损坏；确是缓存的，可以删掉它再运行"
_WORDS = {
    "SQLITE_FULL": "磁盘已满，腾出空间再运行，会接着做",
    "SQLITE_READONLY": _NOT_WRITABLE,
    "SQLITE_CANTOPEN": _NOT_WRITABLE,
    "SQLITE_CORRUPT": _BROKEN,
    "SQLITE_NOTADB": _BROKEN,
    "SQLITE_BUSY": "别的程序一直占着它",
}


class CacheError(Exception):
    """A cache that cannot be used, with the reason for people."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which results are taken from the cache: those that hold on the day `today`; of documents that
    were given up after some seconds those that had at least as many as `seconds`; and with `retry`
    none of documents that could not be read."""

    today: date
    seconds: float
    retry: bool = False


@dataclass(frozen=True, slots=True)
class Result:
    """What one document gave, the rows of the schema `OUTPUT`, under its key."""

    key: bytes
    rows: pa.RecordBatch


class Cache:
    """An open cache. Several processes may use one file at the same time: equal keys stand for
    equal results, and every call is one transaction."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def found(self, keys: Iterable[bytes], wanted: Wanted) -> frozenset[bytes]:
        """Those of the keys whose results need not be worked out."""
        query = """
            SELECT key FROM results WHERE key IN ({keys}) AND (until IS NULL OR until >= ?)
            AND (seconds IS NULL OR seconds >= ?) AND NOT (unreadable AND ?)"""
        values = (wanted.today.isoformat(), wanted.seconds, wanted.retry)
        return frozenset(key for (key,) in self._selected(query, keys, values))

    def put(self, results: Sequence[Result]) -> None:
        """Keep results."""
        rows = [(each.key, pack(each.rows), *_nature(each.rows)) for each in results]
        self._connection.execute("BEGIN IMMEDIATE")
        with self._connection:
            self._connection.executemany("REPLACE INTO results VALUES (?, ?, ?, ?, ?)", rows)

    def results(self, keys: Iterable[bytes]) -> Mapping[bytes, pa.RecordBatch]:
        """What is kept under keys, without the name of the file: see `packed`. What is damaged goes
        from the cache, so that it is worked out again."""
        query = "SELECT key, value FROM results WHERE key IN ({keys})"
        found: dict[bytes, pa.RecordBatch] = {}
        damaged: list[tuple[bytes]] = []
        for key, value in self._selected(query, keys):
            try:
                found[key] = unpack(value)
            except Damaged:
                damaged.append((key,))
        self._connection.executemany("DELETE FROM results WHERE key = ?", damaged)
        return found

    def problems(self, digest: str) -> tuple[str, ...] | None:
        """What is wrong in rule files of the settings with this digest, as lines; None for settings
        that were never prepared."""
        query = "SELECT problems FROM settings WHERE digest = ?"
        row = self._connection.execute(query, (digest,)).fetchone()
        return None if row is None else tuple(json.loads(row[0]))

    def put_problems(self, digest: str, problems: Iterable[str]) -> None:
        """Keep what is wrong in rule files of the settings with this digest."""
        text = json.dumps(list(problems), ensure_ascii=False)
        self._connection.execute("REPLACE INTO settings VALUES (?, ?)", (digest, text))

    def _selected(
        self, query: str, keys: Iterable[bytes], values: Sequence[object] = ()
    ) -> Iterator[tuple[bytes, ...]]:
        keys = list(keys)
        for start in range(0, len(keys), _AT_ONCE):
            some = keys[start : start + _AT_ONCE]
            marks = ", ".join("?" * len(some))
            yield from self._connection.execute(query.format(keys=marks), (*some, *values))


@contextmanager
def open_cache(path: Path | None) -> Iterator[Cache]:
    """The cache in a file, made where there is none; without a path one in a temporary file that
    goes with it. Raises CacheError, also for what goes wrong with it later (a full disk, a damaged
    file)."""
    try:
        if path is not None:
            path.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(path or "", timeout=_PATIENCE_SECONDS, isolation_level=None)
    except (OSError, sqlite3.Error) as error:
        words = system_words(error) if isinstance(error, OSError) else error
        raise CacheError(f"{path or _PASSING}：缓存打不开：{words}") from None
    try:
        _set_up(connection, path)
        yield Cache(connection)
    except sqlite3.Error as error:
        raise CacheError(f"{path or _PASSING}：缓存用不了：{_words(error)}") from error
    finally:
        connection.close()


def _words(error: sqlite3.Error) -> str:
    """What is wrong; a kind of error may have kinds of its own (SQLITE_BUSY_SNAPSHOT)."""
    name = getattr(error, "sqlite_errorname", None) or ""
    return _WORDS.get("_".join(name.split("_")[:2]), str(error))


def _set_up(connection: sqlite3.Connection, path: Path | None) -> None:
    connection.execute("PRAGMA journal_mode = WAL")
    # A power failure may take the last results, never the file.
    connection.execute("PRAGMA synchronous = NORMAL")
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if version not in (0, _VERSION):
        raise CacheError(f"{path}：这是另一版本的缓存（{version}），请换一个文件")
    connection.executescript(
        f"BEGIN IMMEDIATE; {_TABLES}; PRAGMA user_version = {_VERSION}; COMMIT"
    )


def _nature(rows: pa.RecordBatch) -> tuple[str | None, float | None, bool]:
    """The first day on which the result ages, the limit under which it was given up, and whether
    there is something that could not be read."""
    days = [day for day in rows.column("until").to_pylist() if day is not None]
    limits = [each for each in rows.column("seconds").to_pylist() if each is not None]
    unreadable = "unreadable" in rows.column("status").to_pylist()
    return min(days, default=None), min(limits, default=None), unreadable
