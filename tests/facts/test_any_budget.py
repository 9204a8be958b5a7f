"""Whatever stands in budget tables and prose, reading them never fails and never takes long."""

from time import process_time

from hypothesis import given, settings
from hypothesis import strategies as st

from linter.facts.lexicon_file import load_lexicon
from linter.facts.view import DocumentFacts, facts_of
from linter.model import BudgetTable, Disclosure
from tests.facts.conftest import LEXICON
from tests.facts.test_view import cell, project, row

WORDS = load_lexicon([LEXICON])
KINDS = st.sampled_from(
    ["expenditure", "income_expenditure", "basic", "three_public", "procurement", "assets", "other"]
)
HEADINGS = st.sampled_from(
    ["", "项目", "合计", "支出·合计", "支出·基本支出", "科目编码", "科目名称", "预算数", "数量",
     "单价", "采购物品名称", "计量单位", "项目名称", "增减%", "一·二·三"]
)  # fmt: skip
TEXTS = st.sampled_from(
    ["", "-", "0.00", "1", "12.50", "1,234.56", "-3.00", "合计", "本年支出合计", "支出总计",
     "205", "20502", "一、教育支出", "1、房屋", "其中：办公用房", "公务接待费", "约3", "**", "元",
     "上年结转", "9" * 17, "“三公”经费小计"]
)  # fmt: skip
CELLS = st.none() | TEXTS
PROSE = st.lists(
    st.sampled_from(
        ["2025年", "基本支出", "项目支出", "增加", "减少", "12万元", "3.5万元", "5%", "，", "。",
         "其中：", "较上年", "“三公”经费", "拟购置固定资产", "0万元", "为"]
    ),
    max_size=14,
).map("".join)  # fmt: skip


@st.composite
def tables(draw: st.DrawFn) -> BudgetTable:
    headings = tuple(draw(st.lists(HEADINGS, min_size=1, max_size=7)))
    rows = draw(st.lists(st.lists(CELLS, max_size=8), max_size=8))
    body = tuple(
        tuple(None if text is None else cell("table_cell", text) for text in each) for each in rows
    )
    return BudgetTable(
        draw(KINDS), None, draw(st.sampled_from(["万元", "元", None])), headings, body
    )


def document(found: list[BudgetTable], prose: list[str]) -> DocumentFacts:
    narrative = tuple(cell("narrative", text) for text in prose)
    one = project(row("购置设备", "1批"), name=cell("name", "合计"), budget=cell("budget", "1.00"))
    return facts_of(
        Disclosure("a", "text", "测试", "甲局", 2025, "万元", (one,), tuple(found), narrative),
        WORDS,
    )


def read(facts: DocumentFacts) -> None:
    book = facts.book
    for found in (*book.broken_sums, *book.public_sums):
        assert found.label is not None
        assert found.culprit is None or found.right
    assert all(each.agrees in {True, False} for each in book.statements)
    assert all(each.has_wrong_rate in {True, False} for each in book.changes)
    assert book.speaks_of_tables in {True, False}
    assert len(book.purchases) >= len(book.bought)
    assert book.carried is None or book.carried.base is not None
    assert book.planned_assets is None or book.planned_assets.amount


@settings(max_examples=150, deadline=None)
@given(st.lists(tables(), max_size=3), st.lists(PROSE, max_size=3))
def test_any_budget(found: list[BudgetTable], prose: list[str]) -> None:
    read(document(found, prose))


def test_a_table_of_thousands_of_rows() -> None:
    rows = [[f"2{n:06}", "支出", "3.00", "1.00", "2.00"] for n in range(4000)]
    body = tuple(tuple(cell("table_cell", text) for text in each) for each in rows)
    headings = ("科目编码", "科目名称", "合计", "基本支出", "项目支出")
    started = process_time()
    read(document([BudgetTable("expenditure", None, "万元", headings, body)], []))
    assert process_time() - started < 10
