"""`jxlint bulk`: options, words and exit codes."""

import json
import os
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from select import select

import pyarrow.parquet as pq
import pytest

from linter.bulk.drive import Progress
from linter.cli.program import run
from linter.cli.progress import _line, showing

ROOT = Path(__file__).parent.parent.parent
CLEAN = ROOT / "corpus" / "clean"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copy(CLEAN / "environment.txt", tmp_path)
    shutil.copy(ROOT / "corpus" / "disclosure.docx", tmp_path)
    (tmp_path / "空的.docx").touch()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def bulk(*arguments: str) -> int:
    return run(["bulk", *arguments, "--out", "结果", "-j", "1"])


def test_what_it_says_and_leaves(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert bulk(".") == 0
    told = capfd.readouterr()
    assert re.fullmatch(
        "3 个文档，用时 [0-9.]+ 秒\n"
        "已检查 2，未能检查 1；项目 34，指标 258\n"
        "问题：错误 [0-9]+，警告 [0-9]+，提示 [0-9]+\n"
        "未能检查的原因：jxlint query 结果 unreadable\n"
        "结果在 结果：用 jxlint query 结果 查询，用 jxlint report 结果 写质量通报\n",
        told.out,
    )
    assert told.err == ""
    assert sorted(path.name for path in Path("结果").iterdir() if path.suffix != ".sqlite") == [
        "corpus", "documents", "findings", "indicators", "jxlint.duckdb", "projects", "run.json",
        "run.lock", "store.json",
    ]  # fmt: skip
    # The same once more: nothing is checked, neither is what the run itself has written.
    Path("结果/通报.docx").write_bytes((folder / "disclosure.docx").read_bytes())
    assert bulk(".", "--quiet") == 0
    assert capfd.readouterr() == ("", "")
    assert bulk(".") == 0
    assert "3 个文档（3 个不必再查）" in capfd.readouterr().out


def test_exit_codes_and_choices(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert bulk("disclosure.docx", "--fail-on", "error", "--select", "FML01", "-q") == 1
    rows = pq.read_table("结果/findings").to_pylist()
    assert {row["rule"] for row in rows} == {"FML01"}
    assert bulk("environment.txt", "没有的", "--fail-on", "error", "--select", "FML01") == 2
    assert "没有的：文件或文件夹不存在" in capfd.readouterr().err
    assert bulk("没有的") == 2
    assert bulk(".", "--profile", "没有") == 2
    assert "没有: 没有这个检查方案" in capfd.readouterr().err
    assert bulk(".", "--select", "FML01", "--ignore", "FML01") == 2
    assert "没有一条规则在用" in capfd.readouterr().err
    assert bulk(".", "--seconds", "0") == 2
    assert "选项 --seconds：“0”应为 1 到 999999 的整数" in capfd.readouterr().err
    assert run(["bulk", "."]) == 2
    assert "缺少选项 --out" in capfd.readouterr().err
    assert bulk() == 2
    assert "缺少参数“来源…”" in capfd.readouterr().err
    Path("清单.txt").write_text("environment.txt\n", encoding="gb18030")
    assert bulk("--files-from", "清单.txt", "-q") == 0
    assert pq.read_table("结果/documents").num_rows == 1
    assert bulk(".", "--cache", "a", "--no-cache") == 2
    assert "--cache 和 --no-cache 只能用一个" in capfd.readouterr().err
    Path("文件").touch()
    assert run(["bulk", ".", "--out", "文件/结果"]) == 2
    assert "文件/结果：这是文件，不是文件夹" in capfd.readouterr().err


def test_the_settings_file_of_the_source_holds_for_all(folder: Path) -> None:
    Path("收到/乙县").mkdir(parents=True)
    shutil.copy("disclosure.docx", "收到/乙县")
    Path("收到/jxlint.yaml").write_text("rules: {FML01: off}\n", encoding="utf-8")
    Path("收到/乙县/jxlint.yaml").write_text("rules: {FML03: off}\n", encoding="utf-8")
    assert bulk("收到", "-q") == 0
    record = json.loads(Path("结果/run.json").read_text(encoding="utf-8"))
    assert Path(record["config"]) == Path("收到/jxlint.yaml")
    assert record["notes"] == ["下级文件夹里的 1 个 jxlint.yaml 不起作用：一批文档用同一套设置"]
    rules = {row["rule"] for row in pq.read_table("结果/findings").to_pylist()}
    assert "FML03" in rules
    assert "FML01" not in rules


def test_a_missing_library_is_told(folder: Path) -> None:
    (folder / "pyarrow.py").write_text("raise ModuleNotFoundError(name='pyarrow')", "utf-8")
    told = subprocess.run(
        [sys.executable, "-c", "import sys; sys.path.insert(0, sys.argv.pop(1))\n"
         "from linter.cli import main; main()", str(folder), "bulk", ".", "--out", "结果"],
        cwd=ROOT, capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert told.returncode == 2
    assert told.stderr == 'jxlint: 这个命令需要 pyarrow，请运行 pip install "jxlint[bulk]"\n'


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGINT for one process")
def test_interrupted_it_says_that_it_goes_on(tmp_path: Path) -> None:
    source = tmp_path / "source"
    source.mkdir()
    for number in range(400):
        text = (CLEAN / "affairs.txt").read_bytes() + str(number).encode()
        (source / f"{number}.txt").write_bytes(text)
    out = tmp_path / "out"
    command = [sys.executable, "-m", "linter", "bulk", str(source), "--out", str(out)]
    with subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, encoding="utf-8") as process:
        deadline = time.monotonic() + 60
        while kept(out) < 3 and time.monotonic() < deadline:
            time.sleep(0.1)
        process.send_signal(signal.SIGINT)
        _, told = process.communicate(timeout=60)
    assert process.returncode == 130
    assert told == "已查完的文档都已保存，再运行同一命令会接着做\njxlint: 已中断\n"
    assert 3 <= kept(out) < 400


def kept(out: Path) -> int:
    path = out / "cache.sqlite"
    if not path.exists():
        return 0
    connection = sqlite3.connect(path, timeout=10)
    try:
        return int(connection.execute("SELECT count(*) FROM results").fetchone()[0])
    except sqlite3.OperationalError:
        return 0
    finally:
        connection.close()


def test_how_far_it_is_in_words() -> None:
    assert _line(Progress(1000, 250, 50), 100) == "250/1000 个文档，每秒 2.0 个，约剩 0:06:15"
    assert _line(Progress(10, 10, 10), 1) == "10/10 个文档，每秒 0.0 个"


def test_a_log_gets_a_line_now_and_then(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = iter((100.0, 101.0, 116.0, 117.0, 200.0))
    monkeypatch.setattr("linter.cli.progress.monotonic", lambda: next(clock))
    with showing(quiet=False) as tell:
        for done in (1, 32, 34, 200):
            tell(Progress(200, done, 0))
    assert capsys.readouterr().err == (
        "32/200 个文档，每秒 2.0 个，约剩 0:01:24\n200/200 个文档，每秒 2.0 个，约剩 0:00:00\n"
    )
    with showing(quiet=True) as tell:
        tell(Progress(1, 1, 0))
    assert capsys.readouterr().err == ""


def _drawn(reader: int) -> str:
    """All that a terminal has been sent; one reading gives only what fits into its buffer."""
    parts: list[bytes] = []
    while select([reader], [], [], 1)[0]:
        parts.append(os.read(reader, 10_000))
    return b"".join(parts).decode()


@pytest.mark.skipif(sys.platform == "win32", reason="no terminal to be had")
def test_a_terminal_gets_a_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    reader, writer = os.openpty()
    with open(writer, "w", encoding="utf-8") as terminal:  # noqa: PTH123
        monkeypatch.setattr(sys, "stderr", terminal)
        monkeypatch.setenv("TERM", "xterm")
        with showing(quiet=False) as tell:
            tell(Progress(1000, 250, 0))
        drawn = _drawn(reader)
    os.close(reader)
    assert "250/1000" in drawn
    assert "每秒" in drawn
    assert "约剩" in drawn
