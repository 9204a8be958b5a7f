"""`jxlint report` from the command line."""

from pathlib import Path

import pytest

from linter.cli.program import run
from tests.bulk.quality.stores import county
from tests.bulk.quality.test_measure import changed


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return county(tmp_path / "结果")


def test_all_forms_at_once(folder: Path, tmp_path: Path) -> None:
    changed(tmp_path / "上次")
    (tmp_path / "名单.txt").write_text("东原县教育局\n东原县水务局,东原县\n", "utf-8")
    outputs = [tmp_path / name for name in ("通报.html", "通报.docx", "附表.xlsx")]
    options = [f"-o{path.suffix[1:]}:{path}" for path in outputs]
    status = run(
        ["report", str(folder), *options, "--units", str(tmp_path / "名单.txt"),
         "--previous", str(tmp_path / "上次"), "--least", "2", "--anonymous"]
    )  # fmt: skip
    assert status == 0
    assert [path.read_bytes()[:4] for path in outputs] == [b"<!DO", b"PK\3\4", b"PK\3\4"]
    page = outputs[0].read_text("utf-8")
    assert "名单中2个单位，已报送1个，未报送1个" in page and "东原" not in page


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("-o", "pdf:a.pdf"), "html、docx、xlsx"),
        (("-o", "html:-"), "html 只能写到文件"),
        ((), "--output"),
        (("-o", "html:a.html", "--template", "a.docx"), "--template 只用于 docx"),
        (("-o", "html:a.html", "--units", "没有.txt"), "找不到文件"),
        (("-o", "docx:a.docx", "--template", "没有.docx"), "读不了模板"),
        (("-o", "html:a.html", "--previous", "没有"), "没有检查结果"),
        (("-o", "html:没有/a.html"), "文件夹“没有”不存在"),
        (("-o", "html:a.html", "--least", "0"), "--least"),
    ],
)  # fmt: skip
def test_mistakes_are_told(
    folder: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    options: tuple[str, ...],
    told: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["report", str(folder), *options]) == 2
    assert told in capsys.readouterr().err


def test_no_store_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["report", str(tmp_path), "-o", f"html:{tmp_path / 'a.html'}"]) == 2
    assert "没有检查结果" in capsys.readouterr().err
