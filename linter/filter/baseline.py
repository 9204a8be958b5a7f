"""Between findings and reports: a baseline, findings that are known already and do not count."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, fields, replace
from typing import Any

from linter.findings import DocumentReport, Finding, Report

SCHEMA = "jxlint-baseline/1"


class BaselineError(Exception):
    """A baseline that cannot be used; the message is the reason, in Chinese, for people."""


@dataclass(frozen=True, slots=True)
class Known:
    """A known finding. Only the fingerprint counts; the rest tells people what it was."""

    fingerprint: str
    rule: str
    document: str | None = None
    project: str | None = None
    indicator: str | None = None


def baseline_of(report: Report) -> tuple[Known, ...]:
    """Every finding of the documents, each fingerprint once, sorted for small differences. What is
    to be said of settings files is no defect to live with."""
    found: dict[str, Known] = {}
    for document in report.documents:
        for finding in () if document.is_settings else document.findings:
            found.setdefault(finding.fingerprint, _known(finding, document.path))
    return _sorted(found.values())


def _known(finding: Finding, path: str) -> Known:
    project = finding.project
    name = (project.code or project.name) if project else None
    return Known(finding.fingerprint, finding.rule, path, name, finding.indicator)


def _sorted(baseline: Iterable[Known]) -> tuple[Known, ...]:
    return tuple(sorted(baseline, key=lambda known: (known.rule, known.fingerprint)))


def baseline_text(baseline: Iterable[Known], version: str) -> str:
    """The baseline as a JSON file, one finding a line; `version` is jxlint's."""
    lines = ",\n".join(
        "    " + json.dumps(asdict(known), ensure_ascii=False) for known in _sorted(baseline)
    )
    findings = f"[\n{lines}\n  ]" if lines else "[]"
    return (
        f'{{\n  "schema": "{SCHEMA}",\n  "version": {json.dumps(version)},\n'
        f'  "findings": {findings}\n}}\n'
    )


def read_baseline(text: str) -> tuple[Known, ...]:
    """The baseline in a JSON file. Raises BaselineError when it is none."""
    try:
        content = json.loads(text)
    except json.JSONDecodeError as error:
        raise BaselineError(f"不是基线文件，第{error.lineno}行起不是 JSON") from None
    except (ValueError, RecursionError):
        raise BaselineError("不是基线文件，不是能读的 JSON") from None
    if not isinstance(content, dict) or content.get("schema") != SCHEMA:
        raise BaselineError(f'不是基线文件（应有 "schema": "{SCHEMA}"）')
    findings = content.get("findings")
    if not isinstance(findings, list):
        raise BaselineError("基线文件里没有 findings 列表")
    return tuple(_entry(number, each) for number, each in enumerate(findings, start=1))


def _entry(number: int, value: Any) -> Known:
    if not isinstance(value, Mapping):
        raise BaselineError(f"基线的第{number}项不是 {{…}} 形式")
    texts = [value.get(field.name) for field in fields(Known)]
    fingerprint, rule, *others = (text if isinstance(text, str) else None for text in texts)
    if not fingerprint or not rule:
        raise BaselineError(f"基线的第{number}项缺少 fingerprint 或 rule")
    return Known(fingerprint, rule, *others)


def without_known(report: Report, baseline: Iterable[Known]) -> Report:
    """The report with the findings of the baseline set apart."""
    fingerprints = frozenset(known.fingerprint for known in baseline)
    documents = (
        document if document.is_settings else _without(document, fingerprints)
        for document in report.documents
    )
    return replace(report, documents=tuple(documents))


def _without(document: DocumentReport, fingerprints: frozenset[str]) -> DocumentReport:
    known = tuple(each for each in document.findings if each.fingerprint in fingerprints)
    new = tuple(each for each in document.findings if each.fingerprint not in fingerprints)
    return replace(document, findings=new, known=(*document.known, *known))


def pruned(
    baseline: Iterable[Known],
    report: Report,
    active: frozenset[str],
    unseen: frozenset[str] = frozenset(),
) -> tuple[Known, ...]:
    """The baseline without what the report no longer has. A finding of a rule that is not among
    the `active` codes or of an `unseen` document stays: nobody has looked for it."""
    present = {
        finding.fingerprint
        for document in report.documents
        for finding in (
            *document.findings,
            *document.known,
            *(each.finding for each in document.excused),
        )
    }
    return tuple(
        known
        for known in baseline
        if known.fingerprint in present or known.rule not in active or known.document in unseen
    )
