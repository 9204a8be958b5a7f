"""Station 3: what stands around a number: comparators, approximations, ranks, 每…"""

from collections.abc import Container
from dataclasses import dataclass

from linter.facts.lexicon import Lexicon
from linter.facts.types import Comparator

_MINUS = frozenset("-−－")
# Longest words of each sort, so that looking back and ahead stays bounded.
_COMPARATOR, _LINK, _MARK = 6, 4, 3
# 控制在不超过约50人: more words before a number say nothing new.
_MOST_WORDS = 4


@dataclass(frozen=True, slots=True)
class Before:
    """What stands before a number, which together begins at `start`; `is_rank` marks 第, 前."""

    start: int
    comparator: Comparator | None
    is_approximate: bool
    is_rank: bool
    is_negative: bool


@dataclass(frozen=True, slots=True)
class After:
    """What follows a number and its unit, up to `end`."""

    end: int
    comparator: Comparator | None
    is_approximate: bool


def longest(text: str, position: int, words: Container[str], length: int) -> str | None:
    """The longest of the words that stands at `position`."""
    for size in range(min(length, len(text) - position), 0, -1):
        word = text[position : position + size]
        if word in words:
            return word
    return None


def longest_before(text: str, end: int, words: Container[str], length: int) -> str | None:
    """The longest of the words that ends at `end`."""
    for size in range(min(length, end), 0, -1):
        word = text[end - size : end]
        if word in words:
            return word
    return None


def before(text: str, start: int, lexicon: Lexicon, whole: bool) -> Before:
    """Reads backwards from a number. In a `whole` value cell, signs that a system has rewritten,
    ranks, minus signs and words such as 达到 count too."""
    is_negative = whole and _is_minus(text, start - 1, lexicon)
    position = first = start - is_negative
    comparator: Comparator | None = None
    is_approximate = is_rank = False
    for _ in range(_MOST_WORDS):
        position -= text[max(0, position - 1) : position] == " "
        word, sign = _sign(text, position, lexicon, whole)
        about = None if word else longest_before(text, position, lexicon.approximate_before, _MARK)
        rank = text[position - 1] if whole and position and not word and not about else ""
        if word:
            comparator = comparator or sign
        elif about:
            is_approximate, word = True, about
        elif rank in lexicon.rank_marks:
            is_rank, word = True, rank
            within = rank in lexicon.words.get("rank_within", ())
            comparator = comparator or ("≤" if within else None)
        if not word:
            link = longest_before(text, position, lexicon.links, _LINK) if whole else None
            if not link:
                break
            position -= len(link)
            continue
        position = first = position - len(word)
    return Before(first, comparator, is_approximate, is_rank, bool(is_negative))


def _is_minus(text: str, index: int, lexicon: Lexicon) -> bool:
    """Whether the sign at `index` makes a number negative and is no dash between two."""
    if index < 0 or text[index] not in _MINUS:
        return False
    return index == 0 or text[index - 1] in lexicon.comparators_before


def _sign(
    text: str, position: int, lexicon: Lexicon, whole: bool
) -> tuple[str | None, Comparator | None]:
    form = longest_before(text, position, lexicon.comparators_before, _COMPARATOR)
    if form:
        return form, lexicon.comparators_before[form]
    if whole and position == 1 and text[0] in lexicon.mangled:
        return text[0], lexicon.mangled[text[0]]
    return None, None


def after(text: str, position: int, lexicon: Lexicon) -> After:
    """Reads on behind a unit: 左右, 以上 …"""
    comparator: Comparator | None = None
    is_approximate = False
    while True:
        form = longest(text, position, lexicon.comparators_after, _COMPARATOR)
        about = longest(text, position, lexicon.approximate_after, _MARK)
        if form and comparator is None:
            comparator = lexicon.comparators_after[form]
        elif about and not is_approximate:
            is_approximate, form = True, about
        else:
            return After(position, comparator, is_approximate)
        position += len(form)


def between(text: str, position: int, lexicon: Lexicon) -> int:
    """The length of 余, 多 … between a number and its unit, 0 for none."""
    return len(longest(text, position, lexicon.approximate_between, _MARK) or "")
