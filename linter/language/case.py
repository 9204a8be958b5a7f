"""The rule language: the cases of a rule, small tables that must or must not give a finding."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal


@dataclass(frozen=True, slots=True)
class Want:
    """What a bad case must give: a finding in this row, project or document of several, at this
    field, with this text in its message or suggestion; 1-based, None is any."""

    row: int | None = None
    project: int | None = None
    field: str | None = None
    contains: str | None = None
    document: int | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """An indicator row: the cells by field name (level1 level2 indicator value description …)."""

    cells: Mapping[str, str]
    schedule: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CaseProject:
    """A project of a case: header cells by field name, the spending plan, further funds by their
    labels, goals and rows."""

    cells: Mapping[str, str]
    schedule: Mapping[str, str] = field(default_factory=dict)
    funds: Mapping[str, str] = field(default_factory=dict)
    goals: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()


@dataclass(frozen=True, slots=True)
class CaseTable:
    """A budget table of a case."""

    kind: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Case:
    """A case of a rule. `document` names a file beside the rule instead of projects; `previous` are
    last year's projects. A rule that compares documents has cases of several `documents`, each a
    case without wants, in the folder `area`; those with the same `digest` are copies of a file."""

    kind: Literal["good", "bad"]
    name: str
    projects: tuple[CaseProject, ...]
    tables: tuple[CaseTable, ...]
    narrative: tuple[str, ...]
    year: int | None
    unit: str | None
    layout: str | None
    document: str | None
    want: tuple[Want, ...]
    todo: bool
    line: int
    previous: tuple[CaseProject, ...] = ()
    documents: tuple["Case", ...] = ()
    area: str | None = None
    digest: str | None = None
