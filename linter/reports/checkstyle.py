"""Station 6: the report in checkstyle's XML, which many review tools read."""

from linter.document import TextPlace
from linter.findings import Finding, Report
from linter.reports.markup import element, xml_text
from linter.reports.where import address


def checkstyle_report(report: Report) -> str:
    """A `file` a document and an `error` a finding. Only text files have lines and columns; in
    others the message says the place and no line is invented. A file that could not be checked
    has an error of the source `jxlint.unreadable`, a rule that broke one of `jxlint.failure`."""
    root = element(None, "checkstyle", version="8.0")
    for document in report.documents:
        file = element(root, "file", name=document.path)
        if document.reason is not None:
            severity = "error" if document.status == "unreadable" else "warning"
            source = f"jxlint.{document.status}"
            element(file, "error", severity=severity, message=document.reason, source=source)
        for failure in document.failures:
            message = f"规则运行出错 {failure.rule}：{failure.reason}"
            element(file, "error", severity="error", message=message, source="jxlint.failure")
        for finding in document.findings:
            element(file, "error", **_attributes(finding))
    return xml_text(root)


def _attributes(finding: Finding) -> dict[str, str]:
    place = finding.place
    lines = (
        {"line": str(place.line), "column": str(place.column)}
        if isinstance(place, TextPlace)
        else {}
    )
    return lines | {
        "severity": finding.severity,
        "message": f"{finding.message}（{address(finding)}）",
        "source": f"jxlint.{finding.rule}.{finding.name}",
    }
