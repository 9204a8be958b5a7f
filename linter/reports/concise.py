"""Station 6: the concise report, one line a finding, for grep and editors."""

from collections.abc import Iterator

from linter.findings import DocumentReport, Finding, Report
from linter.reports.places import place_words
from linter.reports.words import SEVERITY_WORDS, one_line, short


def concise_report(report: Report) -> str:
    """`path:place: 级别 CODE name 项目·指标: message`, one line each; also files that could not be
    checked and rules that broke, as `path: …`."""
    lines = [line for document in report.documents for line in _document(document)]
    return "".join(f"{line}\n" for line in lines)


def _document(document: DocumentReport) -> Iterator[str]:
    path = one_line(document.path)
    if document.reason is not None:
        status = "未能检查" if document.status == "unreadable" else "部分检查"
        yield f"{path}: {status}: {one_line(document.reason)}"
    if document.lacks_tables:
        yield f"{path}: 没有识别出绩效目标表"
    for failure in document.failures:
        yield f"{path}: 规则出错 {failure.rule}: {one_line(failure.reason)}"
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
    return (
        f"{label} {words}: {one_line(finding.message)}"
        if words
        else (f"{label}: {one_line(finding.message)}")
    )
