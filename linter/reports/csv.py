"""Station 6: the findings as CSV, one row a finding, for spreadsheets."""

import csv
import io
from collections.abc import Iterator

from linter.findings import DocumentReport, Finding, Report
from linter.reports.places import place_words
from linter.reports.spreadsheet import harmless
from linter.reports.troubles import troubles
from linter.reports.where import related_words
from linter.reports.words import (
    CONFIDENCE_WORDS,
    SEVERITY_WORDS,
    column_words,
    replacement_words,
)

_COLUMNS = (
    "文件", "单位", "年度", "项目序号", "项目编码", "项目名称", "指标行", "三级指标", "栏目",
    "位置", "级别", "可信度", "规则", "规则名称", "问题", "计算", "建议", "改为", "原文", "对照",
    "指纹",
)  # fmt: skip


def csv_report(report: Report) -> str:
    """One row a finding under Chinese headings, and one a document that could not be checked or
    only in part. A text that a spreadsheet would run as a formula stands behind an apostrophe."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(_COLUMNS)
    for document in report.documents:
        writer.writerows([harmless(text) for text in row] for row in _rows(document))
    return stream.getvalue()


def _rows(document: DocumentReport) -> Iterator[tuple[str, ...]]:
    about = (document.path, document.unit or "", str(document.year or ""))
    gaps = ("",) * (len(_COLUMNS) - 1 - _COLUMNS.index("问题"))
    for trouble in troubles(document):
        yield (*about, *("",) * 7, trouble.label, "", trouble.rule or "", "", trouble.reason, *gaps)
    for finding in document.findings:
        yield (*about, *_subject(finding), *_words(finding))


def _subject(finding: Finding) -> tuple[str, ...]:
    project = finding.project
    return (
        str(project.index) if project else "",
        (project.code or "") if project else "",
        (project.name or "") if project else "",
        "" if finding.row is None else str(finding.row),
        finding.indicator or "",
        column_words(finding),
        place_words(finding.place),
    )


def _words(finding: Finding) -> tuple[str, ...]:
    return (
        SEVERITY_WORDS[finding.severity],
        CONFIDENCE_WORDS[finding.confidence],
        finding.rule,
        finding.name,
        finding.message,
        finding.evidence or "",
        finding.advice,
        replacement_words(finding),
        finding.text,
        "\n".join(related_words(related, finding) for related in finding.related),
        finding.fingerprint,
    )
