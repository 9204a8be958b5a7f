"""Station 3: sets of tokens that are nearly equal, found by an index and never by comparing all
pairs.

The index is a prefix filter: two sets that share the asked part of their tokens share one of their
rarest tokens, so only those are looked up. The result is exact, no pair is missed by chance; only
in a crowd of hundreds of sets on the edge of the limit the work for each is bounded.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, islice
from math import ceil

from linter.facts.sameness import bigrams, letters

Tokens = frozenset[str]
_EPSILON = 1e-9
# A group of more sets than this takes in further ones only by likeness to these first ones, so
# that thousands of copies of one template do not have to be compared with one another.
_MOST_INDEXED = 50
_MOST_COMPARED = 500
_FEW = 16


@dataclass(frozen=True, slots=True)
class Group:
    """Sets that are alike, directly or through others: `members` are positions in order, `least`
    the lowest likeness (0 to 1) by which one of them was taken in."""

    members: tuple[int, ...]
    least: float


def shingles(text: str) -> Tokens:
    """The pairs of neighbouring characters of a text, punctuation and blanks left out."""
    return bigrams(letters(text))


def jaccard(left: Tokens, right: Tokens) -> float:
    """The share of all tokens of two sets that both have; 0 for two empty sets."""
    shared = len(left & right)
    return shared / (len(left) + len(right) - shared) if shared else 0.0


def groups(sets: Sequence[Tokens], least: float) -> tuple[Group, ...]:
    """The groups of two or more sets whose Jaccard likeness is at least `least` (above 0, up to
    1), by their first members; empty sets are like nothing."""
    equal: dict[Tokens, list[int]] = {}
    for position, tokens in enumerate(sets):
        if tokens:
            equal.setdefault(tokens, []).append(position)
    index = _Index(list(equal), least)
    found = [
        Group(tuple(sorted(at for tokens in part for at in equal[tokens])), lowest)
        for part, lowest in index.parts()
    ]
    return tuple(sorted((g for g in found if len(g.members) > 1), key=lambda g: g.members))


def pairs(sets: Sequence[Tokens], least: float) -> tuple[tuple[int, int], ...]:
    """Every pair of positions of one group whose own likeness is at least `least`."""
    return tuple(
        (left, right)
        for group in groups(sets, least)
        for left, right in combinations(group.members, 2)
        if jaccard(sets[left], sets[right]) >= least - _EPSILON
    )


class _Index:
    """Different sets, joined into parts as they are taken in from the smallest to the largest."""

    def __init__(self, sets: list[Tokens], least: float) -> None:
        self._sets = sorted(sets, key=lambda tokens: (len(tokens), sorted(tokens)[:1]))
        self._least = least
        self._parent = list(range(len(sets)))
        self._size = [1] * len(sets)
        self._lowest = [1.0] * len(sets)
        self._postings: dict[str, list[int]] = {}

    def parts(self) -> list[tuple[list[Tokens], float]]:
        """The joined parts with the lowest likeness within each."""
        if len(self._sets) <= _FEW:
            for position, other in combinations(range(len(self._sets)), 2):
                self._compare(position, other)
        else:
            frequency = Counter(token for tokens in self._sets for token in tokens)
            for position, tokens in enumerate(self._sets):
                self._take(position, sorted(tokens, key=lambda token: (frequency[token], token)))
        found: dict[int, list[Tokens]] = {}
        for position, tokens in enumerate(self._sets):
            found.setdefault(self._root(position), []).append(tokens)
        return [(part, self._lowest[root]) for root, part in found.items()]

    def _take(self, position: int, ordered: list[str]) -> None:
        """Join the set with all that are like it, then put its rarest tokens into the index."""
        size = len(ordered)
        looked_up = size - ceil(self._least * size - _EPSILON) + 1
        # A set meets only larger ones later, with which it must share more of its own tokens.
        shared = 2 * self._least / (1 + self._least)
        kept = size - ceil(shared * size - _EPSILON) + 1
        met = self._met(ordered[:looked_up], self._least * size - _EPSILON)
        for other in islice(met, _MOST_COMPARED):
            self._compare(position, other)
        if self._size[self._root(position)] <= _MOST_INDEXED:
            for token in ordered[:kept]:
                self._postings.setdefault(token, []).append(position)

    def _met(self, tokens: list[str], smallest: float) -> Iterator[int]:
        """The sets of at least that size that are indexed under one of the tokens, each once."""
        seen: set[int] = set()
        for token in tokens:
            for other in self._postings.get(token, ()):
                if other not in seen and len(self._sets[other]) >= smallest:
                    seen.add(other)
                    yield other

    def _compare(self, position: int, other: int) -> None:
        left, right = self._root(position), self._root(other)
        if left == right:
            return
        likeness = jaccard(self._sets[position], self._sets[other])
        if likeness >= self._least - _EPSILON:
            self._parent[left] = right
            self._size[right] += self._size[left]
            self._lowest[right] = min(likeness, self._lowest[left], self._lowest[right])

    def _root(self, position: int) -> int:
        parent = self._parent
        while parent[position] != position:
            parent[position] = parent[parent[position]]
            position = parent[position]
        return position
