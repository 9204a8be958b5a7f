"""Station 6: findings beside the project and indicator they are about, for lists of findings."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from linter.filter.discreet import WITHHELD, Spot, withheld
from linter.findings import SEVERITIES, DocumentReport, Finding, Report
from linter.model import Field, Indicator, Project
from linter.reports.words import one_line

_BARE_NUMBER = re.compile(r"[\d,，.]+")


@dataclass(frozen=True, slots=True)
class Entry:
    """A finding with its document; `project` and `indicator` are None where the finding has none
    or the document does not keep what was recognised (see `Settings.keep_disclosures`). `spots`
    are the cells of the document whose text is printed nowhere."""

    document: DocumentReport
    finding: Finding
    project: Project | None
    indicator: Indicator | None
    spots: frozenset[Spot]


def entries(report: Report) -> list[Entry]:
    """Every finding, the most severe first, else in the order of the documents and projects."""
    found = [entry for document in report.documents for entry in document_entries(document)]
    return sorted(found, key=lambda entry: SEVERITIES.index(entry.finding.severity))


def document_entries(document: DocumentReport) -> Iterator[Entry]:
    """The findings of one document as they came."""
    projects = {project.index: project for project in projects_of(document)}
    spots = withheld(document)
    for finding in document.findings:
        identity = finding.project
        project = projects.get(identity.index) if identity else None
        yield Entry(document, finding, project, _indicator(project, finding.row), spots)


def projects_of(document: DocumentReport) -> tuple[Project, ...]:
    """The projects recognised in the document; none where it does not keep them."""
    return document.disclosure.projects if document.disclosure else ()


def _indicator(project: Project | None, row: int | None) -> Indicator | None:
    rows = project.indicators if project else ()
    return next((indicator for indicator in rows if indicator.row == row), None)


def field_words(field: Field | None, spots: frozenset[Spot]) -> str:
    """A field on one line, unless it is one of the cells to withhold; empty where there is none."""
    if field is None:
        return ""
    return WITHHELD if (field.name, field.place) in spots else one_line(field.text)


def budget_words(project: Project | None) -> str:
    """The budget as printed, with the unit of the table's bare amounts; empty when unknown."""
    if project is None or project.budget is None:
        return ""
    text = one_line(project.budget.text)
    unit = project.amount_unit or ""
    return f"{text}{unit}" if _BARE_NUMBER.fullmatch(text) else text
