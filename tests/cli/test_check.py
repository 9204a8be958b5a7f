"""What programs rely on when they call `jxlint check`: clean stdout, exit codes, thresholds."""

import json
from pathlib import Path

import pytest

from linter.cli.program import run

DOCUMENTS = Path(__file__).parent / "documents"
RULE = ("--rules", str(DOCUMENTS), "--select", "ORG01")
TARGETS = str(DOCUMENTS / "公开.txt")


def test_json_on_stdout_is_alone_there(capsys: pytest.CaptureFixture[str]) -> None:
    run(["check", TARGETS, *RULE, "-f", "json", "--statistics", "--timing"])
    output = capsys.readouterr()
    content = json.loads(output.out)
    assert content["summary"]["findings"] == {"error": 0, "warning": 3, "info": 0}
    assert "ORG01 vague" in output.err
    assert "毫秒" in output.err


@pytest.mark.parametrize(
    ("fail_on", "status"), [("error", 0), ("warning", 1), ("info", 1), ("never", 0)]
)
def test_fail_on(fail_on: str, status: int) -> None:
    assert run(["check", TARGETS, *RULE, "-f", "concise", "--fail-on", fail_on]) == status


def test_a_failure_wins_over_findings_and_all_is_printed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = tmp_path / "坏.docx"
    broken.write_bytes(b"PK\x03\x04 no zip")
    status = run(["check", str(broken), TARGETS, *RULE, "-f", "concise", "--fail-on", "warning"])
    output = capsys.readouterr()
    assert status == 2
    assert output.out.count("ORG01") == 3
    assert "坏.docx：未能检查：" in output.err
    assert len(output.err.splitlines()) == 1


def test_one_document_without_targets_beside_others_is_no_failure() -> None:
    assert run(["check", TARGETS, str(DOCUMENTS / "通知.txt"), *RULE, "-f", "concise"]) == 0


@pytest.mark.parametrize(("minimum", "count"), [("high", 0), ("medium", 0), ("low", 3)])
def test_min_confidence(
    minimum: str, count: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rule = (DOCUMENTS / "ORG01-vague.yaml").read_text(encoding="utf-8")
    text = rule.replace("severity: warning", "severity: warning\nconfidence: low")
    (tmp_path / "ORG01-vague.yaml").write_text(text, encoding="utf-8")
    chosen = ("--rules", str(tmp_path), "--select", "ORG01", "--min-confidence", minimum)
    status = run(["check", TARGETS, *chosen, "--fail-on", "warning"])
    output = capsys.readouterr().out
    assert output.count("  警告 ORG01") == count
    assert ("另有3处可信度较低的发现没有列出" in output) is (count == 0)
    assert status == (1 if count else 0)


def test_the_csv_file_is_marked_for_spreadsheets(tmp_path: Path) -> None:
    target = tmp_path / "指标.csv"
    assert run(["extract", TARGETS, "-f", "csv", "-o", str(target)]) == 0
    content = target.read_bytes()
    assert content.startswith("\ufeff文件,".encode())
    assert b"\r\n" in content
    assert b"\r\r\n" not in content
