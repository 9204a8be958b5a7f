"""Lists of projects with their goals and without indicators: what they give, beside what."""

import pytest

HEADINGS = ["序号", "项目名称", "预算金额（万元）", "绩效目标"]
ROWS = (
    ["1", "渡口改造", "30", "改造渡口六处，群众出行更加方便。"],
    ["2", "堤防除险", "20", "加固堤防5公里，11月底前完工。"],
)
INDICATORS = (
    ["项目名称", "渡口改造"],
    ["年度目标", "改造渡口六处。"],
    ["一级指标", "二级指标", "三级指标", "指标值"],
    ["产出指标", "数量指标", "改造渡口", "6处"],
)


def said(found):
    return [
        (p.name.text, p.budget and p.budget.text, [goal.text for goal in p.goals])
        for p in found.projects
    ]


PROJECTS = [(row[1], row[2], [row[3]]) for row in ROWS]


@pytest.mark.parametrize("title", ["2025年度项目绩效目标汇总表", "重点项目情况"])
def test_a_row_is_a_project_without_indicators(read_dump, read_word, title):
    for read in (read_dump, read_word):
        found = read(title, (HEADINGS, *ROWS))
        assert said(found) == PROJECTS
        assert [project.indicators for project in found.projects] == [(), ()]
        assert (found.amount_unit, found.tables, found.unrecognised) == ("万元", (), ())


def test_money_in_two_heading_rows(read_word):
    headings = (
        ["单位名称", "项目名称", "预算数", "<", "年度绩效目标"],
        ["^", "^", "合计", "财政拨款", "^"],
    )
    rows = (["某局", "渡口改造", "30", "25", "改造渡口六处。"],)
    (project,) = read_word("项目绩效目标汇总表", (*headings, *rows)).projects
    assert (project.budget.text, project.fiscal_funds.text) == ("30", "25")


def test_a_goal_that_is_missing_is_empty_where_the_row_is_surely_a_project(read_dump):
    numbered = ["3", "水文监测", "12", ""]
    sums = (["", "合计", "62", ""], ["4", "专项小计", "62", ""], ["", "某县水利局", "62", ""])
    found = read_dump((HEADINGS, *ROWS, numbered, *sums))
    assert said(found) == [*PROJECTS, ("水文监测", "12", [""])]


def test_beside_target_tables_it_is_a_list(read_dump):
    found = read_dump("汇总表", (HEADINGS, *ROWS), "项目支出绩效目标表", INDICATORS)
    assert [project.name.text for project in found.projects] == ["渡口改造"]
    assert [len(table.rows) for table in found.tables] == [2]


@pytest.mark.parametrize(
    "rows",
    [
        (["项目名称", "主要内容", "预算金额"], ["甲", "买设备", "5"]),
        (["服务名称", "服务内容", "预算金额", "绩效目标"], ["测绘", "调查", "6", "完成四个乡镇"]),
        (["项目名称", "绩效目标", "备注"],),
        (["项目名称", "牵头单位", "年度目标", "完成时间"], ["甲", "某局", "开工建设", "11月"]),
    ],
    ids=["no goals", "no projects", "no rows", "no money"],
)
def test_other_lists_give_no_project(read_dump, rows):
    assert read_dump("某表", rows).projects == ()
