"""Kinds that compare amounts: compare, adds_up, monotonic, dimension, agree."""

import pytest

from tests.kinds.conftest import row


@pytest.mark.parametrize(
    ("value", "op", "budget", "wrong"),
    [
        ("40万元", "<=", "37.00", True),
        ("37万元", "<=", "37.00", False),
        ("370000元", "<=", "37.00", False),
        ("≥30万元", "<=", "37.00", False),
        ("≥38万元", "<=", "37.00", True),
        ("≤40万元", "<=", "37.00", False),
        ("37.004万元", "==", "37.00", False),
        ("37.02万元", "==", "37.00", True),
        ("≤40万元", "==", "37.00", False),
        ("≤30万元", "==", "37.00", True),
        ("30万元", ">=", "37.00", True),
    ],
)
def test_compare_contradicts_only_when_no_value_fits(trial, value, op, budget, wrong):
    check = {"compare": {"left": "indicator.quantity", "op": op, "right": "project.budget"}}
    case = {"project": {"name": "甲", "budget": budget}, "rows": [row("费用", value)]}
    assert bool(trial(check, case).findings) is wrong


def test_compare_of_different_dimensions_is_unknown(trial):
    check = {"compare": {"left": "indicator.quantity", "op": "==", "right": "project.budget"}}
    case = {"project": {"name": "甲", "budget": "5.00"}, "rows": [row("人数", "5人")]}
    found = trial(check, case)
    assert not found.findings and found.unknown == 1


def test_compare_shows_the_calculation_and_the_other_cell(trial):
    check = {"compare": {"left": "indicator.quantity", "op": "<=", "right": "project.budget"}}
    case = {"project": {"name": "甲", "budget": "37.00"}, "rows": [row("费用", "40万元")]}
    (finding,) = trial(check, case, message="相差{difference}").findings
    assert (finding.message, finding.field) == ("相差3万元", "value")
    assert "40万元 ≤ 37.00万元 不成立" in finding.evidence
    assert [related.field for related in finding.related] == ["budget"]


COSTS = "[i.quantity for i in indicators]"


@pytest.mark.parametrize(
    ("costs", "budget", "suggestion", "wrong"),
    [
        (["6万元", "40000元"], "10.00", None, False),
        (["6万元", "3万元"], "10.00", None, True),
        (["6万元", "04万元"], "6.40", "0.4万元", True),
        (["6万元", "40万元"], "10.00", "4万元", True),
        (["6万元", "40000万元"], "10.00", "4万元", True),
        (["2.01万元", "2.01万元", "2.01万元"], "6.04", None, False),
        (["≤6万元", "≤5万元"], "10.00", None, False),
        (["≤6万元", "≤3万元"], "10.00", None, True),
    ],
)
def test_adds_up_with_repair(trial, costs, budget, suggestion, wrong):
    check = {"adds_up": {"items": COSTS, "total": "project.budget", "repair": True}}
    case = {"project": {"name": "甲", "budget": budget},
            "rows": [row("费用", cost) for cost in costs]}  # fmt: skip
    found = trial(check, case, "project").findings
    assert bool(found) is wrong
    assert [finding.suggestion for finding in found] == ([suggestion] if wrong else [])


def test_adds_up_points_to_the_item_that_explains_the_gap(trial):
    check = {"adds_up": {"items": COSTS, "total": "project.budget", "repair": True}}
    case = {"project": {"name": "甲", "budget": "10.00"},
            "rows": [row("甲费", "6万元"), row("乙费", "40万元")]}  # fmt: skip
    (finding,) = trial(check, case, "project").findings
    assert (finding.row, finding.text) == (2, "40万元")
    assert "6万元+40万元=46万元" in finding.evidence


@pytest.mark.parametrize(
    ("schedule", "wrong"),
    [
        (["25%", "50%", "75%", "100%"], None),
        (["", "", "", "100%"], None),
        (["100%", "100%", "", ""], None),
        (["25%", "25%", "25%", "25%"], None),
        (["50%", "40%", "80%", "100%"], "40%"),
        (["20%", "50%", "70%", "90%"], "90%"),
        (["20%", "150%", "", "100%"], "150%"),
    ],
)
def test_monotonic(trial, schedule, wrong):
    shares = "[i.share for i in project.schedule]"
    check = {"monotonic": {"series": "project.schedule", "shares": shares, "end": "1"}}
    case = {"project": {"name": "甲", "budget": "1.00", "schedule": schedule}}
    found = trial(check, case, "project").findings
    assert [finding.text for finding in found] == ([wrong] if wrong else [])


def test_dimension(trial):
    check = {"dimension": {"of": "indicator.quantity", "expect": "indicator.expected"}}
    rows = [
        row("修缮面积", "5万元"),
        row("修缮面积", "300平方米"),
        row("巡检报告", "5万元"),
        row("合格率", "优秀"),
    ]
    found = trial(check, {"rows": rows}, message="{expected}≠{found}")
    assert found.messages == ["面积≠金额"]
    assert found.unknown == 2


def test_dimension_judges_only_what_it_is_told(trial):
    check = {
        "dimension": {"of": "indicator.quantity", "expect": "indicator.expected",
                      "found": ["person_times"], "names": ["person"]}
    }  # fmt: skip
    rows = [row("参训人数", "30人次"), row("修缮面积", "30人次"), row("参训人数", "30平方米")]
    assert trial(check, {"rows": rows}).places == [(1, "value")]


AGREE = {
    "agree": {"claims": "project.counts", "budget": "project.budget",
              "prices": "[i.quantity for i in indicators if i.is_unit_cost]"}
}  # fmt: skip


@pytest.mark.parametrize(
    ("first", "second", "wrong"),
    [
        (("投保人数", "206人"), ("全年共投保170人", "100%"), True),
        (("投保人数", "≥206人"), ("全年共投保300人", "100%"), False),
        (("投保人数", "206人"), ("其中投保女性70人", "100%"), False),
        (("投保人数", "206人"), ("上年投保170人", "100%"), False),
        (("投保人数", "206人"), ("每期投保20人", "100%"), False),
        (("投保人数", "206人"), ("巡查170次", "100%"), False),
    ],
)
def test_agree(trial, first, second, wrong):
    case = {"rows": [row(*first), row("达标率", second[1], level2="质量指标",
                                      description=second[0])]}  # fmt: skip
    assert bool(trial(AGREE, case, "project").findings) is wrong


def test_agree_proves_with_the_budget_which_is_right(trial):
    case = {
        "project": {"name": "甲", "budget": "8.24"},
        "rows": [
            row("投保人数", "206人"),
            row("达标率", "100%", level2="质量指标", description="全年共投保170人"),
            row("人均成本", "0.04万元", level2="成本指标"),
        ],
    }
    (finding,) = trial(AGREE, case, "project", message="{proof}").findings
    assert (finding.message, finding.row, finding.field) == ("206人", 2, "description")
    assert "0.04万元×206人=8.24万元" in finding.evidence
