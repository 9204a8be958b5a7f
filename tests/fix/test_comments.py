"""Comments in a copy of a Word file: each at its cell, in a package that Word accepts."""

from pathlib import Path

import pytest
from lxml import etree

from linter.document import TextPlace, WordPlace
from linter.findings import DocumentReport
from linter.fix.comments import commented_word
from linter.fix.package import AUTHOR
from linter.fix.remark import MAX_REMARK, remark
from linter.run import lint_bytes, prepare
from tests.fix.findings import finding
from tests.fix.revisions import MAIN, STAMP, W, parts, texts, tree
from tests.readers.wordfile import STRICT, document_xml, p, package, r, relations, tbl, tc, tr
from tests.readers.wordfile import word_file as bare_file

CORPUS = Path(__file__).parents[2] / "corpus/disclosure.docx"
COMMENTS = "word/comments.xml"
TYPES = (
    b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    b'<Default Extension="xml" ContentType="application/xml"/></Types>'
)


def word_file(body):
    return package(
        {
            "[Content_Types].xml": TYPES,
            "_rels/.rels": relations("word/document.xml"),
            MAIN: document_xml(body),
        }
    )


def check_package(before, after):
    """Every comment has its two marks and one reference, in order, and a related, typed part."""
    old, new = parts(before), parts(after)
    changed = {name for name in new if new[name] != old.get(name)}
    rels = "word/_rels/document.xml.rels"
    assert changed <= {MAIN, COMMENTS, rels, "[Content_Types].xml"}
    for content in (new[name] for name in changed):
        etree.fromstring(content)
    assert b'PartName="/word/comments.xml"' in new["[Content_Types].xml"]
    related = etree.fromstring(new[rels])
    assert [e.get("Target") for e in related].count("comments.xml") == 1
    assert len({e.get("Id") for e in related}) == len(related)
    root = etree.fromstring(new[MAIN])
    numbers = [e.get(f"{W}id") for e in etree.fromstring(new[COMMENTS])]
    assert len(numbers) == len(set(numbers))
    for mark in ("commentRangeStart", "commentRangeEnd", "commentReference"):
        assert sorted(e.get(f"{W}id") for e in root.iter(f"{W}{mark}")) == sorted(numbers)
    order = {e: number for number, e in enumerate(root.iter())}
    ends = {e.get(f"{W}id"): order[e] for e in root.iter(f"{W}commentRangeEnd")}
    assert all(order[e] < ends[e.get(f"{W}id")] for e in root.iter(f"{W}commentRangeStart"))
    for end in root.iter(f"{W}commentRangeEnd"):
        assert end.getnext() is not None


def held(data, number):
    """The text between the two marks of a comment."""
    found, inside = [], False
    for element in tree(data).iter():
        if element.get(f"{W}id") == str(number):
            inside = inside or element.tag == f"{W}commentRangeStart"
            inside = inside and element.tag != f"{W}commentRangeEnd"
        elif inside and element.tag == f"{W}t":
            found.append(element.text)
    return "".join(found)


def comments(data):
    return ["".join(e.itertext()) for e in etree.fromstring(parts(data)[COMMENTS])]


@pytest.mark.parametrize(
    ("body", "span", "expected"),
    [
        (p("反应情况"), (0, 2), "反应"),
        (p("反", r("应情", "<w:b/>"), "况"), (1, 3), "应情"),
        (p("反应") + p("情况"), (1, 4), "应情"),
        (p("反应情况"), None, "反应情况"),
        (p(f'<w:hyperlink w:anchor="a">{r("反应情况")}</w:hyperlink>'), (0, 2), "反应情况"),
        (p(), None, ""),
    ],
)
def test_a_comment_holds_the_span(body, span, expected):
    data = word_file(tbl(tr("邻格", tc(body))) + p("后文"))
    text = texts(data)[1]
    copy = commented_word(data, [finding(text, WordPlace(1, 1, 2), span)], STAMP)
    check_package(data, copy)
    assert held(copy, 0) == expected
    assert texts(copy) == texts(data)


def test_overlapping_spans_of_one_cell():
    data = word_file(tbl(tr("一二三四五六")))
    place = WordPlace(1, 1, 1)
    spans = [(0, 6), (1, 4), (2, 6), (1, 4), None]
    placed = [finding("一二三四五六", place, span) for span in spans]
    copy = commented_word(data, placed, STAMP)
    check_package(data, copy)
    assert [held(copy, number) for number in range(5)] == [
        "一二三四五六", "二三四", "三四五六", "二三四", "一二三四五六",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "place",
    [WordPlace(9, 9, 9), WordPlace(1, None, None), WordPlace(1, 1, 9), TextPlace(1, 1),
     WordPlace(None, None, None), WordPlace(None, None, None, 1)],
)  # fmt: skip
def test_a_finding_without_a_cell_has_a_comment_all_the_same(place):
    data = word_file(p("前文") + tbl(tr("甲")))
    copy = commented_word(data, [finding("", place)], STAMP)
    check_package(data, copy)
    assert len(comments(copy)) == 1


def test_comments_that_are_there_stay():
    data = word_file(tbl(tr("甲", "乙")))
    first = commented_word(data, [finding("甲", WordPlace(1, 1, 1), message="先")], STAMP)
    second = commented_word(first, [finding("乙", WordPlace(1, 1, 2), message="后")], STAMP)
    assert [text.partition(" ")[2][:1] for text in comments(second)] == ["先", "后"]
    assert held(second, 0) == "甲" and held(second, 1) == "乙"
    check_package(data, second)


def test_nothing_to_say_changes_nothing():
    data = bare_file(p("甲"))
    assert commented_word(data, [], STAMP) == data


def test_comments_in_the_strict_namespace():
    data = bare_file(tbl(tr("甲")), STRICT)
    copy = commented_word(data, [finding("甲", WordPlace(1, 1, 1), (0, 1))], STAMP)
    assert f"{{{STRICT}}}comments" == etree.fromstring(parts(copy)[COMMENTS]).tag


@pytest.mark.parametrize(
    ("message", "advice"), [("误" * 300, "改" * 300), ("误", ""), ("误\n", "改")]
)
def test_a_remark_is_one_short_line(message, advice):
    text = remark(finding("", WordPlace(1, 1, 1), message=message, advice=advice))
    assert text.startswith("【错误】TXT01 误") and len(text) <= MAX_REMARK and text.isprintable()
    assert ("改" in text) == bool(advice)


@pytest.fixture(scope="module")
def corpus() -> DocumentReport:
    return lint_bytes(CORPUS.read_bytes(), "公开.docx", prepare())


def test_the_corpus_document(corpus):
    data = CORPUS.read_bytes()
    copy = commented_word(data, corpus.findings, STAMP)
    assert copy == commented_word(data, corpus.findings, STAMP)
    check_package(data, copy)
    assert texts(copy) == texts(data)
    written = etree.fromstring(parts(copy)[COMMENTS])
    assert len(written) == len(corpus.findings)
    assert {e.get(f"{W}author") for e in written} == {AUTHOR}
    assert max(map(len, comments(copy))) <= MAX_REMARK
    spans = [(n, f) for n, f in enumerate(corpus.findings) if f.span and "\n" not in f.text]
    exact = [held(copy, n) == f.text[slice(*f.span)] for n, f in spans]
    assert sum(exact) == len(exact)
