"""Rows of procurement tables, and what each project buys beside its target table."""

from collections.abc import Sequence

import pytest

from linter.facts.bought import Bought
from linter.facts.lexicon import Lexicon
from linter.facts.view import DocumentFacts
from linter.model import BudgetTable
from tests.facts.test_view import cell, facts, project, row

HEADINGS = (
    "政府采购项目来源·项目名称", "政府采购项目来源·预算资金", "采购物品名称", "政府采购目录序号",
    "计量单位", "数量", "单价", "政府采购金额·合计", "政府采购金额·一般公共预算拨款",
)  # fmt: skip
ROWS: Sequence[Sequence[str | None]] = (
    ("合  计", "", "", "", "", "", "", "40.00", "40.00"),
    ("某局小计", "", "", "", "", "", "", "40.00", "40.00"),
    ("执法装备更新", "45.00", "小型客车", "A02030503", "辆", "1", "20.00", "20.00", "20.00"),
    (None, None, "制服", "A05030301", "套", "10", "0.50", "5.00", "5.00"),
    (
        "指挥中心运维费（二期）",
        "30.00",
        "运行维护服务",
        "C16079900",
        "项",
        "1",
        "15.00",
        "15.00",
        "15.00",
    ),
)


def document(lexicon: Lexicon, rows: Sequence[Sequence[str | None]] = ROWS) -> DocumentFacts:
    body = tuple(
        tuple(None if text is None else cell("table_cell", text) for text in each) for each in rows
    )
    table = BudgetTable("procurement", None, "万元", HEADINGS, body)
    projects = (
        project(
            row("购置装备", "1批"),
            name=cell("name", "执法装备更新"),
            budget=cell("budget", "45.00"),
        ),
        project(name=cell("name", "指挥中心运维费**"), budget=cell("budget", "30.00")),
    )
    return facts(lexicon, *projects, tables=(table,))


def test_rows_inherit_a_merged_project(lexicon: Lexicon) -> None:
    rows = document(lexicon).book.purchases
    assert [(each.text, each.project and str(each.project)) for each in rows] == [
        ("小型客车", "执法装备更新"), ("制服", "执法装备更新"),
        ("运行维护服务", "指挥中心运维费（二期）"),
    ]  # fmt: skip
    assert [each.goods for each in rows] == ["车辆", "服装", None]
    assert [each.funds and each.funds.text for each in rows] == ["45.00", "45.00", "30.00"]


def test_totals_are_checked_with_what_pays_for_them(lexicon: Lexicon) -> None:
    assert not document(lexicon).book.broken_sums
    wrong = [*ROWS[:3], (*ROWS[3][:7], "6.00", "6.00"), ROWS[4]]
    labels = [(each.row, each.column) for each in document(lexicon, wrong).book.broken_sums]
    assert ("合计", "合计") in labels
    single = [(*ROWS[0][:7], "41.00", "40.00"), *ROWS[2:]]
    (found,) = document(lexicon, single).book.broken_sums
    assert found.culprit and (found.culprit.text, found.right) == ("41.00", "40.00")


def bought(lexicon: Lexicon) -> tuple[Bought, Bought]:
    first, second = document(lexicon).book.bought
    return first, second


def test_bought(lexicon: Lexicon) -> None:
    first, second = bought(lexicon)
    assert first.is_exact and first.total and first.total.base == 250000
    assert [each.text for each in first.uncounted] == ["小型客车"]
    assert not second.is_exact and second.mate and not second.uncounted


@pytest.mark.parametrize(("name", "near"), [("执法装备更新费", True), ("河道清淤", False)])
def test_names_nearly_alike(lexicon: Lexicon, name: str, near: bool) -> None:
    rows = [(name, *ROWS[2][1:])]
    (found,) = document(lexicon, rows).book.bought
    assert found.mate is None and (found.near is not None) is near


def test_fixed_goods(lexicon: Lexicon) -> None:
    assert [each.text for each in document(lexicon).book.fixed_goods] == ["小型客车"]
