"""Kinds that reckon with costs, counts and deadlines: fraction, priced, deadline."""

import pytest

from tests.kinds.conftest import row


def cost(name, value):
    return row(name, value, level2="成本指标")


FRACTION = {
    "fraction": {
        "part": "indicator.quantity",
        "whole": "project.budget",
        "at_least": "0.05",
        "not_whole": "indicator.is_unit_cost",
        "counts": "[i.quantity for i in indicators if i.category == '数量' and i.quantity]",
    }
}


def fractions(trial, rows, budget="48.96"):
    case = {"project": {"budget": budget}, "rows": rows}
    where = "indicator.category == '成本'"
    return trial(FRACTION, case, where=where, message="{product}").messages


def test_fraction_finds_the_factors_of_the_whole(trial):
    rows = [row("值守天数", "360天"), cost("总成本", "≤680元")]
    assert fractions(trial, rows) == ["680元×360天×2"]


def test_fraction_without_factors(trial):
    assert fractions(trial, [row("值守天数", "361天"), cost("总成本", "680元")]) == ["（未识别）"]


def test_fraction_accepts_plausible_parts(trial):
    assert fractions(trial, [cost("总成本", "48.96万元"), cost("材料费", "5万元")]) == []


def test_fraction_whole_for_one(trial):
    assert len(fractions(trial, [cost("户均成本", "48.96万元")])) == 1


def test_fraction_of_an_unknown_whole(trial):
    assert trial(FRACTION, {"rows": [cost("总成本", "680元")]}).unknown == 1


PRICED = {
    "priced": {
        "prices": "[i for i in indicators if i.is_unit_cost]",
        "counts": "[i for i in indicators if i.category == '数量']",
        "others": "[i.quantity for i in indicators if i.category == '成本' and not i.is_unit_cost]",
        "whole": "project.budget",
    }
}


def priced(trial, budget, *rows):
    case = {"project": {"budget": budget}, "rows": list(rows)}
    return trial(PRICED, case, scope="project", message="{sum} {over} {exact} {capped}")


@pytest.mark.parametrize(
    ("count", "price", "budget", "message"),
    [
        ("206人", "500元", "8.24", "10.3万元 True True False"),
        ("206人", "≤300元", "8.24", "6.18万元 False False False"),
        ("206人", "≤500元", "8.24", "10.3万元 True False True"),
        ("≥206人", "500元", "8.24", "10.3万元 True False False"),
    ],
)
def test_priced(trial, count, price, budget, message):
    found = priced(trial, budget, row("参保人数", count), cost("人均保费", price))
    assert found.messages == [message]


@pytest.mark.parametrize(
    ("count", "price", "budget"),
    [
        ("206人", "400元", "8.24"),
        ("≥100人", "400元", "8.24"),
        ("485人", "0.96万元", "465.00"),
        ("206人次", "500元", "8.24"),
        ("若干人", "500元", "8.24"),
        ("30人", "1000元", "36.00"),
    ],
)
def test_priced_agrees_or_cannot_be_told(trial, count, price, budget):
    assert priced(trial, budget, row("参保人数", count), cost("人均保费", price)).messages == []


def test_priced_evidence_can_be_reckoned_again(trial):
    rows = row("参保人数", "206人"), cost("人均保费", "500元"), cost("宣传费", "1万元")
    (finding,) = priced(trial, "8.24", *rows).findings
    assert finding.evidence == "500元×206人+1万元=11.3万元，与8.24万元相差3.06万元"
    assert [related.field for related in finding.related] == ["value", "value", "budget"]


DEADLINE = {"deadline": {"deadlines": "project.deadlines"}}


def deadline(trial, goal, *rows):
    case = {"year": 2024, "project": {"goal": goal}, "rows": list(rows)}
    return trial(DEADLINE, case, scope="project", message="{left.text}/{right.text}")


def test_deadlines_of_one_event_in_several_places_are_one_finding(trial):
    time = row("保险投保时间", "11月", level2="时效指标", description="11月底一次性投保")
    found = deadline(trial, "每年11月前完成意外保险投保。", time)
    assert found.messages == ["11月前/11月底"]
    assert found.findings[0].evidence == "11月前：10月31日；11月底：11月30日"
    assert {related.field for related in found.findings[0].related} == {"goal", "value"}


@pytest.mark.parametrize(
    "goal",
    [
        "11月30日前完成意外保险投保。",
        "9月底前完成保险招标。",
        "9月底前完成投保。",
        "2023年9月底前完成意外保险投保。",
    ],
)
def test_deadlines_that_agree_or_are_for_something_else(trial, goal):
    time = row("意外保险投保时间", "11月底前", level2="时效指标")
    assert deadline(trial, goal, time).messages == []
