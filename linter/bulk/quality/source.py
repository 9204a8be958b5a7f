"""Station 7: a store opened for a quality report: documents, tables and findings by unit."""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import duckdb
import pyarrow as pa

from linter.bulk.quality.unit_names import Names, names_of
from linter.bulk.views import NoStore, create_views

_MEMORY = "500MB"
_MOST_AT_ONCE = 10_000
_TEXTS = pa.schema([("raw", pa.string()), ("unit", pa.string())])
_AREAS = pa.schema([("unit", pa.string()), ("area", pa.string())])
_PATHS = pa.schema([("path", pa.string()), ("unit", pa.string())])


class StoreError(Exception):
    """A store that cannot be reported on; the message is the reason, in Chinese, for people."""


@dataclass(frozen=True, slots=True)
class Source:
    """A store in the schema `name` of an open database: the views `documents`, `projects`,
    `findings` as stored; the table `document` of those that count, with the unit's name in normal
    form (NULL where unknown) and the area, and the view `target`, a row a table, with both. `shown`
    are the names of units as people write them, `root` the folder of all documents; `about` is what
    the store says of itself."""

    database: duckdb.DuckDBPyConnection
    name: str
    shown: Mapping[str, str]
    root: str
    about: Mapping[str, Any]

    def rows(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        """What a query gives; names of tables mean those of this store."""
        self.database.execute(f"SET search_path = '{self.name}'")
        return self.database.execute(query, values).fetchall()

    def row(self, query: str, *values: object) -> tuple[Any, ...]:
        return self.rows(query, *values)[0]


@contextmanager
def database() -> Iterator[duckdb.DuckDBPyConnection]:
    """A database in memory that puts what is too large into a folder of its own. What goes wrong in
    it within the block is a StoreError."""
    with TemporaryDirectory(prefix="jxlint-") as folder, duckdb.connect(":memory:") as opened:
        opened.execute(f"SET memory_limit = '{_MEMORY}'")
        opened.execute("SET temp_directory = ?", [folder])
        for setting in ("autoinstall_known_extensions", "autoload_known_extensions"):
            opened.execute(f"SET {setting} = false")
        try:
            yield opened
        except duckdb.Error as error:
            reason = str(error).strip().partition("\n")[0]
            told = f"结果数据读不了（{reason}）；文件已损坏时，请重新运行 jxlint bulk"
            raise StoreError(told) from None


def open_source(
    opened: duckdb.DuckDBPyConnection,
    folder: Path,
    name: str,
    listed: Mapping[str, tuple[str, str | None]],
    year: int | None = None,
) -> Source:
    """The store in `folder`; `listed` gives, by the normal form of a unit's name, its name and area
    in a list of units; `year` leaves documents of other years out. Raises StoreError."""
    opened.execute(f"CREATE SCHEMA {name}")
    opened.execute(f"SET search_path = '{name}'")
    try:
        create_views(opened, folder)
        raw = opened.execute("SELECT unit, count(*) FROM documents GROUP BY unit").fetchall()
    except NoStore as error:
        raise StoreError(str(error)) from None
    if year is not None:
        _need_year(opened, folder, year)
    names = names_of(((unit, count) for unit, count in raw if unit), listed)
    _register_names(opened, names, listed)
    _make_documents(opened, year)
    root = _root(opened)
    _name_by_path(opened, names, root)
    opened.execute(f"""
        CREATE VIEW target AS
        SELECT p.*, d.unit, d.area
        FROM {name}.projects p JOIN {name}.document d USING (path)
    """)
    return Source(opened, name, names.shown, root, _about(folder))


def _need_year(opened: duckdb.DuckDBPyConnection, folder: Path, year: int) -> None:
    rows = opened.execute("SELECT DISTINCT year FROM documents WHERE year NOTNULL ORDER BY year")
    years = [found for (found,) in rows.fetchall()]
    if year not in years:
        known = "、".join(map(str, years)) or "没有一份认出年度"
        raise StoreError(f"{folder}：没有{year}年度的文件（检查结果里的年度：{known}）")


def _register_names(
    opened: duckdb.DuckDBPyConnection,
    names: Names,
    units: Mapping[str, tuple[str, str | None]],
) -> None:
    raw = pa.table({"raw": list(names.normal), "unit": list(names.normal.values())}, _TEXTS)
    listed = {unit: area for unit, (_, area) in units.items() if area}
    area = pa.table({"unit": list(listed), "area": list(listed.values())}, _AREAS)
    _take(opened, "CREATE TABLE name AS", raw)
    _take(opened, "CREATE TABLE area AS", area)


def _take(opened: duckdb.DuckDBPyConnection, statement: str, held: pa.Table) -> None:
    """Runs a statement that ends before the rows that it takes, with those of `held`."""
    opened.register("given", held)
    opened.execute(f"{statement} SELECT * FROM given")
    opened.unregister("given")


def _make_documents(opened: duckdb.DuckDBPyConnection, year: int | None) -> None:
    """The documents that count. One and the same content counts once where it names its unit: an
    office that sends a file twice is judged by it once."""
    opened.execute(
        """
        CREATE TABLE document AS
        SELECT d.path, n.unit, d.area, d.year, d.status, d.reason, d.projects,
               row_number() OVER (PARTITION BY
                   CASE WHEN d.status = 'unreadable' OR d.unit IS NULL OR d.digest IS NULL
                        THEN d.path
                        ELSE d.digest || substr(d.path, length(d.source) + 1) END
                   ORDER BY d.path) > 1 AS is_copy
        FROM documents d LEFT JOIN name n ON n.raw = d.unit
        WHERE CAST(? AS INTEGER) IS NULL OR d.year IS NULL OR d.year = ?
        """,
        (year, year),
    )
    opened.execute("CREATE TABLE copied AS SELECT path FROM document WHERE is_copy")
    opened.execute("DELETE FROM document WHERE is_copy")


def _root(opened: duckdb.DuckDBPyConnection) -> str:
    """The path of the folder that holds all documents, with the stroke at its end: what the first
    and the last path in order have in common, all have."""
    first, last = opened.execute("SELECT min(path), max(path) FROM documents").fetchall()[0]
    pairs = zip(first or "", last or "", strict=False)
    common = "".join(one for one, _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
    return common[: max(common.rfind("/"), common.rfind("\\")) + 1]


def _name_by_path(opened: duckdb.DuckDBPyConnection, names: Names, root: str) -> None:
    """Documents that name no unit (what cannot be read names none) belong to the one that their
    path names."""
    query = "SELECT path FROM document WHERE unit IS NULL AND path > ? ORDER BY path LIMIT ?"
    opened.execute("CREATE TABLE named_by_path (path VARCHAR, unit VARCHAR)")
    last = ""
    while rows := opened.execute(query, (last, _MOST_AT_ONCE)).fetchall():
        paths = [path for (path,) in rows]
        units = [names.in_path(path.removeprefix(root)) for path in paths]
        held = pa.table({"path": paths, "unit": units}, _PATHS)
        _take(opened, "INSERT INTO named_by_path", held)
        last = paths[-1]
    opened.execute(
        "UPDATE document SET unit = n.unit FROM named_by_path n WHERE n.path = document.path"
    )
    opened.execute("UPDATE document SET area = a.area FROM area a WHERE a.unit = document.unit")


def _about(folder: Path) -> Mapping[str, Any]:
    try:
        told = json.loads((folder / "run.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return told if isinstance(told, dict) else {}
