"""Station 7: one question in SQL to an opened store, and its answer row by row."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

_AT_ONCE = 10_000


class WrongQuery(Exception):
    """SQL that is no single SELECT, or that DuckDB refuses; the message is for people."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The names of the columns, and the rows, which can be walked once."""

    columns: tuple[str, ...]
    rows: Iterator[Sequence[Any]]


def ask(connection: Any, sql: str, arguments: Mapping[str, str] | None = None) -> Answer:
    """The answer to one SELECT (also WITH, FROM, DESCRIBE, SUMMARIZE, SHOW), read as it is walked.
    `arguments` are the values of `$name` in it. Raises WrongQuery, also while the rows are walked.
    """
    _expect_select(connection, sql)
    try:
        connection.execute(sql, dict(arguments or {}))
    except duckdb.Error as error:
        raise WrongQuery(_words(error)) from error
    columns = tuple(column[0] for column in connection.description)
    return Answer(columns, _rows(connection))


def ask_into(path: Path, connection: Any, sql: str, arguments: Mapping[str, str]) -> None:
    """The answer as a Parquet file (zstd), with the types that it has in SQL. Raises WrongQuery
    and OSError."""
    _expect_select(connection, sql)
    try:
        relation = connection.sql(sql, params=dict(arguments))
        # The name before DuckDB 1.5.
        reader = getattr(relation, "to_arrow_reader", None) or relation.fetch_arrow_reader
        batches = reader(_AT_ONCE)
        with pq.ParquetWriter(path, batches.schema, compression="zstd") as writer:
            for batch in batches:
                writer.write_batch(batch)
    except (duckdb.Error, pa.ArrowException) as error:
        raise WrongQuery(_words(error)) from error


def _expect_select(connection: Any, sql: str) -> None:
    try:
        statements = connection.extract_statements(sql)
    except duckdb.Error as error:
        raise WrongQuery(_words(error)) from error
    if len(statements) != 1 or statements[0].type != duckdb.StatementType.SELECT:
        raise WrongQuery("只能查询：请写一条 SELECT 语句")


def _rows(connection: Any) -> Iterator[Sequence[Any]]:
    try:
        while rows := connection.fetchmany(_AT_ONCE):
            yield from rows
    except duckdb.Error as error:
        raise WrongQuery(_words(error)) from error


def _words(error: Exception) -> str:
    """What DuckDB says, without the picture of the place in the SQL."""
    text = str(error).strip().split("\n\n")[0]
    return f"SQL 不能执行：{' '.join(text.split())}"
