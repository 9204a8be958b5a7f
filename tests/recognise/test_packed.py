"""Packed tables: rows without what cells further up span go back under their headings."""

from dataclasses import replace

import pytest

from linter.document import Table
from linter.recognise import recognise

TITLE = ["育苗项目绩效目标表"]
HEADINGS = ["一级指标", "二级指标", "三级指标", "指标值", "备注"]
FIRST = ["产出指标", "数量指标", "育苗株数", "900株", "含补植"]


@pytest.fixture
def read_packed(build, layouts):
    """Recognise one table whose rows leave out what cells further up span."""

    def read(*rows):
        document = build(rows)
        blocks = tuple(
            replace(block, is_packed=True) if isinstance(block, Table) else block
            for block in document.blocks
        )
        return recognise(replace(document, blocks=blocks), layouts)

    return read


def rows(found):
    (project,) = found.projects
    return [
        tuple(cell and cell.text for cell in (row.level1, row.level2, row.name, row.value))
        for row in project.indicators
    ]


NAMED = ["项目名称", "育苗"]


def test_rows_go_under_the_level_that_they_name(read_packed):
    found = read_packed(
        TITLE,
        NAMED,
        HEADINGS,
        FIRST,
        ["补植面积", "30亩", ""],
        ["质量指标", "成活率", "≥92%", ""],
        ["效益指标", "生态效益指标", "新增绿化面积", "≥40亩", ""],
        ["满意度指标", "服务对象满意度指标", "村民满意度", "≥90%", ""],
    )
    assert rows(found) == [
        ("产出指标", "数量指标", "育苗株数", "900株"),
        ("产出指标", "数量指标", "补植面积", "30亩"),
        ("产出指标", "质量指标", "成活率", "≥92%"),
        ("效益指标", "生态效益指标", "新增绿化面积", "≥40亩"),
        ("满意度指标", "服务对象满意度指标", "村民满意度", "≥90%"),
    ]


def test_remarks_left_out_at_the_end(read_packed):
    found = read_packed(
        TITLE, NAMED, HEADINGS, FIRST, ["补植面积", "30亩"], ["质量指标", "成活率", "≥92%"]
    )
    assert [(name, value) for _, _, name, value in rows(found)] == [
        ("育苗株数", "900株"),
        ("补植面积", "30亩"),
        ("成活率", "≥92%"),
    ]


def test_costs_of_either_level(read_packed):
    headings = HEADINGS[:4]
    second = read_packed(TITLE, NAMED, headings, FIRST[:4], ["成本指标", "每株成本", "≤8元"])
    assert rows(second)[1] == ("产出指标", "成本指标", "每株成本", "≤8元")
    first = read_packed(
        TITLE,
        NAMED,
        headings,
        ["成本指标", "经济成本指标", "每株成本", "≤8元"],
        ["产出指标", "数量指标", "育苗株数", "900株"],
    )
    assert rows(first)[0] == ("成本指标", "经济成本指标", "每株成本", "≤8元")


@pytest.mark.parametrize("heads", [True, False], ids=["headed", "body"])
def test_column_of_the_group(read_packed, heads):
    """The label of the group stands in front of the headings, or of the first row below them."""
    headings = HEADINGS[:4]
    found = read_packed(
        TITLE,
        NAMED,
        ["绩效指标", *headings] if heads else headings,
        FIRST[:4] if heads else ["绩效指标", *FIRST[:4]],
        ["质量指标", "成活率", "≥92%"],
        ["效益指标", "生态效益指标", "新增绿化面积", "≥40亩"],
    )
    assert rows(found) == [
        ("产出指标", "数量指标", "育苗株数", "900株"),
        ("产出指标", "质量指标", "成活率", "≥92%"),
        ("效益指标", "生态效益指标", "新增绿化面积", "≥40亩"),
    ]


def test_goals_below_their_labels(read_packed):
    found = read_packed(
        TITLE,
        NAMED,
        ["年度总体目标", "年初设定目标"],
        ["育苗900株，补植30亩，苗木成活率92%以上。"],
        HEADINGS[:4],
        FIRST[:4],
    )
    (project,) = found.projects
    assert [goal.text for goal in project.goals] == ["育苗900株，补植30亩，苗木成活率92%以上。"]


def test_the_next_project_begins_again(read_packed):
    headings = HEADINGS[:4]
    found = read_packed(
        NAMED,
        headings,
        FIRST[:4],
        ["质量指标", "成活率", "≥92%"],
        ["项目名称", "灌溉"],
        headings,
        ["产出指标", "数量指标", "整修水渠", "6公里"],
        ["时效指标", "完工时间", "2026年5月底前"],
    )
    assert [
        (project.name.text, [row.name.text for row in project.indicators])
        for project in found.projects
    ] == [("育苗", ["育苗株数", "成活率"]), ("灌溉", ["整修水渠", "完工时间"])]


def test_other_tables_keep_their_rows(read_dump):
    """Without the mark nothing moves, as before."""
    table = (NAMED, HEADINGS[:4], FIRST[:4], ["", "质量指标", "成活率", "≥92%"])
    assert rows(read_dump(table))[1][2:] == ("成活率", "≥92%")
