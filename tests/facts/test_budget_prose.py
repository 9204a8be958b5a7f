"""What prose says of the budget: named amounts, changes against last year."""

from collections.abc import Callable
from decimal import Decimal

import pytest

from linter.facts.changes import Change, find_changes
from linter.facts.items import find_said
from linter.facts.lexicon import Lexicon
from linter.facts.text import Text

MakeText = Callable[[str], Text]


@pytest.mark.parametrize(
    ("raw", "items"),
    [
        ("2025年支出预算300万元，其中：基本支出200万元，项目支出100万元。",
         ["total_expenditure", "basic_expenditure", "project_expenditure"]),
        ("包括人员经费50万元和日常公用经费20万元", ["staff_costs", "running_costs"]),
        ("财政拨款“三公”经费预算安排9万元", ["three_public"]),
        ("公务用车购置及运维费8万元（其中：公务用车购置费为3万元，公务用车运维费5万元)",
         ["vehicles", "vehicle_purchase", "vehicle_running"]),
        ("政府性基金预算项目支出20万元，所属学校基本支出150万元", []),
        ("2024年基本支出200万元，上年项目支出90万元", []),
        ("2024年支出预算280万元，其中基本支出190万元", []),
        ("项目支出减少12万元", []),
        ("基本支出约200万元", []),
        ("本年度拟购置固定资产总额为30万元", ["planned_assets"]),
        ("上年结转结余0.18万元", ["carried_over"]),
        ("基本支出200人", []),
    ],
)  # fmt: skip
def test_said(lexicon: Lexicon, text: MakeText, raw: str, items: list[str]) -> None:
    assert [said.item.id for said in find_said([text(raw)], 2025, lexicon)] == items


def changes(lexicon: Lexicon, text: MakeText, raw: str) -> tuple[Change, ...]:
    return find_changes([text(raw)], lexicon)


def test_parts_of_a_change(lexicon: Lexicon, text: MakeText) -> None:
    raw = "较2024年减少60万元，其中：基本支出增加40万元，项目支出减少100万元。"
    whole, *rest = changes(lexicon, text, raw)
    assert whole.amount.base == Decimal(-600000)
    assert [part.base for part in whole.part_amounts] == [Decimal(400000), Decimal(-1000000)]
    assert not whole.has_wrong_parts and not any(part.parts for part in rest)
    wrong = changes(lexicon, text, raw.replace("100", "110"))[0]
    assert wrong.has_wrong_parts


@pytest.mark.parametrize(
    "raw",
    [
        "较上年增加60万元，主要是基本支出增加40万元。",
        "较上年增加60万元。其中：基本支出增加40万元，项目支出增加10万元。",
        "收入增加60万元，其中：基本支出增加40万元，项目支出增加10万元。",
    ],
)
def test_parts_that_are_not_all_prove_nothing(lexicon: Lexicon, text: MakeText, raw: str) -> None:
    assert not any(change.has_wrong_parts for change in changes(lexicon, text, raw))


@pytest.mark.parametrize(
    ("raw", "wrong"),
    [
        ("预算120万元，比上年增加20万元，增长20%。", False),
        ("预算120万元，比上年增加20万元，增长16.7%。", False),
        ("预算80万元，比上年减少20万元，下降20%。", False),
        ("预算120万元，比上年增加20万元，增长2%。", True),
        ("比上年增加20万元，增长2%。", False),
        ("公务接待费2万元，“三公”经费比上年增加20万元，增长5%。", False),
        ("预算120万元，比上年增加20万元，完成率95%。", False),
    ],
)
def test_rates(lexicon: Lexicon, text: MakeText, raw: str, wrong: bool) -> None:
    (change,) = changes(lexicon, text, raw)
    assert change.has_wrong_rate is wrong
    assert not change.has_wrong_sign


@pytest.mark.parametrize(
    ("raw", "wrong"),
    [("减少5万元，增长2%。", True), ("减少5万元，下降2%。", False), ("增加0万元，下降0%。", False)],
)
def test_signs(lexicon: Lexicon, text: MakeText, raw: str, wrong: bool) -> None:
    (change,) = changes(lexicon, text, raw)
    assert change.has_wrong_sign is wrong
