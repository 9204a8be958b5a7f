"""Station 7: tables and charts of the page of a quality report."""

from collections.abc import Iterable, Mapping, Sequence

from linter.bulk.quality.charts.drawing import Look, settings
from linter.bulk.quality.charts.fonts import chinese_font
from linter.bulk.quality.charts.plates import Plate
from linter.bulk.quality.charts.written import svg
from linter.reports.html.elements import NOTHING, Content, Markup, tag, words

# So many rows stay together on paper.
_SHORT = 12


def paragraphs(lines: Iterable[str], style: str | None = None) -> Markup:
    return Markup("".join(tag("p", words(line), class_=style) for line in lines))


def table(
    label: str,
    headings: Sequence[str],
    rows: Iterable[Sequence[str | int]],
    texts: frozenset[int] = frozenset({0}),
    head: int = 0,
) -> Markup:
    """A table with a caption; columns that are no `texts` are numbers; the column `head` names
    the row."""
    titles = tag(
        "tr",
        (
            tag("th", words(title), scope="col", class_=None if number in texts else "count")
            for number, title in enumerate(headings)
        ),
    )
    lines = [tag("tr", _cells(row, texts, head)) for row in rows]
    if not lines:
        return NOTHING
    made = tag("table", (tag("caption", words(label)), tag("thead", titles), tag("tbody", lines)))
    size = "wide short" if len(lines) <= _SHORT else "wide"
    return tag("div", made, class_=size, tabindex="0", role="region", aria_label=label)


def _cells(row: Sequence[str | int], texts: frozenset[int], head: int) -> Iterable[Markup]:
    for number, value in enumerate(row):
        style = None if number in texts else "count"
        if number == head:
            yield tag("th", words(str(value)), scope="row", class_=style)
        else:
            yield tag("td", words(str(value)), class_=style)


def folded(label: str, content: Content) -> Markup:
    """What can be folded away. It is open at first: older browsers print no folded text."""
    return tag("details", (tag("summary", words(label)), *_as_parts(content)), open=True)


def _as_parts(content: Content) -> Iterable[Markup]:
    return (content,) if isinstance(content, str) else content


def chart(plates: Mapping[str, Plate], key: str) -> Markup:
    """The chart of this key with its caption, nothing where there is none."""
    plate = plates.get(key)
    if plate is None:
        return NOTHING
    look = Look(chinese_font())
    with settings(look):
        picture = svg(plate.draw(look), key, plate.told)
    caption = tag("figcaption", words(plate.caption))
    return tag("figure", (Markup(picture), caption))


def cards(numbers: Mapping[str, str]) -> Markup:
    pairs = (tag("div", (tag("dt", words(k)), tag("dd", words(v)))) for k, v in numbers.items())
    return tag("dl", pairs, class_="cards")
