"""Station 3: what a project is for by its name, and how much of that its goals take up."""

from decimal import Decimal

from linter.facts.lexicon import Lexicon
from linter.facts.sameness import bigrams, letters

# Fewer pairs of letters than this say too little to be looked for.
_FEWEST = 4


def activity_of(name: str, purpose: str | None, lexicon: Lexicon) -> str | None:
    """The group (`groups: 事项`) of the activity that a project's name ends with, words such as
    专项经费 left out, or that name or purpose begin with: 系统运维保障经费 → 运维. None for other
    names and for those that join several things."""
    words, groups = lexicon.words_pattern("activities"), lexicon.groups.get("事项", {})
    if lexicon.words_pattern("activity_joiners").search(name):
        return None
    plain = letters(name)
    found = list(words.finditer(plain))
    if found and not lexicon.words_pattern("activity_tails").sub("", plain[found[-1].end() :]):
        return groups.get(found[-1][0])
    first = words.match(plain) or words.match(purpose or "")
    return groups.get(first[0]) if first else None


def taken_up(content: str, goals: str, lexicon: Lexicon) -> Decimal | None:
    """The share of the pairs of letters of a project's content that stand in its goals as well;
    None when the content says too little."""
    pieces = lexicon.words_pattern("purpose_fillers").split(content)
    wanted = {pair for piece in pieces for pair in bigrams(letters(piece))}
    if len(wanted) < _FEWEST:
        return None
    return Decimal(len(wanted & bigrams(letters(goals)))) / len(wanted)
