"""Every format at once: the files that one run writes."""

import shutil
from pathlib import Path

import pytest

from linter.cli.outputs import FORMATS
from linter.cli.program import run
from linter.findings import Report

DOCUMENT = Path(__file__).parent / "documents" / "公开.txt"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copy(DOCUMENT, tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_all_formats_in_one_run(folder: Path) -> None:
    outputs = [f"-o{format}:结果.{format}" for format in FORMATS]
    assert run(["check", "公开.txt", "--fail-on", "never", *outputs]) == 0
    written = {path.suffix[1:]: path.read_bytes() for path in folder.glob("结果.*")}
    assert set(written) == set(FORMATS)
    assert all(written.values())
    assert written["csv"].startswith(b"\xef\xbb\xbf")
    assert not any(
        content.startswith(b"\xef\xbb\xbf") for f, content in written.items() if f != "csv"
    )
    assert "教师培训经费" in written["html"].decode()
    assert b"<details>" in written["html"]


def test_data_on_stdout_is_not_mixed_with_tables(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["check", "公开.txt", "-f", "csv", "--statistics"])
    seen = capsys.readouterr()
    assert seen.out.startswith("文件,单位,")
    assert "未判断" not in seen.out.splitlines()[-1]
    assert "未判断" in seen.err


def test_a_redacted_page_has_no_tables(folder: Path) -> None:
    run(["check", "公开.txt", "--redact", "-o", "html:结果.html", "-o", "json:结果.json"])
    for name in ("结果.html", "结果.json"):
        text = Path(name).read_text(encoding="utf-8")
        assert "教师" not in text
        assert "文档1.txt" in text
    assert "<details" not in Path("结果.html").read_text(encoding="utf-8")


def test_disclosures_are_kept_only_for_reports_that_draw_them(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = []

    def noticed(report: Report, format: str, page: object) -> str:
        kept.append([each.disclosure is not None for each in report.documents])
        return ""

    monkeypatch.setattr("linter.cli.check.render", noticed)
    run(["check", "公开.txt", "-f", "html"])
    run(["check", "公开.txt", "-f", "json"])
    assert kept == [[True], [False]]
