"""Indicators on their side: headings down the left, an indicator a column."""

import pytest

HEADER = (
    ["项目名称", "灯塔维护", "<", "<"],
    ["预算数", "20", "<", "<"],
    ["年度目标", "灯塔夜夜有光。", "<", "<"],
)
LYING = (
    ["一级指标", "产出指标", "<", "满意度指标"],
    ["二级指标", "数量指标", "质量指标", "服务对象满意度指标"],
    ["三级指标", "维护灯塔", "灯塔完好率", "渔民满意度"],
    ["指标值", "3座", "100%", "≥90%"],
)
ROWS = [
    ("产出指标", "数量指标", "维护灯塔", "3座"),
    ("产出指标", "质量指标", "灯塔完好率", "100%"),
    ("满意度指标", "服务对象满意度指标", "渔民满意度", "≥90%"),
]


def text(field):
    return field.text if field else None


def rows(project):
    return [
        (text(row.level1), text(row.level2), text(row.name), text(row.value))
        for row in project.indicators
    ]


@pytest.mark.parametrize("header", [HEADER, ()], ids=["header above", "indicators alone"])
def test_a_column_is_an_indicator(read_word, header):
    found = read_word("灯塔维护项目绩效目标表", (*header, *LYING))
    (project,) = found.projects
    assert rows(project) == ROWS
    assert [row.category for row in project.indicators] == ["数量", "质量", "满意度"]
    assert (found.unrecognised, found.tables) == ((), ())


def test_a_cell_keeps_its_place(read_word):
    (project,) = read_word((*HEADER, *LYING)).projects
    value = project.indicators[1].value
    assert (value.heading, value.place.row, value.place.cell) == ("指标值", 7, 3)


def test_a_group_stands_in_front(read_word):
    first, *rest = LYING
    lying = (["绩效指标", *first], *(["^", *row] for row in rest))
    header = tuple([*row, "<"] for row in HEADER)
    (project,) = read_word((*header, *lying, ["填报人：某某", "<", "<", "电话：0", "<"])).projects
    assert rows(project) == ROWS


def test_unknown_headings_and_rows_merged_downwards(read_word):
    lying = (*LYING[:3], ["责任科室", "甲科", "乙科", "丙科"], LYING[3], ["^"] * 4)
    (project,) = read_word((*HEADER, *lying)).projects
    assert rows(project) == ROWS


def test_a_wide_table_in_two_parts(read_dump):
    second = (
        ["一级指标", "效益指标", "", ""],
        ["二级指标", "社会效益指标", "生态效益指标", "可持续影响指标"],
        ["三级指标", "事故减少", "节电率", "灯器使用年限"],
        ["指标值", "≥2起", "≥30%", "≥10年"],
    )
    first = tuple([cell.replace("<", "") for cell in row] for row in (*HEADER, *LYING))
    (project,) = read_dump((*first, *second)).projects
    assert rows(project)[:3] == ROWS
    assert rows(project)[3:] == [
        ("效益指标", "社会效益指标", "事故减少", "≥2起"),
        ("效益指标", "生态效益指标", "节电率", "≥30%"),
        ("效益指标", "可持续影响指标", "灯器使用年限", "≥10年"),
    ]


def test_lost_merged_cells_leave_the_level_unknown(read_dump):
    lying = (
        ["一级指标", "产出指标", "满意度指标"],
        ["二级指标", "数量指标", "质量指标", ""],
        *LYING[2:],
    )
    (project,) = read_dump("灯塔维护项目绩效目标表", lying).projects
    assert rows(project) == [(None, None, *row[2:]) for row in ROWS]


@pytest.mark.parametrize("without", ["三级指标", "指标值"])
def test_what_lacks_names_or_values_is_not_recognised(read_dump, without):
    lying = tuple(row for row in LYING if row[0] != without)
    longer = tuple(
        [*row, cell] for row, cell in zip(lying, ["效益指标", "经济效益指标", "8%"], strict=True)
    )
    found = read_dump("灯塔维护项目绩效目标表", longer)
    assert found.projects == ()
    assert [problem.headings[0] for problem in found.unrecognised] == ["一级指标"]


def test_a_form_of_labels_is_none(read_dump):
    card = (["单位", "某局"], ["备注", "无"], ["说明", "无"], ["权重", "10"])
    found = read_dump(card)
    assert (found.projects, found.unrecognised) == ((), ())


def test_a_card_of_one_indicator_is_no_table(read_dump):
    card = (["指标名称", "维护灯塔"], ["指标解释", "维护的灯塔数"], ["指标值", "3座"])
    assert read_dump(card).projects == ()
    several = tuple(
        [*row, other] for row, other in zip(card, ("完好率", "好的", "9%"), strict=True)
    )
    assert len(read_dump(several).projects[0].indicators) == 2
