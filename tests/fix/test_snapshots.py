"""Copies of one small document with fixed findings, as snapshots that people can read."""

import io
from collections.abc import Callable, Iterator

import openpyxl
import pytest
from lxml import etree

from linter.document import SheetPlace, TextPlace, WordPlace
from linter.findings import DocumentReport, Finding, ProjectIdentity
from linter.fix.comments import commented_word
from linter.fix.diff import diff_lines, summary_line
from linter.fix.edits import Skipped, edit_of
from linter.fix.plain import edited_text
from linter.fix.repair import Repair
from linter.fix.sheetcopy import commented_workbook, edited_workbook
from linter.fix.wordcopy import edited_word
from linter.reports.lines import plain_text
from linter.reports.text import Page
from tests.fix.findings import finding
from tests.fix.revisions import STAMP, W, parts, tree
from tests.readers.wordfile import p, tbl, tr, word_file

Snapshot = Callable[[str, str], None]
ROWS = (("合格率", "反应合格情况", "≥95百分比"), ("时间", "完成时间", "12月"))
PROJECT = ProjectIdentity(1, "13102824P00000000001X", "教师培训经费")
SPOTS = (
    (0, 1, (0, 2), "反映", "TXT01", "warning"),
    (0, 2, (1, 6), "95%", "VAL02", "error"),
    (0, 2, None, None, "VAL13", "info"),
    (1, 2, (0, 3), "12月底前", "VAL06", "warning"),
)


def found(place_of: Callable[[int, int], object]) -> list[Finding]:
    return [
        finding(
            ROWS[row][column], place_of(row, column), span, new, rule=rule, severity=severity,
            message=f"{rule}的说明", project=PROJECT, indicator=ROWS[row][0], row=row + 1,
            field=("indicator", "description", "value")[column],
            column=("三级指标", "绩效指标描述", "指标值")[column],
        )
        for row, column, span, new, rule, severity in SPOTS
    ]  # fmt: skip


def in_word(row: int, column: int) -> WordPlace:
    return WordPlace(1, row + 1, column + 1)


def in_sheet(row: int, column: int) -> SheetPlace:
    return SheetPlace("公开", f"{'ABC'[column]}{row + 1}")


def in_text(row: int, column: int) -> TextPlace:
    return TextPlace(row * 4 + column + 2, 2)


WORD, SHEET, TEXT = found(in_word), found(in_sheet), found(in_text)
EDITS = {"word": [edit_of(each) for each in WORD], "sheet": [edit_of(each) for each in SHEET]}


@pytest.fixture
def word() -> bytes:
    return word_file(p("1、绩效目标表") + tbl(*(tr(*row) for row in ROWS)) + p("说明"))


@pytest.fixture
def workbook() -> bytes:
    book = openpyxl.Workbook()
    book.active.title = "公开"
    for row in ROWS:
        book.active.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def word_lines(data: bytes) -> Iterator[str]:
    """Each paragraph on a line: comments as ⟦number…⟧, deletions and insertions as [-…-] and
    {+…+}; then the comments."""
    signs = {
        "commentRangeStart": ("⟦{id}:", ""), "commentRangeEnd": ("⟧", ""),
        "del": ("[-", "-]"), "ins": ("{{+", "+}}"),
    }  # fmt: skip
    for paragraph in tree(data).iter(f"{W}p"):
        line = ""
        for event, element in etree.iterwalk(paragraph, events=("start", "end")):
            name = etree.QName(element).localname
            sign = signs.get(name, ("", ""))[event == "end"]
            line += sign.format(id=element.get(f"{W}id"))
            if event == "start" and name in ("t", "delText"):
                line += element.text
        yield line
    if b"comments" in b"".join(name.encode() for name in parts(data)):
        for comment in etree.fromstring(parts(data)["word/comments.xml"]):
            yield f"批注{comment.get(f'{W}id')} {comment.get(f'{W}author')}：" + "".join(
                comment.itertext()
            )


def sheet_lines(data: bytes) -> Iterator[str]:
    """Each cell on a line with its colour and comment."""
    for row in openpyxl.load_workbook(io.BytesIO(data))["公开"].iter_rows():
        for cell in row:
            colour = cell.fill.fgColor.rgb if cell.fill.patternType else "无色"
            comment = cell.comment.text.replace("\n", " / ") if cell.comment else "无批注"
            yield f"{cell.coordinate} {cell.value} · {colour} · {comment}"


def page(lines: Iterator[str]) -> str:
    return "".join(f"{line}\n" for line in lines)


def test_comments_in_word(word: bytes, snapshot: Snapshot) -> None:
    snapshot("comments.docx.txt", page(word_lines(commented_word(word, WORD, STAMP))))


def test_tracked_changes(word: bytes, snapshot: Snapshot) -> None:
    copy, made, _ = edited_word(word, filter(None, EDITS["word"]), STAMP)
    assert len(made) == 3
    snapshot("tracked.docx.txt", page(word_lines(copy)))


def test_comments_in_a_workbook(workbook: bytes, snapshot: Snapshot) -> None:
    snapshot("comments.xlsx.txt", page(sheet_lines(commented_workbook(workbook, SHEET, STAMP))))


def test_changed_cells(workbook: bytes, snapshot: Snapshot) -> None:
    copy, made, _ = edited_workbook(workbook, filter(None, EDITS["sheet"]), STAMP)
    assert len(made) == 3
    snapshot("changed.xlsx.txt", page(sheet_lines(copy)))


def test_a_corrected_text(snapshot: Snapshot) -> None:
    data = "1、绩效目标表\n" + "\n".join("".join(f"\t{cell}\n" for cell in row) for row in ROWS)
    copy, made, _ = edited_text(data.encode(), filter(None, map(edit_of, TEXT)))
    assert len(made) == 3
    snapshot("changed.txt", copy.decode())


def test_the_changes_are_shown_first(snapshot: Snapshot) -> None:
    report = DocumentReport("公开.docx", "word", "checked", None, None, None, 1, 2, {}, ())
    first, *_, last = [edit for edit in EDITS["word"] if edit]
    skipped = (Skipped(WORD[1], "与 VAL13 的修改重叠，先按 VAL13 修改"),)
    repair = Repair(b"", (first, last), skipped, report, report)
    fixable = {"TXT01": "unsafe", "VAL06": "safe"}
    titles = {"TXT01": "疑似错别字", "VAL06": "时点写法有歧义"}
    lines = (*diff_lines(repair, titles, fixable, Page(width=60)), summary_line(repair, fixable))
    snapshot("changes.txt", plain_text(lines))
