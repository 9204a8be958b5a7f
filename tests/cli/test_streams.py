"""The standard streams: pipes, terminals and consoles of a Chinese code page."""

import io
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest

from linter.cli import streams
from linter.cli.program import run
from linter.reports.lines import Line

ROOT = Path(__file__).parent.parent.parent
DOCUMENTS = Path(__file__).parent / "documents"
CHECK = ("check", str(DOCUMENTS / "公开.txt"), "--rules", str(DOCUMENTS), "--select", "ORG01")


class Console(io.TextIOWrapper):
    """A strict stream over a buffer that may call itself a terminal."""

    def __init__(self, encoding: str, is_terminal: bool = False) -> None:
        super().__init__(io.BytesIO(), encoding=encoding, errors="strict")
        self.is_terminal = is_terminal

    def isatty(self) -> bool:
        return self.is_terminal

    def written(self) -> bytes:
        self.flush()
        buffer = self.buffer
        assert isinstance(buffer, io.BytesIO)
        return buffer.getvalue()


def replace_stdout(monkeypatch: pytest.MonkeyPatch, console: Console) -> Console:
    monkeypatch.setattr(sys, "stdout", console)
    return console


@pytest.mark.parametrize("format", ["text", "concise"])
def test_a_strict_gbk_console_never_crashes(format: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    console = replace_stdout(monkeypatch, Console("gbk", is_terminal=True))
    monkeypatch.setattr(sys, "stderr", Console("gbk", is_terminal=True))
    run([*CHECK, "-f", format])
    assert "培训" in console.written().decode("gbk")


@pytest.mark.parametrize("is_terminal", [True, False])
def test_a_person_is_told_which_files_were_written(
    is_terminal: bool, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    console = replace_stdout(monkeypatch, Console("utf-8", is_terminal))
    run([*CHECK, "-o", f"csv:{tmp_path / 'a.csv'}"])
    told = f"已写 {tmp_path / 'a.csv'}\n"
    assert console.written().decode("utf-8").endswith(told) is is_terminal
    assert (tmp_path / "a.csv").exists()


def test_what_gbk_cannot_say_is_replaced(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("没有表格。", encoding="utf-8")
    odd = path.rename(tmp_path / "\U0001f4c4.txt")
    console = replace_stdout(monkeypatch, Console("gbk"))
    run(["check", str(odd), *CHECK[2:]])
    assert "?.txt" in console.written().decode("gbk")


def test_json_in_a_pipe_is_utf8_whatever_the_code_page(monkeypatch: pytest.MonkeyPatch) -> None:
    console = replace_stdout(monkeypatch, Console("gbk"))
    run([*CHECK, "-f", "json"])
    assert "教师培训经费" in console.written().decode("utf-8")


@pytest.mark.parametrize(
    ("choice", "environment", "is_terminal", "coloured"),
    [
        ("auto", {}, True, True),
        ("auto", {}, False, False),
        ("auto", {"NO_COLOR": "1"}, True, False),
        ("auto", {"TERM": "dumb"}, True, False),
        ("always", {"NO_COLOR": "1"}, False, True),
        ("never", {}, True, False),
    ],
)
def test_colours(
    choice: str,
    environment: dict[str, str],
    is_terminal: bool,
    coloured: bool,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    replace_stdout(monkeypatch, Console("utf-8", is_terminal))
    for name in ("NO_COLOR", "TERM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert streams.is_coloured(choice) is coloured


@pytest.mark.parametrize(
    ("encoding", "is_terminal", "width"),
    [("gbk", True, 2), ("cp936", True, 2), ("utf-8", True, 1), ("gbk", False, 1)],
)
def test_ambiguous_width(
    encoding: str, is_terminal: bool, width: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    replace_stdout(monkeypatch, Console(encoding, is_terminal))
    assert streams.ambiguous_width() == width


def test_page_width(monkeypatch: pytest.MonkeyPatch) -> None:
    replace_stdout(monkeypatch, Console("utf-8"))
    monkeypatch.delenv("COLUMNS", raising=False)
    assert streams.page_width() == 100
    monkeypatch.setenv("COLUMNS", "20")
    assert streams.page_width() == 40
    monkeypatch.setenv("COLUMNS", "300")
    assert streams.page_width() == 120


def test_coloured_lines_say_what_plain_lines_say(monkeypatch: pytest.MonkeyPatch) -> None:
    lines: Iterable[Line] = ((("错误", "error"), (" [red]不是标记[/red]", "plain")), ())
    console = replace_stdout(monkeypatch, Console("utf-8"))
    streams.write_lines(lines, coloured=True)
    written = console.written().decode("utf-8")
    assert written == "\x1b[1;31m错误\x1b[0m [red]不是标记[/red]\n\n"


def test_a_closed_pipe_is_no_crash() -> None:
    command = [sys.executable, "-m", "linter", *CHECK]
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8"
    ) as process:
        assert process.stdout is not None and process.stderr is not None
        process.stdout.close()
        assert "Traceback" not in process.stderr.read()


def test_piped_output_is_plain() -> None:
    command = [sys.executable, "-m", "linter", *CHECK]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert result.returncode == 0, result.stderr
    assert "\x1b" not in result.stdout
    assert "教师培训经费" in result.stdout
