"""Station 7: the store as SQL sees it: a view for each dataset, and rows beside their documents."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from errno import EIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import duckdb

from linter.bulk.schema import CORPUS, DATASETS, VERSION
from linter.bulk.score import GOALS, HEAD, HEAD_SHARE, ROWS
from linter.bulk.sql import DOCUMENTS, create_dataset_views, pattern
from linter.bulk.store import MARK, read_mark
from linter.reports.words import FIELD_WORDS

FILE = "jxlint.duckdb"

_PROJECTS = """
    SELECT p.path, d.unit, d.year, d.area, d.status, d.format, d.copy_of, p.* EXCLUDE (path)
    FROM projects p JOIN all_documents d USING (path)"""
_INDICATORS = """
    SELECT i.path, d.unit, d.year, d.area, d.copy_of,
           p.code AS project_code, p.name AS project_name, p.budget, i.* EXCLUDE (path)
    FROM indicators i
    JOIN all_documents d USING (path)
    LEFT JOIN projects p ON p.path = i.path AND p.project_index = i.project_index"""
_FINDINGS = """
    SELECT f.path, d.unit, d.year, d.area, d.copy_of, f.origin, f.* EXCLUDE (path, origin)
    FROM (SELECT 'document' AS origin, * FROM findings
          UNION ALL BY NAME
          SELECT 'corpus' AS origin, * FROM corpus) f
    JOIN all_documents d USING (path)"""
JOINED = {
    "all_documents": DOCUMENTS,
    "all_projects": _PROJECTS,
    "all_indicators": _INDICATORS,
    "all_findings": _FINDINGS,
}
_MACROS = {
    "part_of(item)": f"""
    CASE WHEN starts_with(item, '第') THEN '指标'
         WHEN item = '{FIELD_WORDS["goal"]}' THEN '绩效目标' ELSE '基本信息' END""",
    "points_lost(item, loss, indicators)": f"""
    CASE part_of(item) WHEN '指标' THEN {ROWS} * loss / indicators
         WHEN '绩效目标' THEN {GOALS} * loss ELSE {HEAD} * {HEAD_SHARE} * loss END""",
}


class NoStore(Exception):
    """The folder holds no store, or one that this version cannot read."""


def create_views(connection: Any, folder: Path) -> None:
    """Create the views over the datasets of a folder; raises NoStore."""
    mark = read_mark(folder)
    if mark is None:
        raise NoStore(
            f"{folder}：这里没有检查结果（缺 {MARK}）；请先运行 jxlint bulk 来源 --out {folder}"
        )
    if mark.get("schema") != VERSION:
        raise NoStore(
            f"{folder}：检查结果的格式是第{mark.get('schema')}版，这个 jxlint 读第{VERSION}版；"
            "请再运行 jxlint bulk"
        )
    create_dataset_views(connection, folder, (*DATASETS, CORPUS))
    for signature, expression in _MACROS.items():
        connection.execute(f"CREATE OR REPLACE MACRO {signature} AS {expression}")
    for name, select in JOINED.items():
        connection.execute(f"CREATE OR REPLACE VIEW {name} AS {select}")


def write_database(folder: Path) -> None:
    """Write `jxlint.duckdb`, which holds the views and no rows, for programs that open DuckDB
    files. Its views name the folder as it lies now; `jxlint query` does not need it. Raises
    OSError, on a full disk say."""
    waiting = folder / f".{FILE}.{os.getpid()}"
    log = waiting.with_name(f"{waiting.name}.wal")
    for left in folder.glob(f".{FILE}.*"):
        left.unlink()
    try:
        with duckdb.connect(str(waiting)) as connection:
            create_views(connection, folder)
            # What fails when the connection is closed is not told.
            connection.execute("CHECKPOINT")
    except duckdb.Error as error:
        for left in (waiting, log):
            left.unlink(missing_ok=True)
        reason = str(error).strip().partition("\n")[0]
        raise OSError(EIO, f"写不了（{reason}）", str(folder / FILE)) from error
    waiting.replace(folder / FILE)


@contextmanager
def open_store(folder: Path, *, memory: str | None = None) -> Iterator[Any]:
    """A DuckDB connection with the views over a store. It reads the files of the store and nothing
    else, keeps no settings open to SQL, loads no extensions, and spills into a folder of its own;
    `memory` limits what it holds (`1GB`). Raises NoStore."""
    with TemporaryDirectory(prefix="jxlint-") as spill, duckdb.connect(":memory:") as connection:
        for name, value in _settings(folder, spill, memory):
            connection.execute(f"SET {name} = ?", [value])
        try:
            create_views(connection, folder)
        except duckdb.Error as error:
            reason = str(error).strip().partition("\n")[0]
            raise NoStore(
                f"{folder}：检查结果不完整或已损坏（{reason}），请重新运行 jxlint bulk"
            ) from error
        connection.execute("SET lock_configuration = true")
        yield connection


def _settings(folder: Path, spill: str, memory: str | None) -> Iterator[tuple[str, Any]]:
    datasets = [folder / name for name in (*DATASETS, CORPUS)]
    yield "temp_directory", spill
    # DuckDB asks for the pattern first and then for the file.
    yield "allowed_directories", [*map(pattern, datasets), *(str(d.absolute()) for d in datasets)]
    yield "autoload_known_extensions", False
    yield "autoinstall_known_extensions", False
    yield "python_enable_replacements", False
    yield "enable_external_access", False
    if memory:
        yield "memory_limit", memory
