"""A target value as people read it, wherever its sign and unit stand."""

import pytest

from linter.facts.quantity import whole_target


@pytest.mark.parametrize(
    ("value", "comparator", "unit", "target"),
    [
        ("95", "≥", "%", "≥95%"), ("12", "＝", "个", "＝12个"), ("≥95%", "", "", "≥95%"),
        ("95%", "≥", "%", "≥95%"), ("好", "定性", "", "好"), ("30", "", "场次", "30场次"),
        ("≥30", "≥", "场次", "≥30场次"), ("", "≥", "元", ""), ("3", "大于等于", "件", "3件"),
    ],
)  # fmt: skip
def test_target(value: str, comparator: str, unit: str, target: str) -> None:
    assert whole_target(value, comparator, unit) == target
