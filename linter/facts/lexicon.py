"""Station 3: the words of the domain (units, comparators, heads, topics …) from `rules/lexicon`."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from linter.facts.homophones import read_homophones, read_words
from linter.facts.lazy import lazy
from linter.facts.segment import Segmenter, segmenter
from linter.facts.slips import Slips
from linter.facts.types import Comparator
from linter.facts.typos import Typos


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit. `readings` are (dimension, factor to the base unit); more than one is ambiguous and
    then `dimension` is None. `not_before` holds characters that make it part of another word."""

    symbol: str
    dimension: str | None
    factor: Decimal
    indivisible: bool
    readings: tuple[tuple[str, Decimal], ...]
    not_before: str


@dataclass(frozen=True, slots=True)
class Topic:
    """Words and regular expressions that speak of a topic, and sayings that only seem to."""

    name: str
    words: tuple[str, ...]
    patterns: tuple[re.Pattern[str], ...]
    exceptions: tuple[str, ...]

    def search(self, text: str) -> tuple[int, int] | None:
        """The span of the first word of the topic that no exception covers."""
        covered = [
            (start, start + len(saying))
            for saying in self.exceptions
            for start in _occurrences(text, saying)
        ]
        hits = [
            (start, start + len(word)) for word in self.words for start in _occurrences(text, word)
        ]
        hits += [match.span() for pattern in self.patterns for match in pattern.finditer(text)]
        open_hits = (
            hit for hit in hits if not any(low < hit[1] and hit[0] < high for low, high in covered)
        )
        return min(open_hits, default=None)


@dataclass(frozen=True, slots=True)
class Head:
    """A measure head: the ending of an indicator's name and the dimensions it allows."""

    suffix: str
    dimensions: frozenset[str]


@dataclass(frozen=True, slots=True)
class CellReference:
    """Where a budget item stands: the kind of table, patterns for its row's whole label and for
    a part of its column's heading (empty: the first amounts beside the label)."""

    kind: str
    row: str
    column: str


@dataclass(frozen=True, slots=True)
class BudgetItem:
    """An amount that budgets state: its name for people, patterns of how prose calls it, and the
    cells that hold it."""

    id: str
    title: str
    said: tuple[str, ...]
    cells: tuple[CellReference, ...]


@dataclass(frozen=True)
class Lexicon:
    """All words by use; longest forms first wherever a longest match is wanted.

    Not slotted: patterns are compiled once per lexicon, when first asked for.
    """

    units: Mapping[str, Unit]
    only_denominators: frozenset[str]
    rank_marks: frozenset[str]
    rank_units: frozenset[str]
    multipliers: Mapping[str, Decimal]
    not_counts: frozenset[str]
    not_count_patterns: tuple[str, ...]
    approximate_before: frozenset[str]
    approximate_between: frozenset[str]
    approximate_after: frozenset[str]
    comparators_before: Mapping[str, Comparator]
    comparators_after: Mapping[str, Comparator]
    mangled: Mapping[str, Comparator]
    links: frozenset[str]
    ranges: frozenset[str]
    period_points: Mapping[str, tuple[int, int]]
    month_parts: Mapping[str, int]
    recurring: tuple[str, ...]
    heads: Mapping[str, Head]
    head_joiners: tuple[str, ...]
    not_joiners: tuple[str, ...]
    head_verbs: tuple[str, ...]
    unit_cost_words: tuple[str, ...]
    category_dimensions: Mapping[str, frozenset[str]]
    directions: Mapping[str, str]
    weak_up: tuple[str, ...]
    flips: tuple[str, ...]
    words: Mapping[str, tuple[str, ...]]
    scoring: Mapping[str, tuple[str, ...]]
    topics: Mapping[str, Topic]
    typos: Typos
    groups: Mapping[str, Mapping[str, str]]
    dimension_words: Mapping[str, str]
    trees: Mapping[str, Mapping[str, frozenset[str]]]
    budget_items: Mapping[str, BudgetItem]
    budget_sums: Mapping[str, tuple[tuple[str, ...], ...]]
    dictionary: Path | None
    homophones: Path | None
    slip_forms: Path | None

    @lazy
    def sounds(self) -> Mapping[int, str]:
        """A table that makes texts equal that sound alike; empty without a file of homophones."""
        return read_homophones(self.homophones) if self.homophones else {}

    @lazy
    def slips(self) -> Slips:
        """Wrong forms of common words."""
        return Slips(self.slip_forms)

    @lazy
    def known_words(self) -> frozenset[str]:
        """The words of the dictionary; empty without one."""
        return read_words(self.dictionary) if self.dictionary else frozenset()

    @lazy
    def words_of(self) -> Segmenter:
        """Cuts a phrase into words; the dictionary is loaded with the first phrase."""
        return segmenter(self.dictionary)

    @lazy
    def not_count_pattern(self) -> re.Pattern[str]:
        """What looks like a number in prose and counts nothing: years, 文号, codes …"""
        return re.compile("|".join(f"(?:{pattern})" for pattern in self.not_count_patterns))

    @lazy
    def weak_direction_pattern(self) -> re.Pattern[str]:
        return alternatives(self.weak_up)

    @lazy
    def scoring_patterns(self) -> Mapping[str, re.Pattern[str]]:
        """The marks of scoring rules: full, zero, every, deduct."""
        return {name: alternatives(words) for name, words in self.scoring.items()}

    @lazy
    def scoring_mark(self) -> re.Pattern[str]:
        """Any mark of a scoring rule."""
        return alternatives(word for words in self.scoring.values() for word in words)

    def content_words(self, phrase: str) -> frozenset[str]:
        """The words of a phrase that say what it is about: two characters at least, no figures
        and none of the words that stand everywhere."""
        common = self.words.get("stop_words", ())
        return frozenset(
            word
            for word in self.words_of(phrase)
            if len(word) > 1 and word not in common and not word[0].isdigit()
        )

    @lazy
    def longest_unit(self) -> int:
        return max(map(len, self.units), default=0)

    def words_pattern(self, name: str) -> re.Pattern[str]:
        """A pattern for the named word list, longest word first; never matches for an empty one."""
        found = self._patterns.get(name)
        if found is None:
            found = alternatives(self.words.get(name, ()))
            self._patterns[name] = found
        return found

    def groups_pattern(self, name: str) -> re.Pattern[str]:
        """A pattern for all words of the named set of groups, longest word first."""
        key = f"groups.{name}"
        found = self._patterns.get(key)
        if found is None:
            found = alternatives(self.groups.get(name, {}))
            self._patterns[key] = found
        return found

    @lazy
    def money_pattern(self) -> re.Pattern[str]:
        """A digit followed by a unit of money, as prose states amounts."""
        return re.compile(rf"\d\D?(?:{self._money.pattern})")

    @lazy
    def amount_pattern(self) -> re.Pattern[str]:
        """A whole amount of money: the number with multipliers, and the unit."""
        times = re.escape("".join(sorted({letter for word in self.multipliers for letter in word})))
        return re.compile(rf"\d[\d,，]*(?:\.\d+)?[{times}]*(?:{self._money.pattern})")

    @lazy
    def _money(self) -> re.Pattern[str]:
        return alternatives(
            symbol for symbol, unit in self.units.items() if unit.dimension == "money"
        )

    @lazy
    def _patterns(self) -> dict[str, re.Pattern[str]]:
        return {}


def _occurrences(text: str, word: str) -> Iterator[int]:
    start = text.find(word)
    while start >= 0:
        yield start
        start = text.find(word, start + 1)


def alternatives(words: Iterable[str]) -> re.Pattern[str]:
    """A pattern that matches any of the words, the longest first; no words match nothing."""
    ordered = sorted(set(words), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, ordered)) if ordered else r"(?!)")
