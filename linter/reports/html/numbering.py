"""Station 6: the numbers by which findings, projects and cells of an HTML report are linked."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from itertools import groupby

from linter.document import Place
from linter.filter.discreet import withheld
from linter.findings import SEVERITIES, DocumentReport, Finding, ProjectIdentity, Report
from linter.model import Field, Indicator, Project
from linter.reports.where import by_project

Spot = tuple[str, Place]


@dataclass(frozen=True, slots=True)
class Numbered:
    """A finding with its running number in the report."""

    number: int
    finding: Finding


@dataclass(frozen=True, slots=True)
class Group:
    """The findings of one project, errors first, or those outside projects (`identity` is None).
    `key` is its name in links, `project` what was recognised, where that was kept."""

    key: str
    identity: ProjectIdentity | None
    findings: tuple[Numbered, ...]
    project: Project | None


@dataclass(frozen=True, slots=True)
class Chapter:
    """One document: its groups; by field name and place of a cell the findings about it, and the
    links of the drawn ones that findings are about or point to; the cells whose text is withheld.
    """

    number: int
    report: DocumentReport
    groups: tuple[Group, ...]
    found: Mapping[Spot, Sequence[Numbered]]
    links: Mapping[Spot, str]
    hidden: frozenset[Spot]


def chapters_of(report: Report) -> tuple[Chapter, ...]:
    """The documents of a report with everything numbered, in their order."""
    chapters: list[Chapter] = []
    first = 1
    for number, document in enumerate(report.documents, start=1):
        groups = tuple(_groups(document, number, first))
        first += len(document.findings)
        links = _links(groups, number)
        chapters.append(
            Chapter(number, document, groups, _found(groups), links, withheld(document))
        )
    return tuple(chapters)


def _groups(document: DocumentReport, number: int, first: int) -> Iterator[Group]:
    disclosure = document.disclosure
    projects = {each.index: each for each in disclosure.projects} if disclosure else {}
    for identity, findings in groupby(by_project(document.findings), lambda each: each.project):
        heaviest = sorted(findings, key=lambda each: SEVERITIES.index(each.severity))
        numbered = tuple(Numbered(n, each) for n, each in enumerate(heaviest, start=first))
        first += len(numbered)
        index = identity.index if identity else 0
        yield Group(f"d{number}p{index}", identity, numbered, projects.get(index))


def _found(groups: tuple[Group, ...]) -> Mapping[Spot, Sequence[Numbered]]:
    found: dict[Spot, list[Numbered]] = {}
    for group in groups:
        for each in group.findings:
            found.setdefault((each.finding.field, each.finding.place), []).append(each)
    return found


def _links(groups: tuple[Group, ...], number: int) -> Mapping[Spot, str]:
    """Links to the cells that are drawn: those of projects that have findings."""
    drawn = {spot for group in groups if group.project for spot in _drawn(group.project)}
    spots: dict[Spot, str] = {}
    for group in groups:
        for each in group.findings:
            finding = each.finding
            told = [(finding.field, finding.place)]
            told += [(related.field, related.place) for related in finding.related]
            for spot in told:
                if spot in drawn:
                    spots.setdefault(spot, f"d{number}c{len(spots) + 1}")
    return spots


def _drawn(project: Project) -> Iterator[Spot]:
    holders: tuple[Project | Indicator, ...] = (project, *project.indicators)
    for holder in holders:
        for name in names_of(type(holder)):
            yield from ((field.name, field.place) for field in held(holder, name))


def names_of(model: type[Project] | type[Indicator], order: Sequence[str] = ()) -> list[str]:
    """The names of everything that a project or an indicator holds, those in `order` first."""
    names = [each.name for each in fields(model)]
    return sorted(names, key=lambda name: order.index(name) if name in order else len(order))


def held(holder: Project | Indicator, name: str) -> tuple[Field, ...]:
    """The cells that a project or an indicator holds under a name, none or more."""
    value = getattr(holder, name)
    every = value if isinstance(value, tuple) else (value,)
    return tuple(each for each in every if isinstance(each, Field))
