"""A label at the side of all indicators that the heading has no column for; a heading with no
indicators below it is told."""

import pytest

from linter.recognise import recognise

HEADER = (
    ("资金名称", "耕地轮作补助资金", "<", "<", "<", "<"),
    ("年度金额（万元）", "260", "<", "<", "<", "<"),
    ("年度目标", "完成轮作任务，提高耕地质量。", "<", "<", "<", "<"),
)
ROWS = (
    ("绩效指标", "产出指标", "数量指标", "轮作面积", "万亩", "≥5.2"),
    ("^", "^", "质量指标", "补助兑现准确率", "%", "≥98"),
    ("^", "满意度指标", "服务对象满意度指标", "农户满意度", "%", "≥90"),
)
READ = [
    ("产出指标", "数量指标", "轮作面积", "万亩", "≥5.2"),
    ("产出指标", "质量指标", "补助兑现准确率", "%", "≥98"),
    ("满意度指标", "服务对象满意度指标", "农户满意度", "%", "≥90"),
]


def texts(row):
    return tuple(f.text for f in (row.level1, row.level2, row.name, row.unit, row.value))


REACHING = ("一级指标", "<", "二级指标", "三级指标", "单位", "指标值")
TO_THE_LEFT = ("一级指标", "二级指标", "三级指标", "单位", "指标值", "")
USUAL = ("绩效指标", "一级指标", "二级指标", "三级指标", "单位", "指标值")


@pytest.mark.parametrize("headings", [REACHING, TO_THE_LEFT, USUAL])
def test_the_label_is_no_level(build, layouts, headings):
    found = recognise(build((*HEADER, headings, *ROWS), word=True), layouts)
    assert [texts(row) for row in found.projects[0].indicators] == READ
    assert not found.unrecognised


@pytest.mark.parametrize("headings", [TO_THE_LEFT, USUAL])
def test_nor_in_a_dump_where_merged_cells_are_blank(build, layouts, headings):
    rows = [["" if cell in {"<", "^"} else cell for cell in row] for row in (*HEADER, *ROWS)]
    found = recognise(build([*rows[:3], headings, *rows[3:]]), layouts)
    assert [texts(row) for row in found.projects[0].indicators] == READ


def test_a_heading_without_indicators_is_told(build, layouts):
    bare = (*HEADER, ("一级指标", "二级指标", "三级指标", "单位", "指标值", "备注"))
    found = recognise(build(bare, word=True), layouts)
    assert found.projects[0].name.text == "耕地轮作补助资金"
    assert [each.reason for each in found.unrecognised] == ["有指标表的表头，没有指标行"]


def test_indicators_in_the_next_table_settle_it(build, layouts):
    bare = (*HEADER, ("绩效指标", "一级指标", "二级指标", "三级指标", "单位", "指标值"))
    found = recognise(build(bare, ROWS, word=True), layouts)
    assert [texts(row) for row in found.projects[0].indicators] == READ
    assert not found.unrecognised
