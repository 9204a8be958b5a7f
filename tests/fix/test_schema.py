"""Copies break no rule of Office Open XML that their originals keep."""

import io
from pathlib import Path

import openpyxl
import pytest

from linter.document import SheetPlace
from linter.fix.comments import commented_word
from linter.fix.edits import edit_of
from linter.fix.repair import fixable_rules, repaired
from linter.fix.sheetcopy import commented_workbook
from linter.fix.wordcopy import edited_word
from linter.fix.workbook import Mark, marked_workbook
from linter.run import lint_bytes, prepare
from tests.fix.findings import finding
from tests.fix.revisions import MAIN, STAMP, parts
from tests.fix.test_track import BODIES, cell_of
from tests.ooxml import complaints, typed
from tests.readers.wordfile import p, package, tbl, tc, tr, word_file

CORPUS = Path(__file__).parents[2] / "corpus/disclosure.docx"
SETTINGS = prepare()


@pytest.mark.parametrize(
    ("right", "wrong"),
    [(b"<w:tblPr/>", b""), (b"w:author=", b"w:initials="), (b"<w:tc>", b"<w:tc><w:r/>")],
)
def test_what_is_wrong_is_told(right: bytes, wrong: bytes, tmp_path: Path) -> None:
    data = word_file(tbl(tr("反应")))
    edit = edit_of(finding("反应", cell_of(data).place, (0, 2), "反映"))
    copy, *_ = edited_word(typed(parts(data)), [edit], STAMP)
    broken = parts(copy)
    assert right in broken[MAIN]
    broken[MAIN] = broken[MAIN].replace(right, wrong)
    assert complaints(package(broken), tmp_path / "b.docx") - complaints(copy, tmp_path / "a.docx")


@pytest.mark.parametrize("name", BODIES)
@pytest.mark.parametrize(("start", "end"), [(0, 4), (1, 3), (0, 1)])
def test_small_word_files(name: str, start: int, end: int, tmp_path: Path) -> None:
    data = typed(parts(word_file(tbl(tr(tc(BODIES[name]), "邻格")) + p("后文"))))
    cell = cell_of(data)
    found = finding(cell.text, cell.place, (start, end), "映", rule="TXT01")
    edit = edit_of(found)
    assert edit is not None
    before = complaints(data, tmp_path / "before.docx")
    changed, made, _ = edited_word(data, [edit], STAMP)
    assert made and not complaints(changed, tmp_path / "changed.docx") - before
    for held in (data, changed):
        commented = commented_word(held, [found, found], STAMP)
        assert not complaints(commented, tmp_path / "commented.docx") - before


def test_the_corpus_document(tmp_path: Path) -> None:
    data = CORPUS.read_bytes()
    before = complaints(data, tmp_path / "before.docx")
    findings = lint_bytes(data, "公开.docx", SETTINGS).findings
    changed = repaired(data, "公开.docx", SETTINGS, fixable_rules(SETTINGS, True), STAMP).data
    assert not complaints(changed, tmp_path / "changed.docx") - before
    both = commented_word(changed, findings, STAMP)
    assert not complaints(both, tmp_path / "both.docx") - before


@pytest.mark.parametrize("has_comments", [False, True])
def test_workbooks(has_comments: bool, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for sheet in (book.active, book.create_sheet("另表")):
        sheet.append(["甲", "≥95百分比", 3])
        sheet["A1"].hyperlink = "https://example.org"
        if has_comments:
            sheet["B1"].comment = openpyxl.comments.Comment("请核对", "某人")
    stream = io.BytesIO()
    book.save(stream)
    data = stream.getvalue()
    before = complaints(data, tmp_path / "before.xlsx")
    places = [SheetPlace(name, cell) for name in book.sheetnames for cell in ("B1", "C1", "B9")]
    commented = commented_workbook(data, [finding("甲", place) for place in places], STAMP)
    assert not complaints(commented, tmp_path / "commented.xlsx") - before
    marks = [Mark(place, ("【已修改】",), "C6EFCE", "≥95%") for place in places]
    again = marked_workbook(commented, marks)
    # Texts are written into their cells, which Excel moves into its own table when it saves.
    said = complaints(again, tmp_path / "again.xlsx") - before
    assert not [each for each in said if "inline-string" not in each]
