"""Station 6: findings of an HTML report that do not count, with the reason."""

from collections.abc import Iterator

from linter.findings import DocumentReport, Excused
from linter.reports.html.elements import NOTHING, Markup, tag, words
from linter.reports.where import address
from linter.reports.words import one_line


def excused_list(document: DocumentReport) -> Markup:
    """What suppressions hold for, folded away, and how many findings the baseline knows."""
    parts = [tag("p", words(text), class_="quiet") for text in _known(document)]
    if document.excused:
        label = words(f"已豁免{len(document.excused)}处")
        entries = (tag("li", _entry(each)) for each in document.excused)
        parts.append(tag("details", (tag("summary", label), tag("ul", entries))))
    return tag("div", parts, class_="excused") if parts else NOTHING


def _known(document: DocumentReport) -> Iterator[str]:
    if document.known:
        yield f"基线中已有{len(document.known)}处，没有列出。"


def _entry(each: Excused) -> Markup:
    finding, suppression = each.finding, each.suppression
    words_of = (
        f"{finding.rule} {finding.name} {one_line(finding.message)}",
        address(finding),
        f"理由：{one_line(suppression.reason)}" if suppression.reason else "",
        f"批准：{one_line(suppression.by)}" if suppression.by else "",
        f"有效至：{suppression.until}" if suppression.until else "",
    )
    return words(" · ".join(part for part in words_of if part))
