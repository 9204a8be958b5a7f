"""Station 7: of projects whose goals or tables are alike, those that have no reason to be so."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import Any

from linter.facts.similar import Tokens, jaccard, shingles

# Of a larger group these first projects are what the others are compared with.
_MOST = 100
_EPSILON = 1e-9
Project = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Pair:
    """A project, the first one of another unit that is like it, and how many units the group has;
    `tokens` is how many tokens the project has, `shared` how many the other has of them, and
    `likeness` (0 to 1) their Jaccard index."""

    project: Project
    other: Project
    tokens: int
    shared: int
    likeness: float
    units: int


@dataclass(frozen=True, slots=True)
class _Member:
    project: Project
    tokens: Tokens
    subject: Tokens


def unlike_partners(
    rows: Iterator[tuple[Any, Project, Sequence[str]]], least: float, unlike: float
) -> Iterator[Pair]:
    """Pairs from rows (group, project, tokens) in the order of groups: a project for which its
    group has one of another unit, alike by at least `least`, whose name has at most `unlike`
    (0 to 1) of its pairs of letters in common with its own. One that only has the same subject as
    all the others (a form that a ministry hands out for one purpose) has none."""
    for _, group in groupby(rows, key=itemgetter(0)):
        members = [
            _Member(project, frozenset(tokens), shingles(project["subject"] or ""))
            for _, project, tokens in group
        ]
        units = len({member.project["unit"] for member in members})
        if units < 2:
            continue
        for member in members:
            other = _partner(member, members[:_MOST], least, unlike)
            if other:
                yield _pair(member, other, units)


def _pair(member: _Member, other: _Member, units: int) -> Pair:
    return Pair(
        member.project,
        other.project,
        len(member.tokens),
        len(member.tokens & other.tokens),
        jaccard(member.tokens, other.tokens),
        units,
    )


def _partner(
    member: _Member, others: Sequence[_Member], least: float, unlike: float
) -> _Member | None:
    for other in others:
        if (
            other.project["unit"] != member.project["unit"]
            and jaccard(other.subject, member.subject) <= unlike
            and jaccard(other.tokens, member.tokens) >= least - _EPSILON
        ):
            return other
    return None
