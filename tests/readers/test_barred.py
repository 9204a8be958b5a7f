"""Text dumps of pages whose tables are drawn with bars."""

import pytest
from wordfile import pictures

from linter.document import Table, TextPlace
from linter.readers import read_bytes


def read(text):
    return read_bytes(text.encode(), "网页.txt")


def seen(text):
    return pictures(read(text))


A_ROW_A_LINE = """\
育苗项目绩效目标表
| 育苗项目绩效目标表 | |||
| 项目名称 | 育苗 | 金额 | 12 |
| 产出指标 | 数量指标 | 育苗株数 | 900株 |
| 质量指标 | 成活率 | ≥92% | |
| 苗木规格 | 合格 | ||
填表说明
"""
A_CELL_A_LINE = """\
育苗项目绩效目标表

育苗项目绩效目标表 |
||||
项目名称 |
育苗 |
金额 |
12 |
|
产出指标 |
数量指标 |
育苗株数 |
900株 |
|
质量指标 |
成活率 |
≥92% |
||
苗木规格 |
合格 |
|||
填表说明
"""
# What a cell further up spans is not printed, and the rest stands at the left.
ROWS = [
    ["育苗项目绩效目标表"],
    ["项目名称", "育苗", "金额", "12"],
    ["产出指标", "数量指标", "育苗株数", "900株"],
    ["质量指标", "成活率", "≥92%"],
    ["苗木规格", "合格"],
]


@pytest.mark.parametrize("text", [A_ROW_A_LINE, A_CELL_A_LINE], ids=["row", "cell"])
def test_blanks_that_fill_a_row_up_are_no_cells(text):
    before, table, after = seen(text)
    # One blank alone in its line may be a cell as well.
    last_kept = [row[: len(wanted)] for row, wanted in zip(table, ROWS, strict=True)]
    assert (before, last_kept, after) == ("育苗项目绩效目标表", ROWS, "填表说明")
    assert all(not any(row[len(wanted) :]) for row, wanted in zip(table, ROWS, strict=True))


def test_a_bar_of_its_own_in_front_of_each_row():
    text = "|\n甲表 |\n|||\n|\n名称 |\n育苗 |\n金额 |\n|\n12 |\n||\n|\n说明 |\n无 |\n||\n"
    assert seen(text)[0][0] == ["甲表"]
    assert seen(text)[0][1][:2] == ["名称", "育苗"]


def test_a_packed_table_says_so():
    tables = [block for block in read(A_ROW_A_LINE).blocks if isinstance(block, Table)]
    assert [table.is_packed for table in tables] == [True]
    dumped = read("\t甲\n\t乙\n\n\t1\n\t2\n").blocks[0]
    assert not dumped.is_packed


def test_places_are_lines_and_columns_of_the_file():
    table = read(A_ROW_A_LINE).blocks[1]
    assert table.grid[1][0].place == TextPlace(3, 3)
    assert table.grid[1][1].place == TextPlace(3, 10)
    cells = read(A_CELL_A_LINE).blocks[1]
    assert cells.grid[1][0].place == TextPlace(5, 1)
    assert cells.grid[3][1].place == TextPlace(16, 1)


def test_a_cell_over_several_lines():
    text = A_CELL_A_LINE.replace("育苗株数 |", "育苗\n株数 |")
    assert seen(text)[1][2] == ["产出指标", "数量指标", "育苗\n株数", "900株", ""]


def test_a_row_broken_over_two_lines_is_one():
    text = A_ROW_A_LINE.replace("| 质量指标 | 成活率", "| 质量指标 |\n| 成活率")
    assert seen(text) == ["育苗项目绩效目标表", ROWS, "填表说明"]


def test_tables_of_other_widths_are_others():
    wide = "| 乙项目绩效目标表 | |||||\n| 项目名称 | 灌溉 | 甲 | 乙 | 丙 | 丁 |\n"
    tables = [block for block in seen(A_ROW_A_LINE.replace("填表说明\n", wide)) if block[0] != "育"]
    assert tables[-1] == [["乙项目绩效目标表"], ["项目名称", "灌溉", "甲", "乙", "丙", "丁"]]
    assert tables[-2] == ROWS


def test_blank_cells_within_a_row_are_cells():
    text = A_ROW_A_LINE.replace("| 育苗 | 金额", "| | 金额")
    assert seen(text)[1][1] == ["项目名称", "", "金额", "12"]


@pytest.mark.parametrize(
    "text",
    [
        "首页 | 公开 | 通知\n正文一段。\n正文又一段。\n",
        "甲 |\n乙 |\n正文\n",
        "甲|乙\n丙|丁\n戊|己\n庚|辛\n壬|癸\n",
    ],
    ids=["path", "few", "within"],
)
def test_bars_in_prose_draw_no_table(text):
    assert all(isinstance(each, str) for each in seen(text))


def test_dumps_with_tabs_keep_their_bars():
    text = "\t甲 |\n\t乙 |\n\n\t丙 |\n\t丁 |\n"
    assert seen(text) == [[["甲 |", "乙 |"], ["丙 |", "丁 |"]]]
