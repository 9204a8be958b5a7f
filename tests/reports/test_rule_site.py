"""The site of the rules: a page a rule, nothing from outside, everything escaped."""

from html.parser import HTMLParser

from linter.reports.rule_site import rule_site
from linter.run import prepare

RULES = prepare().rules
SITE = rule_site(RULES)


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.open: list[str] = []

    def handle_starttag(self, tag, attrs):
        self.links += [value for name, value in attrs if name in {"href", "src"}]
        if tag not in {"meta", "br"}:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


def test_every_rule_has_a_page_and_every_link_leads_to_one():
    assert set(SITE) == {"index.html", *(f"{rule.id}.html" for rule in RULES)}
    for page in SITE.values():
        parser = _Links()
        parser.feed(page)
        assert not parser.open
        assert set(parser.links) <= set(SITE)


def test_a_page_says_why_and_shows_its_cases():
    rule = next(rule for rule in RULES if rule.id == "FML01")
    page = SITE["FML01.html"]
    assert rule.rationale in page and "反例" in page and "正例" in page
    assert "参考 财预〔2013〕53号" in page
    assert "FML01: off" in page


def test_what_cases_hold_is_escaped():
    assert not any("<script" in page for page in SITE.values())
    assert "&lt;" in "".join(SITE.values())
