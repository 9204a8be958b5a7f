"""Station 3: a project with several sets of indicators (medium-term and annual, for instance), one
set at a time."""

import re
from dataclasses import replace

from linter.facts.lexicon import Lexicon
from linter.facts.project import ProjectFacts
from linter.model import Indicator, Project

_ANNUAL = re.compile(r"年度|本年|当年")


def terms_of(project: ProjectFacts, lexicon: Lexicon) -> tuple[ProjectFacts, ...]:
    """The project once for each set of its indicators, the annual set first: that is the one the
    year's budget belongs to. The others are of no one year and have no budget. A project with one
    set is itself."""
    record = project.record
    numbers = sorted({indicator.set for indicator in record.indicators})
    if len(numbers) < 2:
        return (project,)
    annual = _annual(record, numbers)
    others = (number for number in numbers if number != annual)

    def term(record: Project, number: int, year: int | None) -> ProjectFacts:
        return ProjectFacts(_only(record, number), year, lexicon, is_one_term=True)

    no_year = replace(record, budget=None)
    return (
        term(record, annual, project.year), *(term(no_year, number, None) for number in others)
    )  # fmt: skip


def _only(record: Project, number: int) -> Project:
    return replace(record, indicators=tuple(i for i in record.indicators if i.set == number))


def _annual(record: Project, numbers: list[int]) -> int:
    """The set whose headings name the year; forms that name none print it last."""
    named = [n for n in numbers if any(_is_annual(i) for i in record.indicators if i.set == n)]
    return named[-1] if named else numbers[-1]


def _is_annual(indicator: Indicator) -> bool:
    fields = (indicator.name, indicator.value, indicator.level2)
    return any(field and _ANNUAL.search(field.heading) for field in fields)
