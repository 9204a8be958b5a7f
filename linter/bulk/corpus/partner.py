"""Station 7: of projects whose goals or tables are alike, those that have no reason to be so."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, groupby, islice
from operator import itemgetter
from typing import Any

from linter.bulk.corpus.ground import rows_of
from linter.bulk.corpus.unit_kind import Kind, kinds_by
from linter.facts.similar import Tokens, jaccard, shingles

# Of a larger group these first projects are what the others are compared with.
_MOST = 100
_NAMES = 1_000
_EPSILON = 1e-9
Project = Mapping[str, Any]
# Groups of one unit or of one name have no strangers, unless every name is one.
_ALIKE = """
WITH mixed AS (
    SELECT together, count(DISTINCT unit) AS units
    FROM near_group JOIN project USING (id) GROUP BY together
    HAVING units > 1 AND (count(DISTINCT coalesce(nullif(core, ''), subject)) > 1 OR $unlike >= 1))
SELECT together, units, p, tokens
FROM mixed JOIN near_group USING (together) JOIN project p USING (id) JOIN {sets} USING (id)
ORDER BY together, id"""


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
    kind: Kind | None


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
    connection: Any, sets: str, least: float, unlike: float, alike: Sequence[str]
) -> Iterator[Pair]:
    """Pairs among the groups of `near_group`, in their order, by the tokens of the table `sets`
    (id, tokens): a project for which its group has one of another unit, alike by at least `least`,
    with a name of a kinship of at most `unlike` to its own. Projects of one purpose (for which a
    ministry may hand out a form, or which every county has) and those of units of one kind (the
    patterns `alike`, see unit_kind.py) are no pair, and where they are more than the strangers
    among them, only the strangers have a partner. Of a group only the first projects are held."""
    kind = kinds_by(alike)
    rows = rows_of(connection, _ALIKE.format(sets=sets), {"unlike": unlike})
    for (_, units), group in groupby(rows, key=itemgetter(0, 1)):
        members = (
            _Member(project, frozenset(tokens), name_tokens(project), kind(project["unit"]))
            for _, _, project, tokens in group
        )
        first = list(islice(members, _MOST))
        strangers = _strangers(first, unlike)
        for member in chain(first, members):
            other = _partner(member, first, strangers(member.name, member.kind), least)
            if other:
                yield _pair(member, other, units)


def _strangers(
    first: Sequence[_Member], unlike: float
) -> Callable[[Tokens, Kind | None], Sequence[_Member]]:
    """For a name and a kind of unit those of the first members that are of neither."""

    @lru_cache(_NAMES)
    def strangers(name: Tokens, kind: Kind | None) -> Sequence[_Member]:
        return [
            other
            for other in first
            if (kind is None or other.kind != kind) and kinship(other.name, name) <= unlike
        ]

    return strangers


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
