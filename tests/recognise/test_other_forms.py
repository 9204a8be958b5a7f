"""Forms of other provinces, read with the synonyms of the shipped layouts alone."""


def plain(project):
    fields = (project.name, project.budget, project.fiscal_funds, project.other_funds)
    return [None if field is None else field.text for field in fields]


def goals(project):
    return [(goal.heading, goal.text) for goal in project.goals]


def rows(project):
    return [
        (row.level1_word, row.category, row.name.text, row.value.text) for row in project.indicators
    ]


def test_annual_amounts_go_before_those_of_the_whole_term(read_dump):
    found = read_dump(
        "财政项目支出绩效目标申报表",
        "（2024年度）",
        (
            ["项目名称：", "系统运维", "项目类别：", "经常性项目"],
            ["主管部门：", "某委", "实施单位：", "某某中心"],
            ["项目资金（元）", "项目资金总额：", "1,000.00", "年度资金申请总额：", "500.00"],
            ["", "其中：财政资金：", "900.00", "其中：当年财政拨款：", "450.00"],
            ["", "其他资金：", "100.00", "上年结转资金：", "50.00"],
            ["项目绩效目标", "项目总目标（2024年-2026年）", "年度总体目标"],
            ["", "保障系统。", "完成运维。"],
            ["绩效指标", "一级指标", "二级指标", "三级指标", "年度（/项目）指标值"],
            ["", "产出指标", "数量指标", "巡检次数", "=12.00(次)"],
            ["", "", "质量\n指标", "合格率", "≥95.00(%)"],
        ),
    )
    (project,) = found.projects
    assert plain(project) == ["系统运维", "500.00", "450.00", "100.00"]
    assert goals(project) == [
        ("项目总目标（2024年-2026年）", "保障系统。"), ("年度总体目标", "完成运维。"),
    ]  # fmt: skip
    assert rows(project)[1] == ("产出指标", "质量", "合格率", "≥95.00(%)")
    assert (project.amount_unit, found.unit, found.year) == ("元", "某某中心", 2024)


def test_self_evaluation(read_dump):
    (project,) = read_dump(
        (
            ["项目名称", "甲项目"],
            [
                "项目资金\n（万元）",
                "",
                "年初预算数",
                "全年预算数",
                "全年执行数",
                "分值",
                "执行率",
                "得分",
            ],
            ["", "年度资金总额", "10", "10", "9", "10", "90%", "9"],
            ["", "其中：当年财政拨款", "8", "8", "7", "-", "90%", "-"],
            ["", "其他资金", "2", "2", "2", "-", "100%", "-"],
            ["年度总体目标", "预期目标", "实际完成情况"],
            ["", "完成建设。", "已完成。"],
            [
                "绩效指标",
                "一级指标",
                "二级指标",
                "三级指标",
                "年度指标值",
                "实际完成值",
                "分值",
                "得分",
            ],
            ["", "产出指标（50分）", "数量指标", "个数", "≥3个", "3个", "10", "10"],
            ["", "总分", "", "", "", "", "100", "99"],
        )
    ).projects
    assert plain(project) == ["甲项目", "10", "8", "2"]
    assert goals(project) == [("预期目标", "完成建设。")]
    assert rows(project) == [("产出指标", "数量", "个数", "≥3个")]
    assert project.indicators[0].actual.text == "3个"
    assert project.amount_unit == "万元"


def test_template_rows_and_review_rows(read_dump):
    (project,) = read_dump(
        (
            ["项目名称", "产业路", "项目负责人及电话", "某人"],
            ["本年申请资金（万元）", "年度资金总额：", "16"],
            ["", "其中：财政拨款", "16"],
            ["总体目标", "修路3公里。"],
            ["绩效指标", "一级指标", "二级指标", "三级指标", "指标值", "备注"],
            ["", "产出指标", "数量指标", "★新建道路（≥**公里）", ">=3公里", ""],
            ["财政部门审核意见", "同意"],
        )
    ).projects
    assert plain(project) == ["产业路", "16", "16", None]
    assert [row.name.text for row in project.indicators] == ["★新建道路（≥**公里）"]
    assert project.amount_unit == "万元"


def test_a_department_as_a_whole(read_dump):
    found = read_dump(
        "部门整体支出绩效目标表",
        (
            ["部门（单位）名称", "某县财政局"],
            ["年度预算申请（万元）", "资金总额", "100"],
            ["年度绩效目标", "保障运转。"],
            ["一级指标", "二级指标", "三级指标", "指标值"],
            ["产出指标", "数量指标", "次数", "4次"],
        ),
    )
    (project,) = found.projects
    assert plain(project) == [None, "100", None, None]
    assert (found.unit, found.amount_unit) == ("某县财政局", "万元")


def test_unit_and_money_unit_in_one_line(read_dump):
    found = read_dump(
        "1.甲项目绩效目标表",
        "123001某局本级    单位：万元",
        (["项目编码", "13080024P1"], ["项目名称", "甲项目"], ["绩效目标", "1.完成"]),
    )
    assert (found.unit, found.amount_unit, found.projects[0].number) == ("某局本级", "万元", 1)
