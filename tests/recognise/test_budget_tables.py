"""Budget tables: captions, notes, joined headings, bodies; and which heading stands above which."""

import pytest

from linter.recognise.spans import joined, parents

OPENERS = {"合计", "科目编码"}


@pytest.mark.parametrize(
    ("upper", "lower", "expected"),
    [
        ("序号 收入 支出", "_ 项目 预算数 项目 预算数", [0, 1, 1, 2, 2]),
        ("序号 科目 合计", "_ 科目编码 科目名称 _", [0, 1, 1, 2]),
        ("来源 物品 金额 份额", "名称 资金 _ 合计 本级 _", [0, 0, 1, 2, 2, 3]),
        ("序号 分类 基本支出", "_ 科目编码 科目名称 合计 人员", [0, 1, 1, 2, 2]),
        ("序号 甲 乙 年", "_ 一 二 三 _", [0, None, None, None, 3]),
        ("甲", "_ _ 一 二", [None, None, None, None]),
    ],
)
def test_parents_of_lower_headings(upper, lower, expected):
    below = ["" if word == "_" else word for word in lower.split()]
    assert list(parents(upper.split(), below, OPENERS)) == expected


def test_joined_headings():
    assert joined("本年 收入", "小计") == "本年收入·小计"
    assert joined("序号", "", "序号") == "序号"
    assert joined("", "") == ""


def only_table(found):
    (table,) = found.tables
    return table


def texts(rows):
    return [[cell and cell.text for cell in row] for row in rows]


def test_word_and_dump_read_alike(read_dump, read_word):
    dump = only_table(
        read_dump(
            "单位预算收入总表",
            (
                ["123456某县某局", "预算年度：2025", "单位：元"],
                ["序号", "功能分类科目", "合计"],
                ["", "科目  编码", "科目名称", ""],
                ["栏次", "1", "2", "3"],
                ["1", "204", "公共安全支出", "5.00"],
            ),
        )
    )
    word = only_table(
        read_word(
            "单位预算收入总表",
            (
                ["123456某县某局", "<", "预算年度：2025", "单位：元"],
                ["序号", "功能分类科目", "<", "合计"],
                ["^", "科目  编码", "科目名称", "^"],
                ["栏次", "1", "2", "3"],
                ["1", "204", "公共安全支出", "5.00"],
            ),
        )
    )
    for table in (dump, word):
        assert (table.kind, table.amount_unit) == ("income", "元")
        assert table.headings == ("序号", "功能分类科目·科目编码", "功能分类科目·科目名称", "合计")
        assert texts(table.rows) == [["1", "204", "公共安全支出", "5.00"]]
        assert [cell.heading for cell in table.rows[0]] == list(table.headings)


def test_merged_body_cells_stand_once(read_word):
    table = only_table(
        read_word((["项目", "数量", "金额"], ["甲", "1", "2"], ["^", "3", "4"], ["合计", "<", "6"]))
    )
    assert texts(table.rows) == [["甲", "1", "2"], [None, "3", "4"], ["合计", None, "6"]]


def test_short_rows_of_a_dump(read_dump):
    table = only_table(read_dump((["项目", "数量", "金额"], ["合计", "6"])))
    assert texts(table.rows) == [["合计", "6", None]]


def test_caption_in_the_first_row(read_word):
    found = read_word(
        "说明：表在下面。",
        (["三公经费支出表", "<"], ["单位：万元", "<"], ["项目", "金额"], ["接待费", "2.05"]),
    )
    table = only_table(found)
    assert (table.caption.text, table.kind, table.amount_unit) == (
        "三公经费支出表", "three_public", "万元",
    )  # fmt: skip
    assert texts(table.rows) == [["接待费", "2.05"]]
    assert [field.text for field in found.narrative] == ["说明：表在下面。"]


def test_caption_is_the_paragraph_before_and_no_sentence(read_dump):
    rows = (["项目", "金额"], ["接待费", "2.05"])
    assert only_table(read_dump("支出总表", "3", "单位：万元", rows)).caption.text == "支出总表"
    assert only_table(read_dump("支出情况如下，详见附表。", rows)).caption is None
    assert only_table(read_dump("支出总表", "文字说明在此处，共一句。", rows)).caption is None


def test_kind_by_headings(read_dump):
    table = only_table(read_dump((["采购物品名称", "政府采购目录序号"], ["电脑", "A02"])))
    assert (table.kind, table.caption) == ("procurement", None)
    assert only_table(read_dump((["甲", "乙"], ["1", "2"]))).kind == "other"


def test_money_unit_of_a_heading(read_dump):
    table = only_table(read_dump((["项目", "价值（金额单位：万元）"], ["房屋", "5"])))
    assert table.amount_unit == "万元"
    both = only_table(read_dump((["项目", "甲（万元）", "乙（元）"], ["房屋", "5", "6"])))
    assert both.amount_unit is None


def test_blank_tables_are_left_out(read_dump):
    assert read_dump((["", ""], [" "])).tables == ()
