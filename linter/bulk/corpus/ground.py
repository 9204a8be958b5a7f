"""Station 7: the tables that comparisons of documents stand on, in a DuckDB of their own.

Copies of a file and documents that could not be read are left out. Everything larger than the
memory allowed spills to disk.
"""

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypeVar

from linter.bulk.sql import DOCUMENTS, create_dataset_views

# Megabytes that DuckDB may hold, and that it may hold where they are too few.
_MEMORY = (128, 512, 2048)
_MOST_THREADS = 4
# A row may hold a list of hundreds of texts.
_AT_ONCE = 128
Hits = TypeVar("Hits")
_DATASETS = ("documents", "projects", "indicators")
# `id` counts projects in the order of paths.
_TABLES = (
    r"""CREATE MACRO letters(text) AS regexp_replace(text, '[\s\p{P}\p{S}]+', '', 'g')""",
    """CREATE MACRO letters_without(text, part) AS
    CASE coalesce(letters(part), '') WHEN '' THEN text ELSE replace(text, letters(part), '') END""",
    f"""CREATE TABLE document AS
    SELECT path, unit, area, year, status, projects, copy_of FROM ({DOCUMENTS})""",
    """CREATE TABLE project AS
    SELECT row_number() OVER (ORDER BY p.path, p.project_index) AS id,
           p.path, p.project_index, d.unit, d.area, d.year, p.code, p.name, p.core, p.subject,
           coalesce(p.names_source, false) AS names_source, p.budget, p.place, p.goal_place
    FROM projects p JOIN document d USING (path)
    WHERE d.status <> 'unreadable' AND d.copy_of IS NULL""",
    """CREATE VIEW line AS
    SELECT p.id, i.row, i.name, i.description, i.key, i.place
    FROM indicators i JOIN project p USING (path, project_index)""",
    """CREATE VIEW goal AS
    SELECT p.id, q.goal FROM projects q JOIN project p USING (path, project_index)""",
)


@contextmanager
def ground(folder: Path) -> Iterator[Any]:
    """A connection with the tables `document` and `project` and the views `line` (the indicator
    rows) and `goal` over the datasets of a folder. It spills into that folder."""
    import duckdb

    with (
        TemporaryDirectory(prefix="spill-", dir=folder) as spill,
        duckdb.connect(":memory:") as connection,
    ):
        for name, value in _settings(spill):
            connection.execute(f"SET {name} = ?", [value])
        create_dataset_views(connection, folder, _DATASETS)
        for statement in _TABLES:
            for _ in within(connection, partial(_execute, connection, statement)):
                pass
        yield connection


def within(connection: Any, work: Callable[[], Iterator[Hits]]) -> Iterator[Hits]:
    """What some work on a connection gives, in little memory. Not all that DuckDB does can spill to
    disk: where that is too little for a large collection, the work, which has to give the same in
    the same order each time, starts again with four times as much."""
    import duckdb

    given = 0
    for memory in _MEMORY:
        connection.execute(f"SET memory_limit = '{memory}MB'")
        try:
            for each in islice(work(), given, None):
                given += 1
                yield each
        except duckdb.OutOfMemoryException:
            if memory == _MEMORY[-1]:
                raise
        else:
            return


def _execute(connection: Any, statement: str) -> Iterator[None]:
    connection.execute(statement)
    return iter(())


def _settings(spill: str) -> Iterator[tuple[str, Any]]:
    yield "temp_directory", spill
    # Every thread holds vectors of lists that do not count as memory in use.
    yield "threads", min(_MOST_THREADS, os.cpu_count() or 1)
    yield "enable_progress_bar", False
    yield "autoload_known_extensions", False
    yield "autoinstall_known_extensions", False


def rows_of(
    connection: Any, sql: str, arguments: Mapping[str, Any] | None = None
) -> Iterator[tuple[Any, ...]]:
    """The rows of a query, some at a time. Nothing else may be asked meanwhile."""
    answer = connection.execute(sql, dict(arguments or {}))
    while rows := answer.fetchmany(_AT_ONCE):
        yield from rows
