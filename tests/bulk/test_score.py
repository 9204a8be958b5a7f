"""The score of a table: it can be recomputed by hand, and size alone changes nothing."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.bulk.score import UNCOUNTED, Counting, counting_of, items_of, loss_of, score_of
from linter.document import TextPlace
from linter.findings import CONFIDENCES, SEVERITIES, Finding, ProjectIdentity, Related
from linter.run import prepare

PLAIN = Counting()
PLACE = TextPlace(1, 1)


def finding(field: str = "value", row: int | None = None, **more: Any) -> Finding:
    made = Finding(
        rule="VAL01", name="unit-missing", severity="error", confidence="high", message="",
        advice="", suggestion=None, evidence=None, project=ProjectIdentity(1, None, None),
        indicator=None, row=row, field=field, column="", text="", span=None, place=PLACE,
    )  # fmt: skip
    return replace(made, **more)


def related(field: str, row: int, project: int = 1) -> Related:
    return Related(field, None, "", "", PLACE, row, project)


@st.composite
def tables(draw: st.DrawFn) -> tuple[list[Finding], int]:
    """Findings on a table, and how many rows it has."""
    rows = draw(st.integers(1, 12))
    places = st.one_of(
        st.tuples(st.just("value"), st.integers(1, rows)),
        st.tuples(st.sampled_from(["name", "code", "purpose", "budget", "goal"]), st.none()),
    )
    found = draw(
        st.lists(st.tuples(places, st.sampled_from(SEVERITIES), st.sampled_from(CONFIDENCES)))
    )
    return [
        finding(field, row, severity=severity, confidence=confidence)
        for (field, row), severity, confidence in found
    ], rows


def points(findings: list[Finding], rows: int, counting: Counting = PLAIN) -> float:
    score = score_of(findings, rows, counting).points
    assert score is not None
    return score


def test_a_clean_table_has_all_points() -> None:
    assert points([], 6) == 100


def test_the_parts_can_be_recomputed_by_hand() -> None:
    found = [
        finding("value", 2),
        finding("name", severity="warning"),
        finding("goal", severity="info", confidence="low"),
    ]
    score = score_of(found, 5, PLAIN)
    # 60 × 1/5; 20 × 0.5 × 0.5; 20 × 0.1 × 0.5
    assert (score.rows, score.head, score.goals, score.points) == (12.0, 5.0, 1.0, 82.0)


def test_nothing_is_below_zero() -> None:
    every = [finding("value", row) for row in (1, 2)]
    every += [finding(field) for field in ("name", "code", "purpose", "budget", "goal")]
    assert points(every, 2) == 0


def test_a_table_without_rows_cannot_be_compared() -> None:
    assert score_of([finding("name")], 0, PLAIN).points is None


@given(tables())
def test_points_are_what_the_parts_leave(table: tuple[list[Finding], int]) -> None:
    score = score_of(*table, PLAIN)
    assert score.points == pytest.approx(100 - score.head - score.goals - score.rows, abs=0.051)
    assert 0 <= (score.points or 0) <= 100


@given(tables(), st.integers(1, 20))
def test_further_clean_rows_never_lower_it(table: tuple[list[Finding], int], more: int) -> None:
    found, rows = table
    assert points(found, rows + more) >= points(found, rows)


@given(tables())
def test_a_further_finding_never_raises_it(table: tuple[list[Finding], int]) -> None:
    found, rows = table
    assert points([*found, finding("value", 1)], rows) <= points(found, rows)


@given(tables())
def test_a_table_twice_as_long_with_twice_the_defects_is_as_good(
    table: tuple[list[Finding], int],
) -> None:
    found, rows = table
    again = [replace(each, row=each.row + rows) for each in found if each.row]
    assert points(found + again, rows * 2) == pytest.approx(points(found, rows), abs=0.11)


@given(tables())
def test_one_slip_that_several_rules_see_counts_once(table: tuple[list[Finding], int]) -> None:
    found, rows = table
    seen_again = [replace(each, rule="TXT01", message="又") for each in found]
    assert points(found + seen_again, rows) == points(found, rows)


@given(tables())
def test_the_order_of_findings_does_not_matter(table: tuple[list[Finding], int]) -> None:
    found, rows = table
    assert points(found[::-1], rows) == points(found, rows)


def test_hints_and_unsure_rules_weigh_little() -> None:
    sure = points([finding("value", 1)], 6)
    unsure = points([finding("value", 1, confidence="low")], 6)
    hint = points([finding("value", 1, severity="info")], 6)
    assert sure < unsure < hint < 100
    every_row = [finding("value", row, severity="info") for row in range(1, 7)]
    assert points(every_row, 6) >= 94


def test_a_finding_gathered_from_several_rows_counts_at_each() -> None:
    gathered = finding(
        "basis",
        1,
        rule="MSR03",
        related=(related("basis", 3), related("name", 4), related("basis", 5, project=2)),
    )
    counting = Counting(gathering=frozenset({"MSR03"}))
    assert items_of(gathered, counting) == ("第1行", "第3行")
    assert items_of(gathered, PLAIN) == ("第1行",)
    assert points([gathered], 4, counting) == 70


def test_what_does_not_count_loses_nothing() -> None:
    counting = Counting(uncounted=frozenset({"VAL01"}))
    assert loss_of(finding("value", 1), counting) == 0
    assert points([finding("value", 1)], 1, counting) == 100
    outside = finding("narrative", project=None)
    assert items_of(outside, PLAIN) == ()
    assert points([outside], 1) == 100


def test_rules_say_themselves_whether_they_count() -> None:
    settings = prepare()
    counting = counting_of(settings.rules)
    assert {"VAL10", "MSR08"} <= counting.uncounted
    assert all(UNCOUNTED in rule.tags for rule in settings.rules if rule.id in counting.uncounted)
    assert "MSR03" in counting.gathering
    assert "VAL01" not in counting.uncounted | counting.gathering
