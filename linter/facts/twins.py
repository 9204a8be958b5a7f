"""Station 3: projects whose names differ only by words that one of them has more."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from linter.facts.lexicon import Lexicon
from linter.facts.project import ProjectFacts
from linter.facts.sameness import letters, likeness
from linter.facts.similar import pairs, shingles

_LEAST_LIKE = 0.5


@dataclass(frozen=True, slots=True)
class Twin:
    """Two projects, in order. `extra` is what the longer name has more than the shorter;
    `likeness` that of the names and `purpose_likeness` that of the purposes, 0 to 1, None
    without purposes; `equal_rows` the rows, those on satisfaction aside, that both have."""

    project: ProjectFacts
    other: ProjectFacts
    extra: str
    likeness: Decimal
    purpose_likeness: Decimal | None
    equal_rows: tuple[str, ...]


def find_twins(projects: Sequence[ProjectFacts], lexicon: Lexicon) -> tuple[Twin, ...]:
    """The pairs of projects of which one name holds all letters of the other in order."""
    names = [_without_links(project.subject, lexicon) for project in projects]
    found: list[Twin] = []
    for left, right in pairs([shingles(name) for name in names], _LEAST_LIKE):
        extra = _extra(*sorted((names[left], names[right]), key=len))
        if extra is not None:
            first, second = projects[left], projects[right]
            like = likeness(names[left], names[right])
            rows = set(second.row_keys)
            equal = tuple(key for key in first.row_keys if key in rows)
            found.append(Twin(second, first, extra, like, _purposes(first, second), equal))
    return tuple(found)


def _without_links(name: str, lexicon: Lexicon) -> str:
    return lexicon.words_pattern("name_links").sub("", letters(name))


def _purposes(first: ProjectFacts, second: ProjectFacts) -> Decimal | None:
    if not first.purpose or not second.purpose:
        return None
    return likeness(first.purpose, second.purpose)


def _extra(shorter: str, longer: str) -> str | None:
    """What the longer text has between the letters of the shorter one; None when the shorter is
    not within it in order."""
    extra = ""
    at = 0
    for letter in longer:
        if at < len(shorter) and letter == shorter[at]:
            at += 1
        else:
            extra += letter
    return extra if at == len(shorter) else None
