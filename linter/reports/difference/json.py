"""Station 6: two rounds as JSON, version 1, for other programs."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from linter.filter.difference import Difference, Seen
from linter.filter.unsure import doubts
from linter.findings import SEVERITIES, Finding, Report
from linter.reports.json import finding_data

SCHEMA = "jxlint-diff/1"


def difference_json(compared: Difference) -> str:
    """One JSON object; keys and their order are stable within a schema version."""
    remaining = [new.finding for _, new in compared.remaining]
    content = {
        "schema": SCHEMA,
        "version": compared.new.version,
        "old": _documents(compared.old),
        "new": _documents(compared.new),
        "cured": [_alone(seen) for seen in compared.cured],
        "remaining": _pairs(compared.remaining),
        "fresh": [_alone(seen) for seen in compared.fresh],
        "excused": _pairs(compared.excused),
        "doubts": doubts(compared),
        "summary": {
            "cured": _counts(seen.finding for seen in compared.cured),
            "remaining": _counts(remaining),
            "fresh": _counts(seen.finding for seen in compared.fresh),
            "excused": _counts(old.finding for old, _ in compared.excused),
        },
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _documents(report: Report) -> list[Mapping[str, Any]]:
    return [
        {
            "path": document.path,
            "format": document.format,
            "status": document.status,
            "reason": document.reason,
            "unit": document.unit,
            "year": document.year,
            "projects": document.projects,
            "indicators": document.indicators,
        }
        for document in report.documents
        if not document.is_settings
    ]


def _alone(seen: Seen) -> Mapping[str, Any]:
    return {
        "document": seen.document,
        "lacks_project": seen.lacks_project,
        "finding": finding_data(seen.finding),
    }


def _pairs(pairs: Iterable[tuple[Seen, Seen]]) -> list[Mapping[str, Any]]:
    return [{"old": finding_data(old.finding), "new": finding_data(new.finding)}
            for old, new in pairs]  # fmt: skip


def _counts(findings: Iterable[Finding]) -> Mapping[str, int]:
    severities = [finding.severity for finding in findings]
    return {severity: severities.count(severity) for severity in SEVERITIES}
