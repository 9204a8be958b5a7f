"""Two rounds side by side: what is matched, and that nothing depends on the order of rounds."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from linter.document import TextPlace
from linter.filter.difference import Difference, difference, shown_as
from linter.findings import DocumentReport, Finding, ProjectIdentity, Report

TRAINING = ProjectIdentity(1, "A1", "培训")


def finding(
    rule: str = "VAL01",
    project: ProjectIdentity | None = TRAINING,
    indicator: str | None = "人数",
    text: str = "200",
    field: str = "value",
    row: int | None = 1,
) -> Finding:
    return Finding(
        rule=rule, name="x", severity="warning", confidence="high", message="", advice="",
        suggestion=None, evidence=None, project=project, indicator=indicator, row=row,
        field=field, column="", text=text, span=None, place=TextPlace(1, 1),
    )  # fmt: skip


def report(*findings: Finding, unit: str | None = None, path: str = "a") -> Report:
    document = DocumentReport(path, "docx", "checked", None, unit, None, 1, 1, {}, tuple(findings))
    return Report("0", (), (document,))


def counts(old: Report, new: Report) -> tuple[int, int, int]:
    seen = difference(old, new)
    return len(seen.cured), len(seen.remaining), len(seen.fresh)


def test_a_finding_that_is_gone_is_cured() -> None:
    assert counts(report(finding(), finding("VAL02")), report(finding())) == (1, 1, 0)


def test_a_cell_reworded_in_vain_remains() -> None:
    assert counts(report(finding()), report(finding(text="300"))) == (0, 1, 0)


def test_an_indicator_renamed_or_moved_remains() -> None:
    for changed in (finding(indicator="次数"), finding(row=4), finding(field="description")):
        assert counts(report(finding()), report(changed)) == (0, 1, 0)


def test_equal_findings_are_counted() -> None:
    assert counts(report(*[finding()] * 3), report(*[finding()] * 2)) == (1, 2, 0)


def test_projects_are_matched_by_code_then_by_name() -> None:
    renamed = finding(project=ProjectIdentity(7, "a1", "干部培训"))
    recoded = finding(project=ProjectIdentity(7, "B2", "培\n训"))
    other = finding(project=ProjectIdentity(1, "B2", "修缮"))
    assert counts(report(finding()), report(renamed)) == (0, 1, 0)
    assert counts(report(finding()), report(recoded)) == (0, 1, 0)
    assert counts(report(finding()), report(other)) == (1, 0, 1)


def test_a_cure_tells_when_its_project_is_gone() -> None:
    other = report(finding(project=ProjectIdentity(1, "B2", "修缮")))
    seen = difference(report(finding()), other)
    assert seen.cured[0].lacks_project and seen.fresh[0].lacks_project
    assert (
        not difference(report(finding(), finding("VAL02")), report(finding()))
        .cured[0]
        .lacks_project
    )


def test_the_unit_tells_projects_of_one_name_apart() -> None:
    same = finding(project=ProjectIdentity(1, None, "办公经费"))
    first, second = report(same, unit="甲局"), report(same, unit="乙局")
    both = replace(first, documents=(*first.documents, *second.documents))
    seen = difference(both, replace(both, documents=both.documents[::-1]))
    assert [(old.document, new.document) for old, new in seen.remaining] == [(0, 1), (1, 0)]


def test_findings_outside_projects_are_matched_by_their_words() -> None:
    here = finding(project=None, indicator=None, row=None, text="反应", field="narrative")
    assert counts(report(here), report(here, path="b.pdf")) == (0, 1, 0)
    assert counts(report(here), report(replace(here, text="反映"))) == (1, 0, 1)


def test_a_finding_that_is_sure_in_one_round_counts() -> None:
    doubtful = replace(finding(), confidence="low")
    assert len(difference(report(finding()), report(doubtful), "high").remaining) == 1
    assert not difference(report(doubtful), report(doubtful), "high").remaining
    assert not difference(report(doubtful), report(), "high").cured


def test_another_wording_keeps_what_was_compared() -> None:
    old, new = report(finding()), report(finding("VAL02"))
    seen = shown_as(difference(old, new), *(report(finding(text="略")) for _ in range(2)))
    assert seen.cured[0].finding.text == seen.fresh[0].finding.text == "略"


findings = st.builds(
    finding,
    rule=st.sampled_from(["VAL01", "CON02"]),
    project=st.sampled_from(
        [
            None,
            TRAINING,
            ProjectIdentity(2, None, "培训"),
            ProjectIdentity(3, "A1", None),
            ProjectIdentity(4, "B2", "修缮"),
        ]
    ),
    indicator=st.sampled_from([None, "人数", "次数"]),
    text=st.sampled_from(["", "1", "2"]),
    field=st.sampled_from(["value", "description"]),
    row=st.sampled_from([None, 1, 2]),
)
reports = st.builds(
    lambda found, unit: report(*found, unit=unit),
    st.lists(findings, max_size=8),
    st.sampled_from([None, "甲局", "乙局"]),
)


@given(reports, reports)
def test_new_one_way_is_cured_the_other_way(old: Report, new: Report) -> None:
    there, back = difference(old, new), difference(new, old)
    assert there.fresh == back.cured
    assert there.cured == back.fresh
    swapped = {(after, before) for before, after in back.remaining}
    assert set(there.remaining) == swapped


@given(reports, reports)
def test_every_finding_is_told_once(old: Report, new: Report) -> None:
    seen = difference(old, new)
    before = [each.number for each in seen.cured] + [old.number for old, _ in seen.remaining]
    after = [each.number for each in seen.fresh] + [new.number for _, new in seen.remaining]
    assert sorted(before) == list(range(len(old.documents[0].findings)))
    assert sorted(after) == list(range(len(new.documents[0].findings)))


@given(reports)
def test_a_round_does_not_differ_from_itself(same: Report) -> None:
    seen: Difference = difference(same, same)
    assert not seen.cured and not seen.fresh
    assert all(old == new for old, new in seen.remaining)
