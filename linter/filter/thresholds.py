"""Between findings and reports: the thresholds of confidence and severity, and the exit code."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Literal

from linter.findings import (
    CONFIDENCES,
    SEVERITIES,
    Confidence,
    ExitCode,
    Finding,
    Report,
    Severity,
)

FailOn = Literal["error", "warning", "info", "never"]


def weighty(
    findings: Iterable[Finding], least: Callable[[Severity], Confidence | None]
) -> tuple[Finding, ...]:
    """The findings that are sure enough for their severity; `least` gives the lowest confidence of
    a severity, None where none of it is wanted."""
    kept = {severity: _from(least(severity)) for severity in SEVERITIES}
    return tuple(finding for finding in findings if finding.confidence in kept[finding.severity])


def _from(minimum: Confidence | None) -> tuple[Confidence, ...]:
    return () if minimum is None else CONFIDENCES[: CONFIDENCES.index(minimum) + 1]


def confident(report: Report, minimum: Confidence) -> Report:
    """The report with only the findings of at least `minimum` confidence."""
    kept = _from(minimum)
    return replace(
        report,
        documents=tuple(
            replace(
                document,
                findings=tuple(
                    finding for finding in document.findings if finding.confidence in kept
                ),
            )
            for document in report.documents
        ),
    )


def finding_count(report: Report) -> int:
    """How many findings all documents hold."""
    return sum(len(document.findings) for document in report.documents)


def is_reached(report: Report, fail_on: FailOn) -> bool:
    """Whether some finding is at or over the severity `fail_on`."""
    if fail_on == "never":
        return False
    failing = SEVERITIES[: SEVERITIES.index(fail_on) + 1]
    return any(
        finding.severity in failing
        for document in report.documents
        for finding in document.findings
    )


def is_failed(report: Report) -> bool:
    """Whether the run could not do its work: nothing to read, a file that could not be read, no
    project in any document, or a rule that broke."""
    return (
        not any(document.projects for document in report.documents)
        or any(document.status == "unreadable" for document in report.documents)
        or any(document.failures for document in report.documents)
    )


def exit_code(report: Report, fail_on: FailOn) -> ExitCode:
    """The exit code of a run; a failure wins over findings."""
    if is_failed(report):
        return ExitCode.FAILURE
    return ExitCode.FINDINGS if is_reached(report, fail_on) else ExitCode.CLEAN
