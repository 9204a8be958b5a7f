"""Separated values: delimiters, encodings, quotation marks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_any_bytes import document_or_reason
from wordfile import pictures

from linter.document import SheetPlace, Unreadable
from linter.readers import read_bytes


def seen(text, name="表.csv", encoding="utf-8"):
    document = read_bytes(text.encode(encoding), name)
    assert document.format == "csv"
    return pictures(document)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_encodings(encoding):
    assert seen("一级指标,指标值\r\n产出指标,≥95%\r\n", encoding=encoding) == [
        [["一级指标", "指标值"], ["产出指标", "≥95%"]]
    ]


@pytest.mark.parametrize("delimiter", [",", "\t", ";", "|"])
def test_delimiters_are_found_out(delimiter):
    assert seen(f"甲{delimiter}乙，丙\n1{delimiter}2\n") == [[["甲", "乙，丙"], ["1", "2"]]]


def test_delimiter_told_by_the_file():
    document = read_bytes("sep=;\n甲;1,5\n乙;2,5\n".encode(), "表.csv")
    assert pictures(document) == [[["甲", "1,5"], ["乙", "2,5"]]]
    assert document.blocks[0].cells().__next__().place == SheetPlace(None, "A2")


def test_quoted_fields_line_breaks_and_codes_kept_from_excel():
    assert seen('甲,"1.一\r\n2.""二"""\n="007",3\n') == [[["甲", '1.一\n2."二"'], ["007", "3"]]]


def test_titles_and_blank_rows():
    text = "某项目绩效目标表,,\n,,\n甲,乙,丙\n1,,2\n,,\n注：无,,\n"
    assert seen(text) == ["某项目绩效目标表", [["甲", "乙", "丙"], ["1", "", "2"]], "注：无"]


def test_a_mark_that_nobody_closed_swallows_nothing():
    text = '甲,"乙\n' + "1,2\n" * 20_000
    document = read_bytes(text.encode(), "表.csv")
    assert len(document.blocks[0].grid) == 20_001


def test_text_without_a_telling_name_is_looked_into():
    assert seen("甲\t乙\n1\t2\n", "a.txt") == [[["甲", "乙"], ["1", "2"]]]
    assert seen("甲,乙\n1,2\n", "-") == [[["甲", "乙"], ["1", "2"]]]


@pytest.mark.parametrize(
    ("text", "name"),
    [("\t甲\n\t乙\n", "-"), ("甲,乙\n1,2\n", "a.txt"), ("甲,乙\n1,2,3\n", "-"), ("甲,乙\n", "-")],
)
def test_dumps_and_prose_stay_text(text, name):
    assert read_bytes(text.encode(), name).format == "text"


def test_too_big(monkeypatch):
    monkeypatch.setattr("linter.readers.separated.MAX_CELLS", 3)
    with pytest.raises(Unreadable, match="单元格"):
        read_bytes("甲,乙\n1,2\n".encode(), "a.csv")
    monkeypatch.setattr("linter.readers.separated.MAX_BYTES", 3)
    with pytest.raises(Unreadable, match="MB"):
        read_bytes("甲,乙\n1,2\n".encode(), "a.csv")


@given(st.text(alphabet='甲乙1,;\t|"=\r\n\ufeff sep', max_size=200), st.sampled_from([".csv", ""]))
def test_any_text(text, suffix):
    document_or_reason(text.encode(), f"a{suffix}")


@given(st.binary(max_size=300))
def test_any_bytes(data):
    document_or_reason(data, "a.csv")
