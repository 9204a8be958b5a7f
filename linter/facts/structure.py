"""Station 3: flaws of the structure that the whole document proves: numbering, columns, unit.

A flaw is only told by comparison with the other tables of the document, so that what no reader
could recognise is never laid at the author's door.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from linter.facts.lexicon import Lexicon
from linter.facts.text import Text
from linter.facts.trees import prevailing
from linter.model import Disclosure, Field, Project

LEAST_TABLES = 4
_SHARE = 0.75
_SHORT = 40
_COLUMNS = ("level1", "level2", "value", "description", "basis", "unit")
_HEADER = ("code", "budget", "purpose")
_LISTS = {"goal": "goals", "schedule": "schedule"}

FlawKind = Literal["gap", "repeat", "column", "unit"]


@dataclass(frozen=True, slots=True)
class Flaw:
    """A flaw where `source` stands. `gap`: number `found` follows `before`; `repeat`: number
    `found` stands twice; `column`: the table lacks `missing`, which the others have; `unit`: no
    table says what unit its amounts are in."""

    source: Text
    span: tuple[int, int]
    text: str
    kind: FlawKind
    found: int | None = None
    before: int | None = None
    missing: str = ""


def find_flaws(disclosure: Disclosure, lexicon: Lexicon) -> tuple[Flaw, ...]:
    """The flaws of a document; none where a table of it could not be recognised."""
    if disclosure.unrecognised or not disclosure.projects:
        return ()
    return (
        *_numbering(disclosure.projects),
        *_columns(disclosure.projects),
        *_unit(disclosure, lexicon),
    )


def _flaw(
    field: Field,
    kind: FlawKind,
    *,
    found: int | None = None,
    before: int | None = None,
    missing: str = "",
) -> Flaw:
    text = Text(field)
    return Flaw(text, (0, len(text)), str(text), kind, found, before, missing)


def _numbering(projects: Sequence[Project]) -> Iterator[Flaw]:
    """A number that does not follow the one before it; a fresh start at 1 is another list. After
    one mistyped number (1, 9, 3) the count goes on as if it had been right."""
    numbers = [project.number for project in projects]
    before = numbers[0]
    for index, project in enumerate(projects[1:], start=1):
        number = numbers[index]
        if before is not None and number is not None and project.title is not None:
            kind = _misnumbered(before, number)
            if kind is not None:
                yield _flaw(project.title, kind, found=number, before=before)
                following = numbers[index + 1] if index + 1 < len(numbers) else None
                number = before + 1 if following == before + 2 else number
        before = number


def _misnumbered(before: int, number: int) -> FlawKind | None:
    if number == before:
        return "repeat"
    return None if number in {before + 1, 1} else "gap"


def _columns(projects: Sequence[Project]) -> Iterator[Flaw]:
    """Columns and header fields that nearly all tables of the same form have and one has not."""
    # The table of a department as a whole names no project; it is another form.
    projects = [project for project in projects if project.name or project.code] or projects
    with_rows = [project for project in projects if project.indicators]
    for name in _COLUMNS:
        yield from _lacking(with_rows, [_column(project, name) for project in with_rows])
    for name in (*_HEADER, *_LISTS):
        yield from _lacking(projects, [_header(project, name) for project in projects])


def _lacking(projects: Sequence[Project], found: Sequence[Field | None]) -> Iterator[Flaw]:
    having = [field for field in found if field is not None]
    if len(projects) < LEAST_TABLES or len(having) < _SHARE * len(projects):
        return
    label = prevailing("".join(field.heading.split()) or None for field in having)
    if label is None:
        return
    for project, field in zip(projects, found, strict=True):
        anchor = project.name or project.title or _column(project, "name")
        if field is None and anchor is not None:
            yield _flaw(anchor, "column", missing=label)


def _column(project: Project, name: str) -> Field | None:
    cells = (getattr(indicator, name) for indicator in project.indicators)
    return next((cell for cell in cells if cell is not None), None)


def _header(project: Project, name: str) -> Field | None:
    if name in _LISTS:
        return next(iter(getattr(project, _LISTS[name])), None)
    found: Field | None = getattr(project, name)
    return found


def _unit(disclosure: Disclosure, lexicon: Lexicon) -> Iterator[Flaw]:
    projects = disclosure.projects
    if disclosure.amount_unit or any(project.amount_unit for project in projects):
        return
    budgets = [project.budget for project in projects if project.budget]
    symbols = [symbol for symbol, unit in lexicon.units.items() if unit.dimension == "money"]
    notes = (field.text for field in disclosure.narrative if len(field.text) <= _SHORT)
    said = (*notes, *(part for budget in budgets for part in (budget.heading, budget.text)))
    if any(symbol in text for text in said for symbol in symbols):
        return
    figures = (b for b in budgets if any(c.isdigit() and c != "0" for c in b.text))
    first = next(figures, None)
    if first is not None:
        yield _flaw(first, "unit")
