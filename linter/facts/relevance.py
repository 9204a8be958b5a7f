"""Station 3: what a project is for by its name, and how much of that its goals take up."""

from collections.abc import Iterable
from decimal import Decimal

from linter.facts.lexicon import Lexicon
from linter.facts.sameness import bigrams, letters

# Fewer pairs of letters than this say too little to be looked for.
_FEWEST = 6


def activity_of(name: str, purpose: str | None, lexicon: Lexicon) -> str | None:
    """The group (`groups: matters`) of the activity that a project's name ends with, words such as
    专项经费 left out, or that name or purpose begin with: 系统运维保障经费 → 运维. None for other
    names and for those that join several things."""
    words, groups = lexicon.words_pattern("activities"), lexicon.groups.get("matters", {})
    if lexicon.words_pattern("activity_joiners").search(name):
        return None
    plain = letters(name)
    found = list(words.finditer(plain))
    if found and not lexicon.words_pattern("activity_tails").sub("", plain[found[-1].end() :]):
        return groups.get(found[-1][0])
    first = words.match(plain) or words.match(purpose or "")
    return groups.get(first[0]) if first else None


def relevance(parts: Iterable[str], goals: str, lexicon: Lexicon) -> Decimal | None:
    """The highest share of the pairs of letters of one of the parts that stand in the goals as
    well, words such as 主要用于 left out; None when all parts say too little."""
    goal_pairs = bigrams(letters(goals))
    wanted = [pairs for pairs in (_pairs(part, lexicon) for part in parts) if pairs]
    if max(map(len, wanted), default=0) < _FEWEST:
        return None
    return max(Decimal(len(pairs & goal_pairs)) / len(pairs) for pairs in wanted)


def _pairs(part: str, lexicon: Lexicon) -> frozenset[str]:
    pieces = lexicon.words_pattern("purpose_fillers").split(part)
    return frozenset(pair for piece in pieces for pair in bigrams(letters(piece)))
