"""Between findings and reports: a report without any text of the documents."""

from collections.abc import Mapping
from dataclasses import replace
from hashlib import sha256
from pathlib import PurePath

from linter.document import Place, SheetPlace
from linter.filter.discreet import WITHHELD
from linter.filter.housekeeping import RULES
from linter.findings import (
    DocumentReport,
    Excused,
    Finding,
    Related,
    Report,
    RuleFailure,
    RuleSummary,
)
from linter.language.suppression import Suppression


def redacted(report: Report) -> Report:
    """The report with positions, codes of rules, hashes and counts only.

    What a rule says of a finding becomes the rule's own words. Documents are numbered in their
    order: their file names tell whose they are. Names of sheets become hashes.
    """
    rules = {rule.id: rule for rule in (*RULES, *report.rules)}
    documents = (
        _document(document, number, rules)
        for number, document in enumerate(report.documents, start=1)
    )
    return replace(report, documents=tuple(documents))


def redacted_path(path: str, number: int) -> str:
    """The name that stands for a document: its number in the run and what kind of file it is."""
    suffix = PurePath(path).suffix.lower()
    return f"文档{number}{suffix if suffix.isascii() and len(suffix) <= 5 else ''}"


def _document(
    document: DocumentReport, number: int, rules: Mapping[str, RuleSummary]
) -> DocumentReport:
    unreadable = document.status == "unreadable"
    reason = "未能读取" if unreadable else "有表格未能识别"
    notes = (f"读取时的{len(document.notes)}条说明已略去",) if document.notes else ()
    return replace(
        document,
        path=redacted_path(document.path, number),
        reason=None if document.reason is None else reason,
        unit=None,
        year=None,
        findings=tuple(_finding(finding, rules.get(finding.rule)) for finding in document.findings),
        failures=tuple(RuleFailure(each.rule, "原因已略去") for each in document.failures),
        notes=notes,
        disclosure=None,
        facts=None,
        excused=tuple(_excused(each, rules.get(each.finding.rule)) for each in document.excused),
        exemptions=(),
        known=tuple(_finding(finding, rules.get(finding.rule)) for finding in document.known),
    )


def _excused(excused: Excused, rule: RuleSummary | None) -> Excused:
    suppression = excused.suppression
    silent = Suppression(suppression.rule, "", "", _place(suppression.place))
    return Excused(_finding(excused.finding, rule), silent)


def _finding(finding: Finding, rule: RuleSummary | None) -> Finding:
    project = finding.project
    return replace(
        finding,
        message=rule.title if rule else finding.name,
        advice=rule.advice if rule else "",
        suggestion=None,
        evidence=None,
        project=replace(project, code=None, name=None) if project else None,
        indicator=None,
        column="",
        text=WITHHELD,
        span=None,
        place=_place(finding.place),
        related=tuple(_related(related) for related in finding.related),
    )


def _related(related: Related) -> Related:
    return replace(related, indicator=None, text="", note="", place=_place(related.place))


def _place(place: Place) -> Place:
    if not isinstance(place, SheetPlace) or place.sheet is None:
        return place
    return place._replace(sheet=f"#{sha256(place.sheet.encode()).hexdigest()[:8]}")
