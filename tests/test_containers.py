"""One content in many containers: the same projects, indicators and findings from each."""

import csv
import io
import re
import subprocess
import sys
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from linter.document import Block, Document, Paragraph
from linter.readers import read
from linter.readers.office.program import find_program
from linter.recognise import recognise
from linter.run import Settings, lint_file, prepare

ROOT = Path(__file__).parent.parent
CORPUS = ROOT / "corpus"
sys.path.insert(0, str(ROOT / "tests" / "readers"))

from sheetfile import excel_file, excel_of, sheet_of  # noqa: E402

TITLE = re.compile(r"\d+、.*绩效目标表")
PROGRAM = find_program()
needs_office = pytest.mark.skipif(PROGRAM is None, reason="LibreOffice is not installed")
FIELDS = (
    "level1", "level2", "name", "description", "comparator", "value", "unit", "basis", "weight",
)  # fmt: skip


@cache
def settings() -> Settings:
    return prepare()


@cache
def findings(path: Path) -> Counter[tuple[str, str]]:
    """How often each fingerprint comes, with its rule."""
    report = lint_file(path, settings())
    assert (report.status, report.reason) == ("checked", None)
    return Counter((finding.rule, finding.fingerprint) for finding in report.findings)


def projects(path: Path, schedules: bool) -> list[object]:
    """All that is recognised, blanks apart: a page knows no difference between one and several."""
    return [
        (
            project.index,
            [_text(getattr(project, name)) for name in ("title", "code", "name", "budget")],
            [_text(cell) for cell in (project.schedule if schedules else ())],
            [_text(cell) for cell in project.goals],
            [[_text(getattr(line, name)) for name in FIELDS] for line in project.indicators],
        )
        for project in recognise(read(path), settings().layouts).projects
    ]


def _text(field: object) -> str | None:
    text = getattr(field, "text", None)
    return None if text is None else " ".join(text.split())


def same(path: Path, lost: frozenset[str] = frozenset(), schedules: bool = True) -> None:
    """The file gives what the text dump gives, but for findings of the rules in `lost`."""
    text = CORPUS / "disclosure.txt"
    assert projects(path, schedules) == projects(text, schedules)
    ours, theirs = findings(path), findings(text)
    assert not ours - theirs
    assert {rule for rule, _ in theirs - ours} <= lost


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("containers")


def convert(source: Path, target: str, folder: Path) -> Path:
    """The file saved by LibreOffice in another format."""
    out = folder / target.partition(":")[0]
    out.mkdir(exist_ok=True)
    command = [
        str(PROGRAM), f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless",
        "--convert-to", target, "--outdir", str(out), str(source),
    ]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return out / f"{source.stem}.{target.partition(':')[0]}"


@needs_office
@pytest.mark.parametrize("suffix", ["docx", "doc", "rtf", "odt"])
def test_saved_by_an_office_program(folder: Path, suffix: str) -> None:
    same(convert(CORPUS / "disclosure.docx", suffix, folder))


@needs_office
def test_page_saved_by_an_office_program(folder: Path) -> None:
    """A page shows one blank for several, and none at the ends of a line."""
    same(convert(CORPUS / "disclosure.docx", "html", folder), lost=frozenset({"TXT06"}))


@pytest.fixture(scope="module")
def workbook(folder: Path) -> Path:
    path = folder / "disclosure.xlsx"
    path.write_bytes(excel_of(read(CORPUS / "disclosure.docx")))
    return path


def test_workbook(workbook: Path) -> None:
    same(workbook)


@pytest.mark.parametrize("gap", [0, 2])
def test_workbook_with_other_gaps_between_tables(folder: Path, gap: int) -> None:
    path = folder / f"gap{gap}.xlsx"
    path.write_bytes(excel_of(read(CORPUS / "disclosure.docx"), gap=gap))
    assert projects(path, True) == projects(CORPUS / "disclosure.txt", True)


def test_workbook_of_a_sheet_for_each_project(folder: Path) -> None:
    sheets: list[list[Block]] = [[]]
    for block in read(CORPUS / "disclosure.docx").blocks:
        if isinstance(block, Paragraph) and TITLE.fullmatch(block.text):
            sheets.append([])
        sheets[-1].append(block)
    path = folder / "sheets.xlsx"
    path.write_bytes(excel_file(*(sheet_of(s, f"项目{n}") for n, s in enumerate(sheets))))
    text = CORPUS / "disclosure.txt"
    assert projects(path, True) == projects(text, True)
    assert not findings(path) - findings(text)


@needs_office
@pytest.mark.parametrize("suffix", ["xlsx", "xls", "ods"])
def test_workbook_saved_by_an_office_program(workbook: Path, folder: Path, suffix: str) -> None:
    same(convert(workbook, suffix, folder))


def _lines(document: Document) -> list[list[str]]:
    lines: list[list[str]] = []
    for block in document.blocks:
        if isinstance(block, Paragraph):
            lines.append([block.text])
            continue
        for index, row in enumerate(block.grid):
            starts = [
                cell if cell and (cell.row, cell.column) == (index, column) else None
                for column, cell in enumerate(row)
            ]
            lines.append([cell.text if cell else "" for cell in starts])
        lines.append([])
    return lines


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8-sig", "utf-16"])
def test_separated_values(folder: Path, encoding: str) -> None:
    """Merged cells are lost, and with them the places of a spending plan; nothing is made up."""
    stream = io.StringIO()
    lines = _lines(read(CORPUS / "disclosure.docx"))
    width = max(map(len, lines))
    csv.writer(stream).writerows([*line, *[""] * (width - len(line))] for line in lines)
    path = folder / f"{encoding}.csv"
    path.write_bytes(stream.getvalue().encode(encoding))
    same(path, lost=frozenset({"CON11"}), schedules=False)
