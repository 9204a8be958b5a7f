"""Station 6: the report as workflow commands, which GitHub shows beside the files."""

from collections.abc import Iterator

from linter.document import TextPlace
from linter.findings import DocumentReport, Finding, Report
from linter.reports.troubles import troubles
from linter.reports.where import address
from linter.reports.words import one_line

_COMMANDS = {"error": "error", "warning": "warning", "info": "notice"}


def github_report(report: Report) -> str:
    """One `::error file=…,title=…::message` a finding (warning, notice likewise); text files with
    line and column, other files with the place in the message."""
    lines = (line for document in report.documents for line in _document(document))
    return "".join(f"{line}\n" for line in lines)


def _document(document: DocumentReport) -> Iterator[str]:
    for trouble in troubles(document):
        command = "error" if trouble.is_grave else "warning"
        properties = {"file": document.path, "title": trouble.title}
        yield _command(command, properties, trouble.reason)
    for finding in document.findings:
        yield _finding(document.path, finding)


def _finding(path: str, finding: Finding) -> str:
    place = finding.place
    properties = {"file": path}
    if isinstance(place, TextPlace):
        properties |= {"line": str(place.line), "col": str(place.column)}
    properties["title"] = f"{finding.rule} {finding.name}"
    advice = f"\n建议：{one_line(finding.advice)}" if finding.advice else ""
    message = f"{address(finding)}：{one_line(finding.message)}{advice}"
    return _command(_COMMANDS[finding.severity], properties, message)


def _command(name: str, properties: dict[str, str], message: str) -> str:
    told = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    return f"::{name} {told}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
