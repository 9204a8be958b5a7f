"""Station 7: the score of one project's table, which a ranking can stand on.

A table has three parts: its head (基本信息: name, code, money, purpose, schedule), its goals
(绩效目标) and its indicator rows (指标), worth 20, 20 and 60 points. Each part consists of items:
every field of the head, the goals together, every row. An item loses by its worst finding only, so
one slip that several rules see counts once; an error takes it whole, a warning half, a hint a
tenth, less where the rule is not sure.

The head loses half its points by each item that is lost, to the end; the goals lose what their
item loses; the rows lose the mean of what the rows lose. So a table twice as long with twice the
defects has the same score, and a further clean row never lowers it. (A sum of weights over √rows,
the obvious other way, calls a table worse by √2 merely for being twice as long, and lets nobody
recompute a score by hand.) Whether there is an error at all stands beside the score, never in it.

Rules that nearly every table breaks and findings by comparison with other documents do not count:
a score must tell tables apart, and must not depend on who else was collected. A reviewer says so
in the rule, by the tag 不计分.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from linter.findings import Confidence, Finding, Severity
from linter.language.rule import Rule
from linter.reports.words import FIELD_WORDS

LOSS: Mapping[Severity, float] = {"error": 1.0, "warning": 0.5, "info": 0.1}
CERTAINTY: Mapping[Confidence, float] = {"high": 1.0, "medium": 0.8, "low": 0.5}
HEAD, GOALS, ROWS = 20, 20, 60
# The share of the head that one lost field costs.
HEAD_SHARE = 0.5
UNCOUNTED = "不计分"


@dataclass(frozen=True, slots=True)
class Counting:
    """How the findings of the rules in force count: not at all for `uncounted`; for `gathering`, of
    which one finding stands for several cells of a project, at each of these."""

    uncounted: frozenset[str] = frozenset()
    gathering: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Score:
    """`points` from 0 to 100 to one place, and the points lost by each part; `points` is None for a
    table without indicator rows, which cannot be compared with others."""

    points: float | None
    head: float
    goals: float
    rows: float


def counting_of(rules: Iterable[Rule]) -> Counting:
    """How the findings of these rules count."""
    rules = tuple(rules)
    return Counting(
        frozenset(rule.id for rule in rules if UNCOUNTED in rule.tags),
        frozenset(rule.id for rule in rules if rule.gather == "project"),
    )


def loss_of(finding: Finding, counting: Counting) -> float:
    """What an item of a finding loses by it, from 0 to 1; 0 for a finding that does not count."""
    if finding.rule in counting.uncounted or finding.project is None:
        return 0.0
    return round(LOSS[finding.severity] * CERTAINTY[finding.confidence], 3)


def items_of(finding: Finding, counting: Counting) -> tuple[str, ...]:
    """The items of a project's finding: 第n行 for an indicator row, else the field in words; none
    outside a project."""
    project = finding.project
    if project is None:
        return ()
    places = [(finding.field, finding.row)]
    if finding.rule in counting.gathering:
        places += [
            (related.field, related.row)
            for related in finding.related
            if related.field == finding.field and related.project == project.index
        ]
    return tuple(dict.fromkeys(_item(field, row) for field, row in places))


def _item(field: str, row: int | None) -> str:
    return f"第{row}行" if row is not None else FIELD_WORDS.get(field, field)


def _is_row(item: str) -> bool:
    return item.startswith("第")


def score_of(findings: Iterable[Finding], rows: int, counting: Counting) -> Score:
    """The score of a project's table from its findings and the number of its indicator rows."""
    worst: dict[str, float] = {}
    for finding in findings:
        for item in items_of(finding, counting):
            worst[item] = max(worst.get(item, 0.0), loss_of(finding, counting))
    goals = worst.pop(FIELD_WORDS["goal"], 0.0)
    of_rows = sum(worst.pop(item) for item in tuple(worst) if _is_row(item))
    lost = Score(
        points=None,
        head=round(HEAD * min(1.0, HEAD_SHARE * sum(worst.values())), 2),
        goals=round(GOALS * goals, 2),
        rows=round(ROWS * of_rows / rows, 2) if rows else 0.0,
    )
    points = round(100 - lost.head - lost.goals - lost.rows, 1) if rows else None
    return Score(points, lost.head, lost.goals, lost.rows)
