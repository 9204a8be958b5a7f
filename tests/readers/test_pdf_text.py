"""Lines of PDF text: which breaks are the author's and which are for want of room."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pdffile import pdf_file, table

from linter.document import Table
from linter.readers.pdf.flow import Measure, continues
from linter.readers.pdf.lines import lines_of, pieces_of
from linter.readers.pdf.marks import Glyph
from linter.readers.pdf.reading import document_of
from linter.readers.pdf.runs import runs_of


def cell(text, width=116):
    """What a cell gives whose text is wrapped to `width`: 10 points a letter, 6 of margin."""

    def draw(canvas):
        table(canvas, 60, 100, [60, width], [["说明", text], ["甲", "乙" * 10], ["丙", "丁"]])

    document = document_of(pdf_file(draw), "a.pdf", lambda page, pages: None)
    (found,) = (block for block in document.blocks if isinstance(block, Table))
    return found.grid[0][1].text


def test_full_lines_are_joined():
    text = "为保障全县公安工作顺利开展，根据有关文件要求，安排本项目资金。"
    assert cell(text) == text


def test_breaks_of_the_author_stay():
    text = "保障办案\n购置装备\n维护设施"
    assert cell(text) == text


def test_an_item_begins_a_paragraph_even_after_a_full_line():
    text = "1.保障民警办案所需。\n2.购置装备。"
    assert cell(text) == text


def test_a_fraction_begins_none():

    assert "\n" not in cell("本项目二〇二四年安排2.5万元")


def test_hyphen_at_the_end_of_a_line_stays():
    assert cell("编号SQ-24-11", 56) == "编号SQ-24-11"


def test_codes_that_fill_the_cell_are_not_parted():
    code = "13102824P00279310936N"
    assert cell(code, 66).replace("\n", "") == code


@pytest.mark.parametrize("text", ["项  目", "  其中：办公用房"])
def test_blanks_of_the_author_stay(text):
    assert cell(text).split() == text.split()
    assert cell(text)[:1].isspace() == text[:1].isspace()


def row(text, top=0.0, size=10.0, left=0.0):
    glyphs = []
    for character in text:
        width = size if ord(character) > 255 else size / 2
        glyphs.append(Glyph(character, left, top, left + width, top + size))
        left += width
    return glyphs


def test_letters_of_other_sizes_stay_on_their_line():
    glyphs = [*row("面积五", 0, 10), *row("2", -0.5, 5, 30), *row("公顷", 0, 10, 33)]
    assert [line.text for line in lines_of(list(runs_of(glyphs)))] == ["面积五2公顷"]


def test_pieces_are_parted_by_wide_gaps_only():
    glyphs = [*row("表一"), *row("单位：万元", left=30), *row("表二", left=200)]
    assert [piece.text for piece in pieces_of(list(runs_of(glyphs)))] == ["表一 单位：万元", "表二"]


@pytest.mark.parametrize(("right", "is_one"), [(23, True), (31, False)])
def test_a_closing_mark_takes_the_figure_before_it_to_the_next_line(right, is_one):
    before, line = (lines_of(list(runs_of(row(text))))[0] for text in ("11", "8）"))
    assert continues(before, line, Measure(0, right), "left") is is_one


numbers = st.floats(-1e4, 1e4, allow_nan=False)


@given(st.lists(st.builds(Glyph, st.sampled_from("甲a1 　，"), numbers, numbers, numbers, numbers)))
def test_any_glyphs_give_lines(glyphs):
    lines = lines_of(list(runs_of(glyphs)))
    assert sum(len(line.text.replace(" ", "")) for line in lines) <= len(glyphs)
