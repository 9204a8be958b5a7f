"""Several processes: the same report as one, and none of the documents lost when a process dies."""

import multiprocessing
import os
import shutil
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from linter.cli import pool
from linter.cli.plan import Plan, make_plan
from linter.cli.request import Request
from linter.cli.workers import check_all
from linter.findings import DocumentReport
from linter.run import Settings, lint_files

DOCUMENT = Path(__file__).parent / "documents" / "公开.txt"
PATHS = [f"{number}.txt" for number in range(4)]


@pytest.fixture
def plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Plan:
    for path in PATHS:
        shutil.copy(DOCUMENT, tmp_path / path)
    monkeypatch.chdir(tmp_path)
    return make_plan(Request(select=("FML", "MSR")), PATHS)


def told(path: str, report: DocumentReport) -> tuple[object, ...]:
    return path, report.path, report.status, report.findings


def test_the_report_is_the_same_and_in_order(plan: Plan) -> None:
    together = [told(*each) for each in check_all(PATHS, plan, jobs=2)]
    assert together == [told(*each) for each in check_all(PATHS, plan)]
    assert [path for path, *_ in together] == PATHS


def lint_or_die(path: Path, settings: Settings) -> Iterator[DocumentReport]:
    if path.name == "1.txt":
        os._exit(1)
    return lint_files(path, settings)


@pytest.mark.skipif(
    "fork" not in multiprocessing.get_all_start_methods(), reason="needs processes that are copies"
)
def test_a_process_that_dies_loses_no_other_document(
    plan: Plan, monkeypatch: pytest.MonkeyPatch
) -> None:
    copies = partial(pool.ProcessPoolExecutor, mp_context=multiprocessing.get_context("fork"))
    monkeypatch.setattr(pool, "ProcessPoolExecutor", copies)
    monkeypatch.setattr(pool, "lint_files", lint_or_die)
    reports = [report for _, report in check_all(PATHS, plan, jobs=2)]
    assert [report.path for report in reports] == PATHS
    assert [report.status for report in reports] == ["checked", "unreadable", "checked", "checked"]
    assert "意外中止" in (reports[1].reason or "")
