"""Sums of money printed with their labels, and those that could not be read."""

from collections.abc import Callable, Sequence

import pytest

from linter.document import Document
from linter.engine.apply import judge
from linter.facts.view import facts_of
from linter.recognise import recognise
from linter.run import prepare

SETTINGS = prepare()
INDICATORS = (
    ("一级指标", "二级指标", "三级指标", "指标值"),
    ("产出指标", "数量指标", "巡护里程", "320公里"),
)
Build = Callable[..., Document]


def form(*rows: Sequence[str]) -> tuple[Sequence[str], ...]:
    return (
        ("项目名称", "湿地巡护", "", ""),
        *rows,
        ("年度目标", "完成湿地巡护。", "", ""),
        *INDICATORS,
    )


def project(build: Build, *rows: Sequence[str]):
    (found,) = recognise(build(form(*rows)), SETTINGS.layouts).projects
    return found


def splits(build: Build, *rows: Sequence[str]) -> bool:
    """Whether the budget is said not to be the sum of its parts."""
    document = recognise(build(form(*rows)), SETTINGS.layouts)
    findings = judge(
        facts_of(document, SETTINGS.lexicon), SETTINGS.rules, SETTINGS.lexicon
    ).findings
    return any(finding.rule == "COM06" for finding in findings)


@pytest.mark.parametrize(
    ("cell", "amount"),
    [
        ("其他资金 30.00", "30.00"),
        ("其他资金：30万元", "30万元"),
        ("其他资金30.00", "30.00"),
        ("（二）其他资金　３０", "３０"),
        ("其他资金\n1,030.00", "1,030.00"),
        ("其他资金：无", "无"),
    ],
)
def test_a_label_and_its_amount_in_one_cell(build, cell, amount):
    found = project(build, ("预算数", "80", "其中：财政拨款", "50"), (cell, "", "", ""))
    assert (found.budget.text, found.fiscal_funds.text) == ("80", "50")
    assert found.other_funds.text == amount


def test_several_of_them_in_one_cell(build):
    cell = "其中：财政拨款：1,120.5万元，其他资金：0万元"
    found = project(build, ("资金来源", cell, "", ""))
    assert [(f.heading, f.text) for f in found.funds] == [
        ("其中：财政拨款", "1,120.5万元"),
        ("其他资金", "0万元"),
    ]


def test_an_amount_with_its_label_is_no_value_of_the_label_before(build):
    found = project(build, ("预算数", "财政拨款 50", "其他资金 30", ""))
    assert found.budget is None
    assert [field.text for field in found.funds] == ["50", "30"]


@pytest.mark.parametrize("label", ["项目资金（万元）", "资金情况", "年度预算申请（万元）"])
def test_the_amount_beside_what_heads_the_money_is_the_budget(build, label):
    assert project(build, (label, "73.5", "", "")).budget.text == "73.5"
    assert project(build, (label, "按进度拨付", "", "")).budget is None
    assert project(build, (label, "年度资金总额", "73.5", "")).budget.text == "73.5"


@pytest.mark.parametrize(
    "label", ["经费预算（万元）", "本年预算数", "2025年预算数（万元）", "资金规模"]
)
def test_other_words_for_the_budget(build, label):
    assert project(build, (label, "73.5", "", "")).budget.text == "73.5"


def test_parts_that_do_not_add_up_are_told(build):
    assert splits(build, ("预算数", "80", "其中：财政拨款", "50"), ("其他资金", "20", "", ""))


def test_nothing_is_said_where_an_amount_was_not_read(build):
    rows = [("预算数", "80", "财政拨款", "50"), ("其他资金", "县级配套", "二十余", "")]
    assert not splits(build, *rows)
    short = (("项目名称", "湿地巡护"), ("预算数", "80", "财政拨款", "50", "其他资金"))
    found = recognise(build((*short, ("年度目标", "完成巡护。"), *INDICATORS)), SETTINGS.layouts)
    assert found.projects[0].unread_funds == ("其他资金",)
    facts = facts_of(found, SETTINGS.lexicon)
    assert not facts.projects[0].funds


def test_nothing_is_said_where_a_part_has_a_name_nobody_knows(build):
    rows = [
        ("项目资金（万元）", "年度资金总额", "80", ""),
        ("", "财政拨款", "50", ""),
        ("", "其中：彩票公益金", "30", ""),
    ]
    assert project(build, *rows).unread_funds == ("其中：彩票公益金",)
    assert not splits(build, *rows)
    known = (*rows[:2], ("", "其他资金", "20", ""))
    assert splits(build, *known)


def test_the_sum_beside_where_the_money_comes_from(build):
    rows = [
        ("资金来源（万元）", "合计", "73.5", ""),
        ("", "财政拨款", "70", ""),
        ("", "其他", "3.5", ""),
    ]
    found = project(build, *rows)
    assert found.budget.text == "73.5"
    assert [field.text for field in found.funds] == ["70", "3.5"]


def test_the_money_of_all_years_is_the_budget_only_where_no_other_is(build):
    rows = [("项目总投资（万元）", "210", "", ""), ("本年度安排资金", "73.5", "财政拨款", "73.5")]
    assert project(build, *rows).budget.text == "73.5"
    assert project(build, rows[0]).budget.text == "210"
    assert not splits(build, rows[0], ("本年度", "73.5", "财政拨款", "73.5"))


@pytest.mark.parametrize(
    "cell",
    ["73.5（其中：财政拨款70万元，其他资金3.5万元）", "73.5，其中财政拨款70万元，其他资金3.5万元"],
)
def test_an_amount_with_its_parts_in_one_cell(build, cell):
    found = project(build, ("预算数（万元）", cell, "", ""))
    assert found.budget.text == "73.5"
    assert [field.text for field in found.funds] == ["70万元", "3.5万元"]


def test_a_sum_among_labels_over_their_values(build):
    found = project(
        build, ("预算数（万元）", "财政拨款", "其他资金", "合计"), ("", "70", "3.5", "73.5")
    )
    assert found.budget.text == "73.5"
    assert [field.text for field in found.funds] == ["70", "3.5"]


def test_one_part_in_the_cell_of_the_amount_is_not_all_of_it(build):
    row = ("预算数（万元）", "73.5，其中财政拨款40", "", "")
    assert project(build, row).budget.text == "73.5"
    assert not splits(build, row)
