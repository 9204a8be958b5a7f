"""The documents of the layouts as Word files, and printed to PDF: the same is recognised."""

import subprocess
from pathlib import Path

import docx
import pytest

from linter.document import Document, Table
from linter.readers import read_bytes
from linter.readers.office.program import find_program
from linter.readers.pdf.reading import document_of
from linter.recognise import load_layouts, recognise
from linter.recognise.cases import containers
from linter.recognise.cases.case import COLUMNS, cases_in
from linter.recognise.cases.run import cell_of, header_of
from tests.recognise.conftest import ROOT

PROGRAM = find_program()
LAYOUTS = load_layouts([ROOT / "rules" / "layouts"])
CASES = [
    (f"{layout.id}：{case.name}", containers.document_of(case, "grid"))
    for layout in LAYOUTS
    for case in cases_in(Path(layout.path))
    if "grid" in case.containers
]


def word_of(document: Document, path: Path) -> None:
    written = docx.Document()
    for block in document.blocks:
        if not isinstance(block, Table):
            written.add_paragraph(block.text)
            continue
        table = written.add_table(len(block.grid), block.column_count, style="Table Grid")
        width, cells = block.column_count, list(table._cells)
        for cell in block.cells():
            first = cell.row * width + cell.column
            last = first + (cell.row_span - 1) * width + cell.column_span - 1
            here = cells[first] if first == last else cells[first].merge(cells[last])
            here.text = cell.text
        written.add_paragraph("")
    written.save(str(path))


def said(document: Document) -> object:
    """All that is recognised, blanks apart: a line of print keeps one of several."""
    found = recognise(document, LAYOUTS)
    projects = [
        (
            {name: "".join(text.split()) for name, text in header_of(project).items()},
            [[_plain(cell_of(row, name)) for name in COLUMNS] for row in project.indicators],
        )
        for project in found.projects
    ]
    return projects, [table.reason for table in found.unrecognised]


def _plain(text: str | None) -> str | None:
    return None if text is None else "".join(str(text).split())


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("layouts")
    for number, (_, document) in enumerate(CASES):
        word_of(document, folder / f"{number}.docx")
    return folder


def wrong(folder: Path, suffix: str) -> list[str]:
    found = []
    for number, (name, document) in enumerate(CASES):
        data = (folder / f"{number}.{suffix}").read_bytes()
        if suffix == "pdf":
            read = document_of(data, "a.pdf", lambda page, pages: None)
        else:
            read = read_bytes(data, f"a.{suffix}")
        if said(read) != said(document):
            found.append(name)
    return found


def test_word(folder: Path) -> None:
    assert wrong(folder, "docx") == []


@pytest.mark.skipif(PROGRAM is None, reason="LibreOffice is not installed")
def test_printed(folder: Path) -> None:
    command = [
        str(PROGRAM), f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless",
        "--convert-to", "pdf", "--outdir", str(folder), *map(str, folder.glob("*.docx")),
    ]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    assert wrong(folder, "pdf") == []
