"""Station 3: whether two short texts say the same, whatever their punctuation and masks."""

import re
from decimal import Decimal
from itertools import pairwise

_MASK = re.compile(r"\*{2,}")
_MARKS = re.compile(r"[^\w*]+|_+")
_WILDCARD = "(?:.{1,12}|\\*+)"


def letters(text: str) -> str:
    """The text without punctuation and blanks; masks (`**`) stay."""
    return _MARKS.sub("", text)


def same(left: str, right: str) -> bool:
    """Whether the texts are equal but for punctuation; a mask stands for 1 to 12 characters."""
    a, b = letters(left), letters(right)
    return a == b or _fits(a, b) or _fits(b, a)


def _fits(masked: str, text: str) -> bool:
    if "**" not in masked:
        return False
    pattern = _WILDCARD.join(map(re.escape, _MASK.split(masked)))
    return re.fullmatch(pattern, text) is not None


def bigrams(text: str) -> frozenset[str]:
    """All pairs of neighbouring characters."""
    return frozenset([first + second for first, second in pairwise(text)])


def likeness(left: str, right: str) -> Decimal:
    """The Jaccard index of the bigrams of both texts, punctuation left out: 0 to 1."""
    a, b = bigrams(letters(left)), bigrams(letters(right))
    return Decimal(len(a & b)) / Decimal(len(a | b)) if a | b else Decimal(0)


def uncovered(text: str, other: str) -> int:
    """How many characters of `text` stand in no bigram that `other` has as well."""
    known = bigrams(other)
    covered: set[int] = set()
    for index in range(len(text) - 1):
        if text[index : index + 2] in known:
            covered |= {index, index + 1}
    return len(text) - len(covered)
