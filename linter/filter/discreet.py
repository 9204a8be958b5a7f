"""Between findings and reports: readable words of what is masked elsewhere are printed nowhere."""

from collections.abc import Iterable
from dataclasses import replace

from linter.document import Place
from linter.findings import DocumentReport, Finding, Related, Report

Spot = tuple[str, Place]

# What stands for the text of a cell that is not to be printed.
WITHHELD = "（原文略）"


def discreet(report: Report) -> Report:
    """The report without the texts that some finding withholds.

    A finding withholds a cell by pointing to it without its text; no other finding then quotes
    that cell. A cell that is empty has no text in any finding and stays as it is.
    """
    titles = {rule.id: rule.title for rule in report.rules}
    documents = (_document(document, titles) for document in report.documents)
    return replace(report, documents=tuple(documents))


def withheld(document: DocumentReport) -> frozenset[Spot]:
    """Field and place of the cells that findings point to without their text."""
    return frozenset(
        (related.field, related.place)
        for finding in all_findings(document)
        for related in finding.related
        if not related.text
    )


def all_findings(document: DocumentReport) -> tuple[Finding, ...]:
    """The findings, with those that do not count: what these withhold must not be printed."""
    return (*document.findings, *document.known, *(each.finding for each in document.excused))


def _document(document: DocumentReport, titles: dict[str, str]) -> DocumentReport:
    spots = withheld(document)
    if not spots:
        return document
    excused = _findings((each.finding for each in document.excused), spots, titles)
    return replace(
        document,
        findings=tuple(_findings(document.findings, spots, titles)),
        known=tuple(_findings(document.known, spots, titles)),
        excused=tuple(
            replace(each, finding=finding)
            for each, finding in zip(document.excused, excused, strict=True)
        ),
    )


def _findings(
    findings: Iterable[Finding], spots: frozenset[Spot], titles: dict[str, str]
) -> Iterable[Finding]:
    for finding in findings:
        own = bool(finding.text) and (finding.field, finding.place) in spots
        others = [_is_quoted(related, spots) for related in finding.related]
        yield _silent(finding, own, spots, titles) if own or any(others) else finding


def _silent(finding: Finding, own: bool, spots: frozenset[Spot], titles: dict[str, str]) -> Finding:
    """The finding in the words of its rule: its own words may quote the cell."""
    return replace(
        finding,
        message=titles.get(finding.rule, finding.name),
        suggestion=None,
        evidence=None,
        text=WITHHELD if own else finding.text,
        span=None if own else finding.span,
        related=tuple(
            replace(related, text="", note="") if _is_quoted(related, spots) else related
            for related in finding.related
        ),
    )


def _is_quoted(related: Related, spots: frozenset[Spot]) -> bool:
    return bool(related.text) and (related.field, related.place) in spots
