"""Station 6: the report in GitLab's code quality JSON."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from typing import Any

from linter.document import TextPlace
from linter.findings import DocumentReport, Finding, Report
from linter.reports.troubles import Kind, troubles
from linter.reports.where import address
from linter.reports.words import one_line

_SEVERITIES = {"error": "major", "warning": "minor", "info": "info"}
_TROUBLES: Mapping[Kind, str] = {
    "unreadable": "blocker", "failure": "critical", "no-tables": "major", "partial": "major",
}  # fmt: skip


def gitlab_report(report: Report) -> str:
    """One issue a finding. The format demands a line: where a file has none it is 1, and the
    description says the place. Its fingerprint must be unique over all files, so it is a hash of
    path and fingerprint."""
    issues = [issue for document in report.documents for issue in _document(document)]
    return json.dumps(issues, ensure_ascii=False, indent=2) + "\n"


def _document(document: DocumentReport) -> Iterator[Mapping[str, Any]]:
    path = document.path
    for trouble in troubles(document):
        check = trouble.rule or trouble.kind
        identity = f"failure {trouble.rule}" if trouble.rule else trouble.kind
        message = f"{trouble.label}：{trouble.reason}"
        yield _issue(path, check, _TROUBLES[trouble.kind], message, identity)
    for finding in document.findings:
        yield _finding(path, finding)


def _finding(path: str, finding: Finding) -> Mapping[str, Any]:
    line = finding.place.line if isinstance(finding.place, TextPlace) else 1
    return _issue(
        path,
        f"{finding.rule} {finding.name}",
        _SEVERITIES[finding.severity],
        f"{address(finding)}：{one_line(finding.message)}",
        finding.fingerprint,
        line,
    )


def _issue(
    path: str, check: str, severity: str, description: str, identity: str, line: int = 1
) -> Mapping[str, Any]:
    digest = hashlib.sha256(f"{path}\x1f{identity}".encode(errors="surrogatepass"))
    return {
        "description": description,
        "check_name": check,
        "fingerprint": digest.hexdigest()[:32],
        "severity": severity,
        "location": {"path": path, "lines": {"begin": line}},
    }
