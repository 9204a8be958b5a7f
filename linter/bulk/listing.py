"""Station 7: the files of a run and the documents in them, in their order, on disk while the run
lasts: a province has more of them than should be held."""

import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

_TABLES = """
    CREATE TABLE files (number INTEGER PRIMARY KEY, place BLOB UNIQUE);
    CREATE TABLE documents (number INTEGER PRIMARY KEY, path TEXT UNIQUE, key BLOB, reason TEXT)"""
_AT_ONCE = 256


@dataclass(frozen=True, slots=True)
class Listed:
    """A document: its path, unique in the run, and the key of its result, or the reason why it has
    none."""

    path: str
    key: bytes | None
    reason: str | None = None


class Listing:
    """The files and documents of a run."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def add_files(self, places: Iterable[str]) -> int:
        """Take files, each once; how many there are."""
        rows = ((os.fsencode(place),) for place in places)
        insert = "INSERT OR IGNORE INTO files (place) VALUES (?)"
        with self._connection:
            self._connection.executemany(insert, rows)
        count: int = self._connection.execute("SELECT count(*) FROM files").fetchone()[0]
        return count

    def files(self) -> Iterator[str]:
        """The files, in the order in which they were taken."""
        for (place,) in self._rows("files", "place"):
            yield os.fsdecode(place)

    def add(self, documents: Iterable[Listed]) -> list[Listed]:
        """Take documents, and give them with paths of which none is another's: archives may hold
        several files of one name."""
        return [self._add(document) for document in documents]

    def documents(self) -> Iterator[Sequence[Listed]]:
        """The documents, in the order in which they were taken, some at a time."""
        found: list[Listed] = []
        for row in self._rows("documents", "path, key, reason"):
            found.append(Listed(*row))
            if len(found) == _AT_ONCE:
                yield found
                found = []
        if found:
            yield found

    def digest(self, settings: str) -> str:
        """The BLAKE2b-128, in hex, of all that a store of these documents holds under settings with
        this digest."""
        total = blake2b(settings.encode(), digest_size=16)
        for documents in self.documents():
            for each in documents:
                parts = (each.path.encode(), each.key or b"", (each.reason or "").encode())
                total.update(b"".join(len(part).to_bytes(8, "little") + part for part in parts))
        return total.hexdigest()

    def _add(self, document: Listed) -> Listed:
        path, number = document.path, 1
        while True:
            try:
                self._connection.execute(
                    "INSERT INTO documents (path, key, reason) VALUES (?, ?, ?)",
                    (path, document.key, document.reason),
                )
            except sqlite3.IntegrityError:
                number += 1
                path = f"{document.path}#{number}"
            else:
                return Listed(path, document.key, document.reason)

    def _rows(self, table: str, columns: str) -> Iterator[tuple[Any, ...]]:
        # By ranges of numbers: rows are added while others are read.
        last = 0
        query = f"SELECT number, {columns} FROM {table} WHERE number > ? ORDER BY number LIMIT ?"
        while rows := self._connection.execute(query, (last, _AT_ONCE)).fetchall():
            yield from (row[1:] for row in rows)
            last = rows[-1][0]


@contextmanager
def open_listing() -> Iterator[Listing]:
    """An empty listing, in a temporary file that goes with it."""
    connection = sqlite3.connect("", isolation_level=None)
    try:
        connection.execute("PRAGMA synchronous = OFF")
        connection.executescript(_TABLES)
        yield Listing(connection)
    finally:
        connection.close()
