"""Station 3: what a short text (name, description, basis) says when empty words are left out."""

import re

from linter.facts.lazy import lazy
from linter.facts.lexicon import Lexicon
from linter.facts.names import bare_name, head_of
from linter.facts.sameness import letters

_YEAR = re.compile(r"(?:19|20)\d{2}年度?")
_CLAUSE = re.compile(r"[，,。；;：:=＝÷/\n]")
_LONGEST_COMPARED = 80
_LONGEST_MEASURE = 6


class Phrase:
    """A text and what it is about. `measures` and `actions` are names of groups of the lexicon
    (`groups: measures` …); nothing is read before it is asked for."""

    def __init__(self, text: str, lexicon: Lexicon) -> None:
        self._text = text
        self._lexicon = lexicon

    @property
    def text(self) -> str:
        return self._text

    @lazy
    def bare(self) -> str:
        """The text without years and the words of the list `empty_words` (反映, 情况 …)."""
        plain = self._lexicon.words_pattern("empty_words").sub("", _YEAR.sub("", self._text))
        return plain.strip()

    @lazy
    def core(self) -> str:
        """The letters of the bare text without measuring words (`measure_tails`) at its end."""
        plain = self.bare if self.bare.isalnum() else letters(self.bare)
        tails = self._lexicon.words.get("measure_tails", ())
        while plain.endswith(tails):
            plain = plain[: -max(len(tail) for tail in tails if plain.endswith(tail))]
        return plain

    @lazy
    def characters(self) -> frozenset[str]:
        """The different characters of the core."""
        return frozenset(self.core)

    @property
    def is_masked(self) -> bool:
        return "**" in self._text

    @lazy
    def is_clause(self) -> bool:
        """Whether the text is one clause, without marks that divide it."""
        return _CLAUSE.search(self._text) is None

    @lazy
    def dimensions(self) -> frozenset[str]:
        """The dimensions of the measure head that it ends with; empty when there is none."""
        head = head_of(self.bare, self._lexicon)
        return head.dimensions if head else frozenset()

    @lazy
    def rate_of(self) -> str | None:
        """What its rate is a rate of: the known word, or else the two characters, right before
        the ending (参与率 → 参与); None when it does not end like a rate."""
        ending = bare_name(self.bare)
        for tail in self._lexicon.words.get("rate_tails", ()):
            if ending.endswith(tail):
                return self._word_at_end(ending[: -len(tail)])
        return None

    @lazy
    def measure(self) -> str | None:
        """The group of what its rate is a rate of; None for unknown words."""
        return self._lexicon.groups.get("measures", {}).get(self.rate_of or "")

    def _word_at_end(self, text: str) -> str | None:
        groups = self._lexicon.groups.get("measures", {})
        words = (text[-size:] for size in range(min(_LONGEST_MEASURE, len(text)), 0, -1))
        return next((word for word in words if word in groups), text[-2:] or None)

    @lazy
    def measures(self) -> frozenset[str]:
        """The groups of all its words that rates are rates of."""
        return self._groups("measures")

    @lazy
    def matters(self) -> frozenset[str]:
        """The groups of its words, widely taken, that say what the money is for."""
        return self._groups("matters")

    @lazy
    def actions(self) -> frozenset[str]:
        """The groups of its words that say what is done with the money."""
        return self._groups("actions")

    def _groups(self, name: str) -> frozenset[str]:
        groups = self._lexicon.groups.get(name, {})
        found = self._lexicon.groups_pattern(name).findall(self._text)
        return frozenset(groups[word] for word in found)


def added(phrase: Phrase, other: Phrase) -> str | None:
    """The characters of the core of `phrase` that the core of `other` does not have in the same
    order; None for texts too long to be compared."""
    left, right = phrase.core, other.core
    if left in right:
        return ""
    if not any(map(right.__contains__, left)):
        return left
    if len(left) > _LONGEST_COMPARED or len(right) > _LONGEST_COMPARED:
        return None
    return _outside_common(left, right)


def _outside_common(left: str, right: str) -> str:
    """What is left of `left` without its longest common subsequence with `right`."""
    lengths = [[0] * (len(right) + 1) for _ in range(len(left) + 1)]
    for i, a in enumerate(reversed(left), 1):
        row, before = lengths[i], lengths[i - 1]
        for j, b in enumerate(reversed(right), 1):
            row[j] = before[j - 1] + 1 if a == b else max(before[j], row[j - 1])
    kept: list[str] = []
    i, j = len(left), len(right)
    while i and j:
        if left[-i] == right[-j]:
            i, j = i - 1, j - 1
        elif lengths[i - 1][j] >= lengths[i][j - 1]:
            kept.append(left[-i])
            i -= 1
        else:
            j -= 1
    return "".join(kept) + (left[-i:] if i else "")
