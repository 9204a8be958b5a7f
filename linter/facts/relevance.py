"""Station 3: what a project is for by its name, and how much of that its goals take up."""

from decimal import Decimal

from linter.facts.lexicon import Lexicon
from linter.facts.sameness import bigrams, letters

# Fewer pairs of letters than this say too little to be looked for.
_FEWEST = 4


def activity_of(name: str, lexicon: Lexicon) -> str | None:
    """The group of the action (`groups: 活动`) that a project's name ends with, words such as
    专项经费 left out, or else begins with: 系统运维保障经费 → 维护. None for other names."""
    pattern, groups = lexicon.groups_pattern("活动"), lexicon.groups.get("活动", {})
    plain = letters(name)
    found = list(pattern.finditer(plain))
    if not found:
        return None
    tails = lexicon.words_pattern("activity_tails")
    if not tails.sub("", plain[found[-1].end() :]):
        return groups[found[-1][0]]
    return groups[found[0][0]] if found[0].start() == 0 else None


def taken_up(content: str, goals: str, lexicon: Lexicon) -> Decimal | None:
    """The share of the pairs of letters of a project's content that stand in its goals as well;
    None when the content says too little."""
    pieces = lexicon.words_pattern("purpose_fillers").split(content)
    wanted = {pair for piece in pieces for pair in bigrams(letters(piece))}
    if len(wanted) < _FEWEST:
        return None
    return Decimal(len(wanted & bigrams(letters(goals)))) / len(wanted)
