"""Markdown: lines, and tables drawn with bars."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_any_bytes import document_or_reason
from wordfile import pictures

from linter.document import TextPlace, Unreadable
from linter.readers import read_bytes


def read(text, name="文档.md"):
    return read_bytes(text.encode(), name)


def test_table_and_lines():
    table = "| 一级指标 | 指标值 |\n|:---|---:|\n| 产出指标 | ≥95% |"
    document = read(f"# 一、某项目绩效目标表\n\n{table}\n\n- 注：无\n")
    assert document.format == "markdown"
    assert pictures(document) == [
        "一、某项目绩效目标表",
        [["一级指标", "指标值"], ["产出指标", "≥95%"]],
        "注：无",
    ]
    title, table, note = document.blocks
    assert (title.place, note.place) == (TextPlace(1, 3), TextPlace(7, 3))
    assert table.grid[1][1].place == TextPlace(5, 10)


def test_cells_without_outer_bars_breaks_escapes_and_emphasis():
    text = "甲|乙\n-|-\n**1**|a\\|b<br>c\n2&ge;1|\\*\n"
    assert pictures(read(text)) == [[["甲", "乙"], ["1", "a|b\nc"], ["2≥1", "*"]]]


def test_short_and_long_rows_are_as_wide_as_the_heading():
    assert pictures(read("|甲|乙|\n|-|-|\n|1|\n|1|2|3|\n")) == [
        [["甲", "乙"], ["1", ""], ["1", "2"]]
    ]


def test_bars_without_a_rule_are_text():
    assert pictures(read("甲|乙\n1|2\n")) == ["甲|乙", "1|2"]


def test_found_out_without_a_name():
    assert read("|甲|\n|---|\n|1|\n", "-").format == "markdown"


def test_too_big(monkeypatch):
    monkeypatch.setattr("linter.readers.markdown.MAX_CELLS", 3)
    with pytest.raises(Unreadable, match="单元格"):
        read("|甲|乙|\n|-|-|\n|1|2|\n")


@given(st.text(alphabet="甲|-: \n\\*_`#<br>&lt;\t~", max_size=200))
def test_any_text(text):
    document_or_reason(text.encode(), "a.md")
