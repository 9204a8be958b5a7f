"""Totals of budget tables: what must add up, read from headings, codes, numbering and sides."""

from collections.abc import Sequence

import pytest

from linter.document import TextPlace
from linter.facts.lexicon import Lexicon
from linter.facts.sheet import Sheet
from linter.facts.sums import broken_sums
from linter.facts.table import TableFacts
from linter.model import BudgetTable, Field

Rows = Sequence[Sequence[str]]


def sheet(lexicon: Lexicon, headings: Sequence[str], rows: Rows, kind: str = "other") -> Sheet:
    body = tuple(
        tuple(Field("table_cell", text, TextPlace(r + 1, c + 1)) for c, text in enumerate(row))
        for r, row in enumerate(rows)
    )
    return Sheet(
        TableFacts(BudgetTable(kind, None, "万元", tuple(headings), body), lexicon), lexicon
    )


def told(lexicon: Lexicon, headings: Sequence[str], rows: Rows) -> list[str]:
    return [
        f"{each.row}/{each.column} {each.total.text}"
        + (f" {each.times}×{each.culprit.text}→{each.right}" if each.culprit else "")
        for each in broken_sums(sheet(lexicon, headings, rows))
    ]


CODES = ("科目编码", "科目名称", "合计", "基本支出", "项目支出")
CLASSES = ("科目编码·类", "科目编码·款", "科目编码·项", "科目名称", "合计", "基本支出", "项目支出")


@pytest.mark.parametrize(
    ("figure", "expected"),
    [
        ("70.00", []),
        ("70.01", []),
        ("77.00", ["小学教育/合计 70.00 2×77.00→70.00"]),
    ],
)
def test_columns_and_codes(lexicon: Lexicon, figure: str, expected: list[str]) -> None:
    rows = [
        ["", "合计", "180.00", "130.00", "50.00"],
        ["205", "教育支出", "170.00", "120.00", "50.00"],
        ["20502", "普通教育", "170.00", "120.00", "50.00"],
        ["2050202", "小学教育", "70.00", figure, ""],
        ["2050203", "初中教育", "100.00", "50.00", "50.00"],
        ["221", "住房保障支出", "10.00", "10.00", ""],
    ]
    assert told(lexicon, CODES, rows) == expected


@pytest.mark.parametrize(("figure", "expected"), [("120.00", []), ("125.00", 1)])
def test_codes_in_three_columns(lexicon: Lexicon, figure: str, expected: object) -> None:
    rows = [
        ["205", "", "", "教育支出", "170.00", "120.00", "50.00"],
        ["205", "02", "", "普通教育", "170.00", figure, "50.00"],
        ["205", "02", "02", "小学教育", "70.00", "70.00", ""],
        ["205", "02", "03", "初中教育", "100.00", "50.00", "50.00"],
    ]
    found = told(lexicon, CLASSES, rows)
    assert found == expected if isinstance(expected, list) else len(found) == expected


def test_codes_of_several_units_are_left_alone(lexicon: Lexicon) -> None:
    rows = [
        ["205", "教育支出", "50.00", "30.00", "20.00"],
        ["20502", "普通教育", "50.00", "30.00", "20.00"],
        ["205", "教育支出", "40.00", "20.00", "20.00"],
        ["20502", "普通教育", "40.00", "20.00", "20.00"],
    ]
    assert told(lexicon, CODES, rows) == []


def test_a_structure_that_breaks_everywhere_is_misread(lexicon: Lexicon) -> None:
    headings = ("单位名称", "合计", "上级补助", "本级安排")
    rows = [["甲", "100.00", "20.00", "30.00"], ["乙", "90.00", "20.00", "30.00"],
            ["丙", "80.00", "20.00", "30.00"]]  # fmt: skip
    assert told(lexicon, headings, rows) == []


def test_a_group_with_its_own_total_counts_once(lexicon: Lexicon) -> None:
    headings = (
        "科目名称",
        "合计",
        "本年收入·小计",
        "本年收入·财政拨款",
        "本年收入·事业收入",
        "上年结转",
    )
    rows = [["甲", "100.00", "90.00", "80.00", "10.00", "10.00"],
            ["乙", "50.00", "50.00", "40.00", "10.00", ""],
            ["丙", "60.00", "55.00", "40.00", "15.00", "15.00"]]  # fmt: skip
    assert told(lexicon, headings, rows) == ["丙/合计 60.00"]


def test_of_which_columns_and_shares_are_no_parts(lexicon: Lexicon) -> None:
    headings = ("项目名称", "合计", "财政拨款", "其中：基金", "单位资金", "占比")
    rows = [["甲", "100.00", "80.00", "30.00", "20.00", "5.00"],
            ["乙", "50.00", "50.00", "10.00", "", "2.00"]]  # fmt: skip
    assert told(lexicon, headings, rows) == []


def test_columns_of_rates_are_not_added_down(lexicon: Lexicon) -> None:
    headings = ("科目编码", "科目名称", "2025年预算数", "增减%")
    rows = [["205", "教育支出", "100.00", "4.20"], ["20502", "普通教育", "60.00", "3.00"],
            ["20503", "职业教育", "40.00", "6.00"]]  # fmt: skip
    assert told(lexicon, headings, rows) == []


def test_public_money_in_one_line(lexicon: Lexicon) -> None:
    cars = [f"公务用车购置及运行费·{part}" for part in ("小计", "购置费", "运行费")]
    groups = ("合计", "因公出国（境）费", *cars, "公务接待费")
    headings = [f"{year}年预算数·{part}" for year in (2024, 2025) for part in groups]
    row = ["12.00", "", "10.00", "", "10.00", "2.00", "13.00", "", "10.00", "", "10.00", "2.00"]
    assert told(lexicon, headings, [row]) == ["/2025年预算数合计 13.00"]


SIDES = ("收入·项目", "收入·预算数", "支出·项目", "支出·预算数")


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, []),
        ({(1, 1): "25.00"}, ["本年收入合计/预算数 100.00"]),
        ({(4, 1): "8.00"}, ["收入总计/预算数 110.00"]),
        ({(3, 3): "108.00"}, ["本年支出合计/预算数 108.00 2×108.00→110.00"]),
        ({(5, 3): "111.00"}, ["支出总计/预算数 111.00 2×111.00→110.00"]),
    ],
)
def test_two_sides(
    lexicon: Lexicon, changes: dict[tuple[int, int], str], expected: list[str]
) -> None:
    rows = [
        ["一、财政拨款收入", "80.00", "一、教育支出", "90.00"],
        ["二、事业收入", "20.00", "二、卫生健康支出", "20.00"],
        ["其中：教育收费", "5.00", "", ""],
        ["本年收入合计", "100.00", "本年支出合计", "110.00"],
        ["上年结转结余", "10.00", "年终结转结余", ""],
        ["收入总计", "110.00", "支出总计", "110.00"],
    ]
    for (r, c), text in changes.items():
        rows[r][c] = text
    assert told(lexicon, SIDES, rows) == expected


def test_carried_money_in_detail_counts_once(lexicon: Lexicon) -> None:
    rows = [
        ["一、一般公共预算拨款", "100.00", "一、教育支出", "108.00"],
        ["本年收入合计", "100.00", "本年支出合计", "108.00"],
        ["年初财政拨款结转和结余", "8.00", "年末财政拨款结转和结余", ""],
        ["一、一般公共预算拨款", "8.00", "", ""],
        ["收入总计", "108.00", "支出总计", "108.00"],
    ]
    assert told(lexicon, SIDES, rows) == []


def test_a_row_that_is_not_understood_stops_the_sum(lexicon: Lexicon) -> None:
    rows = [
        ["一、财政拨款收入", "80.00", "一、基本支出", "60.00"],
        ["", "", "工资福利支出", "40.00"],
        ["二、事业收入", "20.00", "二、项目支出", "40.00"],
        ["本年收入合计", "100.00", "本年支出合计", "100.00"],
        ["收入总计", "100.00", "支出总计", "100.00"],
    ]
    assert told(lexicon, SIDES, rows) == []


@pytest.mark.parametrize(("total", "expected"), [("500.00", []), ("510.00", 1)])
def test_numbered_rows(lexicon: Lexicon, total: str, expected: object) -> None:
    rows = [["资产总额", "", total], ["1、房屋（平方米）", "3000", "300.00"],
            ["其中：办公用房（平方米）", "1000", "100.00"], ["2、车辆（台、辆）", "6", "120.00"],
            ["3、其他固定资产", "800", "80.00"]]  # fmt: skip
    found = told(lexicon, ("项目", "数量", "价值"), rows)
    assert found == expected if isinstance(expected, list) else len(found) == expected


@pytest.mark.parametrize("text", ["约30", "见附表", "**"])
def test_a_cell_that_cannot_be_read_leaves_its_sums_unknown(lexicon: Lexicon, text: str) -> None:
    rows = [["", "合计", "99.00", "60.00", text], ["205", "教育支出", "100.00", "60.00", "40.00"]]
    assert told(lexicon, CODES, rows) in ([], ["合计/合计 99.00"])


@pytest.mark.parametrize("rows", [[], [["", "", "", "", ""]], [["合计"]]])
def test_empty_and_short_tables(lexicon: Lexicon, rows: Rows) -> None:
    assert told(lexicon, CODES, rows) == []
