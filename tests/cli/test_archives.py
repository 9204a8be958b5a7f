"""An archive gives a report for each document in it, from a file or from standard input."""

import io
import json
import sys
import zipfile
from pathlib import Path

import pytest

from linter.cli.program import run

DOCUMENTS = Path(__file__).parent / "documents"
RULE = ("--rules", str(DOCUMENTS), "--select", "ORG01")


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    with zipfile.ZipFile("包.zip", "w") as written:
        written.write(DOCUMENTS / "公开.txt", "局/公开.txt")
        written.write(DOCUMENTS / "通知.txt", "通知.txt")
        written.writestr("坏.docx", b"PK\x03\x04 no zip")
        written.writestr("图.png", b"x")
    return Path("包.zip")


def test_check(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", str(archive), *RULE, "-f", "json"]) == 2
    output = capsys.readouterr()
    documents = json.loads(output.out)["documents"]
    assert [(document["path"], document["status"]) for document in documents] == [
        ("包.zip!局/公开.txt", "checked"),
        ("包.zip!通知.txt", "checked"),
        ("包.zip!坏.docx", "unreadable"),
    ]
    assert len(documents[0]["findings"]) == 3
    assert "包.zip!坏.docx：未能检查：" in output.err


def test_check_from_standard_input(
    archive: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(archive.read_bytes())))
    run(["check", "-", *RULE, "-f", "concise"])
    assert "-!局/公开.txt:第57行" in capsys.readouterr().out


def test_extract(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["extract", str(archive)]) == 2
    output = capsys.readouterr()
    documents = json.loads(output.out)["documents"]
    assert [document["path"] for document in documents] == ["包.zip!局/公开.txt", "包.zip!通知.txt"]
    assert "包.zip!坏.docx：未能提取：" in output.err
