"""Rule files written by tests."""

from pathlib import Path

import pytest

from linter.language.load import load_rules
from linter.run import KIND_BOOK

RULE = """\
id: VAL90
name: no-unit
title: 缺单位
severity: warning
scope: indicator
where: indicator.quantity
check:
  required: {any_of: [indicator.quantity.unit]}
at: value
message: “{indicator.value}”没有单位
rationale: 没有单位无法考核。
source: {doc: 通知, status: practice}
advice: 请补单位。
tests:
  good:
    - rows: [[产出指标, 数量指标, 培训人次, ≥100人次]]
  bad:
    - rows: [[产出指标, 数量指标, 培训人次, ≥100]]
"""


@pytest.fixture
def load(tmp_path: Path):
    """`load(text)` gives the rule set of one file with this text."""

    def loaded(text: str, name: str = "VAL90-no-unit.yaml"):
        path = tmp_path / "value" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return load_rules([tmp_path], KIND_BOOK)

    return loaded
