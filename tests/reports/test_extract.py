"""The extract: what programs and spreadsheets get of a disclosure."""

import csv
import io
import json
from pathlib import Path

import pytest

from linter.document import TextPlace
from linter.facts.lexicon import Lexicon
from linter.facts.lexicon_file import load_lexicon
from linter.model import Disclosure, Field, Indicator, Project
from linter.reports.extract import extract_csv, extract_json

RULES = Path(__file__).parents[2] / "rules"


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon([RULES / "lexicon"])


def field(name: str, text: str | None, heading: str = "") -> Field | None:
    return None if text is None else Field(name, text, TextPlace(1, 1), heading, 1, 1)


def indicator(value: str | None, comparator=None, unit=None, name="次数") -> Indicator:
    return Indicator(
        row=1,
        level1=field("level1", "产出指标"),
        level2=field("level2", "数量指标"),
        level1_word="产出指标",
        level2_word="数量指标",
        category="数量",
        name=field("indicator", name),
        comparator=field("comparator", comparator),
        value=field("value", value),
        unit=field("unit", unit),
    )


def disclosure(*indicators: Indicator, budget="5.00", amount_unit="万元") -> Disclosure:
    project = Project(
        index=1,
        number=None,
        title=None,
        code=field("code", ""),
        name=field("name", "甲项目"),
        budget=field("budget", budget, "预算数"),
        fiscal_funds=None,
        other_funds=None,
        purpose=None,
        schedule=(field("schedule", "25%", "3月底"), field("schedule", "", "6月底")),
        goals=(field("goal", "1.完成。\n 2.提升。\n"),),
        indicators=indicators,
        amount_unit=amount_unit,
        layout="hebei",
    )
    return Disclosure(
        "某文件", "text", "hebei", "某局", 2025, amount_unit, (project,), (), ()
    )  # fmt: skip


def only_project(found: Disclosure, lexicon: Lexicon):
    return json.loads(extract_json([found], lexicon))["documents"][0]["projects"][0]


def test_json(lexicon):
    content = json.loads(extract_json([disclosure(indicator("≥6次"))], lexicon))
    assert content == {
        "schema": "jxlint-extract/1",
        "documents": [
            {
                "path": "某文件",
                "layout": "hebei",
                "unit": "某局",
                "year": 2025,
                "amount_unit": "万元",
                "projects": [
                    {
                        "index": 1,
                        "code": "",
                        "name": "甲项目",
                        "budget": "5.00",
                        "purpose": None,
                        "schedule": [
                            {"period": "3月底", "share": "25%"},
                            {"period": "6月底", "share": ""},
                        ],
                        "goals": ["1.完成。", "2.提升。"],
                        "indicators": [
                            {
                                "level1": "产出指标",
                                "level2": "数量指标",
                                "name": "次数",
                                "description": None,
                                "comparator": "≥",
                                "value": "≥6次",
                                "number": "6",
                                "unit": "次",
                                "basis": None,
                                "weight": None,
                            }
                        ],
                    }
                ],
            }
        ],
    }


@pytest.mark.parametrize(
    ("value", "comparator", "unit", "expected"),
    [
        ("≥95%", None, None, ("≥", "95", "%")),
        ("＞＝95％", None, None, ("≥", "95", "%")),
        ("100百分比", None, None, (None, "100", "百分比")),
        ("0.04万元", None, None, (None, "0.04", "万元")),
        ("≤370000元", None, None, ("≤", "370000", "元")),
        ("3,401.76平方米", None, None, (None, "3401.76", "平方米")),
        ("100", "≧", "人次", ("≥", "100", "人次")),
        ("100", "﹦", "人次", ("=", "100", "人次")),
        ("有效", "定性", "", (None, None, None)),
        ("≤12月", None, None, ("≤", "12", "月")),
        ("12月份", None, None, (None, "12", "月份")),
        ("2025年12月", None, None, (None, None, None)),
        ("11月30日", None, None, (None, None, None)),
        ("显著提升", None, None, (None, None, None)),
        ("±5%", None, None, (None, "5", "%")),
        ("1-2次", None, None, (None, None, "次")),
        ("", None, None, (None, None, None)),
        (None, None, None, (None, None, None)),
    ],
)
def test_values(lexicon, value, comparator, unit, expected):
    project = only_project(disclosure(indicator(value, comparator, unit)), lexicon)
    (row,) = project["indicators"]
    assert (row["comparator"], row["number"], row["unit"]) == expected
    assert row["value"] == value


@pytest.mark.parametrize(
    ("budget", "unit", "expected"),
    [
        ("48.96", "万元", "48.96"),
        ("489600", "元", "48.96"),
        ("48.96万元", None, "48.96"),
        ("1,507.00", "万元", "1507.00"),
        ("48.96", None, None),
        ("待定", "万元", None),
        ("", "万元", None),
        (None, "万元", None),
    ],
)
def test_budgets_are_in_ten_thousands(lexicon, budget, unit, expected):
    found = only_project(disclosure(budget=budget, amount_unit=unit), lexicon)["budget"]
    assert found == expected


def rows_of(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_csv_has_a_row_for_each_indicator(lexicon):
    text = extract_csv([disclosure(indicator("≥6次"), indicator("4次", name="又一"))], lexicon)
    rows = rows_of(text)
    assert [(r["项目名称"], r["预算数（万元）"], r["三级指标"], r["数值"]) for r in rows] == [
        ("甲项目", "5.00", "次数", "6"),
        ("甲项目", "5.00", "又一", "4"),
    ]
    assert text.count("\r\n") == 3


def test_csv_keeps_a_project_without_indicators(lexicon):
    (row,) = rows_of(extract_csv([disclosure()], lexicon))
    assert (row["项目名称"], row["三级指标"]) == ("甲项目", "")


def test_csv_runs_nothing_in_a_spreadsheet(lexicon):
    (row,) = rows_of(extract_csv([disclosure(indicator('=HYPERLINK("x")'))], lexicon))
    assert row["指标值"] == '\'=HYPERLINK("x")'


def test_nothing_to_extract(lexicon):
    assert json.loads(extract_json([], lexicon))["documents"] == []
    assert extract_csv([], lexicon).startswith("文件,单位,年度,")
