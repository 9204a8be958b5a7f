"""Station 6: the report as one HTML file that works offline and prints."""

from collections.abc import Iterator
from pathlib import Path

from linter.findings import Report
from linter.reports.html.elements import NOTHING, Content, Markup, joined, tag, words
from linter.reports.html.excused import excused_list
from linter.reports.html.findings import finding_card
from linter.reports.html.numbering import Chapter, Group, chapters_of
from linter.reports.html.page import whole_page
from linter.reports.html.rules import rule_texts
from linter.reports.html.summary import filters, problems, summary
from linter.reports.html.tables import project_tables
from linter.reports.words import project_words

_FOLDER = Path(__file__).parent
_TITLE = "绩效目标表检查报告"


def html_report(report: Report) -> str:
    """The whole report as one page without outside resources; its policy forbids any request.

    Where documents keep their disclosure (see `Settings.keep_disclosures`), the tables of projects
    with findings are redrawn with the cells marked.
    """
    body = _body(report, chapters_of(report))
    return whole_page(_TITLE, _asset("page.css"), body, _asset("page.js"))


def _asset(name: str) -> Markup:
    return Markup((_FOLDER / name).read_text(encoding="utf-8"))


def _body(report: Report, chapters: tuple[Chapter, ...]) -> Iterator[Markup]:
    yield tag("a", words("跳到问题清单"), href="#findings", class_="skip")
    version = f"jxlint {report.version}，{len(report.rules)}条规则"
    yield tag("header", (tag("h1", words(_TITLE)), tag("p", words(version), class_="quiet")))
    yield tag("main", _main(report, chapters))


def _main(report: Report, chapters: tuple[Chapter, ...]) -> Iterator[Markup]:
    yield summary(report)
    if any(document.findings for document in report.documents):
        yield filters(report, chapters)
    yield tag("div", (_chapter(chapter) for chapter in chapters), id="findings", tabindex="-1")
    nothing = words("没有符合筛选条件的问题。")
    yield tag("p", nothing, id="nothing", hidden=True)
    yield rule_texts(report)


def _chapter(chapter: Chapter) -> Markup:
    key = f"d{chapter.number}"
    heading = tag("h2", words(chapter.report.path), id=key)
    groups = (_group(chapter, group) for group in chapter.groups)
    parts = (heading, problems(chapter.report), *groups, excused_list(chapter.report))
    return tag("section", parts, aria_labelledby=key, class_="document")


def _group(chapter: Chapter, group: Group) -> Markup:
    name = project_words(group.identity) if group.identity else "项目之外"
    parts: Content = (
        tag("h3", words(name), id=group.key),
        _tables(chapter, group),
        *(finding_card(chapter, group, each) for each in group.findings),
    )
    return tag("section", parts, aria_labelledby=group.key, class_="project")


def _tables(chapter: Chapter, group: Group) -> Markup:
    if group.project is None:
        return NOTHING
    label = tag("summary", words("项目表格（标出有问题的格子）"))
    return tag("details", joined((label, project_tables(chapter, group.project))))
