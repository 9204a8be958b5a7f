"""Station 6: the report in checkstyle's XML, which many review tools read."""

from linter.document import TextPlace
from linter.findings import Finding, Report
from linter.reports.markup import element, xml_text
from linter.reports.troubles import troubles
from linter.reports.where import address


def checkstyle_report(report: Report) -> str:
    """A `file` a document and an `error` a finding. Only text files have lines and columns; in
    others the message says the place and no line is invented. What could not be
    checked has an error of the source `jxlint.` with the kind of trouble."""
    root = element(None, "checkstyle", version="8.0")
    for document in report.documents:
        file = element(root, "file", name=document.path)
        for trouble in troubles(document):
            severity = "error" if trouble.is_grave else "warning"
            message, source = f"{trouble.title}：{trouble.reason}", f"jxlint.{trouble.kind}"
            element(file, "error", severity=severity, message=message, source=source)
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
