"""Flaws of the structure, trees of classes, weights and purposes, on data made by hand."""

from dataclasses import replace
from decimal import Decimal
from itertools import count

import pytest

from linter.document import TextPlace
from linter.facts.lexicon import Lexicon
from linter.facts.purpose import content, counts, money_count, novelty
from linter.facts.sameness import likeness, same
from linter.facts.structure import find_flaws
from linter.facts.text import Text
from linter.facts.trees import prevailing, trees_with
from linter.facts.weights import read_weights, weight_classes, weight_total
from linter.model import Disclosure, Field, Indicator, Project, Unrecognised

LINES = count(1)


def cell(name: str, text: str, heading: str = "") -> Field:
    return Field(name, text, TextPlace(next(LINES), 1), heading)


def row(**cells: Field) -> Indicator:
    return Indicator(1, None, None, None, None, None, cell("indicator", "数量"), **cells)


def project(number: int | None, *rows: Indicator, **fields: Field) -> Project:
    return Project(
        index=1, number=number, title=cell("title", f"{number}、甲绩效目标表"),
        code=fields.get("code"), name=cell("name", "甲"), budget=fields.get("budget"),
        fiscal_funds=None, other_funds=None, purpose=None, schedule=(), goals=(),
        indicators=rows, amount_unit=None, layout="测试",
    )  # fmt: skip


def disclosure(*projects: Project, unit: str | None = "万元", notes: str = "") -> Disclosure:
    narrative = (cell("narrative", notes),) if notes else ()
    return Disclosure("a", "text", "测试", None, 2024, unit, projects, (), narrative)


def kinds(found: Disclosure, lexicon: Lexicon) -> list[tuple[str, str]]:
    return [(flaw.kind, flaw.missing or str(flaw.found)) for flaw in find_flaws(found, lexicon)]


@pytest.mark.parametrize(
    ("numbers", "flaws"),
    [
        ([1, 2, 3], []),
        ([3, 4, 5], []),
        ([1, 2, 1, 2], []),
        ([1, None, 3], []),
        ([4, 6], [("gap", "6")]),
        ([3, 2], [("gap", "2")]),
        ([1, 9, 3], [("gap", "9")]),
        ([1, 9, 10], [("gap", "9")]),
        ([2, 2], [("repeat", "2")]),
        ([1, 1], [("repeat", "1")]),
    ],
)
def test_numbers_of_tables(numbers, flaws, lexicon: Lexicon) -> None:
    assert kinds(disclosure(*map(project, numbers)), lexicon) == flaws


def test_nothing_is_said_where_a_table_was_not_recognised(lexicon: Lexicon) -> None:
    found = replace(
        disclosure(project(4), project(6)),
        unrecognised=(Unrecognised(TextPlace(1, 1), "表头不完整", ()),),
    )
    assert kinds(found, lexicon) == []


def test_a_column_that_only_one_table_lacks(lexicon: Lexicon) -> None:
    whole = [project(n, row(value=cell("value", "5", "指标 值"))) for n in range(1, 5)]
    assert kinds(disclosure(*whole, project(5, row())), lexicon) == [("column", "指标值")]
    assert kinds(disclosure(*whole[:2], project(3, row())), lexicon) == []


@pytest.mark.parametrize(
    ("budget", "heading", "notes", "flaws"),
    [
        ("8.24", "预算数", "", [("unit", "None")]),
        ("8.24", "预算数（万元）", "", []),
        ("8.24万元", "预算数", "", []),
        ("8.24", "预算数", "以下金额均为万元", []),
        ("0.00", "预算数", "", []),
        ("——", "预算数", "", []),
    ],
)
def test_no_unit_of_money_anywhere(budget, heading, notes, flaws, lexicon: Lexicon) -> None:
    tables = project(1, budget=cell("budget", budget, heading))
    assert kinds(disclosure(tables, unit=None, notes=notes), lexicon) == flaws


TREES = {
    "one": {"甲": frozenset({"子", "丑"})},
    "two": {"甲": frozenset({"丑"}), "乙": frozenset({"子"})},
}


@pytest.mark.parametrize(
    ("level1", "level2", "trees"),
    [
        ("甲", "子", ("one",)), ("甲", "丑", ("one", "two")), ("乙", None, ("two",)),
        ("乙", "丑", ()), ("丙", "子", ()), (None, "子", None),
    ],
)  # fmt: skip
def test_trees_that_have_a_pair(level1, level2, trees) -> None:
    assert trees_with(level1, level2, TREES) == trees


def test_the_prevailing_value() -> None:
    assert prevailing(["a", None, "b", "a"]) == "a"
    assert prevailing(["a", "b"]) is None
    assert prevailing([None]) is None


def test_the_shipped_trees_tell_where_cost_stands(lexicon: Lexicon) -> None:
    assert trees_with("产出指标", "成本指标", lexicon.trees) == ("88",)
    assert trees_with("成本指标", "经济成本指标", lexicon.trees) == ("101",)
    assert trees_with("产出指标", "数量指标", lexicon.trees) == ("88", "101")
    assert trees_with("效益指标", "质量指标", lexicon.trees) == ()


@pytest.mark.parametrize(
    ("cells", "total"),
    [
        (["30", "20分", "50%"], Decimal(100)),
        (["0.5", "0.3", "0.2"], Decimal(100)),
        (["60", "", "40"], Decimal(100)),
        (["60", "——", "35"], Decimal(95)),
        (["60", "约四十"], None),
        (["", ""], None),
        ([], None),
    ],
)
def test_weights_add_up(cells, total) -> None:
    texts = [Text(cell("weight", each)) for each in cells]
    assert weight_total(read_weights((text, None) for text in texts)) == total


def test_a_merged_weight_counts_once() -> None:
    merged = Text(cell("weight", "50"))
    assert weight_total(read_weights([(merged, None), (merged, None)])) == 50


def test_sums_by_class_and_what_the_label_states() -> None:
    label, other = Text(cell("level1", "产出指标（50分）")), Text(cell("level1", "效益指标"))
    weights = [Text(cell("weight", points)) for points in ("30", "10", "60")]
    rows = zip([label, label, other], ["产出指标", "产出指标", "效益指标"], weights, strict=True)
    found = weight_classes(rows)
    assert [(c.level1, c.points, c.stated) for c in found] == [
        ("产出指标", Decimal(40), Decimal(50)), ("效益指标", Decimal(60), None),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("left", "right", "equal"),
    [
        ("装备费（省级）", "装备费(省级)", True), ("甲**经费", "甲专项经费", True),
        ("**", "甲专项经费", True), ("甲**经费", "乙专项经费", False), ("甲", "乙", False),
    ],
)  # fmt: skip
def test_names_that_say_the_same(left, right, equal) -> None:
    assert same(left, right) is equal and same(right, left) is equal


def test_likeness() -> None:
    assert likeness("图书馆经费", "图书馆经费。") == 1
    assert likeness("甲乙", "丙丁") == likeness("", "") == 0


def test_content_of_a_purpose(lexicon: Lexicon) -> None:
    purpose = "2024年主要用于农村公路养护，经测算所需经费36.5万元。"
    assert content(purpose, lexicon) == "农村公路养护"
    assert money_count("电费3万元、水费2000元", lexicon) == 2


@pytest.mark.parametrize(
    ("purpose", "name", "new"),
    [
        ("资金主要用于农村公路养护。", "农村公路养护项目", 0),
        ("农村公路和桥梁养护", "农村公路养护项目", 2),
        ("重点场所安全巡查", "**场所安全巡查经费", 0),
        ("购置课桌椅", "", 5),
    ],
)
def test_what_a_purpose_adds_to_the_name(purpose, name, new, lexicon: Lexicon) -> None:
    assert novelty(purpose, name, lexicon) == new


@pytest.mark.parametrize(
    ("purpose", "name", "told"),
    [
        ("改造渡口六处，疏浚航道3公里", "渡口改造", ["六处", "3公里"]),
        ("发放三项补贴", "三项补贴经费", []),
        ("建设一个平台，经费30万元，为期三年", "平台建设", []),
        ("三级医院评审", "医院评审", []),
    ],
)
def test_numbers_of_things_in_a_purpose(purpose, name, told, lexicon: Lexicon) -> None:
    field = Field("purpose", purpose, TextPlace(1, 1))
    assert [quantity.text for quantity in counts(Text(field), name, lexicon)] == told
