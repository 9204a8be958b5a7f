"""Target tables in the shapes that offices publish them in."""

import pytest

HEADINGS = ["一级指标", "二级指标", "三级指标", "指标值"]
HEBEI = ["一级指标", "二级指标", "三级指标", "绩效指标描述", "指标值", "指标值确定依据"]


def header(code="130001", name="甲项目", budget="10.00", goal="1.完成任务。"):
    return (
        ["项目编码", code, "项目名称", name],
        ["预算规模及资金用途", "预算数", budget, "其中：财政    资金", budget, "其他资金", ""],
        ["", "用于完成任务。"],
        ["资金支出计划（%）", "3月底", "6月底", "10月底", "12月底"],
        ["", "25%", "", "75%", "100%"],
        ["绩效目标", goal],
    )


def indicators(*names):
    rows = [["产出指标", "数量指标", name, "说明", "≥1个", "计划"] for name in names]
    return (
        HEBEI,
        *rows,
        ["满意度指标", "服务对象满意度指标", "群众满意度", "问卷", "≥95%", "问卷"],
    )


def names(project):
    return [indicator.name.text for indicator in project.indicators]


def text(field):
    return None if field is None else field.text


def test_two_tables_under_a_title(read_dump):
    found = read_dump("3、甲项目绩效目标表", (["单位：万元"], *header()), indicators("检查次数"))
    (project,) = found.projects
    assert (project.index, project.number, project.title.text) == (1, 3, "3、甲项目绩效目标表")
    assert (project.code.text, project.name.text) == ("130001", "甲项目")
    assert (project.budget.text, project.fiscal_funds.text) == ("10.00", "10.00")
    assert project.other_funds.text == ""
    assert project.fiscal_funds.heading == "其中：财政资金"
    assert project.purpose.text == "用于完成任务。"
    assert [(f.heading, f.text) for f in project.schedule] == [
        ("3月底", "25%"),
        ("6月底", ""),
        ("10月底", "75%"),
        ("12月底", "100%"),
    ]
    assert [goal.text for goal in project.goals] == ["1.完成任务。"]
    assert project.amount_unit == "万元"
    assert names(project) == ["检查次数", "群众满意度"]
    assert found.layout == "hebei"
    assert found.unrecognised == ()


def test_word_and_dump_read_alike(read_dump, read_word):
    word = read_word(
        "1、甲项目绩效目标表",
        (
            ["单位：万元", "<", "<", "<", "<", "<", "<"],
            ["项目编码", "130001", "<", "项目名称", "甲项目", "<", "<"],
            ["预算规模及资金用途", "预算数", "10.00", "其中：财政 资金", "10.00", "其他资金", ""],
            ["^", "用于完成任务。", "<", "<", "<", "<", "<"],
            ["资金支出计划（%）", "3月底", "6月底", "10月底", "<", "12月底", "<"],
            ["^", "25%", "", "75%", "<", "100%", "<"],
            ["绩效目标", "1.完成任务。", "<", "<", "<", "<", "<"],
        ),
        (
            HEBEI,
            ["产出指标", "数量指标", "检查次数", "说明", "≥1个", "计划"],
            ["^", "^", "演练次数", "说明", "≥2个", "计划"],
            ["^", "质量指标", "合格率", "说明", "≥95%", "计划"],
            ["满意度指标", "服务对象满意度指标", "群众满意度", "问卷", "≥95%", "问卷"],
        ),
    )
    dump = read_dump(
        "1、甲项目绩效目标表",
        (["单位：万元"], *header()),
        (
            HEBEI,
            ["产出指标", "数量指标", "检查次数", "说明", "≥1个", "计划"],
            ["", "", "演练次数", "说明", "≥2个", "计划"],
            ["", "质量指标", "合格率", "说明", "≥95%", "计划"],
            ["满意度指标", "服务对象满意度指标", "群众满意度", "问卷", "≥95%", "问卷"],
        ),
    )

    def plain(project):
        fields = (
            project.code, project.name, project.budget, project.fiscal_funds, project.other_funds,
            project.purpose, *project.schedule, *project.goals,
        )  # fmt: skip
        rows = [
            (
                *map(text, (i.level1, i.level2, i.name, i.description, i.value, i.basis)),
                i.level1_word, i.level2_word, i.category, i.row,
            )
            for i in project.indicators
        ]  # fmt: skip
        return [(f.name, f.text, f.heading) for f in fields], rows

    assert plain(word.projects[0]) == plain(dump.projects[0])


def test_labels_are_inherited_until_the_first_level_changes(read_dump):
    found = read_dump(
        (
            HEADINGS,
            ["产出指标", "数量指标", "甲", "1个"],
            ["", "", "乙", "2个"],
            ["", "质量指标", "丙", "95%"],
            ["产出指标", "", "丁", "95%"],
            ["效益指标", "", "戊", "提升"],
            ["", "社会效益指标", "己", "提升"],
        )
    )
    rows = found.projects[0].indicators
    assert [text(row.level1) for row in rows] == ["产出指标"] * 4 + ["效益指标"] * 2
    assert [text(row.level2) for row in rows] == [
        "数量指标", "数量指标", "质量指标", "质量指标", "", "社会效益指标",
    ]  # fmt: skip
    assert rows[1].level2.place == rows[0].level2.place
    assert [row.category for row in rows] == [
        "数量", "数量", "质量", "质量", "效益", "社会效益",
    ]  # fmt: skip


def test_one_table_holds_title_header_and_indicators(read_word):
    found = read_word(
        (
            ["项目支出绩效目标申报表\n（2025年度）", "<", "<", "<", "<"],
            ["项目名称", "乙项目", "<", "<", "<"],
            ["主管部门及代码", "某局", "<", "实施单位", "某站"],
            ["项目资金\n（万元）", "年度资金总额：", "<", "20", "<"],
            ["^", "其中：财政拨款", "<", "15", "<"],
            ["^", "其他资金", "<", "5", "<"],
            ["总体目标", "年度目标", "<", "<", "<"],
            ["^", "目标1：完成。", "<", "<", "<"],
            ["绩效指标", "一级指标", "二级指标", "三级指标", "指标值"],
            ["^", "产出指标（50分）", "数量指标", "指标1：次数", "≥6次"],
            ["^", "^", "质量指标", "指标1：合格率", "≥95%"],
            ["^", "满意度指标（10分）", "<", "满意度", "≥90%"],
            ["备注：无", "<", "<", "<", "<"],
        )
    )
    (project,) = found.projects
    assert project.title.text == "项目支出绩效目标申报表\n（2025年度）"
    assert (project.name.text, project.code) == ("乙项目", None)
    assert [text(f) for f in (project.budget, project.fiscal_funds, project.other_funds)] == [
        "20", "15", "5",
    ]  # fmt: skip
    assert project.amount_unit == "万元"
    assert [goal.text for goal in project.goals] == ["目标1：完成。"]
    assert names(project) == ["指标1：次数", "指标1：合格率", "满意度"]
    last = project.indicators[-1]
    assert (text(last.level1), last.level2, last.category) == ("满意度指标（10分）", None, "满意度")
    assert project.indicators[0].level1_word == "产出指标"
    assert (found.unit, found.year) == ("某站", 2025)


def test_columns_of_their_own_for_comparator_unit_weight(read_dump):
    found = read_dump(
        (
            [*HEADINGS[:3], "指标性质", "指标值", "度量单位", "权重", "评分标准"],
            ["产出指标", "数量指标", "培训人次", "≥", "100", "人次", "20", "按比例"],
        )
    )
    (row,) = found.projects[0].indicators
    assert [text(f) for f in (row.comparator, row.value, row.unit, row.weight, row.scoring)] == [
        "≥", "100", "人次", "20", "按比例",
    ]  # fmt: skip
    assert row.description is None


def test_the_better_heading_of_two(read_dump):
    """Where 指标方向 holds the comparator, 指标性质 says 正向 or 反向."""
    found = read_dump(
        (
            [*HEADINGS[:3], "指标性质", "指标方向", "目标值", "计量单位", "分值"],
            ["产出指标", "数量指标", "次数", "正向", "≥", "4", "次", "20"],
        )
    )
    (row,) = found.projects[0].indicators
    assert [text(f) for f in (row.comparator, row.value, row.unit)] == ["≥", "4", "次"]


@pytest.mark.parametrize("merged", [True, False])
def test_two_heading_rows(read_dump, read_word, merged):
    if merged:
        found = read_word(
            (
                ["绩效指标", "<", "<", "年度指标值", "<", "<", "实际完成值"],
                ["一级指标", "二级指标", "三级指标", "指标性质", "指标值", "度量单位", "^"],
                ["产出指标", "数量指标", "次数", "=", "4", "次", "4"],
            )
        )
    else:
        found = read_dump(
            (
                ["绩效指标", "年度指标值", "实际完成值"],
                ["一级指标", "二级指标", "三级指标", "指标性质", "指标值", "度量单位", ""],
                ["产出指标", "数量指标", "次数", "=", "4", "次", "4"],
            )
        )
    (row,) = found.projects[0].indicators
    assert [text(f) for f in (row.name, row.comparator, row.value, row.unit)] == [
        "次数", "=", "4", "次",
    ]  # fmt: skip
    assert text(row.actual) == "4"


def test_side_by_side_sets(read_dump):
    found = read_dump(
        (
            [*HEADINGS, *HEADINGS[1:]],
            ["产出指标", "数量指标", "远期次数", "≥9次", "数量指标", "年度次数", "≥3次"],
            ["", "质量指标", "", "", "质量指标", "合格率", "≥95%"],
        )
    )
    rows = found.projects[0].indicators
    assert [(text(r.level1), text(r.level2), text(r.name), text(r.value)) for r in rows] == [
        ("产出指标", "数量指标", "远期次数", "≥9次"),
        ("产出指标", "数量指标", "年度次数", "≥3次"),
        ("产出指标", "质量指标", "合格率", "≥95%"),
    ]
    assert [row.row for row in rows] == [1, 2, 3]


def test_many_projects_as_rows_of_one_table(read_word):
    found = read_word(
        (
            ["单位名称", "项目名称", "预算数", "年度目标", *HEADINGS],
            ["某局", "甲", "10", "做甲", "产出指标", "数量指标", "次数", "4次"],
            ["^", "^", "^", "^", "^", "质量指标", "合格率", "95%"],
            ["^", "乙", "20", "做乙", "产出指标", "数量指标", "台数", "5台"],
        )
    )
    assert [(p.name.text, p.budget.text, names(p)) for p in found.projects] == [
        ("甲", "10", ["次数", "合格率"]),
        ("乙", "20", ["台数"]),
    ]
    assert text(found.projects[0].indicators[1].level1) == "产出指标"


def test_several_projects_without_titles(read_dump):
    found = read_dump(
        header("1", "甲"), indicators("一"), header("2", "乙"), indicators("二"), header("3", "丙")
    )
    assert [(p.name.text, names(p)) for p in found.projects] == [
        ("甲", ["一", "群众满意度"]),
        ("乙", ["二", "群众满意度"]),
        ("丙", []),
    ]
    assert [p.index for p in found.projects] == [1, 2, 3]


def test_several_projects_in_one_table(read_dump):
    found = read_dump(
        (
            ["1、甲绩效目标表"], *header("1", "甲"), *indicators("一"),
            ["2、乙绩效目标表"], *header("2", "乙"), *indicators("二"),
        )
    )  # fmt: skip
    assert [(p.number, p.name.text, names(p)) for p in found.projects] == [
        (1, "甲", ["一", "群众满意度"]),
        (2, "乙", ["二", "群众满意度"]),
    ]


def test_indicators_without_header(read_dump):
    found = read_dump(
        "1、甲绩效目标表", indicators("一"), "2、乙绩效目标表", indicators("二"), indicators("三")
    )
    assert [(p.number, p.name, names(p)) for p in found.projects] == [
        (1, None, ["一", "群众满意度"]),
        (2, None, ["二", "群众满意度"]),
        (None, None, ["三", "群众满意度"]),
    ]


def test_a_table_cut_by_a_page_carries_on(read_dump):
    found = read_dump(
        header(),
        (HEADINGS, ["产出指标", "数量指标", "甲", "1个"], HEADINGS, ["", "", "乙", "1个"]),
        "（续表）",
        (HEADINGS, ["", "质量指标", "丙", "95%"], ["满意度指标", "", "丁", "95%"]),
    )
    (project,) = found.projects
    assert names(project) == ["甲", "乙", "丙", "丁"]
    assert [row.row for row in project.indicators] == [1, 2, 3, 4]
    assert [text(row.level1) for row in project.indicators][:3] == ["产出指标"] * 3


def test_a_list_of_titles_makes_no_project(read_dump):
    found = read_dump("目录", "1、甲绩效目标表", "2、乙绩效目标表", "说明文字在这里，不是标题。")
    assert found.projects == ()
    assert [f.text for f in found.narrative][1] == "1、甲绩效目标表"


def test_absent_and_empty_differ(read_dump):
    found = read_dump((["项目编码", "", "项目名称", "甲"], ["预算数", "5"], ["绩效目标", ""]))
    (project,) = found.projects
    assert (project.code.text, project.purpose, project.schedule) == ("", None, ())
    assert [goal.text for goal in project.goals] == [""]


def test_blank_rows_below_a_label_are_empty_values(read_dump, read_word):
    dump = read_dump(
        (
            ["项目编码", "1", "项目名称", "甲"],
            ["预算规模及资金用途", "预算数", "5"],
            ["", ""],
            ["资金支出计划（%）", "3月底", "6月底"],
            ["", "", ""],
            ["绩效目标", "完成"],
            ["", ""],
        )
    )
    word = read_word(
        (
            ["项目编码", "1", "项目名称", "甲"],
            ["预算规模及资金用途", "预算数", "5", "<"],
            ["^", "", "<", "<"],
            ["资金支出计划（%）", "3月底", "6月底", "<"],
            ["^", "", "", "<"],
            ["绩效目标", "完成", "<", "<"],
            ["^", "", "<", "<"],
        )
    )
    for found in (dump, word):
        (project,) = found.projects
        assert project.purpose.text == ""
        assert [(f.heading, f.text) for f in project.schedule] == [("3月底", ""), ("6月底", "")]
        assert [goal.text for goal in project.goals] == ["完成"]


def test_a_torn_spending_plan_is_unknown(read_dump):
    plan = ["资金支出计划（%）", "3月底", "6月底", "10月底", "12月底"]
    base = (["项目名称", "甲"], plan, ["", "50%", "75%", "100%"], ["绩效目标", "完成"])
    assert read_dump(base).projects[0].schedule == ()
    rest = (base[0], plan, ["", "50%"], ["75%", "100%"], ["绩效目标", "完成"])
    assert read_dump(rest).projects[0].schedule == ()


def test_values_in_the_cell_of_their_label(read_dump):
    found = read_dump(
        (["项目名称：甲项目", "预算数：5"], *(HEADINGS, ["产出指标", "数量指标", "次数", "1次"]))
    )
    (project,) = found.projects
    assert (project.name.text, project.name.heading, project.budget.text) == (
        "甲项目",
        "项目名称",
        "5",
    )


def test_the_group_column_may_repeat_its_word(read_dump):
    found = read_dump(
        (
            ["项目名称", "甲"],
            ["绩效指标", *HEADINGS],
            ["绩效指标", "产出指标", "数量指标", "一", "1次"],
            ["绩效指标", "", "", "二", "2次"],
            ["绩效指标", "效益指标", "社会效益指标", "三", "提升"],
        )
    )
    (project,) = found.projects
    assert names(project) == ["一", "二", "三"]
    assert [text(row.level2) for row in project.indicators] == [
        "数量指标",
        "数量指标",
        "社会效益指标",
    ]


@pytest.mark.parametrize(
    ("title", "number"),
    [
        ("1、甲项目绩效目标表", 1),
        ("12．甲项目绩效目标表", 12),
        ("（3）甲项目绩效目标表", 3),
        ("甲项目绩效目标申报表（2025年度）", None),
        ("2.5亿元项目绩效目标表", None),
    ],
)
def test_titles(read_dump, title, number):
    (project,) = read_dump(title, indicators("一")).projects
    assert (project.title.text, project.number) == (title, number)


def test_goals_beside_each_other(read_word):
    found = read_word(
        (
            ["项目名称", "甲", "<", "<"],
            ["中期资金总额：", "30", "年度资金总额：", "10"],
            ["其中：财政拨款", "20", "其中：财政拨款", "7"],
            ["总体目标", "中期目标", "<", "年度目标"],
            ["^", "三年完成", "<", "当年完成"],
        )
    )
    (project,) = found.projects
    assert (project.budget.text, project.fiscal_funds.text) == ("10", "7")
    assert [(goal.heading, goal.text) for goal in project.goals] == [
        ("中期目标", "三年完成"),
        ("年度目标", "当年完成"),
    ]


def test_two_blocks_of_one_table_are_one_project(read_dump):
    found = read_dump(
        (
            ["项目名称", "甲"],
            HEADINGS,
            ["产出指标", "数量指标", "一", "1次"],
            ["效益指标", "社会效益指标", "二", "提升"],
            [*HEADINGS, "备注"],
            ["产出指标", "数量指标", "三", "1次", ""],
        )
    )
    assert [names(project) for project in found.projects] == [["一", "二", "三"]]
