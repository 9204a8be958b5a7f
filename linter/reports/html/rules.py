"""Station 6: the text of the rules that found something, at the end of an HTML report."""

from collections import Counter
from collections.abc import Iterator

from linter.findings import Report, RuleSummary
from linter.reports.html.elements import NOTHING, Markup, tag, words
from linter.reports.words import SEVERITY_WORDS


def rule_texts(report: Report) -> Markup:
    """Title, rationale, advice and source of each rule that has findings, by its code."""
    known = {rule.id: rule for rule in report.rules}
    names = {e.rule: e.name for document in report.documents for e in document.findings}
    found = Counter(each.rule for document in report.documents for each in document.findings)
    texts = [
        _text(known.get(rule) or RuleSummary(rule, names[rule], names[rule]), found[rule])
        for rule in sorted(found)
    ]
    if not texts:
        return NOTHING
    heading = tag("h2", words("规则说明"), id="rules")
    return tag("section", (heading, *texts), aria_labelledby="rules", class_="rules")


def _text(rule: RuleSummary, count: int) -> Markup:
    title = tag("h3", (tag("code", words(f"{rule.id} {rule.name}")), words(f" {rule.title}")))
    return tag("article", (title, tag("dl", _rows(rule, count))), id=f"rule-{rule.id}")


def _rows(rule: RuleSummary, count: int) -> Iterator[Markup]:
    for label, text in (
        ("级别", SEVERITY_WORDS[rule.severity]),
        ("发现", f"{count}处"),
        ("理由", rule.rationale),
        ("建议", rule.advice),
        ("依据", rule.source),
    ):
        if text:
            row = (tag("dt", words(label)), tag("dd", words(text.strip())))
            yield tag("div", row)
