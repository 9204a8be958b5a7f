"""Station 7: a document's report as one row of the kernel's output."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal

from linter.bulk.score import Counting, items_of, loss_of, score_of
from linter.facts.copies import row_key
from linter.facts.project import ProjectFacts
from linter.facts.text import Text
from linter.findings import DocumentReport, Finding, Related
from linter.readers.formats import suffix_of
from linter.reports.extract import budget_of, indicator_data
from linter.reports.json import finding_data
from linter.reports.places import place_words

Row = dict[str, object]

_LISTS = (
    "suppressions", "unknown", "failures", "notes", "finding_rows", "project_rows",
    "indicator_rows",
)  # fmt: skip
_MOST_BUDGET = Decimal(10) ** 14


def document_row(
    report: DocumentReport, source: str, digest: str, counting: Counting, today: date
) -> Row:
    """The row of a document whose report holds what was read from it (`keep_facts`)."""
    facts = report.facts
    projects = facts.projects if facts else ()
    counts = _counts(report.findings)
    return {
        "path": report.path,
        "source": source,
        "digest": digest,
        "format": report.format,
        "status": report.status,
        "reason": report.reason,
        "unit": report.unit,
        "year": report.year,
        "layout": facts.layout if facts else None,
        "projects": report.projects,
        "indicators": report.indicators,
        **counts,
        "excused": len(report.excused),
        "unknown": [{"rule": rule, "count": n} for rule, n in sorted(report.unknown.items())],
        "failures": [{"rule": each.rule, "reason": each.reason} for each in report.failures],
        "notes": list(report.notes),
        "until": _last_day(report, today),
        "finding_rows": [finding_row(finding, counting) for finding in report.findings],
        "project_rows": [_project(each, report.findings, counting) for each in projects],
        "indicator_rows": [row for project in projects for row in _indicators(project)],
    }


def unchecked_row(path: str, digest: str | None, reason: str, seconds: float | None) -> Row:
    """The row of a document that no report was made of; other columns are null."""
    return {
        "path": path,
        "source": path,
        "digest": digest,
        "format": suffix_of(path).lstrip("."),
        "status": "unreadable",
        "reason": reason,
        **dict.fromkeys(("projects", "indicators", "excused"), 0),
        **_counts(()),
        **{name: [] for name in _LISTS},
        "seconds": seconds,
    }


def _last_day(report: DocumentReport, today: date) -> str | None:
    """The last day on which all suppressions in the document hold that hold today."""
    days = [each.until for each in report.exemptions if each.until and each.until >= today]
    return min(days).isoformat() if days else None


def _counts(findings: Iterable[Finding]) -> Mapping[str, int]:
    found = Counter(finding.severity for finding in findings)
    return {"errors": found["error"], "warnings": found["warning"], "infos": found["info"]}


def finding_row(finding: Finding, counting: Counting) -> Row:
    """A finding as a row of the findings, without its path."""
    data = dict(finding_data(finding))
    project, span, place = finding.project, finding.span, data["place"]
    del data["project"], data["span"]
    return {
        **data,
        "project_index": project.index if project else None,
        "project_code": project.code if project else None,
        "project_name": project.name if project else None,
        "span_start": span[0] if span else None,
        "span_end": span[1] if span else None,
        "place": place_words(finding.place),
        "place_data": json.dumps(place, ensure_ascii=False),
        "items": list(items_of(finding, counting)),
        "loss": loss_of(finding, counting),
        "related": [_related(related, finding) for related in finding.related],
    }


def _related(related: Related, finding: Finding) -> Row:
    home = finding.project.index if finding.project else None
    return {
        "project_index": None if related.project == home else related.project,
        "row": related.row,
        "field": related.field,
        "indicator": related.indicator,
        "text": related.text,
        "note": related.note,
        "place": place_words(related.place),
    }


def _project(project: ProjectFacts, findings: Iterable[Finding], counting: Counting) -> Row:
    own = [each for each in findings if each.project and each.project.index == project.index]
    score = score_of(own, len(project.indicators), counting)
    return {
        "project_index": project.index,
        "code": _raw(project.code),
        "name": _raw(project.name),
        "core": project.core or None,
        "subject": project.subject or None,
        "names_source": project.names_source,
        "budget": _budget(project),
        "purpose": _raw(project.purpose),
        "goal": "\n".join(goal.field.text for goal in project.goals) or None,
        "place": _place(project.name or project.title),
        "goal_place": _place(project.goals[0]) if project.goals else None,
        "layout": project.record.layout,
        "indicators": len(project.indicators),
        "score": score.points,
        "lost_head": score.head,
        "lost_goals": score.goals,
        "lost_rows": score.rows,
        **_counts(own),
    }


def _place(text: Text | None) -> str | None:
    return None if text is None else place_words(text.field.place)


def _budget(project: ProjectFacts) -> Decimal | None:
    """The budget in 万元, None for one that no budget can have."""
    text = budget_of(project)
    amount = Decimal(text) if text else None
    return round(amount, 6) if amount is not None and abs(amount) < _MOST_BUDGET else None


def _indicators(project: ProjectFacts) -> Iterator[Row]:
    own = project.core or ""
    for indicator in project.indicators:
        yield {
            **indicator_data(indicator),
            "project_index": project.index,
            "row": indicator.record.row,
            "category": indicator.record.category,
            "key": row_key(indicator, own),
            "place": _place(indicator.name),
        }


def _raw(text: Text | None) -> str | None:
    return None if text is None else text.field.text
