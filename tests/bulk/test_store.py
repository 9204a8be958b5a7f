"""The store: the rows of the kernel, flat, in files that depend on nothing but the rows."""

from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from linter.bulk import parquet, store, views
from linter.bulk.explode import area_of
from linter.bulk.schema import CORPUS, DATASETS, VERSION
from linter.bulk.store import build_store, read_mark, store_stands
from linter.bulk.views import NoStore, open_store, write_database
from tests.bulk.rows import batches, document, finding, indicator, project


def some(count: int = 5) -> list[dict[str, Any]]:
    """Documents with 0, 1, 2 … projects of two rows and one finding each."""
    return [
        document(
            f"莲池区/{number}.docx",
            [project(n, f"项目{number}{n}") for n in range(1, number + 1)],
            [indicator(n, r, "户数", f"{r}户") for n in range(1, number + 1) for r in (1, 2)],
            [finding("VAL01", n, row=1) for n in range(1, number + 1)],
            unit=f"单位{number}",
            year=2024,
        )
        for number in range(count)
    ]


def files(folder: Path) -> dict[str, bytes]:
    found = sorted(folder.rglob("*.parquet"))
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def test_rows_come_flat_and_in_order(tmp_path: Path) -> None:
    counts = build_store(batches(some(), 2), tmp_path / "out")
    assert counts == {"documents": 5, "findings": 10, "projects": 10, "indicators": 20, CORPUS: 0}
    projects = pq.read_table(tmp_path / "out" / "projects").to_pylist()
    assert [(row["path"], row["name"]) for row in projects][:3] == [
        ("莲池区/1.docx", "项目11"), ("莲池区/2.docx", "项目21"), ("莲池区/2.docx", "项目22"),
    ]  # fmt: skip
    assert [row["indicators"] for row in projects] == [0] * 10
    findings = pq.read_table(tmp_path / "out" / "findings").to_pylist()
    assert [row["path"][4] for row in findings] == list("1223334444")


@pytest.mark.parametrize("size", [1, 2, 3])
def test_equal_rows_give_equal_bytes(
    tmp_path: Path, size: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parquet, "GROUP", 4)
    monkeypatch.setattr(parquet, "PART", 8)
    build_store(batches(some()), tmp_path / "at once")
    build_store(batches(some(), size), tmp_path / "in pieces")
    assert files(tmp_path / "at once") == files(tmp_path / "in pieces")
    assert len(list((tmp_path / "in pieces" / "indicators").iterdir())) == 3


def test_a_store_without_rows_can_be_asked(tmp_path: Path) -> None:
    build_store([], tmp_path)
    for dataset, schema in DATASETS.items():
        assert pq.read_schema(tmp_path / dataset / "part-00000.parquet").equals(schema)
    with open_store(tmp_path) as connection:
        assert connection.execute("SELECT count(*) FROM all_findings").fetchone() == (0,)


def test_the_files_name_their_schema_version(tmp_path: Path) -> None:
    build_store(batches(some()), tmp_path)
    metadata = pq.read_schema(tmp_path / "findings" / "part-00000.parquet").metadata
    assert metadata[b"jxlint.store"] == str(VERSION).encode()


def test_a_store_stands_for_its_digest_only(tmp_path: Path) -> None:
    assert not store_stands(tmp_path, "a")
    build_store(batches(some()), tmp_path, digest="a")
    assert store_stands(tmp_path, "a")
    assert not store_stands(tmp_path, "b")
    (tmp_path / "projects" / "part-00000.parquet").unlink()
    assert not store_stands(tmp_path, "a")


def test_a_damaged_mark_is_no_store(tmp_path: Path) -> None:
    for text in ("", "[]", "{}", '{"rows": 3}', "{"):
        (tmp_path / "store.json").write_text(text)
        assert read_mark(tmp_path) is None
    with pytest.raises(NoStore, match=r"jxlint bulk"), open_store(tmp_path):
        pass


def test_a_build_that_breaks_leaves_the_old_store(tmp_path: Path) -> None:
    build_store(batches(some(2)), tmp_path, digest="old")
    before = files(tmp_path)

    def broken() -> Any:
        yield from batches(some(4))
        raise OSError("full")

    with pytest.raises(OSError, match="full"):
        build_store(broken(), tmp_path, digest="new")
    assert files(tmp_path) == before
    assert store_stands(tmp_path, "old")


def test_what_a_killed_build_left_is_swept(tmp_path: Path) -> None:
    (tmp_path / ".building-x" / "findings").mkdir(parents=True)
    (tmp_path / ".building-store.json").write_text("{")
    (tmp_path / "cache.sqlite").write_text("kept")
    build_store(batches(some(2)), tmp_path)
    assert not list(tmp_path.glob(".building*"))
    assert (tmp_path / "cache.sqlite").read_text() == "kept"


def test_a_kill_between_the_renames_leaves_no_store_that_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build_store(batches(some(2)), tmp_path, digest="a")

    def killed(folder: Path, text: str) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(store, "_write_mark", killed)
        build_store(batches(some(3)), tmp_path, digest="b")
    assert not store_stands(tmp_path, "a")
    build_store(batches(some(3)), tmp_path, digest="b")
    assert store_stands(tmp_path, "b")


def test_comparisons_see_the_datasets_and_fill_their_own(tmp_path: Path) -> None:
    def compare(place: Path) -> Any:
        path = pq.read_table(place / "documents").column("path")[0].as_py()
        row = {**finding("DUP99", 1), "path": path}
        yield pa.RecordBatch.from_pylist([row], schema=DATASETS["findings"])

    counts = build_store(batches(some(2)), tmp_path, compare=compare)
    assert counts[CORPUS] == 1
    with open_store(tmp_path) as connection:
        rows = connection.execute(
            "SELECT rule, origin, unit FROM all_findings ORDER BY 1"
        ).fetchall()
    assert rows == [("DUP99", "corpus", "单位0"), ("VAL01", "document", "单位1")]


def test_areas_are_the_first_folders() -> None:
    paths = [
        "莲池区/a.docx",
        "a.docx",
        "清苑区/局/a.zip!内/x.txt",
        "a.zip!徐水区/x.txt",
        "a.zip!x.txt",
    ]
    areas = area_of(pa.array(paths), "").to_pylist()
    assert areas == ["莲池区", None, "清苑区", "徐水区", None]
    rooted = pa.array(["/data/省/莲池区/a.docx", "/data/省/a.docx", "/other/b/c.docx"])
    assert area_of(rooted, "/data/省").to_pylist() == ["莲池区", None, None]
    assert area_of(pa.array(["C:\\省\\莲池区\\a.docx"]), "C:\\省").to_pylist() == ["莲池区"]


def test_folders_of_years_are_no_areas() -> None:
    paths = [
        "2024/a.docx",
        "2024年公开/莲池区/a.docx",
        "a.zip!2025年/清苑区/b.docx",
        "莲池区/2024/c.docx",
        "20241区/d",
    ]
    areas = area_of(pa.array(paths)).to_pylist()
    assert areas == [None, "莲池区", "清苑区", "莲池区", "20241区"]


def test_views_join_rows_with_their_documents_in_any_folder(tmp_path: Path) -> None:
    folder = tmp_path / "it's [one] * of these"
    build_store(batches(some(3)), folder)
    with open_store(folder) as connection:
        rows = connection.execute(
            "SELECT unit, area, year, project_name, value FROM all_indicators WHERE row = 2"
        ).fetchall()
    assert rows[0] == ("单位1", "莲池区", 2024, "项目11", "2户")
    moved = tmp_path / "moved"
    folder.rename(moved)
    with open_store(moved) as connection:
        assert connection.execute("SELECT count(*) FROM all_projects").fetchone() == (3,)


def test_the_database_holds_the_views(tmp_path: Path) -> None:
    import duckdb

    build_store(batches(some(3)), tmp_path)
    write_database(tmp_path)
    write_database(tmp_path)
    with duckdb.connect(str(tmp_path / "jxlint.duckdb"), read_only=True) as connection:
        assert connection.execute("SELECT count(*) FROM all_findings").fetchone() == (3,)


def test_a_database_that_cannot_be_written_is_told_and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build_store(batches(some()), tmp_path)
    # A view that cannot be made, at the place of a disk that is full.
    monkeypatch.setitem(views.JOINED, "all_documents", "SELECT no_column FROM documents")
    with pytest.raises(OSError, match="写不了"):
        write_database(tmp_path)
    assert not list(tmp_path.glob("*jxlint.duckdb*"))
    assert not list(tmp_path.glob(".jxlint.duckdb*"))
