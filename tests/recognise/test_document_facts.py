"""Whose disclosure it is, for which year, in which unit; and its prose."""

import pytest

HEADINGS = ["一级指标", "二级指标", "三级指标", "指标值"]
INDICATORS = (HEADINGS, ["产出指标", "数量指标", "次数", "4次"])


def header(code="", *more):
    return (["项目编码", code, "项目名称", "甲"], *more, ["绩效目标", "完成"])


@pytest.mark.parametrize(
    ("blocks", "year"),
    [
        (
            [
                "2024年单位预算公开",
                (["某局", "预算年度：2025"], ["甲", "乙"]),
                header("13102823P1"),
            ],
            2024,
        ),
        (["2024年单位预算公开", (["预算年度：2025", "单位：元"], ["甲", "乙"])], 2025),
        (["某局2024年部门预算信息公开情况说明", header("13102823P1")], 2024),
        ([header("13102823P1"), header("13102824P1"), header("13102824P2")], 2024),
        (["2024年，预算收入较2023年预算减少，主要为项目减少。", header("某编码")], None),
    ],
)
def test_year(read_dump, blocks, year):
    assert read_dump(*blocks).year == year


@pytest.mark.parametrize(
    ("blocks", "unit"),
    [
        ([(["312001某县公安局", "单位：万元"], ["甲", "乙"])], "某县公安局"),
        ([(["312某县公安局", "单位：万元"], ["甲", "乙"])], "某县公安局"),
        (["预算单位：某县财政局    单位：万元", INDICATORS], "某县财政局"),
        ([header("1", ["主管部门", "某局", "实施单位", "某县医院"])], "某县医院"),
        (["单位：万元", "2040101武装警察部队增加，共计二百人。", INDICATORS], None),
        ([(["甲", "乙"], ["2040101武装警察部队", "5"])], None),
    ],
)
def test_unit(read_dump, blocks, unit):
    assert read_dump(*blocks).unit == unit


def test_money_unit_of_projects(read_dump):
    found = read_dump(
        "单位：元", header("1"), INDICATORS, (["金额单位：万元"], *header("2")), INDICATORS,
        header("3", ["预算数（元）", "5"]), header("4"),
    )  # fmt: skip
    assert [project.amount_unit for project in found.projects] == ["元", "万元", "元", None]
    assert found.amount_unit == "元"


def test_only_money_unit_of_a_document_holds_for_all(read_dump):
    found = read_dump("单位：万元", (["项目", "金额"], ["甲", "5"]), header("1"), header("2"))
    assert [project.amount_unit for project in found.projects] == ["万元", "万元"]


def test_prose_stands_under_its_section(read_dump):
    found = read_dump(
        "某局预算公开说明", "一、单位概况", "我单位共有二十人，分三科。", "（一）主要职责",
        "负责某事；负责又一事。", "二、预算安排", "1、收入说明", "收入共计五万元。", "12", "",
    )  # fmt: skip
    assert [(field.text, field.heading) for field in found.narrative] == [
        ("某局预算公开说明", ""),
        ("一、单位概况", "一、单位概况"),
        ("我单位共有二十人，分三科。", "一、单位概况"),
        ("（一）主要职责", "（一）主要职责"),
        ("负责某事；负责又一事。", "（一）主要职责"),
        ("二、预算安排", "二、预算安排"),
        ("1、收入说明", "1、收入说明"),
        ("收入共计五万元。", "1、收入说明"),
    ]


def test_titles_and_captions_are_no_prose(read_dump):
    found = read_dump(
        "1、甲绩效目标表", header("1"), "支出总表", (["项目", "金额"], ["甲", "5"]), "说明。"
    )
    assert [field.text for field in found.narrative] == ["说明。"]
