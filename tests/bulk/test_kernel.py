"""The kernel: one batch in, one batch out, and what of a document is in its rows."""

import io
import json
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from linter.bulk import kernel
from linter.bulk.kernel import input_batch, lint_batches
from linter.bulk.rows import document_row
from linter.bulk.schema import OUTPUT
from linter.bulk.task import Request, Task, task_of
from linter.document import WordPlace
from linter.filter.discreet import WITHHELD
from linter.findings import DocumentReport
from linter.language.suppression import Suppression
from linter.run import lint_bytes
from linter.settings.error import ConfigError

# The columns that hold words of documents.
WORDS = frozenset(
    {
        "name", "code", "core", "subject", "purpose", "goal", "description", "value", "basis",
        "project_name", "project_code", "indicator", "text", "evidence", "suggestion",
    }
)  # fmt: skip
CORPUS = Path(__file__).parent.parent.parent / "corpus"
DISCLOSURE = (CORPUS / "disclosure.docx").read_bytes()
CLEAN = (CORPUS / "clean" / "environment.txt").read_bytes()


@pytest.fixture(scope="module")
def task() -> Task:
    return task_of(Request())


@pytest.fixture(scope="module")
def silent() -> Task:
    return task_of(Request(redact=True))


@pytest.fixture(scope="module")
def whole(task: Task) -> dict[str, Any]:
    [row] = rows(task, ("预算.docx", DISCLOSURE))
    return row


def rows(task: Task, *documents: tuple[str, bytes]) -> list[dict[str, Any]]:
    [batch] = lint_batches([input_batch(documents)], task)
    assert batch.schema == OUTPUT
    found: list[dict[str, Any]] = batch.to_pylist()
    return found


def test_a_row_says_what_check_says(task: Task, whole: dict[str, Any]) -> None:
    report = lint_bytes(DISCLOSURE, "预算.docx", task.settings)
    sure = [finding for finding in report.findings if finding.confidence != "low"]
    assert [row["fingerprint"] for row in whole["finding_rows"]] == [
        finding.fingerprint for finding in sure
    ]
    assert (whole["projects"], whole["indicators"]) == (31, 222)
    assert (len(whole["project_rows"]), len(whole["indicator_rows"])) == (31, 222)
    assert whole["errors"] == sum(finding.severity == "error" for finding in sure)


def test_every_document_has_a_row_in_its_order(task: Task) -> None:
    documents = [("a.txt", CLEAN), ("b.docx", b""), ("c.png", b"\x89PNG"), ("d.txt", CLEAN)]
    found = rows(task, *documents)
    assert [row["path"] for row in found] == ["a.txt", "b.docx", "c.png", "d.txt"]
    assert [row["status"] for row in found] == ["checked", "unreadable", "unreadable", "checked"]
    assert found[1]["reason"] == "文件是空的"
    assert found[0]["project_rows"] == found[3]["project_rows"]


def test_an_archive_has_a_row_for_each_member(task: Task) -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("甲/a.txt", CLEAN)
        archive.writestr("b.txt", "无表")
    found = rows(task, ("x.docx", file.getvalue()))
    assert [(row["path"], row["source"]) for row in found] == [
        ("x.docx!甲/a.txt", "x.docx"),
        ("x.docx!b.txt", "x.docx"),
    ]


def test_no_findings_below_the_confidence_asked_for(whole: dict[str, Any]) -> None:
    [row] = rows(task_of(Request(least="high")), ("预算.docx", DISCLOSURE))
    confidences = {finding["confidence"] for finding in row["finding_rows"]}
    assert confidences == {"high"}
    assert {finding["confidence"] for finding in whole["finding_rows"]} == {"high", "medium"}


def test_a_silent_row_has_numbers_but_no_text(silent: Task, whole: dict[str, Any]) -> None:
    [row] = rows(silent, ("预算.docx", DISCLOSURE))
    kept = ("rule", "severity", "row", "fingerprint", "project_index", "loss", "items")
    assert [[each[name] for name in kept] for each in row["finding_rows"]] == [
        [each[name] for name in kept] for each in whole["finding_rows"]
    ]
    scores = [project["score"] for project in whole["project_rows"]]
    assert [project["score"] for project in row["project_rows"]] == scores
    own = f"{silent.summaries}{WITHHELD}"
    text = json.dumps(row, ensure_ascii=False, default=str)
    words = {
        value
        for each in (*whole["project_rows"], *whole["indicator_rows"], *whole["finding_rows"])
        for name, value in each.items()
        if name in WORDS and value and len(value) > 2 and value not in own
    }
    assert len(words) > 500
    assert not [word for word in words if word in text]
    assert (row["unit"], row["year"]) == (None, None)
    assert (whole["unit"], whole["year"]) != (None, None)


def test_members_are_numbered_in_silent_rows(silent: Task) -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("某某局.txt", CLEAN)
    [row] = rows(silent, ("x.docx", file.getvalue()))
    assert row["path"] == "x.docx!1"


def test_a_mistake_of_ours_costs_one_document(task: Task, monkeypatch: pytest.MonkeyPatch) -> None:
    lint = kernel.lint_files_in_bytes

    def lint_or_fail(data: bytes, path: str, settings: Any) -> Any:
        if path == "a.txt":
            # A lone surrogate cannot be stored.
            yield DocumentReport(path, "txt", "checked", "\ud800", None, None, 0, 0, {}, ())
        else:
            yield from lint(data, path, settings)

    monkeypatch.setattr(kernel, "lint_files_in_bytes", lint_or_fail)
    bad, good = rows(task, ("a.txt", b"1"), ("b.txt", CLEAN))
    assert bad["status"] == "unreadable"
    assert bad["reason"].startswith("整理结果时出错（UnicodeEncodeError：")
    assert good["status"] == "checked"


def test_a_row_holds_until_the_first_suppression_in_the_document_is_over(task: Task) -> None:
    days = (None, date(2026, 1, 1), date(2027, 5, 1), date(2027, 2, 1))
    exemptions = tuple(
        Suppression("VAL01", "已说明", "a.docx", WordPlace(1, 1, 1), True, until=day)
        for day in days
    )
    report = DocumentReport(
        "a.docx", "docx", "checked", None, None, None, 0, 0, {}, (), exemptions=exemptions
    )
    row = document_row(report, "a.docx", "0", task.counting, today=date(2026, 3, 1))
    assert row["until"] == "2027-02-01"


def test_no_rule_is_no_task() -> None:
    with pytest.raises(ConfigError, match="没有一条规则在用"):
        task_of(Request(select=("VAL01",), ignore=("VAL01",)))


def test_batches_are_joined_in_one(task: Task) -> None:
    single = [next(lint_batches([input_batch([(name, CLEAN)])], task)) for name in ("a", "b")]
    assert kernel.joined(single).column("path").to_pylist() == ["a", "b"]
    assert kernel.joined(iter(())) == pa.RecordBatch.from_pylist([], schema=OUTPUT)
