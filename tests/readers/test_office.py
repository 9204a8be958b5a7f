"""Formats that LibreOffice converts: where it is, its absence, its failures, its time limit."""

import io
import os
import stat
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from time import perf_counter

import docx
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sheetfile import SheetOf, Shown, excel_file
from wordfile import pictures

from linter.document import Unreadable, WordPlace
from linter.readers import read_bytes
from linter.readers.office import convert, program

PROGRAM = program.find_program()
needs_office = pytest.mark.skipif(PROGRAM is None, reason="LibreOffice is not installed")
needs_shell = pytest.mark.skipif(sys.platform == "win32", reason="a shell script stands in")
RTF = b"{\\rtf1\\ansi\\ansicpg936 \\'bc\\'d7\\par}"


def script(folder: Path, body: str) -> str:
    path = folder / "soffice"
    path.write_text(f"#!/bin/sh\n{body}\n", "utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return str(path)


def use(monkeypatch, path):
    monkeypatch.setattr("linter.readers.office.find_program", lambda: path)


def reason(data, path):
    with pytest.raises(Unreadable) as caught:
        read_bytes(data, path)
    return str(caught.value)


def test_absence_is_explained(monkeypatch):
    use(monkeypatch, None)
    assert reason(RTF, "a.rtf") == (
        "这是 RTF 文档，读它需要安装 LibreOffice（没有找到）；"
        "或者请用 Word 或 WPS 打开后另存为 .docx 再检查"
    )


@needs_shell
def test_a_program_that_hangs_is_ended_with_all_it_started(monkeypatch, tmp_path):
    mark = tmp_path / "late"
    use(monkeypatch, script(tmp_path, f"(sleep 3; touch {mark}) & sleep 60"))
    monkeypatch.setattr(convert, "SECONDS", 0.5)
    started = perf_counter()
    assert "超过 0.5 秒" in reason(RTF, "a.rtf")
    assert perf_counter() - started < 3
    # What it had started is gone too, so the mark never comes.
    subprocess.run(["sleep", "3.2"], check=True)
    assert not mark.exists()


@needs_shell
def test_a_file_it_refuses(monkeypatch, tmp_path):
    use(monkeypatch, script(tmp_path, "exit 1"))
    assert "打不开" in reason(RTF, "a.rtf")
    use(monkeypatch, str(tmp_path / "none"))
    assert "启动不了" in reason(RTF, "a.rtf")


@needs_shell
def test_its_folder_is_private_and_removed(monkeypatch, tmp_path):
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(temporary))
    log = tmp_path / "log"
    use(monkeypatch, script(tmp_path, f'pwd > {log}; stat -c %a "$PWD" >> {log}; exit 1'))
    reason(RTF, "a.rtf")
    folder, mode = log.read_text("utf-8").split()
    assert (Path(folder).parent, mode) == (temporary, "700")
    assert list(temporary.iterdir()) == []


def test_too_big(monkeypatch):
    monkeypatch.setattr("linter.readers.office.MAX_BYTES", 3)
    assert "MB" in reason(RTF, "a.rtf")


@pytest.mark.parametrize(
    ("platform", "made", "variable"),
    [
        ("win32", "LibreOffice/program/soffice.com", "PROGRAMFILES"),
        ("darwin", "Applications/LibreOffice.app/Contents/MacOS/soffice", "HOME"),
    ],
)
def test_usual_places(monkeypatch, tmp_path, platform, made, variable):
    path = tmp_path / made
    path.parent.mkdir(parents=True)
    path.touch()
    monkeypatch.setenv(variable, str(tmp_path))
    monkeypatch.setenv("PATH", os.devnull)
    monkeypatch.setattr(sys, "platform", platform)
    assert program.find_program() == str(path)


@needs_office
def test_rtf_and_what_is_saved_from_it():
    document = read_bytes(RTF, "a.rtf")
    assert (document.format, pictures(document), document.notes) == ("rtf", ["甲"], ())


def saved_as(suffix: str, data: bytes, source: str) -> bytes:
    with convert.tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / source).write_bytes(data)
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        command = [str(PROGRAM), profile, "--headless", "--convert-to", suffix, source]
        subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=120)
        return (folder / f"{Path(source).stem}.{suffix}").read_bytes()


@needs_office
@pytest.mark.parametrize("suffix", ["doc", "odt", "fodt"])
def test_documents(suffix):
    written = docx.Document()
    written.add_paragraph("标题")
    for cell, text in zip(written.add_table(2, 2)._cells, "甲乙12", strict=True):
        cell.text = text
    written.add_paragraph("尾")
    source = io.BytesIO()
    written.save(source)
    data = saved_as(suffix, source.getvalue(), "a.docx")
    document = read_bytes(data, f"文档.{suffix}")
    assert document.format == suffix.removeprefix("f")
    assert pictures(document) == ["标题", [["甲", "乙"], ["1", "2"]], "尾"]
    assert document.blocks[1].grid[1][0].place == WordPlace(1, 2, 1)


@needs_office
@pytest.mark.parametrize("suffix", ["ods", "fods"])
def test_sheets(suffix):
    data = saved_as(suffix, excel_file(SheetOf("公开", [["甲", Shown(0.95, "0%")]])), "a.xlsx")
    document = read_bytes(data, f"表.{suffix}")
    assert (document.format, pictures(document)) == ("ods", ["公开", [["甲", "95%"]]])


@needs_office
def test_excel_xml_under_the_name_of_a_workbook():
    data = (
        '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>'
        '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" '
        'xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">'
        '<Styles><Style ss:ID="s1"><NumberFormat ss:Format="0%"/></Style></Styles>'
        '<Worksheet ss:Name="公开"><Table><Row><Cell><Data ss:Type="String">甲</Data></Cell>'
        '<Cell ss:StyleID="s1"><Data ss:Type="Number">0.95</Data></Cell></Row></Table></Worksheet>'
        "</Workbook>"
    ).encode()
    document = read_bytes(data, "表.xls")
    assert (document.format, pictures(document)) == ("excel_xml", ["公开", [["甲", "95%"]]])


@needs_office
@pytest.mark.parametrize("data", [RTF[:6], b"{\\rtf1" + b"{" * 100_000])
def test_damaged(data):
    try:
        assert read_bytes(data, "a.rtf").format == "rtf"
    except Unreadable as error:
        assert "LibreOffice" in str(error)


@pytest.fixture(scope="module")
def whole_files():
    """A small document in each format that goes through LibreOffice."""
    written = docx.Document()
    written.add_paragraph("标题")
    for cell, text in zip(written.add_table(2, 2)._cells, "甲乙12", strict=True):
        cell.text = text
    source = io.BytesIO()
    written.save(source)
    words = {
        f"a.{suffix}": saved_as(suffix, source.getvalue(), "a.docx") for suffix in ("doc", "odt")
    }
    book = excel_file(SheetOf("公开", [["甲", "乙"], ["1", "2"]]))
    return {
        **words,
        "a.wps": words["a.doc"],
        "a.rtf": RTF,
        "a.ods": saved_as("ods", book, "a.xlsx"),
    }


@needs_office
@given(
    name=st.sampled_from(["a.doc", "a.wps", "a.odt", "a.ods", "a.rtf"]),
    places=st.lists(st.floats(0, 1, exclude_max=True), max_size=40),
    values=st.binary(min_size=40, max_size=40),
    kept=st.floats(0.2, 1),
)
@settings(
    max_examples=8,
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_damaged_files(monkeypatch, tmp_path, whole_files, name, places, values, kept):
    """A document or a reason, within the time limit, and nothing stays behind."""
    data = bytearray(whole_files[name])
    for place, value in zip(places, values, strict=False):
        data[int(place * len(data))] = value
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.setattr(convert, "SECONDS", 20)
    started = perf_counter()
    try:
        read_bytes(bytes(data[: int(kept * len(data))]), name)
    except Unreadable as error:
        assert str(error)
        assert "读取时出错" not in str(error)
    assert perf_counter() - started < 25
    assert list(tmp_path.iterdir()) == []
    assert str(tmp_path) not in running()


def running() -> str:
    """The command lines of all processes, where the system lists them as files."""
    found = []
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        with suppress(OSError):
            found.append(path.read_bytes().replace(b"\0", b" ").decode(errors="replace"))
    return "\n".join(found)
