"""Suppressions, baselines and settings on whole runs: what is hidden comes back when asked."""

import io
import json
import shutil
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from linter.cli.program import run

DOCUMENTS = Path(__file__).parent / "documents"
DISCLOSURE = Path(__file__).parents[2] / "corpus" / "disclosure.docx"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
COMMENTS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
RULE = ("--select", "ORG01", "--rules", "规则")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copy(DOCUMENTS / "公开.txt", tmp_path)
    (tmp_path / "规则").mkdir()
    shutil.copy(DOCUMENTS / "ORG01-vague.yaml", tmp_path / "规则")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def checked(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, object]:
    capsys.readouterr()
    run(["check", *arguments, "-f", "json"])
    content: dict[str, object] = json.loads(capsys.readouterr().out)
    return content


def findings(report: dict, path: str = "公开.txt") -> list[dict]:
    (document,) = [each for each in report["documents"] if each["path"] == path]
    return document["findings"]


def test_suppressing_and_unsuppressing_gives_the_same_findings(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = checked(capsys, "公开.txt", *RULE)
    settings = folder / "jxlint.yaml"
    settings.write_text("suppress:\n  - {rule: ORG01, reason: 理由}\n", "utf-8")
    between = checked(capsys, "公开.txt", *RULE)
    settings.unlink()
    after = checked(capsys, "公开.txt", *RULE)
    assert findings(before) and findings(between) == []
    assert between.keys() == before.keys()
    assert after == before


def test_a_settings_file_is_no_document(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = "suppress:\n  - {rule: ORG01, reason: 理由, until: 2020-01-01}\n"
    (folder / "jxlint.yaml").write_text(text, "utf-8")
    report = checked(capsys, "公开.txt", *RULE)
    assert [each["path"] for each in report["documents"]] == ["公开.txt", "jxlint.yaml"]
    (stale,) = findings(report, "jxlint.yaml")
    assert (stale["rule"], stale["place"]) == ("SUP02", {"line": 2, "column": 5})
    assert (report["summary"]["documents"], report["rules"]) == (1, 1)
    assert report["documents"][0].keys() == report["documents"][1].keys()


def test_redaction_hides_what_a_suppression_says(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "suppress:\n  - {rule: ORG01, reason: 机密, project: 机密, by: 机密}\n"
    (folder / "jxlint.yaml").write_text(text, "utf-8")
    run(["check", "公开.txt", *RULE, "--redact"])
    run(["check", "公开.txt", *RULE, "--redact", "-f", "json"])
    output = capsys.readouterr().out
    assert "SUP01" in output and "机密" not in output


def test_a_baseline_leaves_only_what_is_new(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["baseline", "write", "公开.txt", *RULE, "-o", "基线.json"]) == 0
    assert findings(checked(capsys, "公开.txt", *RULE, "--baseline", "基线.json")) == []
    second = Path("第二稿.txt")
    text = Path("公开.txt").read_text("utf-8").replace("若干", "≥95%").replace("≥200人", "若干人")
    second.write_text(text, "utf-8")
    left = findings(checked(capsys, "第二稿.txt", *RULE, "--baseline", "基线.json"), "第二稿.txt")
    assert [each["text"] for each in left] == ["若干人"]
    Path("公开.txt").unlink()
    assert run(["baseline", "prune", "基线.json", "第二稿.txt", "--rules", "规则"]) == 0
    assert "去掉1处，还有2处" in capsys.readouterr().out


def test_pruning_needs_documents_that_were_checked(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["baseline", "write", "公开.txt", *RULE, "-o", "基线.json"])
    written = Path("基线.json").read_bytes()
    shutil.copy(DOCUMENTS / "通知.txt", folder)
    for paths in (["没有.txt"], ["通知.txt"], ["公开.txt", "通知.txt"]):
        assert run(["baseline", "prune", "基线.json", *paths, "--rules", "规则"]) == 2
    Path("公开.txt").rename("原稿.txt")
    Path("第二稿.txt").write_text(
        Path("原稿.txt").read_text("utf-8").replace("若干", "≥9%"), "utf-8"
    )
    Path("原稿.txt").rename("公开.txt")
    # The first document is still there and was not looked at.
    assert run(["baseline", "prune", "基线.json", "第二稿.txt", "--rules", "规则"]) == 0
    assert Path("基线.json").read_bytes() == written


def test_config_show_tells_where_each_value_was_written(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "上级.yaml").write_text("rules:\n  TXT05: off\n  FML01: {severity: info}\n", "utf-8")
    (folder / "jxlint.yaml").write_text(
        "extends: [./上级.yaml]\nleast: {info: off}\nrules:\n  FML01: {severity: warning}\n",
        "utf-8",
    )
    assert run(["config", "show", "公开.txt"]) == 0
    lines = [line.split() for line in capsys.readouterr().out.splitlines()]
    assert ["rules.TXT05", "off", "上级.yaml:2"] in lines
    assert ["rules.FML01.severity", "warning", "jxlint.yaml:4"] in lines
    assert ["least.info", "off", "jxlint.yaml:2"] in lines
    assert run(["config", "show", "公开.txt", "--all"]) == 0
    every = capsys.readouterr().out
    assert "rules.FML01.confidence" in every and "FML01-multiplier.yaml:" in every


def test_a_new_settings_file_is_valid(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = checked(capsys, "公开.txt")
    assert run(["init", "--profile", "default"]) == 0
    assert checked(capsys, "公开.txt") == before
    text = Path("jxlint.yaml").read_text("utf-8")
    Path("jxlint.yaml").write_text(text.replace("\n# locked", "\nlocked"), "utf-8")
    assert run(["config", "show"]) == 0
    commented = text.replace("\n#   ", "\n  ").replace("# least", "least")
    Path("jxlint.yaml").write_text(commented, "utf-8")
    lines = commented.splitlines()
    kept = [
        line for line in lines if not line.startswith("  project 项目名称") and "by 谁" not in line
    ]
    Path("jxlint.yaml").write_text("\n".join(kept), "utf-8")
    assert run(["config", "show"]) == 0, capsys.readouterr().err
    assert "巡逻次数" in capsys.readouterr().out


def with_comment(data: bytes, place: dict[str, int], text: str) -> bytes:
    """The Word file with a comment on the cell."""
    done = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(done, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "word/document.xml":
                part = _anchored(part, place)
            elif name == "word/_rels/document.xml.rels":
                relation = f'<Relationship Id="rIdC" Type="{COMMENTS}" Target="comments.xml"/>'
                part = part.replace(b"</Relationships>", f"{relation}</Relationships>".encode())
            new.writestr(name, part)
        new.writestr(
            "word/comments.xml",
            f'<w:comments xmlns:w="{W}"><w:comment w:id="0" w:author="张三"><w:p><w:r><w:t>{text}'
            "</w:t></w:r></w:p></w:comment></w:comments>",
        )
    return done.getvalue()


def _anchored(part: bytes, place: dict[str, int]) -> bytes:
    root = etree.fromstring(part)
    table = list(root.iter(f"{{{W}}}tbl"))[place["table"] - 1]
    cell = table.findall(f"{{{W}}}tr")[place["row"] - 1].findall(f"{{{W}}}tc")[place["cell"] - 1]
    run = etree.SubElement(cell.findall(f"{{{W}}}p")[-1], f"{{{W}}}r")
    etree.SubElement(run, f"{{{W}}}commentReference").set(f"{{{W}}}id", "0")
    return etree.tostring(root)


@pytest.mark.skipif(not DISCLOSURE.exists(), reason="needs the corpus")
def test_a_comment_in_a_document_suppresses(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = DISCLOSURE.read_bytes()
    Path("a.docx").write_bytes(data)
    before = findings(checked(capsys, "a.docx", "--select", "FML01"), "a.docx")
    text = "jxlint: 豁免 FML01 以批复为准，有效至2999-12-31"
    Path("a.docx").write_bytes(with_comment(data, before[0]["place"], text))
    after = findings(checked(capsys, "a.docx", "--select", "FML01"), "a.docx")
    assert after == before[1:]
    assert run(["suppressions", "a.docx"]) == 0
    assert "批准：张三；有效至：2999-12-31" in capsys.readouterr().out
