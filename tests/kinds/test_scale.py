"""Kind `scale`: units of a fitting size."""

import pytest

from tests.kinds.conftest import row

CHECK = {"scale": {"of": "indicator.quantity", "table": "project.amount_unit", "large": "10000"}}


def suggestions(trial, name, value, **more):
    case = {"project": {"budget": "50.00"}, "rows": [row(name, value, **more)]}
    return [finding.suggestion for finding in trial(CHECK, case).findings]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("0.1万份", "1000份"),
        ("≥0.25万人次", "≥2500人次"),
        ("0.5亿立方米", "5000万立方米"),
        ("不超过0.05万元/人", "不超过500元/人"),
        ("≤370000元", "≤37万元"),
        ("20000千元", "2000万元"),
        ("125,500元以内", "12.55万元以内"),
    ],
)
def test_awkward_sizes(trial, value, expected):
    assert suggestions(trial, "名称", value) == [expected]


@pytest.mark.parametrize(
    "value",
    ["1.2万份", "8500元", "37万元", "95437.5元", "0.12345万份", "0.5千克", "0.1%"],
)
def test_fitting_sizes(trial, value):
    assert suggestions(trial, "名称", value) == []


def test_unit_of_its_own_column(trial):
    assert suggestions(trial, "印制手册", "0.1", unit="万册") == ["1000册"]
