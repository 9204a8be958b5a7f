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
    name: Tokens


def name_tokens(project: Project) -> Tokens:
    """The pairs of letters of what a project is about: of its name without brackets, years, words
    such as 专项经费 and masks; empty where nothing is left."""
    return shingles((project["core"] or project["subject"] or "").replace("*", ""))


def kinship(left: Tokens, right: Tokens) -> float:
    """How much (0 to 1) of the shorter of two names stands in the longer one; 1 for a name of
    which nothing is known, so that nothing is held against it."""
    fewer = min(len(left), len(right))
    return len(left & right) / fewer if fewer else 1.0


def unlike_partners(
    rows: Iterator[tuple[Any, Project, Sequence[str]]], least: float, unlike: float
) -> Iterator[Pair]:
    """Pairs from rows (group, project, tokens) in the order of groups: a project for which its
    group has one of another unit, alike by at least `least`, with a name of a kinship of at most
    `unlike` to its own. Projects of one purpose (for which a ministry may hand out a form, or
    which every county has) are no pair, and where they are more than the strangers among them,
    only the strangers have a partner."""
    for _, group in groupby(rows, key=itemgetter(0)):
        members = [
            _Member(project, frozenset(tokens), name_tokens(project))
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
    alike = [other for other in others if jaccard(other.tokens, member.tokens) >= least - _EPSILON]
    kin, strangers = _by_kinship(member, alike, unlike)
    units = {other.project["unit"] for other in kin} | {member.project["unit"]}
    strange = [other for other in strangers if other.project["unit"] not in units]
    # Where more units have such a project than a strange one, theirs is the usual text for it, and
    # the strange one has copied.
    return strange[0] if len({other.project["unit"] for other in strange}) >= len(units) else None


def _by_kinship(
    member: _Member, others: Sequence[_Member], unlike: float
) -> tuple[list[_Member], list[_Member]]:
    kin: list[_Member] = []
    strangers: list[_Member] = []
    for other in others:
        is_strange = kinship(other.name, member.name) <= unlike
        (strangers if is_strange else kin).append(other)
    return kin, strangers
