"""Station 6: the concise report, one line a finding, for grep and editors."""

from collections.abc import Iterator

from linter.findings import DocumentReport, Finding, Report
from linter.reports.places import place_words
from linter.reports.troubles import troubles
from linter.reports.words import SEVERITY_WORDS, one_line, short


def concise_report(report: Report) -> str:
    """`path:place: 级别 CODE name 项目·指标: message`, one line each; also files that could not be
    checked and rules that broke, as `path: …`."""
    lines = [line for document in report.documents for line in _document(document)]
    return "".join(f"{line}\n" for line in lines)


def _document(document: DocumentReport) -> Iterator[str]:
    path = one_line(document.path)
    for trouble in troubles(document):
        yield f"{path}: {trouble.title}: {one_line(trouble.reason)}"
    for finding in document.findings:
        yield f"{path}:{place_words(finding.place)}: {_finding(finding)}"


def _finding(finding: Finding) -> str:
    label = f"{SEVERITY_WORDS[finding.severity]} {finding.rule} {finding.name}"
    project = finding.project
    subject = (
        short(project.name or f"第{project.index}项") if project else "",
        short(finding.indicator or ""),
    )
    words = "·".join(part for part in subject if part)
    head = f"{label} {words}" if words else label
    return f"{head}: {one_line(finding.message)}"
