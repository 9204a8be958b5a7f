"""Station 6: one finding of an HTML report."""

from collections.abc import Iterator

from linter.findings import Finding
from linter.reports.html.elements import NOTHING, Markup, joined, tag, words
from linter.reports.html.numbering import Chapter, Group, Numbered
from linter.reports.quote import quote
from linter.reports.where import related_words, where_words
from linter.reports.words import CONFIDENCE_WORDS, SEVERITY_WORDS, one_line, replacement_words

_QUOTE_WIDTH = 320


def finding_card(chapter: Chapter, group: Group, each: Numbered) -> Markup:
    """The finding with everything that belongs to it, linked to its rule and its cells."""
    finding = each.finding
    content = (_headline(each), _where(chapter, finding), _quoted(finding))
    return tag(
        "article", (*content, _details(chapter, finding)), class_=finding.severity,
        id=f"f{each.number}", data_severity=finding.severity, data_rule=finding.rule,
        data_project=group.key,
    )  # fmt: skip


def _headline(each: Numbered) -> Markup:
    finding = each.finding
    sure = finding.confidence == "high"
    doubt = f"可信度：{CONFIDENCE_WORDS[finding.confidence]}"
    label = f"{finding.rule} {finding.name}"
    parts = (
        tag("span", words(SEVERITY_WORDS[finding.severity]), class_="badge"),
        tag("span", words(one_line(finding.message)), class_="message"),
        NOTHING if sure else tag("span", words(doubt), class_="doubt"),
        tag("a", words(label), class_="rule", href=f"#rule-{finding.rule}"),
    )
    return tag("h4", Markup(" ".join(part for part in parts if part)))


def _where(chapter: Chapter, finding: Finding) -> Markup:
    place = words(where_words(finding))
    link = chapter.links.get((finding.field, finding.place))
    if link is None:
        return tag("p", place, class_="where")
    to_cell = tag("a", words("在表中看"), href=f"#{link}", class_="to-cell")
    return tag("p", (place, Markup(" "), to_cell), class_="where")


def _quoted(finding: Finding) -> Markup:
    if not finding.text.strip():
        return tag("blockquote", tag("p", words("（空）"), class_="empty"))
    shown = quote(finding.text, finding.span, _QUOTE_WIDTH)
    mark = tag("mark", words(shown.marked), class_=finding.severity) if shown.marked else NOTHING
    return tag("blockquote", tag("p", (words(shown.before), mark, words(shown.after))))


def _details(chapter: Chapter, finding: Finding) -> Markup:
    rows = list(_rows(chapter, finding))
    return tag("dl", rows) if rows else NOTHING


def _rows(chapter: Chapter, finding: Finding) -> Iterator[Markup]:
    if finding.evidence:
        yield _row("计算", words(one_line(finding.evidence)))
    if finding.related:
        yield _row("对照", *_related(chapter, finding))
    if finding.advice:
        yield _row("建议", words(one_line(finding.advice)))
    if replacement := replacement_words(finding):
        yield _row("改为", tag("ins", words(replacement)))


def _row(label: str, *texts: Markup) -> Markup:
    return tag("div", (tag("dt", words(label)), *(tag("dd", text) for text in texts)))


def _related(chapter: Chapter, finding: Finding) -> Iterator[Markup]:
    for related in finding.related:
        text = words(related_words(related, finding))
        link = chapter.links.get((related.field, related.place))
        if link:
            to_cell = tag("a", words("在表中看"), href=f"#{link}", class_="to-cell")
            yield joined((text, Markup(" "), to_cell))
        else:
            yield text
