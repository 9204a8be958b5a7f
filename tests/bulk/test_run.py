"""Whole runs: the same store whatever happens on the way."""

import json
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from linter.bulk.corpus.comparisons import COMPARISONS
from linter.bulk.corpus.hit import Hit
from linter.bulk.engine import EngineError
from linter.bulk.kernel import lint_batches
from linter.bulk.lock import Busy, only_run
from linter.bulk.run import NothingFound, Order, run_bulk
from linter.bulk.task import Request, Task, task_of

ROOT = Path(__file__).parent.parent.parent
CLEAN = ROOT / "corpus" / "clean"
DATASETS = ("documents", "findings", "projects", "indicators", "corpus")


@pytest.fixture(scope="module")
def task() -> Task:
    return task_of(Request())


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """Four documents and a copy in folders, an archive, and what cannot be read."""
    folder = tmp_path / "收到"
    for name in (
        "甲县/environment.txt",
        "甲县/employment.txt",
        "乙县/affairs.txt",
        "乙县/副本.txt",
    ):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        own = CLEAN / path.name
        path.write_bytes((own if own.exists() else CLEAN / "affairs.txt").read_bytes())
    shutil.make_archive(str(folder / "丙县"), "zip", CLEAN, "culture.txt")
    (folder / "乙县" / "坏的.docx").write_bytes(b"PK\3\4 broken")
    return folder


class Counting:
    """The kernel in this process, which counts the documents that it is given."""

    def __init__(self, task: Task) -> None:
        self._task = task
        self.paths: list[str] = []

    def __call__(self, batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        for batch in batches:
            self.paths += [Path(path).name for path in batch.column("path").to_pylist()]
            yield from lint_batches(iter([batch]), self._task)


@pytest.fixture
def engine(task: Task) -> Counting:
    return Counting(task)


def order(source: Path, out: Path, engine: Any, **more: Any) -> Order:
    return Order((str(source),), out, Request(), engine, **more)


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for dataset in DATASETS
        for path in sorted((folder / dataset).iterdir())
    }


def documents(folder: Path) -> dict[str, dict[str, Any]]:
    rows = pq.read_table(folder / "documents").to_pylist()
    return {Path(row["path"]).name: row for row in rows}


def test_a_run_lists_every_document_in_its_order(
    source: Path, tmp_path: Path, engine: Counting
) -> None:
    outcome = run_bulk(order(source, tmp_path / "out", engine))
    rows = documents(tmp_path / "out")
    assert list(rows) == [
        "丙县.zip!culture.txt", "affairs.txt", "副本.txt", "坏的.docx", "employment.txt",
        "environment.txt",
    ]  # fmt: skip
    assert outcome.summary.statuses == {"checked": 5, "unreadable": 1}
    assert (outcome.progress.total, outcome.progress.done) == (6, 6)
    areas = [row["area"] for row in rows.values()]
    assert areas == [None, "乙县", "乙县", "乙县", "甲县", "甲县"]
    assert rows["副本.txt"]["digest"] == rows["affairs.txt"]["digest"]
    # A copy is not checked twice.
    assert sorted(engine.paths) == [
        "affairs.txt", "employment.txt", "environment.txt", "丙县.zip!culture.txt", "坏的.docx",
    ]  # fmt: skip
    record = json.loads((tmp_path / "out" / "run.json").read_text(encoding="utf-8"))
    assert record["documents"] == {"checked": 5, "unreadable": 1}
    assert (record["checked_now"], record["from_cache"]) == (5, 1)
    with duckdb.connect(str(tmp_path / "out" / "jxlint.duckdb"), read_only=True) as database:
        assert database.execute("SELECT count(*) FROM projects").fetchone() == (
            outcome.summary.projects,
        )


def test_a_second_run_checks_nothing_and_writes_nothing(
    source: Path, tmp_path: Path, engine: Counting
) -> None:
    out = tmp_path / "out"
    assert run_bulk(order(source, out, engine)).was_built
    before = bytes_of(out)
    engine.paths.clear()
    # As a run leaves it that is killed just after the store was built.
    (out / "jxlint.duckdb").unlink()
    (out / "run.json").unlink()
    outcome = run_bulk(order(source, out, engine))
    assert not outcome.was_built
    assert (out / "jxlint.duckdb").exists()
    assert (out / "run.json").exists()
    assert engine.paths == []
    assert outcome.progress.kept == outcome.progress.done == 6
    assert bytes_of(out) == before


def test_a_comparison_that_broke_is_made_again(
    source: Path, tmp_path: Path, engine: Counting, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(connection: Any, options: Any) -> Iterator[Hit]:
        connection.execute("SELECT no_column FROM project")
        return iter(())

    whole, out = tmp_path / "whole", tmp_path / "out"
    run_bulk(order(source, whole, engine))
    with monkeypatch.context() as patched:
        comparison = replace(COMPARISONS["document_twice"], find=broken)
        patched.setitem(COMPARISONS, "document_twice", comparison)
        [problem] = run_bulk(order(source, out, engine)).problems
    assert "DUP14 比较时出错" in problem
    assert pq.read_table(out / "corpus").num_rows < pq.read_table(whole / "corpus").num_rows
    outcome = run_bulk(order(source, out, engine))
    assert (outcome.was_built, outcome.problems) == (True, ())
    assert bytes_of(out) == bytes_of(whole)


def test_what_changed_is_checked_alone(source: Path, tmp_path: Path, engine: Counting) -> None:
    out = tmp_path / "out"
    run_bulk(order(source, out, engine))
    engine.paths.clear()
    (source / "甲县" / "environment.txt").unlink()
    (source / "甲县" / "新.txt").write_bytes((CLEAN / "general.txt").read_bytes())
    outcome = run_bulk(order(source, out, engine))
    assert engine.paths == ["新.txt"]
    assert outcome.was_built
    assert {"新.txt"} == documents(out).keys() - {
        "丙县.zip!culture.txt", "affairs.txt", "副本.txt", "坏的.docx", "employment.txt",
    }  # fmt: skip
    run_bulk(order(source, tmp_path / "fresh", engine))
    assert bytes_of(tmp_path / "fresh") == bytes_of(out)


def test_a_cache_is_shared_and_a_run_without_leaves_none(
    source: Path, tmp_path: Path, engine: Counting
) -> None:
    shared = tmp_path / "shared.sqlite"
    run_bulk(order(source, tmp_path / "a", engine, cache=shared))
    engine.paths.clear()
    run_bulk(order(source / "乙县", tmp_path / "b", engine, cache=shared))
    assert engine.paths == []
    run_bulk(order(source, tmp_path / "c", engine, keeps_cache=False))
    assert len(engine.paths) == 5
    assert not list((tmp_path / "b").glob("cache*")) + list((tmp_path / "c").glob("cache*"))
    assert bytes_of(tmp_path / "a") == bytes_of(tmp_path / "c")


@pytest.mark.parametrize("keeps_cache", [True, False])
def test_a_run_makes_no_folder_that_it_could_leave_when_it_is_killed(
    source: Path,
    tmp_path: Path,
    engine: Counting,
    monkeypatch: pytest.MonkeyPatch,
    keeps_cache: bool,
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "there is none"))
    run_bulk(order(source, tmp_path / "out", engine, keeps_cache=keeps_cache))
    assert len(documents(tmp_path / "out")) == 6


def test_what_could_not_be_read_is_tried_again(
    source: Path, tmp_path: Path, engine: Counting
) -> None:
    run_bulk(order(source, tmp_path / "out", engine))
    engine.paths.clear()
    run_bulk(order(source, tmp_path / "out", engine, retry=True))
    assert engine.paths == ["坏的.docx"]


def test_two_files_of_one_name_in_an_archive_are_two_documents(
    tmp_path: Path, engine: Counting
) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("x.txt", (CLEAN / "affairs.txt").read_bytes())
        with pytest.warns(UserWarning, match="Duplicate name"):
            archive.writestr("x.txt", (CLEAN / "culture.txt").read_bytes())
    run_bulk(order(path, tmp_path / "out", engine))
    assert list(documents(tmp_path / "out")) == ["a.zip!x.txt", "a.zip!x.txt#2"]


def test_a_redacted_store_names_no_file(source: Path, tmp_path: Path) -> None:
    request = Request(redact=True)
    out = tmp_path / "out"
    engine = Counting(task_of(request))
    places = (str(source), str(source / "没有这个县"))
    outcome = run_bulk(replace(order(source, out, engine), request=request, sources=places))
    assert len(outcome.problems) == 1
    rows = pq.read_table(out / "documents").to_pylist()
    assert [row["path"][-4:] for row in rows] == [".txt"] * 3 + ["docx"] + [".txt"] * 2
    assert len({row["path"] for row in rows}) == 6
    assert all(row["path"].startswith("文档-") and row["source"] == row["path"] for row in rows)
    everything = "\n".join(
        str(pq.read_table(out / dataset).to_pylist()) for dataset in DATASETS
    ) + (out / "run.json").read_text(encoding="utf-8")
    for word in ("甲县", "乙县", "丙县", "affairs", "副本", "没有这个", str(tmp_path)):
        assert word not in everything
    with (out / "cache.sqlite").open("rb") as cache:
        assert "甲县".encode() not in cache.read()


def test_sources_that_give_nothing_are_told(tmp_path: Path, engine: Counting) -> None:
    (tmp_path / "空").mkdir()
    with pytest.raises(NothingFound, match="空：没有可以检查的文件"):
        run_bulk(order(tmp_path / "空", tmp_path / "out", engine))


def test_one_run_at_a_time_writes_into_a_folder(
    source: Path, tmp_path: Path, engine: Counting
) -> None:
    with only_run(tmp_path / "out"), pytest.raises(Busy, match="另一个 jxlint bulk"):
        run_bulk(order(source, tmp_path / "out", engine))
    run_bulk(order(source, tmp_path / "out", engine))


def test_an_engine_that_loses_documents_is_told(source: Path, tmp_path: Path) -> None:
    def lossy(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        return (batch for batch in batches if not batch)

    with pytest.raises(EngineError, match="有 5 个文档没有结果"):
        run_bulk(order(source, tmp_path / "out", lossy))


def test_what_was_done_is_kept_when_a_run_is_interrupted(
    source: Path, tmp_path: Path, engine: Counting
) -> None:
    def interrupted(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        for rows in engine(batches):
            yield rows.slice(0, 2)
            raise KeyboardInterrupt

    out = tmp_path / "out"
    with pytest.raises(KeyboardInterrupt):
        run_bulk(order(source, out, interrupted))
    assert not (out / "store.json").exists()
    engine.paths.clear()
    run_bulk(order(source, out, engine))
    assert len(engine.paths) == 3


def command(source: Path, out: Path, *more: str) -> list[str]:
    arguments = ["bulk", str(source), "--out", str(out), "-q", "-j", "1", *more]
    return [sys.executable, "-m", "linter", *arguments]


@pytest.mark.skipif(sys.platform == "win32", reason="no kill -9")
def test_killed_at_any_moment_it_goes_on_to_the_same_store(tmp_path: Path) -> None:
    source = tmp_path / "source"
    source.mkdir()
    for number, path in enumerate(sorted(CLEAN.glob("*.txt")) * 2):
        data = path.read_bytes() + f"\n第{number}份\n".encode()
        (source / f"{number:02d}.txt").write_bytes(data)
    whole = tmp_path / "whole"
    started = time.monotonic()
    subprocess.run(command(source, whole), cwd=ROOT, check=True)
    took = time.monotonic() - started
    out = tmp_path / "killed"
    moments = random.Random(7)
    for _ in range(12):
        with subprocess.Popen(command(source, out), cwd=ROOT) as run:
            time.sleep(moments.uniform(0.2, 0.7) * took)
            run.send_signal(signal.SIGKILL)
    subprocess.run(command(source, out), cwd=ROOT, check=True)
    assert bytes_of(out) == bytes_of(whole)


def test_two_runs_share_one_cache_at_once(tmp_path: Path) -> None:
    outs = [tmp_path / "a", tmp_path / "b"]
    shared = ("--cache", str(tmp_path / "shared.sqlite"))
    runs = [subprocess.Popen(command(CLEAN, out, *shared), cwd=ROOT) for out in outs]
    assert [run.wait(120) for run in runs] == [0, 0]
    assert bytes_of(outs[0]) == bytes_of(outs[1])
    assert json.loads((outs[0] / "run.json").read_text(encoding="utf-8"))["documents"] == {
        "checked": len(list(CLEAN.glob("*.txt")))
    }
