"""The corpus document printed to PDF by an office program: the same cells, the same findings."""

import subprocess
from collections import Counter
from pathlib import Path

import pytest

from linter.document import Document, Paragraph, Table
from linter.document.normal import normalise
from linter.readers import read
from linter.readers.office.program import find_program
from linter.run import lint_file, prepare

CORPUS = Path(__file__).parent.parent.parent / "corpus"
PROGRAM = find_program()

pytestmark = pytest.mark.skipif(PROGRAM is None, reason="LibreOffice is not installed")


@pytest.fixture(scope="module")
def printed(tmp_path_factory):
    folder = tmp_path_factory.mktemp("printed")
    command = [
        str(PROGRAM), f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless",
        "--convert-to", "pdf", "--outdir", str(folder), str(CORPUS / "disclosure.docx"),
    ]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return folder / "disclosure.pdf"


def cells(document: Document):
    """Every cell with its place in the grid and its text, blanks apart."""
    return [
        [(cell.row, cell.row_span, normalise(cell.text).text) for cell in block.cells()]
        for block in document.blocks
        if isinstance(block, Table)
    ]


def paragraphs(document: Document):
    found = (normalise(b.text).text for b in document.blocks if isinstance(b, Paragraph))
    return [text for text in found if text]


def test_every_cell_and_paragraph_is_right(printed):
    document, source = read(printed), read(CORPUS / "disclosure.docx")
    assert (document.notes, document.unread) == ((), ())
    assert cells(document) == cells(source)
    assert paragraphs(document) == paragraphs(source)


def test_line_breaks_are_those_of_the_author(printed):
    """But for a few cells that set text out with blanks."""
    ours, theirs = (
        Counter(
            cell.text.count("\n") if "  " not in cell.text else 0
            for block in read(path).blocks
            if isinstance(block, Table)
            for cell in block.cells()
        )
        for path in (printed, CORPUS / "disclosure.docx")
    )
    assert sum((ours - theirs).values()) <= 5


def test_findings_are_those_of_the_text(printed):
    """A blank before centred text is seen by nobody."""
    settings = prepare()
    reports = [lint_file(path, settings) for path in (printed, CORPUS / "disclosure.txt")]
    assert [(each.status, each.projects, each.indicators) for each in reports] == [
        ("checked", 31, 222)
    ] * 2
    ours, theirs = (
        Counter((finding.rule, finding.fingerprint) for finding in report.findings)
        for report in reports
    )
    assert not ours - theirs
    assert {rule for rule, _ in theirs - ours} <= {"TXT06"}
    assert (theirs - ours).total() <= 1
