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
        strangers = _strangers(members, unlike) if units > 1 else {}
        for member in members:
            other = _partner(member, members[:_MOST], strangers.get(member.name, ()), least)
            if other:
                yield _pair(member, other, units)


def _strangers(members: Sequence[_Member], unlike: float) -> Mapping[Tokens, Sequence[_Member]]:
    """For each name of a group the first members with a name that is none of its kin; names that
    have only kin are left out, and that is what most groups consist of."""
    first = members[:_MOST]
    names = dict.fromkeys(member.name for member in members)
    found = {
        name: [other for other in first if kinship(other.name, name) <= unlike] for name in names
    }
    return {name: others for name, others in found.items() if others}


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
    member: _Member, first: Sequence[_Member], strangers: Sequence[_Member], least: float
) -> _Member | None:
    """The first stranger of another unit, unless more units have such a project than strange ones:
    then theirs is the usual text for it, and the strangers have copied."""

    def is_alike(other: _Member) -> bool:
        return jaccard(other.tokens, member.tokens) >= least - _EPSILON

    strange = list(filter(is_alike, strangers))
    if not strange:
        return None
    aside = set(map(id, strangers))
    kin = [other for other in first if id(other) not in aside and is_alike(other)]
    units = {other.project["unit"] for other in (member, *kin)}
    strange = [other for other in strange if other.project["unit"] not in units]
    is_rarer = len({other.project["unit"] for other in strange}) >= len(units)
    return strange[0] if strange and is_rarer else None
