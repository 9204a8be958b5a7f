"""Corrected copies: what they cure and leave alone; a second round finds nothing."""

import io
from collections import Counter
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linter.document import TextPlace, Unreadable, WordPlace
from linter.fix.diff import diff_lines, summary_line
from linter.fix.edits import edit_of, plan
from linter.fix.plain import edited_text
from linter.fix.repair import fixable_rules, new_errors, repaired
from linter.reports.lines import plain_text
from linter.reports.text import Page
from linter.run import lint_bytes, prepare
from tests.fix.findings import finding
from tests.fix.revisions import (
    MAIN,
    STAMP,
    accepted,
    check_numbers,
    parts,
    rejected,
    runs,
    texts,
    tree,
)
from tests.readers.wordfile import p, tbl, tr, word_file

FOLDER = Path(__file__).parents[2] / "corpus"
SETTINGS = prepare()
ALL = fixable_rules(SETTINGS, unsafe=True)


def fixed(data, path="公开.docx", fixable=ALL):
    return repaired(data, path, SETTINGS, fixable, STAMP)


@pytest.fixture(scope="module")
def word():
    return fixed((FOLDER / "disclosure.docx").read_bytes())


@pytest.fixture(scope="module")
def text():
    return fixed((FOLDER / "disclosure.txt").read_bytes(), "公开.txt")


def test_the_corpus_is_cured_and_gets_no_new_error(word):
    data = (FOLDER / "disclosure.docx").read_bytes()
    assert {"VAL02", "VAL03", "CON04", "FML01", "TXT01", "TXT06"} <= {
        edit.finding.rule for edit in word.edits
    }
    after = lint_bytes(accepted(word.data), "公开.docx", SETTINGS)
    before = lint_bytes(data, "公开.docx", SETTINGS)
    assert not new_errors(before, after)
    assert not new_errors(word.before, word.after)
    wanted = Counter(each.finding.rule for each in word.edits)
    left = [each for each in after.findings if each.rule in wanted and edit_of(each)]
    assert not left


def test_rejecting_gives_the_corpus_back(word):
    data = (FOLDER / "disclosure.docx").read_bytes()
    assert texts(rejected(word.data)) == texts(data)


def test_only_the_text_is_changed_and_only_where_said(word):
    data = (FOLDER / "disclosure.docx").read_bytes()
    before, after = parts(data), parts(word.data)
    assert {name for name in after if after[name] != before.get(name)} == {MAIN}
    assert list(before) == list(after)
    untouched = set(runs(data)) - set(runs(word.data))
    assert len(untouched) <= 2 * len(word.edits)
    check_numbers(tree(word.data))


def test_fixing_twice_changes_nothing(word, text):
    assert fixed(word.data).data == word.data
    assert not fixed(accepted(word.data)).edits
    assert fixed(text.data, "公开.txt").data == text.data


def test_text_and_word_get_the_same_changes(word, text):
    changes = [
        sorted((edit.finding.text, edit.span, edit.text) for edit in repair.edits)
        for repair in (word, text)
    ]
    assert changes[0] == changes[1]
    assert text.data.decode().count("\n") <= (FOLDER / "disclosure.txt").read_text().count("\n")


def test_safe_changes_are_fewer_and_all_are_told(word):
    safe = fixed((FOLDER / "disclosure.docx").read_bytes(), fixable=fixable_rules(SETTINGS, False))
    assert 0 < len(safe.edits) < len(word.edits)
    assert all(ALL[edit.finding.rule] == "safe" for edit in safe.edits)
    titles = {rule.id: rule.title for rule in SETTINGS.rules}
    page = plain_text([*diff_lines(word, titles, ALL, Page(width=80)), summary_line(word, ALL)])
    assert page.count("\n  - ") == page.count("\n  + ") == len(word.edits)
    assert "  - 100百分比\n  + 100%\n    VAL02 percent-word" in page


def test_every_suggestion_of_a_rule_with_fix_fits_its_span():
    """A replacement cures: the corpus has none that leaves its own finding behind."""
    report = lint_bytes((FOLDER / "disclosure.txt").read_bytes(), "公开.txt", SETTINGS)
    mechanical = [each for each in report.findings if each.rule in ALL and each.suggestion]
    assert all(each.span and edit_of(each) for each in mechanical)


def test_other_formats_are_refused():
    page = "<html><body><table><tr><td>甲</td></tr></table></body></html>".encode()
    with pytest.raises(Unreadable, match="docx"):
        fixed(page, "表.html")


@pytest.mark.parametrize(
    ("text", "span", "new", "expected"),
    [
        ("流动口总数", (0, 3), "流动人口", ((2, 2), "人")),
        ("011万元", (0, 5), "0.11万元", ((0, 3), "0.11")),
        ("×101%", (0, 5), "×100%", ((1, 4), "100")),
        ("5万", (0, 2), "5万元", ((2, 2), "元")),
        ("工作工作", (0, 4), "工作", ((2, 4), "")),
    ],
)
def test_a_change_is_as_small_as_a_person_would_make_it(text, span, new, expected):
    edit = edit_of(finding(text, WordPlace(1, 1, 1), span, new))
    assert (edit.span, edit.text) == expected
    assert edit.fixed == new + text[span[1] :]


def test_the_first_of_overlapping_changes_wins_and_it_is_told():
    place = WordPlace(1, 1, 1)
    first = finding("反应情况", place, (0, 3), "反映情", rule="TXT01")
    second = finding("反应情况", place, (1, 4), "响情况", rule="TXT03")
    same = finding("反应情况", place, (0, 2), "反映", rule="TXT04")
    rules = {"TXT01": "safe", "TXT03": "safe", "TXT04": "safe"}
    edits, skipped = plan([first, second, same], rules, lambda edit: False)
    assert [edit.finding for edit in edits] == [first]
    assert [each.finding for each in skipped] == [second]
    assert "TXT01" in skipped[0].reason


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"])
def test_a_text_keeps_its_encoding_and_line_breaks(encoding, line_break):
    content = "标题\n\t反应\n情况\n\t乙\n"
    data = content.replace("\n", line_break).encode(encoding)
    edit = edit_of(finding("反应\n情况", TextPlace(2, 2), (1, 4), "映情"))
    copy, made, skipped = edited_text(data, [edit])
    assert made and not skipped
    assert copy.decode(encoding) == "标题\n\t反映情况\n\t乙\n".replace("\n", line_break)


def test_a_text_that_moved_is_left():
    edit = edit_of(finding("反应", TextPlace(1, 1), (0, 2), "反映"))
    assert edited_text("别的".encode(), [edit])[0] == "别的".encode()
    assert edited_text(b"", [edit])[2]


values = st.sampled_from(
    ["100百分比", "≥95百分比", "》95％", "不少于5次以上", "5万", "≥5 个", "98%≥"]
)
words = st.sampled_from(["反应情况", "流动口总数", "验收 合格率", "更好的开展工作", "一,二"])


HEADINGS = ("一级指标", "二级指标", "三级指标", "绩效指标描述", "指标值", "指标值确定依据")
HEADER = (("项目编码", "A1", "项目名称", "甲经费"), ("预算数", "1.00"))
TITLE = "1、甲经费绩效目标表"


def rows_of(cells):
    return [HEADINGS, *(
        ("产出指标", "数量指标", word, f"{word}的说明", value, "计划") for word, value in cells
    )]  # fmt: skip


def as_word(cells):
    header, rows = (tbl(*(tr(*row) for row in table)) for table in (HEADER, rows_of(cells)))
    return word_file(p(TITLE) + header + p() + rows)


def as_workbook(cells):
    book = openpyxl.Workbook()
    for row in ((TITLE,), *HEADER, (), *rows_of(cells)):
        book.active.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def as_text(cells):
    tables = (
        "\n".join("".join(f"\t{cell}\n" for cell in row) for row in table)
        for table in (HEADER, rows_of(cells))
    )
    return "\n\n".join((TITLE, *tables)).encode()


@settings(max_examples=30, deadline=None)
@given(
    st.sampled_from([("表.docx", as_word), ("表.xlsx", as_workbook), ("表.txt", as_text)]),
    st.lists(st.tuples(words, values), min_size=1, max_size=4),
)
def test_any_small_document_is_fixed_once(container, cells):
    path, write = container
    data = write(cells)
    once = fixed(data, path)
    assert once.before.projects == 1 and once.before.indicators == len(cells)
    assert fixed(once.data, path).data == once.data
    assert not fixed(once.data, path).edits
    if path == "表.docx":
        assert texts(rejected(once.data)) == texts(data)
        assert not fixed(accepted(once.data)).edits
