"""Station 6: the report as Markdown, for comments on a change and for notes."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import groupby

from linter.findings import SEVERITIES, DocumentReport, Finding, Report
from linter.reports.quote import quote
from linter.reports.troubles import troubles
from linter.reports.where import by_project, related_words, where_words
from linter.reports.words import (
    SEVERITY_WORDS,
    doubt_words,
    one_line,
    project_words,
    replacement_words,
)

_SPECIAL = re.compile(r"[\\`*_{}\[\]<>#|~&!$@]|^(?:[-+=]|\d+(?=[.)]))")
_QUOTE_WIDTH = 160


def markdown_report(report: Report) -> str:
    """A table of the documents with their counts, then the findings by document and project."""
    return "".join(f"{line}\n" for line in _report(report))


def escaped(text: str) -> str:
    """The text on one line, with everything escaped that Markdown would take for markup."""
    return _SPECIAL.sub(_escape, one_line(text))


def _escape(match: re.Match[str]) -> str:
    piece = match.group()
    return f"{piece}\\" if piece.isdigit() else f"\\{piece}"


def _report(report: Report) -> Iterator[str]:
    yield "# 绩效目标表检查结果"
    yield ""
    yield "| 文档 | 项目 | 指标 | 错误 | 警告 | 提示 | 未判断 |"
    yield "| --- | ---: | ---: | ---: | ---: | ---: | ---: |"
    for document in report.documents:
        yield _row(document)
    if report.excused_count:
        yield from ("", f"已豁免{report.excused_count}处，没有列出。")
    if report.known_count:
        yield from ("", f"基线中已有{report.known_count}处，没有列出。")
    for document in report.documents:
        yield from _document(document)


def _row(document: DocumentReport) -> str:
    found = Counter(finding.severity for finding in document.findings)
    numbers = (
        document.projects,
        document.indicators,
        *(found[severity] for severity in SEVERITIES),
        sum(document.unknown.values()),
    )
    checked = document.status != "unreadable"
    cells = map(str, numbers) if checked else ("未能检查", *("",) * (len(numbers) - 1))
    return f"| {escaped(document.path)} | {' | '.join(cells)} |"


def _document(document: DocumentReport) -> Iterator[str]:
    yield ""
    yield f"## {escaped(document.path)}"
    for trouble in troubles(document):
        yield from ("", f"**{trouble.title}**：{escaped(trouble.reason)}")
    for note in document.notes:
        yield from ("", f"说明：{escaped(note)}")
    if document.projects and not document.findings:
        yield from ("", "没有发现问题。")
    for words, findings in groupby(by_project(document.findings), _heading):
        yield from ("", f"### {escaped(words)}", "")
        for finding in findings:
            yield from _finding(finding)


def _heading(finding: Finding) -> str:
    return project_words(finding.project) if finding.project else "项目之外"


def _finding(finding: Finding) -> Iterator[str]:
    label = f"{SEVERITY_WORDS[finding.severity]} {finding.rule} {finding.name}"
    yield f"- **{label}** {escaped(finding.message)}{doubt_words(finding)}  "
    replacement = replacement_words(finding)
    lines = [
        escaped(where_words(finding)),
        f"> {_quoted(finding)}" if finding.text.strip() else "",
        f"计算：{escaped(finding.evidence)}" if finding.evidence else "",
        *(f"对照：{escaped(related_words(each, finding))}" for each in finding.related),
        f"建议：{escaped(finding.advice)}" if finding.advice else "",
        f"改为：{escaped(replacement)}" if replacement else "",
    ]
    for line in lines:
        if line.startswith("> "):
            yield from ("", f"  {line}", "")
        elif line:
            yield f"  {line}  "


def _quoted(finding: Finding) -> str:
    shown = quote(finding.text, finding.span, _QUOTE_WIDTH)
    marked = f"<mark>{escaped(shown.marked)}</mark>" if shown.marked.strip() else ""
    return f"{escaped(shown.before)}{marked}{escaped(shown.after)}"
