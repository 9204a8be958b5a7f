"""Station 6: the cells of a redrawn table, with the parts marked that findings are about."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from linter.filter.discreet import WITHHELD
from linter.findings import SEVERITIES, Severity
from linter.model import Field
from linter.reports.html.elements import NOTHING, Markup, joined, tag, words
from linter.reports.html.numbering import Chapter, Numbered
from linter.reports.words import SEVERITY_WORDS


def cell(
    chapter: Chapter, field: Field | None, colspan: str | None = None, rowspan: str | None = None
) -> Markup:
    """A `td` with the text of a field, its findings marked and linked."""
    if field is None:
        return tag("td")
    spot = (field.name, field.place)
    found = chapter.found.get(spot, ()) if spot in chapter.links else ()
    text = field.text
    if text.strip() and spot in chapter.hidden:
        text, found = WITHHELD, ()
    content = (marked(text, found), *(_reference(each) for each in found))
    worst = worst_of(found)
    style = f"marked {worst}" if worst else None
    return tag(
        "td",
        content,
        id=chapter.links.get(spot),
        class_=style,
        colspan=colspan,
        rowspan=rowspan,
    )


def worst_of(found: Sequence[Numbered]) -> Severity | None:
    """The heaviest severity among findings, None without any."""
    held = {each.finding.severity for each in found}
    return next((severity for severity in SEVERITIES if severity in held), None)


def marked(text: str, found: Sequence[Numbered]) -> Markup:
    """The text with the spans of the findings marked, overlapping ones piece by piece."""
    if not text.strip():
        return tag("span", words("（空）"), class_="empty") if found else NOTHING
    return joined(_pieces(text, found))


def _pieces(text: str, found: Sequence[Numbered]) -> Iterator[Markup]:
    cuts = {0, len(text)}
    for each in found:
        cuts |= {min(max(cut, 0), len(text)) for cut in each.finding.span or ()}
    ordered = sorted(cuts)
    for start, end in pairwise(ordered):
        worst = worst_of([each for each in found if _covers(each, start, end)])
        piece = words(text[start:end])
        yield tag("mark", piece, class_=worst) if worst else piece


def _covers(each: Numbered, start: int, end: int) -> bool:
    span = each.finding.span
    return span is not None and span[0] <= start and end <= span[1]


def _reference(each: Numbered) -> Markup:
    finding = each.finding
    label = f"第{each.number}处，{SEVERITY_WORDS[finding.severity]}：{finding.rule}"
    number = words(str(each.number))
    return tag(
        "a", number, class_=f"reference {finding.severity}", href=f"#f{each.number}",
        aria_label=label, title=finding.message,
    )  # fmt: skip
