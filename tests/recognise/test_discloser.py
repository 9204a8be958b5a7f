"""Whose disclosure a document is and for which year, by its front, its notes, its header fields."""

import pytest

from linter.recognise import recognise

INDICATORS = (
    ("一级指标", "二级指标", "三级指标", "指标值"),
    ("产出指标", "数量指标", "补植苗木", "900株"),
)


def form(*rows):
    return (
        ("项目名称", "苗木补植", "", ""),
        *rows,
        ("年度目标", "补植苗木。", "", ""),
        *INDICATORS,
    )


def told(build, layouts, *blocks):
    return recognise(build(*blocks), layouts)


@pytest.mark.parametrize(
    ("title", "unit", "year"),
    [
        ("云岭县林业局2025年部门预算公开", "云岭县林业局", 2025),
        ("云岭县林业局2025年度预算公开", "云岭县林业局", 2025),
        ("2025年云岭县林业局部门预算公开", "云岭县林业局", 2025),
        ("2025年度云岭县林业局单位预算", "云岭县林业局", 2025),
        ("关于云岭县林业局2025年部门预算的说明", "云岭县林业局", 2025),
        ("附件1：云岭县林业局2025年项目支出绩效目标表", "云岭县林业局", 2025),
        ("云岭县林业局二〇二五年部门预算", "云岭县林业局", 2025),
        ("云岭县林业局（本级）2025年单位预算", "云岭县林业局(本级)", 2025),
        ("云岭县林业局本级  2025年度", "云岭县林业局本级", 2025),
        ("云岭县林业局部门预算公开", "云岭县林业局", None),
        ("2025年项目支出绩效目标表（云岭县林业局）", "云岭县林业局", 2025),
        ("中共云岭县委宣传部2025年部门预算", "中共云岭县委宣传部", 2025),
        ("云岭县人民检察院2025年部门预算", "云岭县人民检察院", 2025),
        ("云岭县青石镇2025年部门预算公开", "云岭县青石镇", 2025),
        ("云岭县青石镇人民政府2025年部门预算公开", "云岭县青石镇人民政府", 2025),
        ("云岭县第二中学", "云岭县第二中学", None),
        ("上海市云岭区教育局", "上海市云岭区教育局", None),
        # No unit is named.
        ("云岭县2025年部门预算公开", None, 2025),
        ("2025年云岭县预算公开", None, 2025),
        ("2025年县级部门预算项目支出绩效目标表", None, 2025),
        ("2025年项目支出绩效目标表", None, 2025),
        ("项目支出绩效目标表（2025年度）", None, 2025),
        ("各县（市、区）财政局", None, None),
        ("一、云岭县林业局", None, None),
        ("规划财务处", None, None),
        ("云岭县人民政府", None, None),
        ("云岭县人民政府门户网站", None, None),
        ("财政预算信息公开专栏", None, None),
        ("部门预算公开", None, None),
        # A project called like a unit.
        ("2025年养老服务中心项目绩效目标表", None, 2025),
        ("养老服务中心2025年运行经费绩效目标表", None, 2025),
        ("乡镇卫生院绩效目标表", None, None),
        ("2025年乡镇卫生院绩效目标表", None, 2025),
        ("2025年中央财政农村公路补助资金绩效目标表", None, 2025),
    ],
)
def test_the_title_page(build, layouts, title, unit, year):
    found = told(build, layouts, title, form())
    assert (found.unit, found.year) == (unit, year)


def test_the_title_page_holds_where_hints_differ(build, layouts):
    rows = (("主管部门", "云岭县林业局", "实施单位", "青石林场"),)
    assert told(build, layouts, form(*rows)).unit == "青石林场"
    title = "云岭县林业局2025年部门预算"
    assert told(build, layouts, title, "预算单位：青石林场", form(*rows)).unit == "云岭县林业局"


def test_a_note_is_surer_than_a_line(build, layouts):
    found = told(build, layouts, "云岭县财政局", "单位名称：云岭县林业局", form())
    assert found.unit == "云岭县林业局"


@pytest.mark.parametrize(
    "blocks",
    [
        ["云岭县林业局2025年部门预算", "云岭县水利局2025年部门预算", form()],
        ["云岭县林业局", "云岭县水利局", form()],
        ["单位名称：云岭县林业局", form(), "单位名称：云岭县水利局", form()],
        [form(("实施单位", "云岭县林业局", "", "")), form(("实施单位", "云岭县水利局", "", ""))],
        [form(("实施单位", "各乡镇、街道", "", ""))],
        [form(("实施单位", "—", "", ""))],
    ],
)
def test_several_units_are_none(build, layouts, blocks):
    assert told(build, layouts, *blocks).unit is None


def test_the_longer_of_two_names_of_one_unit(build, layouts):
    blocks = ["云岭县林业局2025年部门预算", "2025年云岭县林业局（本级）绩效目标", form()]
    assert told(build, layouts, *blocks).unit == "云岭县林业局"
    assert told(build, layouts, "云岭区教育局", "上海市云岭区教育局", form()).unit == (
        "上海市云岭区教育局"
    )


@pytest.mark.parametrize(
    ("label", "text", "unit"),
    [
        ("主管部门", "云岭县林业局", "云岭县林业局"),
        ("主管部门及代码", "[056]云岭县林业局", "云岭县林业局"),
        ("主管部门及代码", "云岭县林业局-056001", "云岭县林业局"),
        ("预算单位", "108001-云岭县林业局", "云岭县林业局"),
        ("项目实施单位", "云岭县青石林场", "云岭县青石林场"),
        ("主管部门", "056", None),
    ],
)
def test_header_fields(build, layouts, label, text, unit):
    assert told(build, layouts, form((label, text, "", ""))).unit == unit


def test_implementing_units_that_differ_leave_the_department(build, layouts):
    forms = [
        form(("主管部门", "云岭县林业局", "实施单位", name)) for name in ("青石林场", "白水林场")
    ]
    assert told(build, layouts, *forms).unit == "云岭县林业局"


def test_prose_far_from_the_front_names_nobody(build, layouts):
    blocks = ["部门预算公开", form(), "云岭县林业局", "云岭县水利局负责供水。"]
    assert told(build, layouts, *blocks).unit is None


def test_a_title_in_the_table(build, layouts):
    title = (("云岭县林业局2025年项目支出绩效目标表", "", "", ""),)
    found = told(build, layouts, (*title, *form()))
    assert (found.unit, found.year) == ("云岭县林业局", 2025)
    assert found.projects[0].title_name is None


def test_a_cover_sheet(build, layouts):
    cover = (("云岭县林业局", ""), ("2025年部门预算公开表", ""))
    found = told(build, layouts, cover, form())
    assert (found.unit, found.year) == ("云岭县林业局", 2025)


def test_rows_of_units_with_codes_and_sums(build, layouts):
    rows = (
        (
            "单位编码",
            "项目名称",
            "预算数",
            "年度目标",
            "一级指标",
            "二级指标",
            "三级指标",
            "指标值",
        ),
        ("105001", "云岭县林业局", "1,060.5", "", "", "", "", ""),
        ("", "苗木补植", "60.5", "补植苗木。", "产出指标", "数量指标", "补植苗木", "900株"),
    )
    assert told(build, layouts, rows).unit == "云岭县林业局"


def test_rows_of_units_over_their_projects(build, layouts):
    rows = (
        ("项目名称", "年度目标", "一级指标", "二级指标", "三级指标", "指标值"),
        ("云岭县林业局", "", "", "", "", ""),
        ("苗木补植", "补植苗木。", "产出指标", "数量指标", "补植苗木", "900株"),
        ("林区巡护", "巡护林区。", "产出指标", "数量指标", "巡护里程", "70公里"),
    )
    found = told(build, layouts, rows)
    assert [project.name.text for project in found.projects] == ["苗木补植", "林区巡护"]
    assert found.unit == "云岭县林业局"


@pytest.mark.parametrize(
    ("note", "unit", "amount_unit"),
    [
        ("填报单位：民政局 填报日期：2025年1月3日", "民政局", None),
        ("填报单位：民政局 金额单位：万元", "民政局", "万元"),
        ("填报单位（盖章）：民政局 单位：万元", "民政局", "万元"),
        ("填报单位：云岭县林业局（盖章） 单位：万元", "云岭县林业局", "万元"),
        ("申报单位：（盖章）民政局 2025年3月", "民政局", None),
        ("填报单位： 单位：万元", None, "万元"),
        ("填报单位：（盖章） 单位：万元", None, "万元"),
        ("申报单位：（盖章） 2025年3月", None, None),
    ],
)
def test_short_names_seals_and_dates_beside_a_unit(build, layouts, note, unit, amount_unit):
    found = told(build, layouts, ((note, "", "", ""), *form()))
    assert (found.unit, found.projects[0].amount_unit) == (unit, amount_unit)
