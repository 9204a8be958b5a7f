"""Suppressions of the settings that a whole run does not need are told once, at its end."""

import json
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pytest

from linter.bulk.kernel import lint_batches
from linter.bulk.run import Order, Outcome, run_bulk
from linter.bulk.task import Request, task_of
from linter.cli.program import run as run_command

CLEAN = Path(__file__).parent.parent.parent / "corpus" / "clean"
SETTINGS = """\
suppress:
  - {rule: FML01, indicator: 公共设施设备完好率, reason: 用到}
  - {rule: FML01, indicator: 没有的指标, reason: 用不到}
  - {rule: CON10, reason: 已过期, until: 2020-01-31}
  - {rule: FML01, document: 乙*, indicator: 没有的指标, reason: 乙县不需要}
  - {rule: FML01, document: 丁*, reason: 没有这样的文档}
  - {rule: COM01, reason: 规则没有运行}
"""


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A document with wrong formulas, its copy under another name, and one without."""
    folder = tmp_path / "收到"
    folder.mkdir()
    wrong = (CLEAN / "affairs.txt").read_text(encoding="utf-8").replace("100%", "1000%")
    for name in ("甲县.txt", "乙县.txt"):
        (folder / name).write_text(wrong, encoding="utf-8")
    (folder / "丙县.txt").write_bytes((CLEAN / "culture.txt").read_bytes())
    (folder / "jxlint.yaml").write_text(SETTINGS, encoding="utf-8")
    return folder


def run(source: Path, out: Path, cache: Path, redact: bool = False) -> tuple[Outcome, int]:
    """What a run tells, and how many documents it checked itself."""
    request = Request(config=source / "jxlint.yaml", ignore=("COM01",), redact=redact)
    checked = 0

    def engine(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        nonlocal checked
        for rows in lint_batches(batches, task_of(request)):
            checked += rows.num_rows
            yield rows

    outcome = run_bulk(Order((str(source),), out, request, engine, cache=cache))
    return outcome, checked


def told(outcome: Outcome) -> list[tuple[str, str]]:
    """The line of the settings file and the code of each entry that is told."""
    return [(line.split(":")[1], line.split(" ")[2]) for line in outcome.stale]


EXPECTED = [("第3行", "SUP01"), ("第4行", "SUP02"), ("第5行", "SUP01")]


def test_entries_that_nothing_needs_are_told_once(source: Path, tmp_path: Path) -> None:
    outcome, _ = run(source, tmp_path / "out", tmp_path / "cache")
    assert told(outcome) == EXPECTED
    assert all(line.startswith(str(source / "jxlint.yaml")) for line in outcome.stale)
    record = json.loads((tmp_path / "out" / "run.json").read_text(encoding="utf-8"))
    assert record["suppressions"] == list(outcome.stale)


def test_what_the_cache_knows_counts(source: Path, tmp_path: Path) -> None:
    run(source, tmp_path / "out", tmp_path / "cache")
    for out in ("out", "another"):
        outcome, checked = run(source, tmp_path / out, tmp_path / "cache")
        assert (told(outcome), checked) == (EXPECTED, 0)


def test_a_document_that_goes_takes_its_use_along(source: Path, tmp_path: Path) -> None:
    run(source, tmp_path / "out", tmp_path / "cache")
    for name in ("甲县.txt", "乙县.txt"):
        (source / name).unlink()
    outcome, checked = run(source, tmp_path / "out", tmp_path / "cache")
    # No document is named 乙* any more, so its entry was not tried.
    assert told(outcome) == [("第2行", "SUP01"), *EXPECTED[:2]]
    assert checked == 0


def test_a_redacted_run_counts_alike_and_writes_no_words(source: Path, tmp_path: Path) -> None:
    outcome, _ = run(source, tmp_path / "out", tmp_path / "cache", redact=True)
    assert told(outcome) == EXPECTED
    record = json.loads((tmp_path / "out" / "run.json").read_text(encoding="utf-8"))
    assert record["suppressions"] == []


@pytest.mark.parametrize(("level", "code"), [("error", 0), ("warning", 1)])
def test_the_command_tells_them_and_counts_them_as_warnings(
    tmp_path: Path, level: str, code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    source = tmp_path / "收到"
    source.mkdir()
    (source / "文化.txt").write_bytes((CLEAN / "culture.txt").read_bytes())
    entry = "suppress: [{rule: FML01, reason: 用不到}]\n"
    (source / "jxlint.yaml").write_text(entry, encoding="utf-8")
    arguments = ["bulk", str(source), "--out", str(tmp_path / "out"), "-j", "1"]
    assert run_command([*arguments, "--fail-on", level]) == code
    assert capsys.readouterr().err.count("SUP01 unused-suppression") == 1
