"""The budget year of a document whose titles, notes, dates and codes name several."""

import pytest

FORM = (
    ["项目名称", "渡口改造"],
    ["年度目标", "改造渡口。"],
    ["一级指标", "二级指标", "三级指标", "指标值"],
    ["产出指标", "数量指标", "改造渡口", "6处"],
)
LAST = [
    "2024年度收支决算情况",
    (["某局", "（2024年度）"], ["项目", "金额"], ["收入", "5"]),
    "2024年度项目支出绩效自评结果",
    (["（2024年度）", "单位：万元"], ["项目", "金额"], ["支出", "5"]),
    "2024年预算执行情况",
    "2024年12月30日",
]


def coded(code, goal):
    return (["项目编码", code, "项目名称", "甲"], ["年度目标", goal])


@pytest.mark.parametrize(
    "blocks",
    [
        ["某县水利局2025年部门预算公开", *LAST, FORM],
        ["2025年某县水利局单位预算", "目录", *LAST, FORM],
        ["关于2024年预算执行情况和2025年预算草案的报告", *LAST, FORM],
        ["某县水利局2025年预算", "2024年12月", FORM],
        ["某县水利局2025年部门预算公开", FORM, "附件：2024年度项目支出绩效自评表", FORM],
        [*LAST, "2025年度项目支出绩效目标表", FORM],
        [*LAST, "部门预算项目支出绩效目标表（2025年度）", FORM],
        [*LAST, (["项目名称", "渡口改造", "预算年度", "2025年"], *FORM[1:])],
        [*LAST, (["312001某县水利局", "预算年度：2025"], ["项目", "金额"], ["收入", "5"]), FORM],
        [*LAST, (["某局", "预算年度：2025", "单位：万元"], ["项目", "金额"], ["收入", "5"]), FORM],
        [(["", "2024年", "2025年"], ["收入", "5", "6"]), (["", "2024年", "2025年"], *FORM),
         coded("13102825P1", "改造渡口。")],
        [coded("13102824P1", "2025年底前改造渡口六处。"), coded("13102824P2", "改造。")],
    ],
)  # fmt: skip
def test_last_years_figures_are_not_the_budget(read_dump, blocks):
    assert read_dump(*blocks).year == 2025


@pytest.mark.parametrize(
    ("blocks", "year"),
    [
        (LAST, 2024),
        (["某局2024年度项目支出绩效自评报告", FORM], 2024),
        ([coded("13102824P1", "2024年底前改造渡口。"), coded("13102824P2", "2025年改造。")], 2024),
        ([coded("13102824P1", "2023年开工，改造渡口六处。")], 2024),
        ([coded("某编码", "2025年底前改造渡口六处。")], None),
    ],
)
def test_the_only_year_there_is(read_dump, blocks, year):
    assert read_dump(*blocks).year == year
