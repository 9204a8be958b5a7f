"""Station 6: where a finding and its second evidence stand, in words; findings by project."""

from collections.abc import Iterable

from linter.findings import Finding, Related
from linter.reports.places import place_words
from linter.reports.words import FIELD_WORDS, column_words, one_line, project_words, short


def by_project(findings: Iterable[Finding]) -> list[Finding]:
    """The findings in the order of the projects, those outside projects last; else as they came."""
    return sorted(
        findings,
        key=lambda finding: (
            finding.project is None,
            finding.project.index if finding.project else 0,
        ),
    )


def where_words(finding: Finding) -> str:
    """Row and name of the indicator, the column and the place, as far as they are known."""
    row = f"第{finding.row}行指标" if finding.row is not None else ""
    name = f"“{short(finding.indicator)}”" if finding.indicator else ""
    parts = (row + name, column_words(finding), place_words(finding.place))
    return " · ".join(part for part in parts if part)


def address(finding: Finding) -> str:
    """Where a finding stands, with its project."""
    project = project_words(finding.project) if finding.project else ""
    return " · ".join(part for part in (project, where_words(finding)) if part)


def related_words(related: Related, finding: Finding) -> str:
    """Second evidence in words; what it shares with the finding is not said again."""
    home = finding.project.index if finding.project else None
    is_home = related.project in (None, home)
    project = "" if is_home else f"第{related.project}项"
    row = ""
    if related.row is not None:
        row = "本行" if is_home and related.row == finding.row else f"第{related.row}行指标"
        # The name of the indicator is what the cell says.
        if row != "本行" and related.indicator and related.field != "indicator":
            row += f"“{short(related.indicator)}”"
    column = FIELD_WORDS.get(related.field, related.field)
    where = " · ".join(part for part in (project, row, column, place_words(related.place)) if part)
    note = f"（{one_line(related.note)}）" if related.note else ""
    cell = f"：{short(related.text, 60)}" if related.text.strip() else ""
    return f"{where}{cell}{note}"
