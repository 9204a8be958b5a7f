"""Tracked changes in small Word files: accepted they give the new text, rejected the old one."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linter.document import Table, WordPlace
from linter.fix.edits import edit_of
from linter.fix.wordcopy import edited_word
from linter.readers import read_bytes
from tests.fix.findings import finding
from tests.fix.revisions import (
    STAMP,
    W,
    accepted,
    check_numbers,
    rejected,
    runs,
    texts,
    tree,
)
from tests.readers.wordfile import p, r, tbl, tc, tr, word_file

BEGIN, MIDDLE, END = (
    f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")
)
OTHER = 'w:id="7" w:author="某人" w:date="2024-01-01T00:00:00Z"'
OLD = f"<w:del {OTHER}><w:r><w:delText>旧</w:delText></w:r></w:del>"


def cell_of(data):
    document = read_bytes(data, "文档.docx")
    table = next(block for block in document.blocks if isinstance(block, Table))
    return next(table.cells())


def change(data, start, end, new):
    cell = cell_of(data)
    edit = edit_of(finding(cell.text, cell.place, (start, end), new))
    assert edit is not None
    copy, made, skipped = edited_word(data, [edit], STAMP)
    return cell.text[:start] + new + cell.text[end:], copy, made, skipped


BODIES = {
    "one run": p("反应情况"),
    "split runs": p("反", r("应", "<w:b/>"), "情", "况"),
    "several elements in a run": p("<w:r><w:t>反应</w:t><w:tab/><w:t>情况</w:t><w:br/></w:r>"),
    "unpreserved blanks": p("<w:r><w:t>  反应情况 </w:t></w:r>"),
    "two paragraphs": p("反应") + p("情况"),
    "three paragraphs": p("反应", properties='<w:jc w:val="center"/>') + p("情") + p("况"),
    "control in a line": p(f"<w:sdt><w:sdtContent>{r('反应情况')}</w:sdtContent></w:sdt>"),
    "control around": f"<w:sdt><w:sdtContent>{p('反应情况')}</w:sdtContent></w:sdt>",
    "inserted before": p(f"<w:ins {OTHER}>{r('反应情况')}</w:ins>"),
    "partly inserted": p("反应", f"<w:ins {OTHER}>{r('情')}</w:ins>", "况"),
    "deleted before": p("反", OLD, "应情况"),
    "link": p(f'<w:hyperlink w:anchor="a">{r("反应")}</w:hyperlink>', "情况"),
    "hidden between": p("反应", r("隐", "<w:vanish/>"), "情况"),
    "field": p(BEGIN, "<w:r><w:instrText>X</w:instrText></w:r>", MIDDLE, "反应情况", END),
}  # fmt: skip


@pytest.mark.parametrize("name", BODIES)
@pytest.mark.parametrize(
    ("start", "end", "new"),
    [(0, 2, "反映"), (1, 3, "映"), (0, 4, "好"), (0, 1, "正反"), (1, 2, "")],
)
def test_accepting_gives_the_new_text_and_rejecting_the_old(name, start, end, new):
    data = word_file(tbl(tr(tc(BODIES[name]), "邻格")) + p("后文"))
    expected, copy, made, skipped = change(data, start, end, new)
    assert len(made) == 1 and not skipped
    assert texts(copy)[0] == expected
    assert texts(accepted(copy))[0] == expected
    assert texts(rejected(copy)) == texts(data)
    assert texts(copy)[1:] == texts(data)[1:]
    root = tree(copy)
    check_numbers(root)
    # No insertion stands in another one, and what is deleted is written as Word wants it.
    assert not [
        e for e in root.iter(f"{W}ins") if next(e.iterancestors(f"{W}ins"), None) is not None
    ]
    assert not [t for t in root.iter(f"{W}t") if next(t.iterancestors(f"{W}del"), None) is not None]


def test_inserted_text_looks_like_what_it_replaces():
    data = word_file(tbl(tr(tc(p("反", r("应", '<w:b/><w:rPrChange w:id="3"/>'), "情况")))))
    _, copy, *_ = change(data, 1, 2, "映")
    (inserted,) = tree(copy).iter(f"{W}ins")
    assert [e.tag for e in inserted.find(f"{W}r/{W}rPr")] == [f"{W}b"]


def test_untouched_runs_stay_as_they_are():
    data = word_file(tbl(tr(tc(p(r("甲", "<w:i/>"), "反应", r("乙", "<w:b/>"))), "邻格")))
    _, copy, *_ = change(data, 1, 3, "反映")
    before, after = runs(data), runs(copy)
    assert [run for run in before if "反应".encode() not in run] == [
        run for run in after if run in before
    ]


def test_text_that_cannot_be_changed_is_told():
    formula = p("<m:oMath><m:r><m:t>反应</m:t></m:r></m:oMath>")
    data = word_file(tbl(tr(tc(formula))))
    _, copy, made, skipped = change(data, 0, 2, "反映")
    assert copy == data and not made
    assert "公式" in skipped[0].reason


def test_text_that_is_not_there_is_told():
    data = word_file(tbl(tr("甲")))
    edit = edit_of(finding("别的反应", WordPlace(1, 1, 1), (2, 4), "反映"))
    copy, made, skipped = edited_word(data, [edit], STAMP)
    assert copy == data and not made and "没有找到" in skipped[0].reason


def test_several_changes_of_a_cell():
    data = word_file(tbl(tr(tc(p("反应反应", "反应")))))
    cell = cell_of(data)
    spans = [(0, 2), (2, 4), (4, 6)]
    edits = [edit_of(finding(cell.text, cell.place, span, "反映")) for span in spans]
    copy, made, _ = edited_word(data, edits, STAMP)
    assert len(made) == 3
    assert texts(accepted(copy)) == ["反映反映反映"]
    assert texts(rejected(copy)) == ["反应反应反应"]


pieces = st.lists(st.text("甲乙丙丁12. ", min_size=1, max_size=4), min_size=1, max_size=5)


@settings(max_examples=60, deadline=None)
@given(st.lists(pieces, min_size=1, max_size=3), st.data(), st.text("戊己34%", max_size=3))
def test_any_change_can_be_accepted_or_rejected(paragraphs, draw, new):
    body = "".join(p(*map(r, each)) for each in paragraphs)
    data = word_file(tbl(tr(tc(body))))
    text = cell_of(data).text
    if not text:
        return
    start = draw.draw(st.integers(0, len(text) - 1))
    end = draw.draw(st.integers(start + 1, len(text)))
    if text[start:end] == new or not (new or text[:start] or text[end:]):
        return
    expected, copy, _, skipped = change(data, start, end, new)
    if skipped:
        assert copy == data and "\n" in text[start:end]
        return
    assert texts(accepted(copy)) == [expected.rstrip("\n")]
    assert texts(rejected(copy)) == [text]
    check_numbers(tree(copy))
