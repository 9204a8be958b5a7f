"""Station 6: the tables of a project, redrawn from what was recognised."""

from collections.abc import Callable, Iterator, Sequence
from itertools import chain

from linter.model import Field, Indicator, Project
from linter.reports.html.cells import cell
from linter.reports.html.elements import Markup, joined, tag, words
from linter.reports.html.numbering import Chapter, held, names_of
from linter.reports.words import FIELD_WORDS, one_line

Column = tuple[str, Callable[[Indicator], Field | None]]

# In the order of most forms. What else the model holds comes last, so that nothing is lost; a
# column that no row has is not drawn.
_COLUMNS = (
    "level1", "level2", "name", "description", "comparator", "value", "values", "unit", "schedule",
    "basis", "weight", "scoring", "actual",
)  # fmt: skip
_HEAD = (
    "title", "code", "name", "budget", "fiscal_funds", "other_funds", "funds", "purpose",
    "schedule", "goals",
)  # fmt: skip
_MERGED = ("level1", "level2")
_LONG = 24


def project_tables(chapter: Chapter, project: Project) -> Markup:
    """The cells of the project and its indicators as two tables."""
    label = f"第{project.index}项"
    tables = [_framed(f"{label}的基本情况", tag("table", _head_rows(chapter, project)))]
    if project.indicators:
        indicators = tag("table", _indicator_rows(chapter, project.indicators))
        tables.append(_framed(f"{label}的绩效指标", indicators))
    return joined(tables)


def _framed(label: str, table: Markup) -> Markup:
    # A wide table scrolls; the keyboard must reach it, and a screen reader say what it is.
    return tag("div", table, class_="wide", tabindex="0", role="region", aria_label=label)


def _head_rows(chapter: Chapter, project: Project) -> Iterator[Markup]:
    """One row a long text, two short ones a row."""
    waiting: Field | None = None
    for field in _head_fields(project):
        if len(field.text) > _LONG:
            if waiting:
                yield tag("tr", _wide(chapter, waiting))
            waiting = None
            yield tag("tr", _wide(chapter, field))
        elif waiting:
            pair = (_heading(waiting), cell(chapter, waiting), _heading(field))
            yield tag("tr", (*pair, cell(chapter, field)))
            waiting = None
        else:
            waiting = field
    if waiting:
        yield tag("tr", _wide(chapter, waiting))


def _wide(chapter: Chapter, field: Field) -> tuple[Markup, Markup]:
    return _heading(field), cell(chapter, field, colspan="3")


def _head_fields(project: Project) -> Iterator[Field]:
    every = chain.from_iterable(held(project, name) for name in names_of(Project, _HEAD))
    return iter(dict.fromkeys(every))


def _heading(field: Field) -> Markup:
    return tag("th", words(_label(field)), scope="row")


def _label(field: Field) -> str:
    return one_line(field.heading) or FIELD_WORDS.get(field.name, field.name)


def _indicator_rows(chapter: Chapter, indicators: Sequence[Indicator]) -> Iterator[Markup]:
    columns = list(_columns(indicators))
    headings = (tag("th", words(label), scope="col") for label, _ in columns)
    yield tag("thead", tag("tr", (tag("th", words("行"), scope="col"), *headings)))
    rows = (
        tag("tr", (_number(each), *_cells(chapter, indicators, place, columns)))
        for place, each in enumerate(indicators)
    )
    yield tag("tbody", rows)


def _number(indicator: Indicator) -> Markup:
    return tag("th", words(str(indicator.row)), scope="row")


def _cells(
    chapter: Chapter, indicators: Sequence[Indicator], place: int, columns: Sequence[Column]
) -> Iterator[Markup]:
    for _, get in columns:
        field = get(indicators[place])
        if field is None or field.name not in _MERGED:
            yield cell(chapter, field)
        elif place == 0 or get(indicators[place - 1]) != field:
            yield cell(chapter, field, rowspan=_run(indicators[place:], get, field))


def _run(rows: Sequence[Indicator], get: Callable[[Indicator], Field | None], field: Field) -> str:
    """How many rows from the first on share the label."""
    length = next((n for n, row in enumerate(rows) if get(row) != field), len(rows))
    return str(length)


def _columns(indicators: Sequence[Indicator]) -> Iterator[Column]:
    for name in names_of(Indicator, _COLUMNS):
        cells = [each for indicator in indicators for each in held(indicator, name)]
        if any(isinstance(getattr(indicator, name), tuple) for indicator in indicators):
            for label in dict.fromkeys(map(_label, cells)):
                yield label, _under(name, label)
        elif cells:
            yield _label(cells[0]), _single(name)


def _single(attribute: str) -> Callable[[Indicator], Field | None]:
    return lambda indicator: next(iter(held(indicator, attribute)), None)


def _under(attribute: str, label: str) -> Callable[[Indicator], Field | None]:
    return lambda indicator: next(
        (each for each in held(indicator, attribute) if _label(each) == label), None
    )
