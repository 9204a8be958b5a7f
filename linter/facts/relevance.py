"""Station 3: what a project is for by its name, and how much of that its goals take up."""

import re
from decimal import Decimal

from linter.facts.lexicon import Lexicon
from linter.facts.sameness import bigrams, letters

# Fewer pairs of letters than this say too little to be looked for.
_FEWEST = 6
# 义务教育专项资金-某小学: behind the dash stands who gets the money.
_DASHES = re.compile(r"[-—–－]+")
# A long name says where and under which programme; its matter is no longer than this.
_MATTER = 7


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


def relevance(name: str, purpose: str, goals: str, lexicon: Lexicon) -> Decimal | None:
    """The share, 0 to 1, of the pairs of letters of name or purpose that stand in the goals as
    well, the higher of both; words such as 主要用于 are left out, in a name also words such as
    建设, and of a long name _MATTER pairs are the whole. None when both say too little, a name
    also where its part before or behind a dash does."""
    common = frozenset(lexicon.words.get("purpose_common", ()))
    goal_pairs = bigrams(letters(goals))
    named, used = _pairs(name, lexicon), _pairs(purpose, lexicon)
    parts = [_pairs(part, lexicon) for part in _DASHES.split(name)]
    if len(parts) > 1 and min(map(len, parts)) < _FEWEST:
        named = frozenset()
    if max(len(named), len(used)) < _FEWEST:
        return None
    shares = (
        Decimal(len(taken_up)) / whole
        for taken_up, whole in (
            (named & goal_pairs - common, min(len(named), _MATTER)),
            (used & goal_pairs, len(used)),
        )
        if whole
    )
    return min(max(shares), Decimal(1))


def _pairs(part: str, lexicon: Lexicon) -> frozenset[str]:
    pieces = lexicon.words_pattern("purpose_fillers").split(part)
    return frozenset(pair for piece in pieces for pair in bigrams(letters(piece)))
