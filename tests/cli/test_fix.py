"""`jxlint fix` and copies with comments: what is written where, what is refused, exit codes."""

import shutil
from pathlib import Path

import pytest

from linter.cli.program import run
from linter.readers import read

CORPUS = Path(__file__).parents[2] / "corpus"
DATE = ("--date", "2025-01-31T09:00:00Z")


@pytest.fixture
def word(tmp_path: Path) -> Path:
    return Path(shutil.copy(CORPUS / "disclosure.docx", tmp_path / "公开.docx"))


def test_the_changes_are_shown_and_nothing_is_written(word, capsys):
    before = word.read_bytes()
    assert run(["fix", str(word), "--select", "VAL02"]) == 1
    output = capsys.readouterr().out
    assert "  - ≥95百分比\n  + ≥95%\n" in output
    assert "2个单元格或段落，2处修改" in output and "公开.修改.docx" in output
    assert [path.name for path in word.parent.iterdir()] == [word.name]
    assert word.read_bytes() == before


def test_a_blank_that_goes_is_seen(word, capsys):
    assert run(["fix", str(word), "--select", "TXT06"]) == 1
    assert "  - ▁准确率\n  + 准确率\n" in capsys.readouterr().out


def test_the_copy_is_written_beside_the_document_once(word, capsys):
    before = word.read_bytes()
    copy = word.with_name("公开.修改.docx")
    assert run(["fix", str(word), "--write", "--unsafe", *DATE]) == 0
    first = copy.read_bytes()
    assert word.read_bytes() == before != first
    assert run(["fix", str(word), "--write"]) == 2
    assert "文件已存在" in capsys.readouterr().err
    assert run(["fix", str(copy), "--write", "--unsafe", "-o", str(word.with_name("再.docx"))]) == 0
    assert "没有可以直接修改的问题" in capsys.readouterr().out
    assert not word.with_name("再.docx").exists()
    other = word.with_name("别处.docx")
    assert run(["fix", str(word), "--write", "--unsafe", *DATE, "-o", str(other)]) == 0
    assert other.read_bytes() == first


def test_unsafe_changes_are_only_mentioned(word, capsys):
    run(["fix", str(word), "--select", "FML01,VAL02"])
    output = capsys.readouterr().out
    assert "FML01" not in output and "另有1处修改需要核实" in output


def test_a_text_gets_a_corrected_copy(tmp_path):
    path = Path(shutil.copy(CORPUS / "disclosure.txt", tmp_path / "公开.txt"))
    assert run(["fix", str(path), "--write", "--select", "VAL02"]) == 0
    copy = path.with_name("公开.修改.txt").read_text(encoding="utf-8")
    original = path.read_text(encoding="utf-8")
    assert copy == original.replace("100百分比", "100%").replace("≥95百分比", "≥95%")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A text and a table in Word that can be corrected, a damaged file between them, and a page."""
    below = tmp_path / "单位" / "下级"
    below.mkdir(parents=True)
    clean = (CORPUS / "clean" / "education.txt").read_text(encoding="utf-8")
    lines = clean.replace("≥95%", "≥95百分比", 1)
    assert lines != clean
    (below / "甲.txt").write_text(lines, encoding="utf-8")
    (below / "乙.docx").write_bytes(b"PK\x03\x04 no zip")
    shutil.copy(CORPUS / "disclosure.docx", below.parent / "丙.docx")
    return below.parent


def test_a_folder_gives_each_file_its_copy_and_one_failure_stops_no_other(folder, capsys):
    choice = (str(folder), "--select", "VAL02")
    assert run(["fix", *choice]) == 2
    shown = capsys.readouterr()
    assert not list(folder.rglob("*.修改.*"))
    parts = shown.out.split("\n\n")
    assert [part.partition("\n")[0] for part in parts[:2]] == [
        str(folder / "丙.docx"), str(folder / "下级" / "甲.txt")
    ]  # fmt: skip
    assert parts[-1] == "共3个文件：2个有修改，共3处；1个没有全部办成\n"
    assert shown.err.startswith(f"{folder / '下级' / '乙.docx'}：")
    assert run(["fix", *choice, "--write"]) == 2
    copies = sorted(path.name for path in folder.rglob("*.修改.*"))
    assert copies == ["丙.修改.docx", "甲.修改.txt"]
    (folder / "下级" / "乙.docx").unlink()
    assert run(["fix", str(folder / "**" / "*.修改.*"), "--select", "VAL02"]) == 0


def test_copies_are_not_corrected_again_beside_their_originals(folder, capsys):
    (folder / "下级" / "乙.docx").unlink()
    assert run(["fix", str(folder), "--write", "--select", "VAL02"]) == 0
    before = sorted(folder.rglob("*"))
    capsys.readouterr()
    assert run(["fix", str(folder), "--write", "--select", "VAL02"]) == 2
    shown = capsys.readouterr()
    assert shown.err.count("没有再修改") == shown.err.count("文件已存在") == 2
    assert sorted(folder.rglob("*")) == before


def test_each_file_has_the_settings_nearest_to_it(folder, capsys):
    (folder / "下级" / "乙.docx").unlink()
    suppressed = "suppress:\n  - {rule: VAL02, reason: 已核实}\n"
    (folder / "下级" / "jxlint.yaml").write_text(suppressed, encoding="utf-8")
    assert run(["fix", str(folder), "--select", "VAL02"]) == 1
    assert "共2个文件：1个有修改，共2处" in capsys.readouterr().out


def test_several_files_or_stdin_have_no_single_copy(folder, capsys):
    copy = folder / "都.docx"
    assert run(["fix", str(folder), "--write", "-o", str(copy)]) == 2
    assert "一次只能给一个文件指定副本" in capsys.readouterr().err
    assert run(["fix", "-"]) == 2
    assert "标准输入" in capsys.readouterr().err
    assert not copy.exists()


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="there is no endless file")
def test_a_file_without_end_is_not_read(folder, capsys):
    (folder / "下级" / "乙.docx").unlink()
    (folder / "无尽.txt").symlink_to("/dev/zero")
    assert run(["fix", str(folder), "--select", "VAL02"]) == 2
    shown = capsys.readouterr()
    assert "无尽.txt：不是普通文件" in shown.err
    assert "共3个文件：2个有修改" in shown.out


def test_a_mistake_of_ours_in_one_file_stops_no_other(folder, capsys, monkeypatch):
    from linter.cli import corrected

    def explode(data, path, *rest):
        if path.endswith("丙.docx"):
            raise RuntimeError("自家的错")
        return repaired(data, path, *rest)

    repaired = corrected.repaired
    monkeypatch.setattr(corrected, "repaired", explode)
    assert run(["fix", str(folder), "--write", "--select", "VAL02"]) == 2
    assert "自家的错" in capsys.readouterr().err
    assert [path.name for path in folder.rglob("*.修改.*")] == ["甲.修改.txt"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["-o", "公开.docx", "--write"], "不能覆盖"),
        (["--date", "昨天"], "--date"),
        (["--select", "没有"], "没有"),
    ],
)
def test_what_is_refused(word, capsys, monkeypatch, arguments, words):
    monkeypatch.chdir(word.parent)
    assert run(["fix", word.name, *arguments]) == 2
    assert words in capsys.readouterr().err


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 no zip", b"<html><p>1</p></html>"])
def test_what_cannot_be_changed_says_why(tmp_path, capsys, content):
    path = tmp_path / "坏.docx"
    path.write_bytes(content)
    assert run(["fix", str(path)]) == 2
    assert capsys.readouterr().err.startswith(f"{path}：")
    assert run(["fix", str(tmp_path / "没有.docx")]) == 2


def test_what_was_not_checked_is_told(tmp_path, capsys):
    path = tmp_path / "通知.txt"
    path.write_text("关于开会的通知\n", encoding="utf-8")
    assert run(["fix", str(path)]) == 0
    assert "没有绩效目标表" in capsys.readouterr().err


def test_a_copy_with_comments(word, capsys):
    copy = word.with_name("批注.docx")
    assert run(["check", str(word), "-o", f"docx:{copy}", "-f", "concise"]) == 1
    assert read(copy).blocks == read(word).blocks
    assert run(["check", str(word), "-o", f"docx:{copy}", "--redact"]) == 2
    assert "--redact" in capsys.readouterr().err


def test_comments_go_into_one_word_file_only(word, capsys):
    copy = word.with_name("批注.docx")
    text = Path(shutil.copy(CORPUS / "disclosure.txt", word.parent / "公开.txt"))
    assert run(["check", str(text), "-o", f"docx:{copy}"]) == 2
    assert "只能给 .docx 文件写批注\n" in capsys.readouterr().err
    assert run(["check", str(word), "-o", f"xlsx-copy:{copy}"]) == 2
    assert "只能给 .xlsx 文件写批注，请用 -o docx:文件" in capsys.readouterr().err
    assert run(["check", str(text), str(word), "-o", f"docx:{copy}"]) == 2
    assert "一次只能" in capsys.readouterr().err
    assert not copy.exists()
