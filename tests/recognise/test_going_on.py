"""Indicators that go on in a second table: whose they are, and what is another table."""

import pytest

HEADINGS = ["一级指标", "二级指标", "三级指标", "指标值"]
TITLE = "堤防除险项目绩效目标表"
FIRST = (
    ["项目名称", "堤防除险", "<", "<"],
    HEADINGS,
    ["产出指标", "数量指标", "加固堤段", "6处"],
    ["^", "^", "更换闸门", "2扇"],
)
REST = (
    ["产出指标", "质量指标", "验收合格率", "100%"],
    ["效益指标", "社会效益指标", "保护人口", "≥8000人"],
)
NAMES = ["加固堤段", "更换闸门", "验收合格率", "保护人口"]


def rows(project):
    return [
        (row.level1 and row.level1.text, row.name.text, row.value.text)
        for row in project.indicators
    ]


def names(found):
    return [[row.name.text for row in project.indicators] for project in found.projects]


@pytest.mark.parametrize(
    "between",
    [(), ("续表",), ("（接上页）",), ("单位：万元",), ("- 2 -",), (f"{TITLE}（续）",), (TITLE,)],
    ids=str,
)
@pytest.mark.parametrize("is_headed", [False, True])
def test_the_rest_is_of_the_same_project(read_word, between, is_headed):
    rest = (HEADINGS, *REST) if is_headed else REST
    if is_headed and between == (TITLE,):
        # Printed again with all headings it may be the next project, which begins like the first.
        rest = (HEADINGS, *REST[1:])
    found = read_word(TITLE, FIRST, *between, rest)
    assert names(found) == [[*NAMES[:2], *(row[2] for row in rest if row is not HEADINGS)]]
    assert (found.unrecognised, found.tables) == ((), ())


def test_columns_of_another_width(read_word):
    first = (
        ["项目名称", "<", "堤防除险", "<", "<", "<"],
        ["一级指标", "<", "二级指标", "三级指标", "<", "指标值"],
        ["产出指标", "<", "数量指标", "加固堤段", "<", "6处"],
    )
    (project,) = read_word(TITLE, first, REST).projects
    assert rows(project)[1:] == [
        ("产出指标", "验收合格率", "100%"),
        ("效益指标", "保护人口", "≥8000人"),
    ]


@pytest.mark.parametrize("label", ["质量指标", ""])
def test_labels_go_on_below_the_break(read_dump, label):
    first = tuple([cell.replace("^", "").replace("<", "") for cell in row] for row in FIRST)
    found = read_dump(TITLE, first, (["", label, "验收合格率", "100%"], ["", "", "优良率", "90%"]))
    (project,) = found.projects
    assert rows(project)[2:] == [
        ("产出指标", "验收合格率", "100%"),
        ("产出指标", "优良率", "90%"),
    ]
    assert project.indicators[-1].level2.text == (label or "数量指标")


def test_a_margin_of_labels_that_are_blank(read_word):
    """All that is left of the last level, the group column in front of it blank as well."""
    first = (
        ["绩效指标", *HEADINGS],
        ["^", "产出指标", "数量指标", "加固堤段", "6处"],
    )
    (project,) = read_word(TITLE, first, (["", "", "", "更换闸门", "2扇"],)).projects
    assert rows(project) == [("产出指标", "加固堤段", "6处"), ("产出指标", "更换闸门", "2扇")]


def test_the_group_column_is_not_carried_on(read_word):
    first = (
        ["绩效指标", *HEADINGS],
        ["^", "产出指标", "数量指标", "加固堤段", "6处"],
    )
    (project,) = read_word(TITLE, first, (["", "质量指标", "验收合格率", "100%"], REST[1])).projects
    assert rows(project)[1:] == [
        ("产出指标", "验收合格率", "100%"),
        ("效益指标", "保护人口", "≥8000人"),
    ]


def test_signatures_below_the_rest(read_word):
    rest = (*REST, ["填报人：某某", "<", "联系电话：0000", "<"])
    assert names(read_word(TITLE, FIRST, rest)) == [NAMES]


def test_the_next_project_below_the_rest(read_word):
    rest = (*REST, ["项目名称", "渡槽修补", "<", "<"], HEADINGS, ["产出指标", "", "渡槽", "3座"])
    found = read_word(TITLE, FIRST, rest)
    assert names(found) == [NAMES, ["渡槽"]]
    assert [project.name.text for project in found.projects] == ["堤防除险", "渡槽修补"]


def test_a_list_of_projects_goes_on(read_word):
    headings = ["单位名称", "项目名称", "预算数", *HEADINGS]
    first = (headings, ["某局", "甲渠", "10", "产出指标", "数量指标", "渠长", "4公里"])
    rest = (
        ["某局", "甲渠", "10", "效益指标", "社会效益指标", "受益户", "95户"],
        ["^", "乙渠", "20", "产出指标", "数量指标", "渠长", "5公里"],
    )
    found = read_word(first, rest)
    assert names(found) == [["渠长", "受益户"], ["渠长"]]


OTHERS = {
    "other rows": (["办公费", "1", "2", "3"], ["印刷费", "1", "2", "3"]),
    "another width": (["产出", "1"], ["效益", "2"]),
    "blanks and no value": (["", "", "合计", ""], ["", "", "小计", ""]),
}


@pytest.mark.parametrize("rows", OTHERS.values(), ids=OTHERS)
def test_another_table_is_none_of_the_project(read_dump, rows):
    first = tuple([cell.replace("^", "").replace("<", "") for cell in row] for row in FIRST)
    found = read_dump(TITLE, first, rows)
    assert names(found) == [NAMES[:2]]
    assert len(found.tables) == 1


def test_prose_between_parts(read_word):
    found = read_word(TITLE, FIRST, "以下为本单位其他项目的情况说明，供参考。", REST)
    assert names(found) == [NAMES[:2]]


def test_the_same_title_over_the_next_project(read_word):
    rows = (HEADINGS, ["产出指标", "数量指标", "渡槽", "3座"])
    found = read_word("项目支出绩效目标表", FIRST, "项目支出绩效目标表", rows)
    assert names(found) == [NAMES[:2], ["渡槽"]]


NAMED = (["项目名称", "堤防除险", "<", "<"], HEADINGS)


@pytest.mark.parametrize("title", [(), (TITLE,), ("续表",)], ids=str)
@pytest.mark.parametrize(
    "top", [NAMED, (["项目名称：堤防除险", "<", "主管部门", "某局"], HEADINGS)]
)
def test_the_name_printed_again_over_the_rest(read_word, title, top):
    first = (FIRST[0], ["年度目标", "堤防安全。", "<", "<"], *FIRST[1:])
    (project,) = read_word(TITLE, first, *title, (*top, *REST)).projects
    assert [row[1] for row in rows(project)] == NAMES


@pytest.mark.parametrize(
    "top",
    [
        (["项目名称", "渡槽修补", "<", "<"], HEADINGS),
        (NAMED[0], ["年度目标", "堤防安全。", "<", "<"], HEADINGS),
        (["项目名称", "堤防除险", "项目编码", "130002"], HEADINGS),
    ],
    ids=["another name", "another goal", "another code"],
)
def test_another_project_right_behind(read_word, top):
    first = (
        ["项目名称", "堤防除险", "项目编码", "130001"],
        ["年度目标", "安全。", "<", "<"],
        *FIRST[1:],
    )
    found = read_word(TITLE, first, (*top, *REST))
    assert [len(project.indicators) for project in found.projects] == [2, 2]
