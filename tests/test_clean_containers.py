"""Every clean document as each kind of file: the same findings as from its text, none lost."""

import subprocess
import sys
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from corpus import build_clean
from corpus.build import build as word_of
from linter.readers import read
from linter.readers.office.program import find_program
from linter.recognise import recognise
from linter.run import Settings, lint_file, prepare

FOLDER = build_clean.FOLDER
DOCUMENTS = sorted(path.stem for path in FOLDER.glob("*.yaml"))
sys.path.insert(0, str(Path(__file__).parent / "readers"))

from sheetfile import excel_of  # noqa: E402

PROGRAM = find_program()
FIELDS = (
    "level1", "level2", "name", "description", "comparator", "value", "unit", "basis", "weight",
)  # fmt: skip
needs_office = pytest.mark.skipif(PROGRAM is None, reason="LibreOffice is not installed")


@cache
def settings() -> Settings:
    return prepare()


def said(path: Path) -> list[object]:
    """All that is recognised, blanks apart."""
    return [
        (
            [_text(getattr(project, name)) for name in ("code", "name", "budget", "purpose")],
            [_text(cell) for cell in (*project.schedule, *project.goals)],
            [[_text(getattr(line, name)) for name in FIELDS] for line in project.indicators],
        )
        for project in recognise(read(path), settings().layouts).projects
    ]


def _text(field: object) -> str | None:
    text = getattr(field, "text", None)
    return None if text is None else "".join(text.split())


def found(path: Path) -> tuple[int, int, Counter[tuple[str, str]]]:
    """How many projects and indicators there are, and the fingerprints of findings."""
    report = lint_file(path, settings())
    assert (report.status, report.reason) == ("checked", None)
    marks = Counter((finding.rule, finding.fingerprint) for finding in report.findings)
    return report.projects, report.indicators, marks


@pytest.fixture(scope="module")
def words(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of all documents as Word files."""
    folder = tmp_path_factory.mktemp("clean")
    for name in DOCUMENTS:
        word = word_of((FOLDER / f"{name}.txt").read_text("utf-8"))
        (folder / f"{name}.docx").write_bytes(word)
    return folder


@pytest.fixture(scope="module", params=["pdf", "html"])
def saved(request: pytest.FixtureRequest, words: Path) -> tuple[Path, str]:
    """The folder of all documents saved by LibreOffice, in one go, and its format."""
    out = words / request.param
    command = [
        str(PROGRAM), f"-env:UserInstallation={(words / 'profile').as_uri()}", "--headless",
        "--convert-to", request.param, "--outdir", str(out), *map(str, words.glob("*.docx")),
    ]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return out, request.param


@needs_office
@pytest.mark.parametrize("document", DOCUMENTS)
def test_saved_by_an_office_program(saved: tuple[Path, str], document: str) -> None:
    folder, suffix = saved
    path, text = folder / f"{document}.{suffix}", FOLDER / f"{document}.txt"
    assert said(path) == said(text)
    assert found(path) == found(text)


@pytest.mark.parametrize("document", DOCUMENTS)
def test_workbook(words: Path, document: str) -> None:
    path = words / f"{document}.xlsx"
    path.write_bytes(excel_of(read(words / f"{document}.docx")))
    assert said(path) == said(FOLDER / f"{document}.txt")
    assert found(path) == found(FOLDER / f"{document}.txt")
