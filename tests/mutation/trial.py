"""Runs operators over the clean documents: which defects are found, and what else is told."""

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from corpus.build_clean import COLUMNS, FOLDER, Book, load, text_of
from linter.findings import Finding
from linter.run import Settings, lint_bytes, prepare
from tests.mutation.mutant import Mutant, Operator, Site

# A value changed on purpose also contradicts the goals and the purpose where they tell it.
ALWAYS = frozenset({"CON01", "CON02"})


@dataclass(frozen=True)
class Trial:
    """One mutant judged: `found` at its cell, `told` all that the clean document does not give,
    `strays` the errors of other rules that no companion explains."""

    operator: Operator
    mutant: Mutant
    found: bool
    told: tuple[str, ...]
    strays: tuple[str, ...]


@cache
def settings() -> Settings:
    return prepare()


@cache
def books() -> tuple[Book, ...]:
    """The clean documents, and one that holds many projects: some rules judge a whole document."""
    single = tuple(load(path) for path in sorted(FOLDER.glob("*.yaml")))
    plain = [book for book in single if book.columns == COLUMNS and _cost_is_output(book)]
    projects = tuple(project for book in plain[:4] for project in book.projects)
    many = replace(plain[0], projects=projects, before=plain[1].before, after=(), year="2025")
    return (*single, many)


def _cost_is_output(book: Book) -> bool:
    levels = {row.level1 for project in book.projects for row in project.rows}
    return "成本指标" not in levels


@cache
def baseline(text: str) -> Counter[object]:
    return Counter(map(_identity, _lint(text)))


def _lint(text: str) -> tuple[Finding, ...]:
    report = lint_bytes(text.encode(), "clean.txt", settings())
    assert not report.failures, report.failures
    return tuple(finding for finding in report.findings if finding.confidence != "low")


def _identity(finding: Finding) -> object:
    project = finding.project.index if finding.project else None
    related = tuple((each.row, each.field, each.text) for each in finding.related)
    return (
        finding.rule, finding.severity, project, finding.row, finding.field, finding.text,
        finding.message, related,
    )  # fmt: skip


def trials(operator: Operator, count: int, seed: int = 0) -> Iterator[Trial]:
    """Up to `count` mutants of the operator, from as many documents as it fits, and their fate."""
    chooser = random.Random(f"{operator.code} {operator.name} {seed}")
    pool = [(book, list(operator.change(book))) for book in books()]
    pool = [(book, mutants) for book, mutants in pool if mutants]
    chooser.shuffle(pool)
    for number in range(count if pool else 0):
        book, mutants = pool[number % len(pool)]
        chosen = _visible(book, mutants, chooser)
        if chosen is not None:
            yield judge(operator, book, chosen)


def _visible(book: Book, mutants: list[Mutant], chooser: random.Random) -> Mutant | None:
    """A mutant, taken out of the list, whose defect shows: a form that does not print a field
    cannot spoil it."""
    while mutants:
        mutant = mutants.pop(chooser.randrange(len(mutants)))
        if text_of(mutant.book) != text_of(book):
            return mutant
    return None


def judge(operator: Operator, book: Book, mutant: Mutant) -> Trial:
    """Whether the defect is found at its cell, and which errors no one expects."""
    known = baseline(text_of(book)).copy()
    told = []
    for finding in _lint(text_of(mutant.book)):
        identity = _identity(finding)
        if known[identity]:
            known[identity] -= 1
        else:
            told.append(finding)
    own = [finding for finding in told if finding.rule in (operator.code, *operator.instead)]
    allowed = {operator.code, *operator.companions, *ALWAYS}
    strays = [f for f in told if f.severity == "error" and f.rule not in allowed]
    return Trial(
        operator,
        mutant,
        any(_is_at(finding, site) for finding in own for site in mutant.sites),
        tuple(map(_told, told)),
        tuple(map(_told, strays)),
    )


def _told(finding: Finding) -> str:
    project = finding.project.index if finding.project else None
    return f"{finding.rule} [{project}/{finding.row}/{finding.field}] {finding.message}"


def _is_at(finding: Finding, site: Site) -> bool:
    """Whether the finding's own place, or one it shows beside it, is the cell."""
    project = finding.project.index if finding.project else None
    places = [(project, finding.row, finding.field)]
    places += [(each.project or project, each.row, each.field) for each in finding.related]
    return any(_fits(place, site) for place in places)


def _fits(place: tuple[int | None, int | None, str], site: Site) -> bool:
    project, row, field = place
    return (
        (site.project is None or project == site.project)
        and (site.row is None or row == site.row)
        and (not site.fields or field in site.fields)
    )


def shares(found: Sequence[Trial]) -> tuple[int, int]:
    """How many defects were found at their cell, of how many."""
    return sum(trial.found for trial in found), len(found)
