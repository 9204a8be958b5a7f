"""Station 6: two rounds as text: what is new, what remains, what is cured."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from linter.filter.difference import Difference, Seen
from linter.filter.unsure import doubts
from linter.findings import SEVERITIES, Finding, Report
from linter.reports.difference import CURED, EXCUSED, FRESH, REMAINING, cure_words, fresh_words
from linter.reports.lines import Line, Style, plain_text
from linter.reports.text import Page
from linter.reports.where import address
from linter.reports.width import wrapped
from linter.reports.words import SEVERITY_WORDS, one_line, short

_INDENT = 7


def difference_text(compared: Difference) -> str:
    """The difference as plain text."""
    return plain_text(difference_lines(compared, Page()))


def difference_lines(compared: Difference, page: Page) -> Iterator[Line]:
    """The difference line by line, with styles for a terminal."""
    yield (("原稿：", "faint"), (_names(compared.old), "path"))
    yield (("新稿：", "faint"), (_names(compared.new), "path"))
    fresh = [(seen.finding, "", fresh_words(seen)) for seen in compared.fresh]
    remaining = [(new.finding, _change(old, new), "") for old, new in compared.remaining]
    cured = [(seen.finding, "", cure_words(seen)) for seen in compared.cured]
    yield from _part(FRESH, "error", fresh, page)
    yield from _part(REMAINING, "warning", remaining, page)
    yield from _part(CURED, "good", cured, page)
    yield ()
    yield from _counts(compared)
    for doubt in doubts(compared):
        for line in wrapped(f"注意：{one_line(doubt)}", page.width, page.ambiguous):
            yield ((line, "warning"),)


def _names(report: Report) -> str:
    return "、".join(one_line(document.path) for document in report.documents)


def _change(old: Seen, new: Seen) -> str:
    """How the cell reads now, where it was changed."""
    before, after = old.finding.text, new.finding.text
    return "" if before == after else f"原为“{short(before)}”，现为“{short(after)}”"


def _part(
    title: str, style: Style, rows: Sequence[tuple[Finding, str, str]], page: Page
) -> Iterator[Line]:
    if not rows:
        return
    yield ()
    yield ((f"{title} {len(rows)}处", style),)
    for finding, change, note in rows:
        yield from _row(finding, (change, note), page)


def _row(finding: Finding, remarks: Iterable[str], page: Page) -> Iterator[Line]:
    head = f"{finding.rule} {finding.name}  {one_line(finding.message)}"
    lines = wrapped(head, page.width - _INDENT, page.ambiguous)
    label = SEVERITY_WORDS[finding.severity]
    yield (("  ", "plain"), (label, finding.severity), (f" {next(lines)}", "plain"))
    for line in lines:
        yield ((" " * _INDENT + line, "plain"),)
    for remark in (address(finding), *remarks):
        if remark:
            for line in wrapped(remark, page.width - _INDENT, page.ambiguous):
                yield ((" " * _INDENT + line, "faint"),)


def _counts(compared: Difference) -> Iterator[Line]:
    new = [there.finding for _, there in compared.remaining]
    gone = sum(seen.lacks_project for seen in compared.cured)
    aside = f"，其中{gone}处因为项目不在新稿中" if gone else ""
    cured, fresh = len(compared.cured), [seen.finding for seen in compared.fresh]
    yield (
        (f"{CURED}{cured}处{aside}；", "good" if cured else "plain"),
        (f"{REMAINING}{len(new)}处{_severities(new)}；", "plain"),
        (f"{FRESH}{len(fresh)}处{_severities(fresh)}。", "error" if fresh else "plain"),
    )
    if compared.excused:
        yield ((f"另有{len(compared.excused)}处{EXCUSED}。", "faint"),)


def _severities(findings: Iterable[Finding]) -> str:
    found = Counter(finding.severity for finding in findings)
    listed = "、".join(f"{SEVERITY_WORDS[each]}{found[each]}" for each in SEVERITIES if found[each])
    return f"（{listed}）" if listed else ""
