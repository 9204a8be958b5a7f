"""Station 2: the words of all layouts together, by the key in which they compare."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any

from linter.domain.regex import any_of
from linter.recognise.layout import (
    Layout,
    Level,
    Markers,
    Patterns,
    TableKind,
    Words,
    Written,
)
from linter.recognise.words import LONGEST_LABEL, Label, key

_NAMED_GROUP = re.compile(r"\(\?P<\w+>")
_LONGEST_UNLISTED = 24
# The markers that make a note of a paragraph or cell.
_NOTES = ("amount_unit", "year", "unit", "other")


@dataclass(frozen=True, slots=True)
class Like:
    """Patterns of whole labels by field; `union` fits what one of them fits."""

    patterns: Mapping[str, Patterns]
    union: re.Pattern[str] | None

    def field(self, words: Sequence[str]) -> str | None:
        """The field of the first pattern that fits one of the words, which are keys of a label."""
        short = [word for word in words if len(word) <= _LONGEST_UNLISTED]
        if self.union is None or not any(map(self.union.fullmatch, short)):
            return None
        for name, patterns in self.patterns.items():
            if any(pattern.fullmatch(word) for word in short for pattern in patterns):
                return name
        return None


@dataclass(frozen=True, slots=True)
class Form:
    """The own words of one layout by key; `parent` knows the others. `conditions` counts what a
    heading row must meet for the form, which tells it from others."""

    layout: Layout
    parent: "Form | None"
    columns: Mapping[str, tuple[Label, ...]]
    level1: Mapping[str, Level]
    level2: Mapping[str, Level]
    like: Like | None = None
    conditions: int = 0

    @property
    def lineage(self) -> "Iterator[Form]":
        """The form itself, then those it extends."""
        form: Form | None = self
        while form is not None:
            yield form
            form = form.parent


@dataclass(frozen=True, slots=True)
class Interpretation:
    """What the headings of a row may stand for, column by column, in the words of all `forms`."""

    forms: tuple[Form, ...]
    candidates: tuple[tuple[Label, ...], ...]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What all layouts know together; where two disagree on a header label the first one holds.

    `owners` tells for each word that layouts own which forms they are and what it weighs: a word
    that many own tells little. `marker_like` is found in any note,
    `ignored` where `ignore` drops something. `known_…` remember
    what was looked up, for tables say the same words again and again.
    """

    forms: tuple[Form, ...]
    owners: Mapping[str, tuple[tuple[str, float], ...]]
    header: Mapping[str, Label]
    headings: frozenset[str]
    value_headings: frozenset[str]
    level_words: frozenset[str]
    ignore: Patterns
    ignored: re.Pattern[str] | None
    titles: Patterns
    continued: Patterns
    periods: Patterns
    sections: Patterns
    regions: Patterns
    totals: Patterns
    fillers: Patterns
    header_like: Like
    column_like: Like
    marker_like: re.Pattern[str] | None
    cells: Mapping[str, Patterns]
    written: Written
    group_openers: frozenset[str]
    number_rows: frozenset[str]
    total_rows: frozenset[str]
    markers: Markers
    tables: tuple[TableKind, ...]
    known_keys: dict[str, tuple[str, ...]] = field(default_factory=dict, compare=False, repr=False)
    known_headings: dict[str, bool] = field(default_factory=dict, compare=False, repr=False)
    known_rows: dict[tuple[tuple[str, ...], ...], tuple[Interpretation, ...]] = field(
        default_factory=dict, compare=False, repr=False
    )
    known_fits: dict[object, Any] = field(default_factory=dict, compare=False, repr=False)
    known_labels: dict[str, Label | None] = field(default_factory=dict, compare=False, repr=False)
    known_levels: dict[tuple[str, str, str], Level | None] = field(
        default_factory=dict, compare=False, repr=False
    )

    def keys(self, text: str) -> tuple[str, ...]:
        """The keys to look a label up by: as it stands, then without what layouts ignore."""
        if len(text) > LONGEST_LABEL:
            return ()
        found = self.known_keys.get(text)
        if found is None:
            exact = bare = key(text)
            if self.ignored is None or self.ignored.search(exact):
                for pattern in self.ignore:
                    bare = pattern.sub("", bare)
            found = (exact,) if bare in {exact, ""} else (exact, bare)
            self.known_keys[text] = found
        return found


def _labels(groups: Words, weak: frozenset[str]) -> dict[str, tuple[Label, ...]]:
    """The labels of each word; one word may stand for several fields, the first one first."""
    found: dict[str, tuple[Label, ...]] = {}
    for name, texts in groups.items():
        for rank, text in enumerate(texts):
            word = key(text)
            found[word] = (*found.get(word, ()), Label(name, rank, word in weak))
    return found


def _levels(levels: Sequence[Level]) -> dict[str, Level]:
    return {key(text): level for level in levels for text in (*level.synonyms, level.word) if text}


def _weak(layout: Layout | None) -> frozenset[str]:
    return frozenset() if layout is None else _weak(layout.parent) | set(map(key, layout.weak))


def _forms(layouts: Sequence[Layout]) -> tuple[Form, ...]:
    found: dict[str, Form] = {}
    for layout in layouts:
        _form(layout, found)
    return tuple(found[layout.id] for layout in layouts)


def _owners(layouts: Sequence[Layout]) -> dict[str, tuple[tuple[str, float], ...]]:
    found: dict[str, list[str]] = {}
    for layout in layouts:
        for word in _own_words(layout) if layout.parent else ():
            found.setdefault(word, []).append(layout.id)
    return {word: tuple((name, 1 / len(names)) for name in names) for word, names in found.items()}


def _form(layout: Layout, found: dict[str, Form]) -> Form:
    if layout.id not in found:
        parent = _form(layout.parent, found) if layout.parent else None
        columns = _labels(layout.own_columns, _weak(layout))
        levels = _levels(layout.level1), _levels(layout.level2)
        conditions = layout.when.weight + len(layout.required) - 1
        like = _like([layout.column_like]) if layout.column_like else None
        found[layout.id] = Form(layout, parent, columns, *levels, like, conditions)
    return found[layout.id]


def _own_words(layout: Layout) -> set[str]:
    groups = (*layout.own_columns.values(), *layout.own_header.values())
    levels = (*layout.level1, *layout.level2)
    words = {key(text) for texts in groups for text in texts}
    return words | {key(text) for level in levels for text in level.synonyms}


def _headings_of(field: str, forms: Sequence[Form]) -> Iterator[str]:
    for form in forms:
        for word, labels in form.columns.items():
            if any(label.field == field for label in labels):
                yield word


def _joint(parts: Sequence[Layout | Markers | Written], name: str) -> Patterns:
    return tuple(pattern for part in parts for pattern in getattr(part, name))


def _by_field(parts: Sequence[Mapping[str, Patterns]]) -> dict[str, Patterns]:
    names = dict.fromkeys(name for part in parts for name in part)
    return {name: tuple(p for part in parts for p in part.get(name, ())) for name in names}


def _like(parts: Sequence[Mapping[str, Patterns]]) -> Like:
    fields = _by_field(parts)
    return Like(fields, _any_of(p for patterns in fields.values() for p in patterns))


def _any_of(patterns: Iterable[re.Pattern[str]]) -> re.Pattern[str] | None:
    """One pattern for all; a group that several name would be named twice."""
    return any_of(tuple(_NAMED_GROUP.sub("(?:", pattern.pattern) for pattern in patterns))


def _joint_words(layouts: Sequence[Layout], name: str) -> frozenset[str]:
    return frozenset(key(word) for layout in layouts for word in getattr(layout, name))


def vocabulary_of(layouts: Sequence[Layout]) -> Vocabulary:
    """The joint vocabulary of the layouts, the first one first, with nothing looked up yet."""
    shared = _joint_vocabulary(tuple(layouts))
    return replace(
        shared,
        known_keys={},
        known_headings={},
        known_rows={},
        known_fits={},
        known_labels={},
        known_levels={},
    )


@lru_cache(maxsize=4)
def _joint_vocabulary(layouts: tuple[Layout, ...]) -> Vocabulary:
    known = tuple(_with_parents(layouts))
    header: dict[str, Label] = {}
    for layout in known:
        for word, labels in _labels(layout.own_header, frozenset()).items():
            header.setdefault(word, labels[0])
    kinds = ("amount_unit", "year", "title_year", "code_year", "unit", "other")
    markers = {kind: _joint([layout.markers for layout in known], kind) for kind in kinds}
    forms = _forms(known)
    return Vocabulary(
        forms=forms,
        owners=_owners(known),
        header=header,
        headings=frozenset(word for form in forms for word in form.columns),
        value_headings=frozenset(_headings_of("value", forms)),
        level_words=frozenset(word for f in forms for word in (*f.level1, *f.level2)),
        ignore=_joint(known, "ignore"),
        ignored=_any_of(_joint(known, "ignore")),
        titles=_joint(known, "titles"),
        continued=_joint(known, "continued"),
        periods=_joint(known, "periods"),
        sections=_joint(known, "sections"),
        regions=_joint(known, "regions"),
        totals=_joint(known, "totals"),
        fillers=_joint(known, "fillers"),
        header_like=_like([layout.header_like for layout in known]),
        column_like=_like([layout.column_like for layout in known]),
        marker_like=_any_of(p for kind in _NOTES for p in markers[kind]),
        cells=_by_field([layout.cells for layout in known]),
        written=Written(
            _joint([layout.written for layout in known], "group"),
            _joint([layout.written for layout in known], "item"),
        ),
        group_openers=_joint_words(known, "group_openers"),
        number_rows=_joint_words(known, "number_rows"),
        total_rows=_joint_words(known, "total_rows"),
        markers=Markers(**markers),
        tables=tuple(kind for layout in known for kind in layout.tables),
    )


def _with_parents(layouts: Sequence[Layout]) -> Iterator[Layout]:
    """Each layout once, those that it extends before it."""
    seen: set[str] = set()
    for layout in layouts:
        line = [layout]
        while line[-1].parent is not None:
            line.append(line[-1].parent)
        for each in reversed(line):
            if each.id not in seen:
                seen.add(each.id)
                yield each
