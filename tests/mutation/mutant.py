"""A clean document with one defect in it, and the words to make one."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any

from corpus.build_clean import BASIS, DESCRIPTION, NAME, VALUE, Book, Grid, Project, Row

FIELDS = {
    NAME: "indicator", DESCRIPTION: "description", VALUE: "value", BASIS: "basis",
    "指标性质": "comparator", "计量单位": "unit", "分值": "weight", "权重": "weight",
}  # fmt: skip
NUMBER = re.compile(r"\d+(?:\.\d+)?")
# Comparator, number and unit of a value.
PARTS = re.compile(r"([≥≤=]?)(\d+(?:\.\d+)?)(.*)")


@dataclass(frozen=True)
class Site:
    """A cell where the defect may rightly be reported; None stands for any row or project."""

    project: int | None = None
    row: int | None = None
    fields: tuple[str, ...] = ()


@dataclass(frozen=True)
class Mutant:
    """A document with one defect; `what` says which, for people."""

    book: Book
    sites: tuple[Site, ...]
    what: str


Change = Callable[[Book], Iterator[Mutant]]


@dataclass(frozen=True)
class Operator:
    """A way to spoil a clean document: all the places where it could, one mutant each.

    `code` is the rule that must tell; `companions` are other rules that may tell of the same
    defect as an error, each with the reason; `instead` are rules that may tell in its place.
    """

    code: str
    name: str
    change: Change
    companions: Mapping[str, str] = field(default_factory=dict)
    instead: tuple[str, ...] = ()


@dataclass(frozen=True)
class Spot:
    """One indicator row of a document, by the 1-based numbers of its project and row."""

    book: Book
    project_number: int
    row_number: int
    project: Project
    row: Row

    @property
    def value(self) -> str:
        return self.row[VALUE]

    @property
    def name(self) -> str:
        return self.row[NAME]

    def site(self, *headings: str) -> Site:
        fields = tuple(FIELDS.get(heading, heading) for heading in headings)
        return Site(self.project_number, self.row_number, fields)

    def changed(self, heading: str, text: str, *also: str) -> Mutant:
        """The document with another text in one cell; `also` are headings that may be told of."""
        row = replace(self.row, cells={**self.row.cells, heading: text})
        what = f"{heading}：{self.row[heading]} → {text}"
        return self.replaced(row, what, heading, *also)

    def replaced(self, row: Row, what: str, *headings: str) -> Mutant:
        """The document with another row in place of this one."""
        at = self.row_number - 1
        rows = (*self.project.rows[:at], row, *self.project.rows[at + 1 :])
        book = with_project(self.book, self.project_number, rows=rows)
        label = f"{self.project.name}·{self.name}"
        return Mutant(book, (self.site(*headings),), f"{label}：{what}")


def spots(book: Book) -> Iterator[Spot]:
    """Every indicator row of the document."""
    for number, project in enumerate(book.projects, 1):
        for count, row in enumerate(project.rows, 1):
            yield Spot(book, number, count, project, row)


def plain_spots(book: Book) -> Iterator[Spot]:
    """The rows of a document whose values hold comparator and unit in one cell."""
    return spots(book) if "计量单位" not in book.columns else iter(())


def with_project(book: Book, number: int, **changes: Any) -> Book:
    """The document with one project changed."""
    projects = list(book.projects)
    projects[number - 1] = replace(projects[number - 1], **changes)
    return replace(book, projects=tuple(projects))


def project_mutant(
    book: Book, number: int, fields: Sequence[str], what: str, **changes: object
) -> Mutant:
    """The document with fields of one project changed."""
    changed = with_project(book, number, **changes)
    name = book.projects[number - 1].name
    return Mutant(changed, (Site(number, None, tuple(fields)),), f"{name}：{what}")


def numbered(book: Book) -> Iterator[tuple[int, Project]]:
    """The projects with their 1-based numbers."""
    return iter(enumerate(book.projects, 1))


def swap_cell(
    heading: str,
    swap: Callable[[Spot], str | None],
    *also: str,
    where: Callable[[Spot], bool] = lambda spot: True,
) -> Change:
    """A change of one cell; `swap` gives its new text, or None where it does not fit."""

    def change(book: Book) -> Iterator[Mutant]:
        for spot in plain_spots(book) if heading == VALUE else spots(book):
            if where(spot) and (text := swap(spot)) is not None and text != spot.row[heading]:
                yield spot.changed(heading, text, *also)

    return change


def in_class(*words: str) -> Callable[[Spot], bool]:
    """Whether a row stands under one of these level words."""
    return lambda spot: any(word in (spot.row.level1, spot.row.level2) for word in words)


def substituted(pattern: str, by: str) -> Callable[[str], str | None]:
    """A text with the first match replaced, None where there is none."""
    compiled = re.compile(pattern)
    return lambda text: compiled.sub(by, text, count=1) if compiled.search(text) else None


def scaled(text: str, factor: str) -> str:
    """The first number of a text made larger or smaller, with the decimals it has."""

    def grown(match: re.Match[str]) -> str:
        number = Decimal(match[0])
        exponent = number.as_tuple().exponent
        changed = (number * Decimal(factor)).quantize(Decimal(1).scaleb(int(exponent)))
        return str(changed)

    return NUMBER.sub(grown, text, count=1)


def amount(text: str) -> Decimal:
    """An amount as printed, with or without thousands commas."""
    return Decimal(text.replace(",", ""))


def grids(book: Book) -> Iterator[tuple[str, int, Grid]]:
    """The budget tables: side (before, after), place among the blocks, table."""
    for side in ("before", "after"):
        for place, block in enumerate(getattr(book, side)):
            if isinstance(block, Grid):
                yield side, place, block


def with_block(book: Book, side: str, place: int, block: str | Grid | None) -> Book:
    """The document with one paragraph or table changed, or without it."""
    blocks = list(getattr(book, side))
    blocks[place : place + 1] = [] if block is None else [block]
    return replace(book, **{side: tuple(blocks)})


def with_grid_cell(grid: Grid, row: int, column: int, text: str) -> Grid:
    """The table with another text in one cell."""
    rows = [list(cells) for cells in grid.rows]
    rows[row][column] = text
    return Grid(tuple(map(tuple, rows)))
