"""Station 3: the words of the domain (units, comparators, heads, topics …) from `rules/lexicon`."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import Any, cast

from linter.facts.segment import Segmenter, segmenter
from linter.facts.types import Comparator
from linter.facts.yamlfile import LexiconError, read_yaml, shaped

__all__ = ["Head", "Lexicon", "LexiconError", "Topic", "Unit", "load_lexicon"]

DICTIONARY = "words.txt"
_TOPIC = {"words": [str], "patterns": [str], "except": [str]}
_FORMS = {mark: [str] for mark in ("≥", "≤", ">", "<", "=", "±")}
SHAPE = {
    "units": {"*": {"*": Decimal}},
    "indivisible": [str],
    "divisible": [str],
    "only_denominators": [str],
    "ranks": {"before": [str], "units": [str]},
    "not_before": {"*": str},
    "multipliers": {"*": Decimal},
    "not_count_patterns": [str],
    "not_counts": [str],
    "approximate": {"before": [str], "between": [str], "after": [str]},
    "comparators": {"before": _FORMS, "after": _FORMS},
    "mangled": {"*": str},
    "links": [str],
    "ranges": [str],
    "periods": {"points": {"*": str}, "month_parts": {"*": Decimal}, "recurring": [str]},
    "heads": {"*": [str]},
    "head_dimensions": {"*": [str]},
    "not_heads": [str],
    "head_joiners": [str],
    "not_joiners": [str],
    "head_verbs": [str],
    "unit_cost_words": [str],
    "category_dimensions": {"*": [str]},
    "directions": {key: [str] for key in ("up", "down", "neutral", "weak_up", "flips")},
    "words": {"*": [str]},
    "scoring": {key: [str] for key in ("full", "zero", "every", "deduct")},
    "topics": {"*": _TOPIC},
    "dimension_words": {"*": str},
}


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
    dimension_words: Mapping[str, str]
    dictionary: Path | None

    @cached_property
    def words_of(self) -> Segmenter:
        """Cuts a phrase into words; the dictionary is loaded with the first phrase."""
        return segmenter(self.dictionary)

    @cached_property
    def not_count_pattern(self) -> re.Pattern[str]:
        """What looks like a number in prose and counts nothing: years, 文号, codes …"""
        return re.compile("|".join(f"(?:{pattern})" for pattern in self.not_count_patterns))

    @cached_property
    def weak_direction_pattern(self) -> re.Pattern[str]:
        return alternatives(self.weak_up)

    @cached_property
    def scoring_patterns(self) -> Mapping[str, re.Pattern[str]]:
        """The marks of scoring rules: full, zero, every, deduct."""
        return {name: alternatives(words) for name, words in self.scoring.items()}

    def content_words(self, phrase: str) -> frozenset[str]:
        """The words of a phrase that say what it is about: two characters at least, no figures
        and none of the words that stand everywhere."""
        common = self.words.get("stop_words", ())
        return frozenset(
            word
            for word in self.words_of(phrase)
            if len(word) > 1 and word not in common and not word[0].isdigit()
        )

    @cached_property
    def longest_unit(self) -> int:
        return max(map(len, self.units), default=0)

    def words_pattern(self, name: str) -> re.Pattern[str]:
        """A pattern for the named word list, longest word first; never matches for an empty one."""
        found = self._patterns.get(name)
        if found is None:
            found = alternatives(self.words.get(name, ()))
            self._patterns[name] = found
        return found

    @cached_property
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


def load_lexicon(
    files_or_folders: Sequence[Path], extra: Mapping[str, object] | None = None
) -> Lexicon:
    """The lexicon of YAML files, folders of them (`*.yaml`), and further entries of a profile;
    a folder may hold the dictionary for cutting words, `words.txt`.

    Later entries add to lists and override equal keys of mappings. Raises LexiconError with
    `path:line:column: reason`.
    """
    data: dict[str, Any] = {}
    dictionaries = [place / DICTIONARY for place in files_or_folders if place.is_dir()]
    for place in files_or_folders:
        files = sorted(place.glob("*.yaml")) if place.is_dir() else [place]
        for file in files:
            _merge(data, read_yaml(file, SHAPE))
    if extra:
        _merge(data, shaped(extra, SHAPE, "附加词表"))
    return _build(data, next((path for path in dictionaries if path.is_file()), None))


def _merge(into: dict[str, Any], more: Mapping[str, Any]) -> None:
    for key, value in more.items():
        present = into.get(key)
        if isinstance(present, dict):
            _merge(present, value)
        elif isinstance(present, list):
            into[key] = list(dict.fromkeys([*present, *value]))
        else:
            into[key] = value


def _build(data: Mapping[str, Any], dictionary: Path | None) -> Lexicon:
    approximate = data.get("approximate", {})
    comparators = data.get("comparators", {})
    periods = data.get("periods", {})
    ranks = data.get("ranks", {})
    mangled = data.get("mangled", {})
    return Lexicon(
        units=_units(data),
        only_denominators=frozenset(data.get("only_denominators", ())),
        rank_marks=frozenset(ranks.get("before", ())),
        rank_units=frozenset(ranks.get("units", ())),
        multipliers=data.get("multipliers", {}),
        not_counts=frozenset(data.get("not_counts", ())),
        not_count_patterns=_checked(data.get("not_count_patterns", ())),
        approximate_before=frozenset(approximate.get("before", ())),
        approximate_between=frozenset(approximate.get("between", ())),
        approximate_after=frozenset(approximate.get("after", ())),
        comparators_before=_forms(comparators.get("before", {})),
        comparators_after=_forms(comparators.get("after", {})),
        mangled={form: cast(Comparator, mark) for form, mark in mangled.items()},
        links=frozenset(data.get("links", ())),
        ranges=frozenset(data.get("ranges", ())),
        period_points=_points(periods.get("points", {})),
        month_parts={key: int(value) for key, value in periods.get("month_parts", {}).items()},
        recurring=tuple(periods.get("recurring", ())),
        heads=_heads(data),
        head_joiners=tuple(data.get("head_joiners", ())),
        not_joiners=tuple(data.get("not_joiners", ())),
        head_verbs=tuple(data.get("head_verbs", ())),
        unit_cost_words=tuple(data.get("unit_cost_words", ())),
        category_dimensions={
            category: frozenset(names)
            for category, names in data.get("category_dimensions", {}).items()
        },
        directions=_directions(data.get("directions", {})),
        weak_up=tuple(data.get("directions", {}).get("weak_up", ())),
        flips=tuple(data.get("directions", {}).get("flips", ())),
        words={name: tuple(words) for name, words in data.get("words", {}).items()},
        scoring={name: tuple(words) for name, words in data.get("scoring", {}).items()},
        topics={name: _topic(name, entry) for name, entry in data.get("topics", {}).items()},
        dimension_words=data.get("dimension_words", {}),
        dictionary=dictionary,
    )


def _checked(patterns: Iterable[str]) -> tuple[str, ...]:
    for pattern in patterns:
        _compiled(pattern)
    return tuple(patterns)


def _compiled(pattern: str) -> re.Pattern[str]:
    try:
        return re.compile(pattern)
    except re.error as error:
        raise LexiconError(f"词表中的正则表达式“{pattern}”有误：{error}") from None


def _units(data: Mapping[str, Any]) -> dict[str, Unit]:
    readings: dict[str, list[tuple[str, Decimal]]] = {}
    for dimension, symbols in data.get("units", {}).items():
        for symbol, factor in symbols.items():
            readings.setdefault(symbol, []).append((dimension, factor))
    whole = frozenset(data.get("indivisible", ()))
    divisible = frozenset(data.get("divisible", ()))
    not_before = data.get("not_before", {})
    return {
        symbol: Unit(
            symbol=symbol,
            dimension=found[0][0] if len(found) == 1 else None,
            factor=found[0][1],
            indivisible=symbol not in divisible and all(name in whole for name, _ in found),
            readings=tuple(found),
            not_before=not_before.get(symbol, ""),
        )
        for symbol, found in readings.items()
    }


def _forms(entry: Mapping[str, Sequence[str]]) -> dict[str, Comparator]:
    return {form: cast(Comparator, mark) for mark, forms in entry.items() for form in forms}


def _points(entry: Mapping[str, str]) -> dict[str, tuple[int, int]]:
    points: dict[str, tuple[int, int]] = {}
    for word, value in entry.items():
        month, _, day = value.partition("-")
        if not (month.isdecimal() and day.isdecimal()):
            raise LexiconError(f"时点“{word}”应写作“月-日”，现为“{value}”")
        points[word] = int(month), int(day)
    return points


def _heads(data: Mapping[str, Any]) -> dict[str, Head]:
    dimensions = data.get("head_dimensions", {})
    heads: dict[str, Head] = {}
    for group, suffixes in data.get("heads", {}).items():
        if group not in dimensions:
            raise LexiconError(f"计量词组“{group}”没有列出量纲（head_dimensions）")
        for suffix in suffixes:
            heads[suffix] = Head(suffix, frozenset(dimensions[group]))
    heads.update({suffix: Head(suffix, frozenset()) for suffix in data.get("not_heads", ())})
    return heads


def _directions(entry: Mapping[str, Sequence[str]]) -> dict[str, str]:
    strong = ("up", "down", "neutral")
    return {word: direction for direction in strong for word in entry.get(direction, ())}


def _topic(name: str, entry: Mapping[str, Sequence[str]]) -> Topic:
    patterns = tuple(_compiled(pattern) for pattern in entry.get("patterns", ()))
    return Topic(name, tuple(entry.get("words", ())), patterns, tuple(entry.get("except", ())))
