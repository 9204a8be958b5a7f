"""The text dump: cells, rows, tables, what tore them, and its encodings."""

import pytest
from wordfile import pictures

from linter.document import Table, TextPlace, Unreadable
from linter.readers import read_bytes


def read(text, encoding="utf-8"):
    return read_bytes(text.encode(encoding), "文档.txt")


def seen(text):
    return pictures(read(text))


def test_cells_rows_tables_and_paragraphs():
    text = "标题\n\t甲\n\t乙\n\n\t1\n\t\n\n\n\n后文\n\n尾"
    assert seen(text) == ["标题", [["甲", "乙"], ["1", ""]], "后文", "尾"]


def test_line_break_in_a_cell():
    assert seen("\t绩效目标\n\t1.甲\n2.乙\n") == [[["绩效目标", "1.甲\n2.乙"]]]


def test_two_blank_lines_part_tables():
    assert seen("\t甲\n\t乙\n\n\n\t丙\n") == [[["甲", "乙"]], [["丙"]]]


def test_paragraph_after_one_blank_line_ends_the_table():
    assert seen("\t甲\n\n注：空表。\n\t乙\n") == [[["甲"]], "注：空表。", [["乙"]]]


def test_ragged_heading_keeps_its_widths():
    assert seen("\t单位：万元\n\n\t甲\n\t乙\n") == [[["单位：万元"], ["甲", "乙"]]]


def test_place_is_where_the_text_starts():
    text = " [bookmark: _Toc1]标题\n\t[bookmark: _GoBack]甲\n\t 乙\n丙\n"
    title, table = read(text).blocks
    assert title.text == "标题"
    assert title.place == TextPlace(1, 19)
    assert isinstance(table, Table)
    assert [cell.place for cell in table.row(0)] == [TextPlace(2, 21), TextPlace(3, 2)]
    assert [cell.text for cell in table.row(0)] == ["甲", " 乙\n丙"]


ROW = "\t甲\n\t乙\n\t丙\n\t丁\n\n"


def test_row_torn_by_a_blank_line_is_joined():
    torn = "\t一\n\t二\n\n\t三\n\t四\n\n"
    (table,) = seen(ROW + ROW + torn + ROW)
    assert table[2] == ["一", "二", "三", "四"]
    assert len(table) == 4


def test_row_torn_twice_at_the_end_is_joined():
    (table,) = seen(ROW + ROW + "\t一\n\n\t二\n\t三\n\n\t四\n")
    assert table[2] == ["一", "二", "三", "四"]


def test_row_torn_with_text_behind_the_blank_line_is_joined():
    (table,) = seen(ROW + ROW + "\t一\n\t二\n\n续二\n又续\n\t三\n\t四\n\n" + ROW)
    assert table[2] == ["一", "二\n\n续二\n又续", "三", "四"]
    assert len(table) == 4


@pytest.mark.parametrize(
    "pieces",
    [
        "\t一\n\t二\n\n\t三\n\n",  # too few cells
        "\t一\n\t二\n\t三\n\n\t四\n\t五\n\n",  # too many
    ],
)
def test_pieces_that_do_not_add_up_are_left_alone(pieces):
    (table,) = seen(ROW + ROW + pieces)
    assert len(table) == 4


def test_heading_rows_that_happen_to_add_up_are_left_alone():
    (table,) = seen("\t甲\n\n\t乙\n\t丙\n\t丁\n\n" + ROW + ROW)
    assert [len(row) for row in table] == [1, 3, 4, 4]


def test_form_without_a_prevailing_width_is_left_alone():
    form = "\t甲\n\n\t乙\n\t丙\n\t丁\n\t戊\n\n\t己\n\t庚\n\n\t辛\n\n"
    (table,) = seen(form)
    assert [len(row) for row in table] == [1, 4, 2, 1]


def test_table_torn_by_a_blank_paragraph_is_joined_where_tables_are_set_wider_apart():
    form = "\t单位\n\n\t用途\n\t业务费\n\n\n\t计划\n\t3月\n\t6月\n\n\t目标\n\t甲\n\n"
    apart = "\n\n" + ROW + ROW
    assert [len(block) for block in seen(form + apart)] == [4, 2]
    assert [len(block) for block in seen(form)] == [2, 2]


def test_uniform_table_of_another_width_is_its_own():
    text = "\t甲\n\t乙\n\n\n" + ROW + ROW + "\n\n" + ROW
    assert [len(block) for block in seen(text)] == [1, 2, 1]


@pytest.mark.parametrize("ending", ["\r\n", "\r"])
def test_line_endings(ending):
    assert seen("标题\n\t甲\n\t乙\n".replace("\n", ending)) == ["标题", [["甲", "乙"]]]


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16", "utf-16-le", "utf-16-be", "utf-32"],
)
def test_encodings(encoding):
    text = "2024年绩效目标表\n\t一级指标\n\t≥95%\n\n\t产出指标\n\t100%\n"
    document = read(text, encoding)
    assert pictures(document) == ["2024年绩效目标表", [["一级指标", "≥95%"], ["产出指标", "100%"]]]
    assert document.notes == ()


def test_slightly_damaged_text_is_read_with_a_note():
    data = ("绩效目标表\n\n" * 80).encode()
    document = read_bytes(data[:100] + b"\xff" + data[100:] + b"\xe7", "a.txt")
    assert len(document.blocks) > 70
    assert any("无法解码" in note for note in document.notes)


def test_damaged_chinese_encoding_is_not_taken_for_another():
    data = "绩效目标：保障公安工作开展。\n".encode("gb18030") * 30
    document = read_bytes(data[:201] + b"\xff\xff" + data[201:], "a.txt")
    assert document.blocks[0].text.startswith("绩效目标")


@pytest.mark.parametrize("data", [b"\x00\x01\x02" * 500, bytes(range(256)) * 20, b"\x80\xff" * 999])
def test_binary_is_no_text(data):
    with pytest.raises(Unreadable, match="不是文本"):
        read_bytes(data, "a.txt")


def test_text_without_tables():
    assert seen("一\n\n\n二") == ["一", "二"]
