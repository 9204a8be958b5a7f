"""Station 5: which field of a subject a rule's `at` means, also when the layout has none."""

from collections.abc import Iterator

from linter.facts.view import DocumentFacts, IndicatorFacts, ProjectFacts
from linter.model import Field, Indicator, Project

_INDICATOR = {"indicator": "name"}


def field_of(subject: object, word: str) -> Field | None:
    """The field a word of the JSON format means for this subject; None when it has none."""
    if isinstance(subject, IndicatorFacts):
        found = getattr(subject.record, _INDICATOR.get(word, word), None)
        return found if isinstance(found, Field) else None
    if isinstance(subject, ProjectFacts):
        return _project_field(subject.record, word)
    return None


def _project_field(project: Project, word: str) -> Field | None:
    if word == "goal":
        return next(iter(project.goals), None)
    if word == "schedule":
        return next(reversed(project.schedule), None)
    found = getattr(project, word, None)
    return found if isinstance(found, Field) else None


def first_field(subject: object) -> Field | None:
    """Where a finding stands when nothing better is there: the row's name, the project's name."""
    return next(_fields(subject), None)


def _fields(subject: object) -> Iterator[Field]:
    if isinstance(subject, IndicatorFacts):
        yield from _of_indicator(subject.record)
    elif isinstance(subject, ProjectFacts):
        yield from _of_project(subject.record)
    elif isinstance(subject, DocumentFacts):
        for project in subject.disclosure.projects:
            yield from _of_project(project)
        yield from subject.disclosure.narrative


def _of_indicator(indicator: Indicator) -> Iterator[Field]:
    cells = (indicator.name, indicator.value, indicator.description, indicator.basis)
    yield from (cell for cell in (*cells, indicator.level2, indicator.level1) if cell)


def _of_project(project: Project) -> Iterator[Field]:
    yield from (
        cell for cell in (project.name, project.title, project.code, project.budget) if cell
    )
    for indicator in project.indicators:
        yield from _of_indicator(indicator)
