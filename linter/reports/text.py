"""Station 6: the text report, which people read: by document, by project, finding by finding."""

from collections.abc import Iterator
from dataclasses import dataclass

from linter.findings import DocumentReport, Finding, Report
from linter.reports.lines import Line, Style, plain_text
from linter.reports.quote import quote
from linter.reports.summary import summary_lines
from linter.reports.where import by_project, related_words, where_words
from linter.reports.width import wrapped
from linter.reports.words import (
    SEVERITY_WORDS,
    doubt_words,
    one_line,
    project_words,
    replacement_words,
)

_INDENT = 7  # two blanks, 错误, one blank


@dataclass(frozen=True, slots=True)
class Page:
    """What the text is laid out for: `width` in columns, `ambiguous` the columns of “”, ≥, × …,
    `hidden` how many findings a threshold of confidence left out."""

    width: int = 100
    ambiguous: int = 1
    show_unknown: bool = False
    hidden: int = 0


def text_report(report: Report, page: Page = Page()) -> str:
    """The report as plain text."""
    return plain_text(text_lines(report, page))


def text_lines(report: Report, page: Page) -> Iterator[Line]:
    """The report line by line, with styles for a terminal."""
    for document in report.documents:
        if document.status != "unreadable":
            yield from _document(document, page)
    yield from summary_lines(report, page.show_unknown, page.hidden)


def _document(document: DocumentReport, page: Page) -> Iterator[Line]:
    about = (document.unit or "", f"{document.year}年" if document.year else "")
    yield (
        (one_line(document.path), "path"),
        ("".join(f"  {one_line(part)}" for part in about if part), "plain"),
    )
    if document.reason is not None:
        yield from _paragraph("部分检查：", document.reason, page, "warning", indent=2)
    for note in document.notes:
        yield from _paragraph("说明：", note, page, "faint", indent=2)
    if document.lacks_tables:
        yield from _paragraph("", "没有识别出绩效目标表。", page, "warning", indent=2)
    heading: str | None = None
    for finding in by_project(document.findings):
        words = project_words(finding.project) if finding.project else "项目之外"
        if words != heading:
            heading = words
            yield ()
            yield ((heading, "strong"),)
        yield from _finding(finding, page)
    yield ()


def _finding(finding: Finding, page: Page) -> Iterator[Line]:
    yield from _headline(finding, page)
    yield from _paragraph("", where_words(finding), page)
    yield from _quoted(finding.text, finding.span, page)
    if finding.evidence:
        yield from _paragraph("计算：", finding.evidence, page)
    for related in finding.related:
        yield from _paragraph("对照：", related_words(related, finding), page)
    if finding.advice:
        yield from _paragraph("建议：", finding.advice, page)
    if replacement := replacement_words(finding):
        yield from _paragraph("改为：", replacement, page, "good")


def _headline(finding: Finding, page: Page) -> Iterator[Line]:
    label = SEVERITY_WORDS[finding.severity]
    code = f"{finding.rule} {finding.name}"
    text = f"{code}  {one_line(finding.message)}{doubt_words(finding)}"
    lines = wrapped(text, page.width - _INDENT, page.ambiguous)
    first = next(lines)
    yield (
        ("  ", "plain"),
        (label, finding.severity),
        (" ", "plain"),
        (first[: len(code)], "strong"),
        (first[len(code) :], "plain"),
    )
    for line in lines:
        yield ((" " * _INDENT + line, "plain"),)


def _quoted(text: str, span: tuple[int, int] | None, page: Page) -> Iterator[Line]:
    indent = " " * (_INDENT + 2)
    if not text.strip():
        yield ((f"{indent}（空）", "faint"),)
        return
    shown = quote(text, span, page.width - len(indent), page.ambiguous)
    yield (
        (indent, "plain"),
        (shown.before, "plain"),
        (shown.marked, "mark"),
        (shown.after, "plain"),
    )
    if shown.underline:
        yield ((indent + shown.underline, "mark"),)


def _paragraph(
    label: str, text: str, page: Page, style: Style = "plain", indent: int = _INDENT
) -> Iterator[Line]:
    """A labelled text, wrapped; its further lines stand under the first one's text."""
    hang = indent + 2 * len(label)
    lines = wrapped(one_line(text), max(page.width - hang, 10), page.ambiguous)
    yield ((" " * indent, "plain"), (label, "faint"), (next(lines), style))
    for line in lines:
        yield ((" " * hang + line, style),)
