"""The list of findings comes back with the reviewers' decisions."""

import io
from collections.abc import Mapping

import docx
import pytest
from openpyxl import load_workbook

from linter.document import Document, SheetPlace, Unreadable
from linter.filter.decisions import Decision, decided, decisions_in, unknown_states
from linter.findings import Report
from linter.readers import read_bytes
from linter.reports.papers.notice import notice_paper
from linter.reports.text import Page, text_report
from linter.reports.workbook.findings import xlsx_report


def marked_list(report: Report, states: Mapping[str, str]) -> Document:
    """A list in which rows of these rules were given a state and a remark."""
    book = load_workbook(io.BytesIO(xlsx_report(report)))
    sheet = book["问题明细"]
    columns = {cell.value: cell.column for cell in sheet[1]}
    for row in range(2, sheet.max_row + 1):
        rule = sheet.cell(row, columns["代码"]).value
        sheet.cell(row, columns["处理状态"]).value = states.get(str(rule))
        sheet.cell(row, columns["备注"]).value = f"{rule}的备注"
    stream = io.BytesIO()
    book.save(stream)
    return read_bytes(stream.getvalue(), "清单.xlsx")


def marked(report: Report, states: Mapping[str, str]) -> Mapping[str, Decision]:
    return decisions_in(marked_list(report, states))


def notice_words(report: Report) -> str:
    paper = docx.Document(io.BytesIO(notice_paper(report)))
    return "\n".join(paragraph.text for paragraph in paper.paragraphs)


def test_what_is_rejected_is_excused_with_its_remark(disclosed: Report) -> None:
    after = decided(disclosed, marked(disclosed, {"FML01": "不采纳", "DUP01": "已修改"}))
    assert "FML01" not in {finding.rule for finding in after.documents[0].findings}
    assert "DUP01" in {finding.rule for finding in after.documents[0].findings}
    (excused,) = after.documents[0].excused
    assert excused.suppression.reason == "FML01的备注"
    assert excused.suppression.place == SheetPlace("问题明细", "R2")
    assert "FML01" not in notice_words(after)


def test_what_is_accepted_is_returned_whatever_its_confidence(disclosed: Report) -> None:
    assert "TXT02" not in notice_words(disclosed)
    after = decided(disclosed, marked(disclosed, {"TXT02": "采纳", "COM05": "采纳"}))
    words = notice_words(after)
    assert "TXT02" in words and "COM05" in words
    assert after.documents[0].findings == disclosed.documents[0].findings


def test_the_next_list_keeps_what_was_accepted(disclosed: Report) -> None:
    after = decided(disclosed, marked(disclosed, {"TXT02": "采纳"}))
    book = load_workbook(io.BytesIO(xlsx_report(after)))
    states = [row[17] for row in book["问题明细"].iter_rows(min_row=2, values_only=True)]
    assert states.count("采纳") == 1


def test_a_locked_rule_cannot_be_rejected(disclosed: Report) -> None:
    decisions = marked(disclosed, {"FML01": "不采纳"})
    after = decided(disclosed, decisions, frozenset({"FML01"}))
    assert after.documents == disclosed.documents


def test_a_list_without_decisions_changes_nothing(disclosed: Report) -> None:
    assert decided(disclosed, marked(disclosed, {})) == disclosed


def test_a_state_that_is_none_is_told_and_changes_nothing(disclosed: Report) -> None:
    document = marked_list(disclosed, {"FML01": "再看看", "DUP01": "已修改"})
    assert list(unknown_states(document)) == [("再看看", SheetPlace("问题明细", "R2"))]
    assert decided(disclosed, decisions_in(document)) == disclosed


def test_what_was_rejected_is_no_suppression_to_look_up(disclosed: Report) -> None:
    after = decided(disclosed, marked(disclosed, {"FML01": "不采纳"}))
    words = text_report(after, Page())
    assert "审核人员不采纳1处，没有列出。" in words and "jxlint suppressions" not in words


def test_another_document_is_no_list() -> None:
    with pytest.raises(Unreadable, match="不是 check -o xlsx 写出的问题清单"):
        decisions_in(read_bytes("第一段\n\t一\n\t二\n".encode(), "公开.txt"))
