"""Thresholds of a profile: how sure a finding of each severity must be."""

from dataclasses import replace

import pytest

from linter.document import TextPlace
from linter.filter.thresholds import weighty
from linter.findings import Finding
from linter.language.profile import Least

FINDING = Finding(
    rule="VAL90", name="x", severity="error", confidence="high", message="", advice="",
    suggestion=None, evidence=None, project=None, indicator=None, row=None, field="narrative",
    column="", text="", span=None, place=TextPlace(1, 1), related=(),
)  # fmt: skip
FINDINGS = [
    replace(FINDING, severity=severity, confidence=confidence)
    for severity, confidence in [
        ("error", "medium"), ("warning", "high"), ("warning", "medium"), ("info", "high"),
    ]
]  # fmt: skip


@pytest.mark.parametrize(
    ("least", "kept"),
    [
        (Least(), [0, 1, 2, 3]),
        (Least(info=None), [0, 1, 2]),
        (Least(error="medium", warning="high", info=None), [0, 1]),
        (Least(error="high"), [1, 2, 3]),
    ],
)
def test_findings_that_are_sure_enough(least, kept):
    assert weighty(FINDINGS, least.of) == tuple(FINDINGS[i] for i in kept)
