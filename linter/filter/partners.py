"""Between findings and reports: which project of one round is which of the other."""

from collections.abc import Hashable
from dataclasses import dataclass

from linter.filter.matching import Key, matched, same
from linter.findings import Report

# The 0-based position of a document and the 1-based running number of a project in it.
Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Project:
    place: Place
    code: str
    name: str
    unit: str


def partners(old: Report, new: Report) -> dict[Place, Place]:
    """Document and index of each old project with those of the new one that is the same."""
    pairs, _, _ = matched(_projects(old), _projects(new), _PROJECT_KEYS)
    return {here.place: there.place for here, there in pairs}


def _projects(report: Report) -> list[_Project]:
    """Every project once: all that were recognised, where documents keep them, else those with
    findings."""
    found: dict[Place, _Project] = {}
    for number, document in enumerate(report.documents):
        unit = same(document.unit)
        for project in document.disclosure.projects if document.disclosure else ():
            code = same(project.code.text if project.code else None)
            name = same(project.name.text if project.name else project.title_name)
            place = (number, project.index)
            found[place] = _Project(place, code, name, unit)
        for finding in document.findings:
            identity = finding.project
            if identity and (place := (number, identity.index)) not in found:
                code, name = same(identity.code), same(identity.name)
                found[place] = _Project(place, code, name, unit)
    return list(found.values())


def _by_code(project: _Project) -> Hashable | None:
    return project.code.upper() or None


def _by_unit_and_name(project: _Project) -> Hashable | None:
    return (project.unit, project.name) if project.name else None


def _by_name(project: _Project) -> Hashable | None:
    return project.name or None


def _by_index(project: _Project) -> Hashable | None:
    """The running number, of those that have neither code nor name."""
    return None if project.code or project.name else (project.unit, project.place[1])


_PROJECT_KEYS: tuple[Key[_Project], ...] = (_by_code, _by_unit_and_name, _by_name, _by_index)
