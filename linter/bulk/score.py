"""Station 7: the score of one project's table, which a ranking can stand on.

A table consists of items: its head (name, code, budget, funds, purpose, schedule), its goals, and
each indicator row. An item loses once, by its worst finding, so one slip that several rules see
counts once; the score is 100 times the share of the items that is left, so a long table is judged
like a short one.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from linter.findings import Confidence, Finding, Severity

LOSS: Mapping[Severity, float] = {"error": 1.0, "warning": 0.5, "info": 0.1}
CERTAINTY: Mapping[Confidence, float] = {"high": 1.0, "medium": 0.8, "low": 0.5}
_GOALS = ("goal",)


@dataclass(frozen=True, slots=True)
class Score:
    """`points` from 0 to 100 to one place; `items` is how many items the table has."""

    points: float
    items: int


def loss_of(finding: Finding) -> float:
    """What the item of a finding loses by it, from 0 to 1."""
    return LOSS[finding.severity] * CERTAINTY[finding.confidence]


def item_of(finding: Finding) -> str:
    """The item of a finding: 第n行 for an indicator row, else 目标 or 表头."""
    if finding.row is not None:
        return f"第{finding.row}行"
    return "目标" if finding.field in _GOALS else "表头"


def score_of(findings: Iterable[Finding], indicators: int) -> Score:
    """The score of a project's table from its findings and the number of its indicator rows."""
    worst: dict[str, float] = {}
    for finding in findings:
        item = item_of(finding)
        worst[item] = max(worst.get(item, 0.0), loss_of(finding))
    items = indicators + 2
    lost = min(sum(worst.values()), items)
    return Score(round(100 * (1 - lost / items), 1), items)
