"""The column of first-level labels, told by its cells where its heading says something else."""

import pytest

from linter.recognise import recognise

ROWS = (
    ("产出指标", "数量指标", "整修渠道长度", "8公里"),
    ("^", "质量指标", "渠道防渗率", "≥90%"),
    ("效益指标", "经济效益指标", "新增灌溉面积", "1200亩"),
    ("满意度指标", "服务对象满意度指标", "受益农户满意度", "≥90%"),
)
HEADINGS = (
    "绩效指标",
    "指标类型",
    "绩效目标",
    "年度目标",
    "指标名称",
    "备注",
    "指标性质",
    "某栏",
    "",
)
HEADER = (("项目名称", "渠道整修", "<", "<"), ("总体目标", "整修渠道。", "<", "<"))


def levels(build, layouts, *rows):
    (project,) = recognise(build(rows, word=True), layouts).projects
    return [(row.level1.text, row.level2.text, row.name.text) for row in project.indicators]


@pytest.mark.parametrize("heading", HEADINGS)
def test_the_cells_tell(build, layouts, heading):
    found = levels(build, layouts, *HEADER, (heading, "二级指标", "三级指标", "指标值"), *ROWS)
    assert found == [
        ("产出指标", "数量指标", "整修渠道长度"),
        ("产出指标", "质量指标", "渠道防渗率"),
        ("效益指标", "经济效益指标", "新增灌溉面积"),
        ("满意度指标", "服务对象满意度指标", "受益农户满意度"),
    ]


@pytest.mark.parametrize("heading", HEADINGS)
def test_of_two_terms_side_by_side(build, layouts, heading):
    header = [(*row, "<", "<", "<") for row in HEADER]
    headings = (heading, *("二级指标", "三级指标", "指标值") * 2)
    rows = [(first, *rest, *rest) for first, *rest in ROWS]
    found = levels(build, layouts, *header, headings, *rows)
    assert [first for first, *_ in found] == [
        "产出指标", "产出指标", "效益指标", "满意度指标",
    ] * 2  # fmt: skip


def test_a_heading_of_the_first_level_holds(build, layouts):
    headings = ("绩效目标", "一级指标", "二级指标", "三级指标", "指标值")
    rows = [("产出指标", *row) for row in ROWS]
    header = [(*row, "<") for row in HEADER]
    found = levels(build, layouts, *header, headings, *rows)
    assert [first for first, *_ in found] == ["产出指标", "产出指标", "效益指标", "满意度指标"]


def test_names_stay_names(build, layouts):
    headings = ("三级指标", "指标解释", "指标值")
    rows = [(name, f"{name}的说明", value) for _, _, name, value in ROWS]
    header = [row[:3] for row in HEADER]
    (project,) = recognise(build((*header, headings, *rows), word=True), layouts).projects
    assert [row.level1 for row in project.indicators] == [None] * 4
    assert project.indicators[0].name.text == "整修渠道长度"
