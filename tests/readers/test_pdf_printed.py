"""Clean documents printed in several sizes, so that pages break in other places: the same cells."""

import io
import re
import subprocess
import zipfile
from functools import cache
from pathlib import Path

import pytest
import xlsxwriter

from corpus import build_clean
from corpus.build import build as word_of
from linter.document import Document, Table
from linter.readers import read_bytes
from linter.readers.office.program import find_program
from linter.readers.pdf.reading import document_of
from linter.recognise import load_layouts, recognise

PROGRAM = find_program()
RULES = Path(__file__).parent.parent.parent / "rules"
NAMES = ("affairs", "culture", "health", "safety")
SIZES = (16, 24)
FIELDS = ("level1", "level2", "name", "description", "comparator", "value", "unit", "basis")

pytestmark = pytest.mark.skipif(PROGRAM is None, reason="LibreOffice is not installed")


@cache
def word(name: str) -> bytes:
    return word_of((build_clean.FOLDER / f"{name}.txt").read_text("utf-8"))


def in_size(data: bytes, half_points: int) -> bytes:
    """The Word file with the letters of its tables in another size."""
    source, target = zipfile.ZipFile(io.BytesIO(data)), io.BytesIO()
    with zipfile.ZipFile(target, "w") as package:
        for entry in source.namelist():
            part = source.read(entry)
            if entry == "word/document.xml":
                part = re.sub(rb'(<w:szC?s? w:val=)"(?:21|15)"', rb'\1"%d"' % half_points, part)
            package.writestr(entry, part)
    return target.getvalue()


def book_of(document: Document) -> bytes:
    """The tables of a document on one sheet, with borders, to be printed a page wide."""
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"strings_to_formulas": False}) as book:
        sheet = book.add_worksheet("公开")
        look = book.add_format(
            {"border": 1, "text_wrap": True, "valign": "vcenter", "font_size": 9}
        )
        sheet.fit_to_pages(1, 0)
        sheet.set_paper(9)
        width = max(b.column_count for b in document.blocks if isinstance(b, Table))
        top = 0
        for block in document.blocks:
            if not isinstance(block, Table):
                sheet.write(top, 0, block.text)
                top += 1
                continue
            edges = [round(i * width / block.column_count) for i in range(block.column_count + 1)]
            for cell in block.cells():
                left, right = edges[cell.column], edges[cell.column + cell.column_span] - 1
                first, last = top + cell.row, top + cell.row + cell.row_span - 1
                if (first, left) != (last, right):
                    sheet.merge_range(first, left, last, right, cell.text, look)
                else:
                    sheet.write_string(first, left, cell.text, look)
            for index in range(len(block.grid)):
                sheet.set_row(top + index, 78)
            top += len(block.grid) + 1
    return target.getvalue()


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("printed")
    for name in NAMES:
        for size in SIZES:
            (folder / f"{name}-{size}.docx").write_bytes(in_size(word(name), size))
        (folder / f"{name}-sheet.xlsx").write_bytes(book_of(read_bytes(word(name), "a.docx")))
    command = [
        str(PROGRAM), f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless",
        "--convert-to", "pdf", "--outdir", str(folder), *map(str, folder.glob("*-*.*")),
    ]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return folder


def said(document: Document) -> list[object]:
    layouts = load_layouts([RULES / "layouts"])
    return [
        (
            [_text(cell) for cell in (project.name, project.budget, project.purpose)],
            [_text(cell) for cell in (*project.schedule, *project.goals)],
            [[_text(getattr(line, name)) for name in FIELDS] for line in project.indicators],
        )
        for project in recognise(document, layouts).projects
    ]


def _text(field: object) -> str | None:
    text = getattr(field, "text", None)
    return None if text is None else "".join(text.split())


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("look", [*map(str, SIZES), "sheet"])
def test_every_cell_is_right(printed: Path, name: str, look: str) -> None:
    data = (printed / f"{name}-{look}.pdf").read_bytes()
    document = document_of(data, "a.pdf", lambda page, pages: None)
    assert said(document) == said(read_bytes(word(name), "a.docx"))
