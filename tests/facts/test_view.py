"""The view that rules see, on a disclosure made by hand."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from linter.document import TextPlace
from linter.facts.lexicon import Lexicon
from linter.facts.view import DocumentFacts, IndicatorFacts, ProjectFacts, facts_of
from linter.model import BudgetTable, Disclosure, Field, Indicator, Project

PLACES = iter(range(1, 10**6))


def cell(name: str, text: str, heading: str = "") -> Field:
    return Field(name, text, TextPlace(next(PLACES), 1), heading)


def row(name: str, value: str, **cells: Any) -> Indicator:
    label = cells.pop("label", cell("level1", "产出指标"))
    known = {key: cells.pop(key) for key in ("category", "schedule") if key in cells}
    fields = {key: cell(key, text) for key, text in cells.items()}
    return Indicator(
        1, label, None, "产出指标", None, known.get("category"), cell("indicator", name),
        value=cell("value", value), schedule=known.get("schedule", ()), **fields,
    )  # fmt: skip


def project(*rows: Indicator, **fields: Any) -> Project:
    empty: dict[str, Any] = dict.fromkeys(
        ["title", "code", "name", "budget", "fiscal_funds", "other_funds", "purpose"]
    )
    given = {**empty, "schedule": (), "goals": (), "amount_unit": "万元", **fields}
    return Project(1, 1, indicators=rows, layout="测试", **given)


def facts(
    lexicon: Lexicon, *projects: Project, tables: tuple[BudgetTable, ...] = (), year: int = 2024
) -> DocumentFacts:
    narrative = (cell("narrative", "2024年收入100万元，其中基本支出40万元。"),)
    return facts_of(
        Disclosure("a", "text", "测试", "甲局", year, "万元", projects, tables, narrative), lexicon
    )


def indicator(lexicon: Lexicon, name: str, value: str, **cells: Any) -> IndicatorFacts:
    return facts(lexicon, project(row(name, value, **cells))).projects[0].indicators[0]


@pytest.mark.parametrize(
    ("name", "value", "kind"),
    [
        ("培训人数", "120", "number"), ("合格率", "100%", "percent"), ("费用", "5万元", "money"),
        ("单价", "5元/个", "unit_cost"), ("数量", "5个", "count"), ("时间", "11月底", "time_point"),
        ("完成时间", "≤12月", "time_point"), ("工期", "60天", "duration"), ("效果", "显著",
        "qualitative"),
        ("数量", "", "empty"), ("数量", "——", "empty"), ("数量", "/", "empty"), ("数量", "5万",
        "number"),
        ("维护费", "5万", "money"), ("数量", "≤****000元", None), ("数量", "7×24小时", None),
        ("数量", "≥95%，5台", None), ("等级", "优良中低差", "qualitative"), ("数量", "≧%", None),
    ],
)  # fmt: skip
def test_value_kind(name: str, value: str, kind: str | None, lexicon: Lexicon) -> None:
    assert indicator(lexicon, name, value).value_kind == kind


def test_what_the_unit_column_measures_besides_the_value(lexicon: Lexicon) -> None:
    def stated(value: str, unit: str) -> frozenset[str]:
        return indicator(lexicon, "补助安排", value, unit=unit).column_dimensions

    assert stated("28.8万元", "%") == {"share"}
    assert stated("28.8万元", "元") == stated("28.8", "%") == frozenset()
    assert stated("每月2次", "次") == stated("300元/人", "元") == stated("5砬", "%") == frozenset()


def test_values_of_regions(lexicon: Lexicon) -> None:
    cells = tuple(cell("values", text) for text in ("3", "—", "≥2"))
    record = replace(row("改造饮水点（处）", ""), value=None, values=cells)
    parts = facts(lexicon, project(record)).projects[0].indicators[0].parts
    assert [(part.comparator, part.number, part.unit) for part in parts] == [
        (None, 3, "处"),
        ("≥", 2, "处"),
    ]


def test_comparator_and_unit_in_columns_of_their_own(lexicon: Lexicon) -> None:
    quantity = indicator(lexicon, "培训人数", "120", comparator="≥", unit="人次").quantity
    assert quantity is not None
    assert (quantity.comparator, quantity.unit, quantity.base) == ("≥", "人次", Decimal(120))
    own = indicator(lexicon, "培训费", "≤5万元", comparator="≥", unit="元").quantity
    assert own is not None
    assert (own.comparator, own.unit, own.base) == ("≤", "万元", Decimal(50000))
    odd = indicator(lexicon, "数量", "5", comparator="定性", unit="砬").quantity
    assert odd is not None
    assert (odd.comparator, odd.unit, odd.dimension) == (None, "砬", None)


def test_a_unit_in_the_name(lexicon: Lexicon) -> None:
    quantity = indicator(lexicon, "新建面积(万亩)", "2").quantity
    assert quantity is not None
    assert (quantity.unit, quantity.dimension) == ("万亩", "area")


def test_cost_rows_read_a_bare_wan_as_money(lexicon: Lexicon) -> None:
    found = indicator(lexicon, "图传卡", "5万", category="成本")
    assert found.quantity is not None
    assert (found.quantity.dimension, found.value_kind, found.expected) == (
        "money", "money", frozenset(),
    )  # fmt: skip


def test_missing_and_empty_cells_differ(lexicon: Lexicon) -> None:
    found = indicator(lexicon, "数量", "", description="")
    assert (found.value, found.description, found.basis) == ("", "", None)
    assert (found.quantity, found.period, found.formulas, found.claims) == (None, None, (), ())
    nothing = IndicatorFacts(replace(row("甲", "乙"), name=None, value=None), 2024, lexicon)
    assert (nothing.head, nothing.direction, nothing.expected) == (None, None, frozenset())
    assert (nothing.value_kind, nothing.count, nothing.is_unit_cost) == (None, None, False)


def test_the_nothing_that_an_evaluated_table_began_with_is_no_budget(lexicon: Lexicon) -> None:
    planned, done = row("数量", "5个"), row("数量", "5个", actual="5个")
    zero = cell("budget", "0")
    added, empty = facts(
        lexicon, project(done, budget=zero), project(planned, budget=zero)
    ).projects
    assert added.budget is None
    assert empty.budget is not None and empty.budget.base == 0


def test_budget_amounts(lexicon: Lexicon) -> None:
    found = facts(
        lexicon,
        project(budget=cell("budget", "240"), fiscal_funds=cell("fiscal_funds", "8.24"),
                other_funds=cell("other_funds", "")),
        project(budget=cell("budget", "854万"), amount_unit="元"),
        project(budget=cell("budget", "1,234.50", "资金总额（元）")),
        project(budget=cell("budget", "—"), amount_unit=None),
        project(budget=cell("budget", "5"), amount_unit=None),
    ).projects  # fmt: skip
    first = found[0]
    assert first.budget is not None
    assert (first.budget.base, first.budget.half_ulp) == (Decimal(2400000), Decimal(50))
    assert first.fiscal_funds is not None
    assert first.fiscal_funds.base == Decimal(82400)
    assert (first.other_funds, first.other_funds_cell) == (None, "")
    assert found[1].budget is not None
    assert (found[1].budget.base, found[1].budget.dimension) == (Decimal(8540000), "money")
    assert found[2].budget is not None
    assert (found[2].budget.base, found[2].budget.half_ulp) == (
        Decimal("1234.50"),
        Decimal("0.005"),
    )
    assert found[3].budget is None
    assert found[4].budget is not None
    assert found[4].budget.unit is None


def test_instalments(lexicon: Lexicon) -> None:
    parts = [
        ("3月底", "25%"),
        ("6月底", "50"),
        ("第三季度", ""),
        ("全年", "5万元"),
        ("其他", "100%"),
    ]
    cells = tuple(cell("schedule", text, heading) for heading, text in parts)
    schedule = facts(lexicon, project(schedule=cells)).projects[0].schedule
    assert [(part.share, part.month) for part in schedule] == [
        (Decimal("0.25"), 3), (Decimal("0.5"), 6), (None, 9), (None, 12), (Decimal(1), None),
    ]  # fmt: skip


def test_texts_stand_once(lexicon: Lexicon) -> None:
    label = cell("level1", "产出指标")
    rows = (row("甲", "1个", label=label), row("乙", "2个", label=label))
    table = BudgetTable(
        "other", cell("table_cell", "表"), "万元", ("项目", "数"),
        ((cell("table_cell", "丙"), cell("table_cell", "3")), (None, cell("table_cell", "4"))),
    )  # fmt: skip
    found = facts(lexicon, project(*rows, goals=(cell("goal", "丁"),)), tables=(table,))
    assert [*found.texts][:-1] == [
        "丁", "产出指标", "甲", "1个", "乙", "2个", "表", "丙", "3", "4",
    ]  # fmt: skip


def test_table_amounts(lexicon: Lexicon) -> None:
    headings = ("序号", "项目", "数量", "单价（元）", "金额", "备注")
    body = tuple(cell("table_cell", text) for text in ("1", "电脑", "5", "5000", "2.50", "A类"))
    table = BudgetTable("procurement", None, "万元", headings, (body,))
    cells = facts(lexicon, tables=(table,)).tables[0].cells
    assert [part.amount and part.amount.base for part in cells] == [
        None, None, Decimal(5), Decimal(5000), Decimal(25000), None,
    ]  # fmt: skip
    assert {part.row_label for part in cells} == {"电脑 A类"}


def test_project_prose(lexicon: Lexicon) -> None:
    found: ProjectFacts = facts(
        lexicon,
        project(
            purpose=cell("purpose", "租车1万元、印刷2万元、培训5万元，共计8万元"),
            goals=(cell("goal", "培训500人"), cell("goal", "覆盖20个村")),
        ),
    ).projects[0]
    assert [entry.stated and entry.stated.text for entry in found.lists] == ["8万元"]
    assert [claim.quantity.text for claim in found.claims][-2:] == ["500人", "20个村"]
    assert found.goal == "培训500人"


def test_narrative_claims(lexicon: Lexicon) -> None:
    found = facts(lexicon).claims
    assert [(claim.head, claim.is_part) for claim in found] == [("收入", False), ("基本支出", True)]


def test_instalments_of_a_target(lexicon: Lexicon) -> None:
    cells = tuple(cell("schedule", text) for text in ("20", "50", "100"))
    found = indicator(lexicon, "培训人次", "100", unit="人次", schedule=cells)
    assert [(q.base, q.unit) for q in found.schedule] == [
        (Decimal(20), "人次"), (Decimal(50), "人次"), (Decimal(100), "人次"),
    ]  # fmt: skip
