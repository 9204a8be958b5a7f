"""The engine on a dask cluster: several worker processes, some of which are killed."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import dask
import psutil
import pyarrow as pa
import pytest
from distributed import Client

from linter.bulk import dask as engine_module
from linter.bulk import dask_cluster
from linter.bulk.dask import Cluster, dask_engine
from linter.bulk.dask_cluster import connected
from linter.bulk.engine import Engine, EngineError
from linter.bulk.kernel import input_batch, lint_batches
from linter.bulk.local import Pool, local_engine
from linter.bulk.run import Order, run_bulk
from linter.bulk.task import Request, task_of
from linter.cli.program import run
from tests.bulk.deadly import deadly_work
from tests.bulk.generate.document import file_of

ROOT = Path(__file__).parent.parent.parent
CLEAN = ROOT / "corpus" / "clean"
GOOD = (CLEAN / "environment.txt").read_bytes()
NUMBERS = (*range(12), 23, 37, 53, 67, 83, 95)
DATASETS = ("documents", "findings", "projects", "indicators")
NOWHERE = "tcp://127.0.0.1:1"


@pytest.fixture(scope="module")
def four() -> Iterator[Client]:
    with connected(None, 4) as client:
        yield client


@pytest.fixture
def hasty() -> Iterator[Client]:
    """A cluster of two workers that takes a task for bad when it has lost one worker over it."""
    with dask.config.set({"distributed.scheduler.allowed-failures": 0}), connected(None, 2) as c:
        yield c


def cluster_of(client: Client, seconds: float = 60) -> Cluster:
    return Cluster(client.cluster.scheduler_address, jobs=0, seconds=seconds)


def workers_of(client: Client) -> list[psutil.Process]:
    return [psutil.Process(pid) for pid in client.run(os.getpid).values()]


def batches(documents: dict[str, bytes], size: int = 32) -> Iterator[pa.RecordBatch]:
    every = list(documents.items())
    return iter([input_batch(every[at : at + size]) for at in range(0, len(every), size)])


def rows_of(engine: Engine, documents: dict[str, bytes], size: int = 32) -> dict[str, Any]:
    answers = engine(batches(documents, size))
    return {row["path"]: row for rows in answers for row in rows.to_pylist()}


@pytest.fixture(scope="module")
def province(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("province")
    for number in NUMBERS:
        file = file_of(number)
        (folder / file.path).parent.mkdir(parents=True, exist_ok=True)
        (folder / file.path).write_bytes(file.data)
    return folder


def test_the_store_is_that_of_the_local_pool(four: Client, province: Path, tmp_path: Path) -> None:
    request = Request()
    local = Order((str(province),), tmp_path / "local", request, local_engine(request, Pool(2, 60)))
    dask_run = replace(
        local, folder=tmp_path / "dask", engine=dask_engine(request, cluster_of(four))
    )
    outcomes = [run_bulk(local), run_bulk(dask_run)]
    # The copy is checked once, the archive holds three documents.
    assert [each.progress.done for each in outcomes] == [len(NUMBERS) + 2] * 2
    for name in DATASETS:
        one, other = (
            [path.read_bytes() for path in sorted((tmp_path / side / name).iterdir())]
            for side in ("local", "dask")
        )
        assert one == other and one


def test_a_worker_killed_in_flight_costs_nothing(four: Client) -> None:
    documents = {f"{number}.txt": GOOD + b" " * number for number in range(24)}
    expected = next(lint_batches(batches(documents), task_of(Request()))).to_pylist()
    answers = dask_engine(Request(), cluster_of(four))(batches(documents))
    rows = next(answers).to_pylist()
    [first, second, *_] = workers_of(four)
    for worker in (first, second):
        worker.send_signal(signal.SIGKILL if sys.platform != "win32" else signal.SIGTERM)
    rows += [row for batch in answers for row in batch.to_pylist()]
    assert sorted(rows, key=lambda row: row["path"]) == sorted(
        expected, key=lambda row: row["path"]
    )


def test_a_deadly_document_costs_itself_only(four: Client, tmp_path: Path) -> None:
    mark = tmp_path / "died"
    documents = {
        "a.txt": GOOD, "b.txt": b"die", "c.txt": GOOD, "d.txt": f"die-once {mark}".encode(),
        "e.txt": b"hang", "f.txt": GOOD,
    }  # fmt: skip
    before = workers_of(four)
    rows = rows_of(dask_engine(Request(), cluster_of(four, 2), deadly_work), documents, size=6)
    reasons = {path: row["reason"] for path, row in rows.items()}
    assert reasons == {
        "a.txt": None, "b.txt": "检查它的进程两次意外中止，未能检查", "c.txt": None,
        "d.txt": None, "e.txt": "检查超过 2 秒，已停止，未能检查", "f.txt": None,
    }  # fmt: skip
    assert rows["b.txt"]["seconds"] == rows["e.txt"]["seconds"] == 2
    assert rows["f.txt"]["projects"] == 3
    assert set(before) <= set(workers_of(four))


def test_a_document_that_kills_workers_is_found_out(hasty: Client) -> None:
    documents = {"a.txt": GOOD, "b.txt": b"kill-driver", "c.txt": GOOD}
    rows = rows_of(dask_engine(Request(), cluster_of(hasty), deadly_work), documents)
    assert {path: row["reason"] for path, row in rows.items()} == {
        "a.txt": None, "b.txt": "检查它的工作进程多次意外中止，未能检查", "c.txt": None,
    }  # fmt: skip


def test_nothing_is_left_on_the_workers(four: Client) -> None:
    documents = {f"{number}.txt": GOOD for number in range(40)} | {"z.txt": b"hang"}
    answers = dask_engine(Request(), cluster_of(four), deadly_work)(batches(documents, 8))
    next(answers)
    assert any(worker.children() for worker in workers_of(four))
    assert isinstance(answers, Generator)
    answers.close()
    deadline = time.monotonic() + 15
    while any(worker.children() for worker in workers_of(four)) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert not any(worker.children() for worker in workers_of(four))
    plugins = four.run(lambda dask_worker: list(dask_worker.plugins))
    assert not [name for names in plugins.values() for name in names if "jxlint" in name]


def test_it_draws_no_more_batches_than_it_has_room_for(four: Client) -> None:
    drawn = 0

    def counted() -> Iterator[pa.RecordBatch]:
        nonlocal drawn
        for number in range(80):
            drawn += 1
            yield input_batch([(f"{number}.txt", GOOD)])

    answers = dask_engine(Request(), cluster_of(four))(counted())
    next(answers)
    assert drawn <= 10
    assert isinstance(answers, Generator)
    answers.close()


def test_a_cluster_of_its_own_listens_to_this_machine_only() -> None:
    documents = {f"{number}.txt": GOOD for number in range(9)}
    own = psutil.Process()
    before = set(own.children(recursive=True))
    answers = dask_engine(Request(), Cluster(None, jobs=2, seconds=60))(batches(documents, 3))
    next(answers)
    family = [own, *set(own.children(recursive=True)) - before]
    listening = [
        connection.laddr.ip
        for process in family
        for connection in process.net_connections()
        if connection.status == psutil.CONN_LISTEN
    ]
    assert listening and set(listening) == {"127.0.0.1"}
    assert len(family) > 2 * 2 and sum(rows.num_rows for rows in answers) == 8
    assert set(own.children(recursive=True)) <= before


def test_other_rules_there_than_here_are_told(
    four: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine_module, "request_digest", lambda request: "other")
    with pytest.raises(
        EngineError, match="有工作进程不能检查：它的 jxlint 版本、规则或设置与本机不同"
    ):
        rows_of(dask_engine(Request(), cluster_of(four)), {"a.txt": GOOD})


def test_a_scheduler_that_is_not_there_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dask_cluster, "_CONNECT_SECONDS", 1)
    engine = dask_engine(Request(), Cluster(NOWHERE, jobs=1, seconds=60))
    with pytest.raises(EngineError, match=f"{NOWHERE}：连不上调度器"):
        rows_of(engine, {"a.txt": GOOD})


def test_settings_are_found_wherever_workers_stand(
    four: Client, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "own.yaml").write_text("extends: default\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    for request in (Request(config=Path("own.yaml")), Request(profile="own.yaml")):
        rows = rows_of(dask_engine(request, cluster_of(four)), {"a.txt": GOOD})
        assert rows["a.txt"]["status"] == "checked"


def test_without_documents_no_cluster_is_looked_for() -> None:
    engine = dask_engine(Request(), Cluster(NOWHERE, jobs=1, seconds=60))
    assert rows_of(engine, {}) == {}


@contextmanager
def program(name: str, *options: str) -> Iterator[subprocess.Popen[bytes]]:
    """One of dask's own programs, as who runs a cluster starts it."""
    command = [sys.executable, "-m", f"distributed.cli.dask_{name}", "--no-dashboard", *options]
    silent = subprocess.DEVNULL
    with subprocess.Popen(command, cwd=ROOT, stdout=silent, stderr=silent) as process:
        try:
            yield process
        finally:
            process.terminate()


def test_a_scheduler_that_goes_away_is_told_without_noise(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    file = f"--scheduler-file={tmp_path / 'scheduler.json'}"
    documents = {f"{number}.txt": GOOD for number in range(40)} | {"z.txt": b"hang"}
    with (
        program("scheduler", file, "--host=127.0.0.1", "--port=0") as scheduler,
        program("worker", file, "--nworkers=1", "--nthreads=2"),
    ):
        deadline = time.monotonic() + 30
        while not (tmp_path / "scheduler.json").exists() and time.monotonic() < deadline:
            time.sleep(0.1)
        address = json.loads((tmp_path / "scheduler.json").read_text())["address"]
        answers = dask_engine(Request(), Cluster(address, 0, 60), deadly_work)(batches(documents))
        assert next(answers).num_rows == 1
        scheduler.kill()
        with pytest.raises(EngineError, match="与调度器的连接断了，请再运行一次"):
            list(answers)
    assert capfd.readouterr().err == ""


def test_the_command_line_says_what_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(dask_cluster, "_CONNECT_SECONDS", 1)
    call = ["bulk", str(CLEAN / "market.txt"), "--out", str(tmp_path), "--scheduler", NOWHERE]
    assert run(call) == 2
    assert "--scheduler 要和 --engine dask 一起用" in capfd.readouterr().err
    assert run([*call, "--engine", "dask"]) == 2
    assert f"{NOWHERE}：连不上调度器" in capfd.readouterr().err
    monkeypatch.delitem(sys.modules, "linter.bulk.dask")
    monkeypatch.setitem(sys.modules, "distributed", None)
    assert run([*call, "--engine", "dask"]) == 2
    assert '请运行 pip install "jxlint[bulk,dask]"' in capfd.readouterr().err
