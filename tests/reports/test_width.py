"""The width of Chinese text, and cells quoted with their offending part underlined."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.reports.quote import quote
from linter.reports.width import hung, padded, text_width, wrapped


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("", 0),
        ("abc", 3),
        ("指标值", 6),
        ("≥95%", 4),
        ("１０Ａ", 6),
        ("a\u200bb", 2),
        ("e\u0301", 1),
    ],
)
def test_text_width(text: str, columns: int) -> None:
    assert text_width(text) == columns


def test_ambiguous_characters_are_wide_on_a_chinese_console() -> None:
    assert text_width("≥“…”", ambiguous=2) == 8


def test_padded_fills_up_by_columns() -> None:
    assert padded("指标", 6) + "|" == "指标  |"


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", [""]),
        ("绩效目标表的指标", ["绩效目标表", "的指标"]),
        ("绩效目标，。指标", ["绩效目", "标，。指标"]),
        ("绩效目标第12行", ["绩效目标", "第12行"]),
        ("指标的 long.word", ["指标的", "long.word"]),
    ],
)
def test_wrapped(text: str, lines: list[str]) -> None:
    assert list(wrapped(text, 10)) == lines


@given(st.text(alphabet="绩效第（）“，。ab1 ", max_size=80), st.integers(10, 30))
def test_wrapped_keeps_every_character_and_the_width(text: str, width: int) -> None:
    lines = list(wrapped(text, width))
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(text_width(line) <= width for line in lines)
    assert not [line for line in lines[1:] if line.startswith(" ")]


def test_hung_lines_stand_behind_their_heads() -> None:
    assert list(hung("绩效目标 指标", 12, "甲：", "    ")) == ["甲：绩效目标", "    指标"]


@pytest.mark.parametrize(
    ("text", "span", "line", "underline"),
    [
        ("≥170人", (1, 5), "≥170人", " ^^^^^"),
        ("满意度显著", (3, 5), "满意度显著", "      ^^^^"),
        ("合格率95", (5, 5), "合格率95", "        ^"),
        ("甲\n乙", (1, 2), "甲↓乙", "  ^"),
        ("甲\u200b乙", (2, 3), "甲乙", "  ^^"),
        ("短", (5, 9), "短", "  ^"),
    ],
)
def test_quote_underlines_the_span(
    text: str, span: tuple[int, int], line: str, underline: str
) -> None:
    shown = quote(text, span, 40)
    assert shown.before + shown.marked + shown.after == line
    assert shown.underline == underline


def test_quote_without_span_is_the_beginning_of_the_cell() -> None:
    shown = quote("指标" * 40, None, 21)
    assert shown.before == "指标" * 4 + "指…"
    assert shown.underline == ""


def test_quote_of_a_long_span_shows_where_it_begins() -> None:
    shown = quote("一二三四五六七八九十" * 9, (30, 80), 24)
    assert shown.before.startswith("…")
    assert shown.marked.startswith("一二三")
    assert shown.after == "…"


CELLS = st.text(alphabet="绩效≥“a1 \n\t\u200b", max_size=120)


@given(CELLS, st.integers(0, 120), st.integers(0, 120), st.integers(8, 60), st.sampled_from((1, 2)))
def test_quote_fits_and_marks_the_span(
    text: str, start: int, length: int, width: int, ambiguous: int
) -> None:
    shown = quote(text, (start, start + length), width, ambiguous)
    line = shown.before + shown.marked + shown.after
    assert text_width(line, ambiguous) <= width
    assert shown.underline.count("^") == max(1, text_width(shown.marked, ambiguous))
    if start < len(text) and length and text[start] in "绩效a1":
        assert shown.marked.startswith(text[start])
