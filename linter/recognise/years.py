"""Station 2: the budget year of a document, told by the surest of what names a year."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from linter.model import Field, Project
from linter.recognise.header import Entry
from linter.recognise.markers import (
    LONGEST_MARKER,
    Marks,
    code_year,
    most_common,
    prevailing,
    year_in,
)
from linter.recognise.tables import may_caption
from linter.recognise.vocabulary import Vocabulary

_CENTURY = "20"
# Goals and values of so many projects tell the year as well as those of all.
_MOST_PROJECTS = 200


@dataclass(slots=True)
class Years:
    """The years that lines and cells of a document name: at the front or further down as that of a
    budget or of targets, in titles of anything else, in cells that call it the budget year."""

    vocabulary: Vocabulary
    front: list[int] = field(default_factory=list)
    titled: list[int] = field(default_factory=list)
    passing: list[int] = field(default_factory=list)
    stated: list[int] = field(default_factory=list)

    def line(self, text: str, is_front: bool) -> None:
        """A paragraph, or a line of a cell at the top of a table."""
        markers = self.vocabulary.markers
        any_year = year_in(text, markers.title_year) if may_caption(text) else None
        if any_year is None:
            return
        if year := year_in(text, markers.budget_title_year):
            (self.front if is_front else self.titled).append(year)
        else:
            self.passing.append(any_year)

    def cells(self, texts: Iterable[str]) -> None:
        """Cells at the top of a table."""
        patterns = self.vocabulary.markers.budget_year
        # Hardly a cell holds a year.
        short = (text for text in texts if _CENTURY in text and len(text) <= LONGEST_MARKER)
        self.stated.extend(year for text in short if (year := year_in(text, patterns)))

    def entries(self, entries: Iterable[Entry]) -> None:
        """The header fields of a project."""
        told = (each for each in entries if each.label.field == "other" and _CENTURY in each.text)
        self.cells(f"{each.heading}:{each.text}" for each in told)


def year_of(years: Years, marks: Sequence[Marks], projects: Sequence[Project]) -> int | None:
    """The budget year by the surest hints: notes that call it so, the title at the front, cells and
    fields that call it so, titles of budgets and targets, other notes, other titles, the codes of
    projects."""
    return (
        most_common(each.budget_year for each in marks)
        or next(iter(years.front), None)
        or most_common(years.stated)
        or most_common(years.titled)
        or most_common(each.year for each in marks)
        or most_common(years.passing)
        or _year_of_codes(projects, years.vocabulary)
    )


def _year_of_codes(projects: Sequence[Project], vocabulary: Vocabulary) -> int | None:
    """The year of most codes, or the next one where goals and values speak of that: projects get
    their codes when they are proposed, often a year before."""
    codes = (project.code.text for project in projects if project.code)
    year = most_common(code_year(code, vocabulary) for code in codes)
    if year is None:
        return None
    patterns = vocabulary.markers.prose_year
    texts = (field for project in projects[:_MOST_PROJECTS] for field in _prose(project))
    meant = prevailing(each for text in texts for each in _years_in(text, patterns))
    return year + 1 if meant == year + 1 else year


def _prose(project: Project) -> Iterable[str]:
    values = (row.value for row in project.indicators)
    fields: Iterable[Field | None] = (*project.goals, project.purpose, *values)
    return (each.text for each in fields if each)


def _years_in(text: str, patterns: Sequence[re.Pattern[str]]) -> set[int]:
    return {int(match["year"]) for pattern in patterns for match in pattern.finditer(text)}
