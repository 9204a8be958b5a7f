"""Station 7: the quality report as one HTML file that works offline and prints."""

from collections.abc import Iterator
from pathlib import Path

from linter.bulk.quality.charts.plates import plates
from linter.bulk.quality.figures import Quality
from linter.bulk.quality.html.chapters import chapters
from linter.bulk.quality.wording import TITLE, year_words
from linter.reports.html.elements import Markup, tag, words
from linter.reports.html.page import whole_page
from linter.reports.papers.remarks import ordinal

_STYLE = Path(__file__).parent / "page.css"


def quality_page(quality: Quality) -> str:
    """The whole report as one page without scripts and outside resources."""
    style = Markup(_STYLE.read_text(encoding="utf-8"))
    title = f"{year_words(quality.overview)}{TITLE}"
    return whole_page(title, style, _body(quality, title))


def _body(quality: Quality, title: str) -> Iterator[Markup]:
    made = [
        (f"c{number}", f"{ordinal(number)}、{heading}", content)
        for number, (heading, content) in enumerate(chapters(quality, plates(quality)), start=1)
    ]
    yield tag("a", words("跳到正文"), href="#c1", class_="skip")
    note = "自动检查的汇总，供审核参考。"
    yield tag("header", (tag("h1", words(title)), tag("p", words(note), class_="quiet")))
    links = (tag("li", tag("a", words(text), href=f"#{key}")) for key, text, _ in made)
    yield tag("nav", tag("ul", links), aria_label="目录")
    sections = (
        tag("section", (tag("h2", words(text), id=key), *content), aria_labelledby=key)
        for key, text, content in made
    )
    yield tag("main", sections)
