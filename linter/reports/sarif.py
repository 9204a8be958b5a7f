"""Station 6: the report as SARIF 2.1.0, the exchange format of static analysis."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import quote

from linter.document import Place, TextPlace
from linter.filter.thresholds import is_failed
from linter.findings import DocumentReport, Finding, Related, Report, RuleSummary, Severity
from linter.reports.json import place_data
from linter.reports.places import place_words
from linter.reports.troubles import troubles
from linter.reports.where import related_words, where_words
from linter.reports.words import FIELD_WORDS, column_words, project_words

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS: Mapping[Severity, str] = {"error": "error", "warning": "warning", "info": "note"}
_DRIVE = re.compile("[A-Za-z]:(?=/)")
# The precision of a rule in the words of code scanning.
_PRECISIONS = {"high": "high", "medium": "medium", "low": "low"}


def sarif_report(report: Report) -> str:
    """One run with a result a finding, the rules with their help, the files, and what could not be
    checked as notifications.

    Findings that a suppression holds for are results with `suppressions`.
    `partialFingerprints` holds the fingerprint of the JSON report. Only text files have regions;
    in others the logical locations say table, row and cell, and no line is invented.
    """
    rules = _rules(report)
    run = {
        "tool": {
            "driver": {
                "name": "jxlint",
                "version": report.version,
                "language": "zh-CN",
                "rules": [_rule(rule) for rule in rules],
            }
        },
        "columnKind": "unicodeCodePoints",
        "artifacts": [{"location": _artifact(each.path)} for each in report.documents],
        "invocations": [_invocation(report)],
        "results": list(_results(report, [rule.id for rule in rules])),
    }
    content = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _rules(report: Report) -> Sequence[RuleSummary]:
    """The active rules, and those that have findings without being in the rule set."""
    known = {rule.id: rule for rule in report.rules}
    for document in report.documents:
        excused = (each.finding for each in document.excused)
        for finding in (*document.findings, *excused):
            known.setdefault(finding.rule, RuleSummary(finding.rule, finding.name, finding.name))
    return tuple(known.values())


def _rule(rule: RuleSummary) -> Mapping[str, Any]:
    help_parts = (("", rule.title), ("理由：", rule.rationale), ("建议：", rule.advice))
    lines = [f"{label}{text}" for label, text in (*help_parts, ("依据：", rule.source)) if text]
    return {
        "id": rule.id,
        "name": rule.name,
        "shortDescription": {"text": rule.title},
        "fullDescription": {"text": rule.rationale or rule.title},
        "help": {"text": "\n".join(lines), "markdown": "\n\n".join(lines)},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"precision": _PRECISIONS[rule.confidence]},
    }


def _invocation(report: Report) -> Mapping[str, Any]:
    told = [each for document in report.documents for each in _notifications(document)]
    return {"executionSuccessful": not is_failed(report), "toolExecutionNotifications": told}


def _notifications(document: DocumentReport) -> Iterator[Mapping[str, Any]]:
    where = [{"physicalLocation": {"artifactLocation": _artifact(document.path)}}]
    for trouble in troubles(document):
        yield {
            "level": "error" if trouble.is_grave else "warning",
            "message": {"text": f"{trouble.label}：{trouble.reason}"},
            "locations": where,
            **({"associatedRule": {"id": trouble.rule}} if trouble.rule else {}),
        }


def _results(report: Report, rules: Sequence[str]) -> Iterator[Mapping[str, Any]]:
    numbers = {rule: number for number, rule in enumerate(rules)}
    for document in report.documents:
        for finding in document.findings:
            yield _result(document.path, finding, numbers[finding.rule])
        for each in document.excused:
            found = _result(document.path, each.finding, numbers[each.finding.rule])
            kind = "inSource" if each.suppression.is_comment else "external"
            told = {"kind": kind, "justification": each.suppression.reason}
            yield {**found, "suppressions": [told]}


def _result(path: str, finding: Finding, number: int) -> Mapping[str, Any]:
    related = [
        {
            "id": index,
            "message": {"text": related_words(each, finding)},
            "physicalLocation": _physical(path, each.place, each.text),
            "logicalLocations": [_logical(_names(each), each.place)],
        }
        for index, each in enumerate(finding.related, start=1)
    ]
    names = [project_words(finding.project)] if finding.project else []
    names += [finding.indicator] if finding.indicator else []
    logical = _logical([*names, column_words(finding)], finding.place)
    return {
        "ruleId": finding.rule,
        "ruleIndex": number,
        "level": _LEVELS[finding.severity],
        "message": {"text": _message(finding)},
        "locations": [
            {
                "physicalLocation": _physical(path, finding.place, finding.text),
                "logicalLocations": [logical],
                "message": {"text": where_words(finding)},
            }
        ],
        "relatedLocations": related,
        "partialFingerprints": {"jxlint/v1": finding.fingerprint},
        "properties": _properties(finding),
    }


def _message(finding: Finding) -> str:
    return f"{finding.message}\n建议：{finding.advice}" if finding.advice else finding.message


def _properties(finding: Finding) -> Mapping[str, Any]:
    return {
        "confidence": finding.confidence,
        "evidence": finding.evidence,
        "suggestion": finding.suggestion,
        "field": finding.field,
        "row": finding.row,
        "span": list(finding.span) if finding.span else None,
        "place": place_data(finding.place),
    }


def _names(related: Related) -> list[str]:
    project = [] if related.project is None else [f"第{related.project}项"]
    indicator = [related.indicator] if related.indicator else []
    return [*project, *indicator, FIELD_WORDS.get(related.field, related.field)]


def _logical(names: Sequence[str], place: Place) -> Mapping[str, Any]:
    # A slash within a name would read as one more level.
    path = "/".join(name.replace("/", "／") for name in (*names, place_words(place)))
    return {"name": place_words(place), "fullyQualifiedName": path, "kind": "element"}


def _physical(path: str, place: Place, text: str) -> Mapping[str, Any]:
    where: dict[str, Any] = {"artifactLocation": _artifact(path)}
    if isinstance(place, TextPlace):
        snippet = {"snippet": {"text": text}} if text else {}
        where["region"] = {"startLine": place.line, "startColumn": place.column, **snippet}
    return where


def _artifact(path: str) -> Mapping[str, Any]:
    return {"uri": _uri(path.replace("\\", "/"))}


def _uri(path: str) -> str:
    """A path as a URI: relative as it is, absolute (also with a drive or a server) as a file's."""
    drive = _DRIVE.match(path)
    if drive:
        return f"file:///{drive[0]}{_quoted(path[2:])}"
    if path.startswith("/"):
        return f"file:{'' if path.startswith('//') else '//'}{_quoted(path)}"
    return _quoted(path)


def _quoted(path: str) -> str:
    return quote(path, errors="surrogatepass")
