"""Suppressions: what they hold for, and what is said of those that are over or of no use."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.document import SheetPlace, TextPlace, WordPlace
from linter.filter.discreet import discreet
from linter.filter.excuse import excuse
from linter.filter.remarks import Remarks
from linter.filter.tally import Group, tallies, with_stale
from linter.findings import (
    DocumentReport,
    Excused,
    Finding,
    ProjectIdentity,
    Related,
    Report,
    fingerprinted,
)
from linter.language.suppression import Suppression

TODAY = date(2026, 6, 1)
PATH = "预算/公开.docx"
FINDING = Finding(
    rule="DUP02", name="name", severity="error", confidence="high", message="", advice="",
    suggestion=None, evidence=None, project=ProjectIdentity(1, "1310A", "安保服务（新）"),
    indicator="巡逻 次数", row=2, field="value", column="", text="≥3次", span=None,
    place=WordPlace(1, 2, 3, 1),
)  # fmt: skip
ENTRY = Suppression("DUP02", "两处点位分别考核", "jxlint.yaml", TextPlace(3, 5))
NOTHING = Remarks((), ())
ACTIVE = frozenset({"DUP02", "FML01"})


def is_excused(entry: Suppression, finding: Finding = FINDING, path: str = PATH) -> bool:
    excuses = excuse(path, [finding], [entry], NOTHING, ACTIVE, TODAY)
    assert len(excuses.findings) + len(excuses.excused) == 1
    return bool(excuses.excused)


@pytest.mark.parametrize(
    ("limits", "holds"),
    [
        ({}, True),
        ({"rule": "FML01"}, False),
        ({"project": "安保服务(新)"}, True),
        ({"project": "1310A"}, True),
        ({"project": "安保*"}, True),
        ({"project": "安保"}, False),
        ({"indicator": "巡逻次数"}, True),
        ({"indicator": "巡?次数"}, True),
        ({"indicator": "次数"}, False),
        ({"field": "value"}, True),
        ({"field": "description"}, False),
        ({"document": "公开.docx"}, True),
        ({"document": "*.docx"}, True),
        ({"document": "预算/*.docx"}, True),
        ({"document": "决算/*.docx"}, False),
        ({"until": TODAY}, True),
        ({"until": TODAY - timedelta(1)}, False),
    ],
)
def test_what_an_entry_holds_for(limits: dict[str, object], holds: bool) -> None:
    assert is_excused(replace(ENTRY, **limits)) is holds


def test_masked_names_are_names_and_not_patterns_only() -> None:
    finding = replace(FINDING, project=ProjectIdentity(1, None, "[**]业务费"))
    assert is_excused(replace(ENTRY, project="[**]业务费"), finding)
    assert not is_excused(ENTRY, replace(finding, project=None, rule="FML01"))
    assert not is_excused(replace(ENTRY, project="*"), replace(finding, project=None))


def test_a_document_in_an_archive_has_a_name_of_its_own() -> None:
    entry = replace(ENTRY, document="甲.docx")
    assert is_excused(entry, path="全部.zip!甲.docx")
    assert is_excused(entry, path="全部.zip!内/甲.docx")


@pytest.mark.parametrize(
    ("place", "holds"),
    [
        (WordPlace(1, 2, 3), True),
        (WordPlace(1, 2, 4), False),
        (SheetPlace("表", "B3"), False),
    ],
)
def test_a_comment_holds_for_its_cell(place: WordPlace | SheetPlace, holds: bool) -> None:
    comment = replace(ENTRY, place=place, path=PATH, is_comment=True)
    excuses = excuse(PATH, [FINDING], [], Remarks((comment,), ()), ACTIVE, TODAY)
    assert bool(excuses.excused) is holds
    assert [each.rule for each in excuses.findings] == ([] if holds else ["DUP02", "SUP01"])


def test_an_expired_comment_is_told_and_holds_for_nothing() -> None:
    comment = replace(ENTRY, place=FINDING.place, is_comment=True, until=date(2026, 5, 31))
    excuses = excuse(PATH, [FINDING], [], Remarks((comment,), ()), ACTIVE, TODAY)
    assert [each.rule for each in excuses.findings] == ["DUP02", "SUP02"]


def document(*findings: Finding, path: str = PATH, **changes: object) -> DocumentReport:
    report = DocumentReport(path, "word", "checked", None, None, None, 1, 1, {}, findings)
    return replace(report, **changes)


def group(*entries: Suppression, path: str = PATH, **changes: object) -> Group:
    excuses = excuse(path, [FINDING], entries, NOTHING, ACTIVE, TODAY)
    checked = document(*excuses.findings, path=path, excused=excuses.excused, **changes)
    return Group(entries, ACTIVE, (checked,))


@pytest.mark.parametrize(
    ("changes", "state"),
    [
        ({}, "used"),
        ({"project": "别的项目"}, "unused"),
        ({"until": date(2020, 1, 1)}, "expired"),
        ({"document": "别的.docx"}, "untried"),
        ({"rule": "CON07"}, "untried"),
    ],
)
def test_state_of_an_entry(changes: dict[str, object], state: str) -> None:
    (tally,) = tallies([group(replace(ENTRY, **changes))], TODAY)
    assert (tally.state, tally.count) == (state, int(state == "used"))


def test_an_entry_of_two_groups_is_used_when_one_uses_it() -> None:
    entry = replace(ENTRY, document="甲.docx")
    both = [group(entry, path="乙.docx"), group(entry, path="甲.docx")]
    assert [tally.state for tally in tallies(both, TODAY)] == ["used"]


def test_a_document_that_was_not_checked_completely_proves_nothing() -> None:
    entry = replace(ENTRY, project="别的项目")
    assert [t.state for t in tallies([group(entry, status="partial")], TODAY)] == ["untried"]


def test_stale_entries_stand_in_an_entry_of_their_file() -> None:
    stale = [replace(ENTRY, project="别的"), replace(ENTRY, rule="FML01", until=date(2020, 1, 1))]
    groups = [group(ENTRY, *stale)]
    report = with_stale(Report("1", (), groups[0].documents), groups, TODAY)
    settings = report.documents[-1]
    assert (settings.path, settings.is_settings) == ("jxlint.yaml", True)
    assert [finding.rule for finding in settings.findings] == ["SUP01", "SUP02"]
    assert all(finding.place == ENTRY.place for finding in settings.findings)
    assert all(finding.fingerprint for finding in settings.findings)


def test_nothing_is_said_of_rules_that_did_not_run() -> None:
    groups = [group(replace(ENTRY, rule="CON07", until=date(2020, 1, 1)))]
    report = Report("1", (), groups[0].documents)
    assert with_stale(report, groups, TODAY) == report


some = st.sampled_from
FINDINGS = st.lists(
    st.builds(
        replace,
        st.just(FINDING),
        rule=some(["DUP02", "FML01"]),
        indicator=some(["甲", "乙", None]),
        text=some(["1", "2"]),
    ),
    max_size=8,
).map(fingerprinted)
ENTRIES = st.lists(
    st.builds(
        replace,
        st.just(ENTRY),
        rule=some(["DUP02", "FML01"]),
        indicator=some([None, "甲", "?"]),
        until=some([None, date(2020, 1, 1)]),
    ),
    max_size=4,
)


@given(FINDINGS, ENTRIES)
def test_suppressing_hides_and_loses_nothing(
    findings: tuple[Finding, ...], entries: list[Suppression]
) -> None:
    excuses = excuse(PATH, findings, entries, NOTHING, ACTIVE, TODAY)
    again = [*excuses.findings, *(each.finding for each in excuses.excused)]
    assert sorted(again, key=findings.index) == list(findings)
    assert excuse(PATH, findings, [], NOTHING, ACTIVE, TODAY).findings == findings
    live = {entry.rule for entry in entries if not entry.is_expired(TODAY)}
    assert {each.finding.rule for each in excuses.excused} <= live


def test_what_a_suppressed_finding_withholds_is_printed_nowhere() -> None:
    secret = replace(FINDING, rule="FML01", text="某某支队", message="某某支队")
    related = Related(secret.field, None, "", "", secret.place)
    leak = Excused(replace(FINDING, related=(related,)), ENTRY)
    excused = (leak, Excused(secret, ENTRY))
    report = Report("1", (), (document(secret, excused=excused, known=(secret,)),))
    assert "某某支队" not in repr(discreet(report))
