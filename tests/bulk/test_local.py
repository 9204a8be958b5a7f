"""The local pool: what a document may do to its process, and what it costs."""

import os
import subprocess
import sys
import time
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from linter.bulk.engine import EngineError
from linter.bulk.kernel import input_batch, lint_batches
from linter.bulk.local import Pool, local_engine
from linter.bulk.task import Request, task_of
from linter.bulk.worker import Limits
from tests.bulk.deadly import deadly_work

ROOT = Path(__file__).parent.parent.parent
CLEAN = ROOT / "corpus" / "clean"
GOOD = (CLEAN / "environment.txt").read_bytes()
POOL = Pool(jobs=2, seconds=60)


def run(documents: dict[str, bytes], pool: Pool = POOL) -> dict[str, dict[str, Any]]:
    engine = local_engine(Request(), pool, deadly_work)
    batches = iter([input_batch(documents.items())])
    return {row["path"]: row for rows in engine(batches) for row in rows.to_pylist()}


def test_a_deadly_document_costs_itself_only(tmp_path: Path) -> None:
    mark = tmp_path / "died"
    documents = {
        "a.txt": GOOD, "b.txt": b"die", "c.txt": GOOD, "d.txt": f"die-once {mark}".encode(),
        "e.txt": GOOD,
    }  # fmt: skip
    rows = run(documents)
    assert {path: row["status"] for path, row in rows.items()} == {
        "a.txt": "checked", "b.txt": "unreadable", "c.txt": "checked", "d.txt": "checked",
        "e.txt": "checked",
    }  # fmt: skip
    assert rows["b.txt"]["reason"] == "检查它的进程两次意外中止，未能检查"
    assert rows["b.txt"]["seconds"] == 60
    assert mark.exists()
    # All others are what the kernel gives.
    good = [(path, documents[path]) for path in ("a.txt", "c.txt", "e.txt")]
    [expected] = lint_batches([input_batch(good)], task_of(Request()))
    assert [rows[path] for path, _ in good] == expected.to_pylist()


def test_a_document_that_takes_too_long_is_given_up() -> None:
    started = time.monotonic()
    rows = run({"a.txt": b"hang", "b.txt": GOOD}, Pool(jobs=1, seconds=1))
    assert rows["a.txt"]["reason"] == "检查超过 1 秒，已停止，未能检查"
    assert rows["a.txt"]["seconds"] == 1
    assert rows["b.txt"]["status"] == "checked"
    assert time.monotonic() - started < 30


def test_a_process_that_has_grown_makes_room_for_another(tmp_path: Path) -> None:
    for name, limits, count in (("small", Limits(), 1), ("large", Limits(large=1), 2)):
        documents = {f"{number}.txt": f"who {tmp_path / name}".encode() for number in range(2)}
        rows = run(documents, Pool(jobs=1, seconds=60, limits=limits))
        assert {row["status"] for row in rows.values()} == {"checked"}
        assert len(set((tmp_path / name).read_text().split())) == count


def test_a_process_that_takes_all_memory_is_ended() -> None:
    limits = Limits(most=600 << 20)
    rows = run({"a.txt": b"take 700", "b.txt": GOOD}, Pool(jobs=1, seconds=60, limits=limits))
    assert rows["a.txt"]["reason"] == "检查它要占用 600 MB 以上的内存，已停止"
    assert rows["b.txt"]["status"] == "checked"


def test_what_the_driver_has_taken_does_not_count() -> None:
    held = bytearray(b"x") * (400 << 20)
    pool = Pool(jobs=1, seconds=60, limits=Limits(most=300 << 20))
    # Longer than it takes until a process looks at itself.
    rows = run({"a.txt": b"sleep 2"}, pool)
    assert (rows["a.txt"]["status"], len(held)) == ("checked", 400 << 20)


def test_settings_that_cannot_be_used_are_told() -> None:
    engine = local_engine(Request(profile="没有的方案"), Pool(jobs=1, seconds=60))
    with pytest.raises(EngineError, match="没有的方案: 没有这个检查方案"):
        list(engine(iter([input_batch([("a.txt", GOOD)])])))


def test_it_draws_no_more_batches_than_it_has_room_for() -> None:
    drawn = 0

    def batches() -> Iterator[pa.RecordBatch]:
        nonlocal drawn
        for number in range(50):
            drawn += 1
            yield input_batch([(f"{number}.txt", GOOD)])

    engine = local_engine(Request(), Pool(jobs=1, seconds=60))
    answers = engine(batches())
    next(answers)
    assert drawn <= 6
    assert isinstance(answers, Generator)
    answers.close()


def processes_of(parent: int) -> list[int]:
    """The processes that a process of this system has started for a pool."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            is_worker = b"spawn_main" in (folder / "cmdline").read_bytes()
            own = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
        except OSError:
            continue
        if is_worker and own == parent:
            found.append(int(folder.name))
    return found


on_linux = pytest.mark.skipif(sys.platform != "linux", reason="processes are looked up in /proc")


@on_linux
def test_nothing_is_left_when_it_is_stopped() -> None:
    engine = local_engine(Request(), POOL, deadly_work)
    answers = engine(iter([input_batch([("a.txt", GOOD), ("b.txt", b"hang"), ("c.txt", GOOD)])]))
    next(answers)
    assert processes_of(os.getpid())
    assert isinstance(answers, Generator)
    answers.close()
    assert not processes_of(os.getpid())


ALONE = """
from linter.bulk.kernel import input_batch
from linter.bulk.local import Pool, local_engine
from linter.bulk.task import Request
from tests.bulk.deadly import deadly_work
engine = local_engine(Request(), Pool(jobs=1, seconds=600), deadly_work)
for rows in engine(iter([input_batch([("a.txt", b"-"), ("b.txt", b"hang")])])):
    print(rows.column("path")[0], flush=True)
"""


@on_linux
def test_a_process_does_not_outlive_a_killed_driver() -> None:
    command = [sys.executable, "-c", ALONE]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, encoding="utf-8") as driver:
        assert driver.stdout and driver.stdout.readline() == "a.txt\n"
        workers = processes_of(driver.pid)
        driver.kill()
    assert workers
    deadline = time.monotonic() + 20
    while (left := [pid for pid in workers if Path(f"/proc/{pid}").exists()]) and (
        time.monotonic() < deadline
    ):
        time.sleep(0.1)
    assert not left
