"""Station 6: the JSON report, version 1, which other programs read."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from linter.document import Place
from linter.findings import SEVERITIES, DocumentReport, Finding, Related, Report

SCHEMA = "jxlint/1"


def json_report(report: Report) -> str:
    """The report as one JSON object; keys and their order are stable within a schema version."""
    documents = report.documents
    findings = [finding for document in documents for finding in document.findings]
    content = {
        "schema": SCHEMA,
        "version": report.version,
        "rules": len(report.rules),
        "documents": [document_data(document) for document in documents],
        "summary": {
            "documents": sum(not document.is_settings for document in documents),
            "projects": sum(document.projects for document in documents),
            "indicators": sum(document.indicators for document in documents),
            "findings": {
                severity: sum(finding.severity == severity for finding in findings)
                for severity in SEVERITIES
            },
        },
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def document_data(document: DocumentReport) -> Mapping[str, Any]:
    return {
        "path": document.path,
        "format": document.format,
        "status": document.status,
        "reason": document.reason,
        "unit": document.unit,
        "year": document.year,
        "projects": document.projects,
        "indicators": document.indicators,
        "unknown": dict(document.unknown),
        "findings": [finding_data(finding) for finding in document.findings],
    }


def finding_data(finding: Finding) -> Mapping[str, Any]:
    return {
        "rule": finding.rule,
        "name": finding.name,
        "severity": finding.severity,
        "confidence": finding.confidence,
        "message": finding.message,
        "advice": finding.advice,
        "suggestion": finding.suggestion,
        "evidence": finding.evidence,
        "fingerprint": finding.fingerprint,
        "project": asdict(finding.project) if finding.project else None,
        "indicator": finding.indicator,
        "row": finding.row,
        "field": finding.field,
        "column": finding.column,
        "text": finding.text,
        "span": list(finding.span) if finding.span else None,
        "place": place_data(finding.place),
        "related": [_related(related) for related in finding.related],
    }


def _related(related: Related) -> Mapping[str, Any]:
    return {
        "field": related.field,
        "indicator": related.indicator,
        "text": related.text,
        "note": related.note,
        "place": place_data(related.place),
    }


def place_data(place: Place) -> Mapping[str, Any]:
    return place._asdict()
