"""Station 2: the words of all layouts together, by the key in which they compare."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from functools import lru_cache
from typing import Any

from linter.recognise.forms import Form, forms_of, labels_of
from linter.recognise.layout import Layout, Level, Markers, Patterns, TableKind, Written
from linter.recognise.likeness import Like, by_field, like_of, union_of
from linter.recognise.words import LONGEST_LABEL, Label, key

# The markers that make a note of a paragraph or cell.
_NOTES = ("amount_unit", "year", "unit", "other")


@dataclass(frozen=True, slots=True)
class Interpretation:
    """What the headings of a row may stand for, column by column, in the words of all `forms`."""

    forms: tuple[Form, ...]
    candidates: tuple[tuple[Label, ...], ...]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What all layouts know together; where two disagree on a header label the first one holds.

    `owners` tells for each word that layouts own which forms they are and what it weighs: a word
    that many own tells little. `marker_like` is found in any note, `level_like` fits what the
    `like` of any level fits, `ignored` is found where `ignore` drops something. `known_…` remember
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
    amounts: Patterns
    targets: Patterns
    coded: Patterns
    header_like: Like
    column_like: Like
    level_like: re.Pattern[str] | None
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


def _owners(layouts: Sequence[Layout]) -> dict[str, tuple[tuple[str, float], ...]]:
    found: dict[str, list[str]] = {}
    for layout in layouts:
        for word in _own_words(layout) if layout.parent else ():
            found.setdefault(word, []).append(layout.id)
    return {word: tuple((name, 1 / len(names)) for name in names) for word, names in found.items()}


def _own_words(layout: Layout) -> set[str]:
    groups = (*layout.own_columns.values(), *layout.own_header.values())
    words = {key(text) for texts in groups for text in texts}
    return words | {key(text) for level in _levels(layout) for text in level.synonyms}


def _levels(layout: Layout) -> tuple[Level, ...]:
    return (*layout.level1, *layout.level2)


def _headings_of(field: str, forms: Sequence[Form]) -> Iterator[str]:
    for form in forms:
        for word, labels in form.columns.items():
            if any(label.field == field for label in labels):
                yield word


def _joint(parts: Sequence[Layout | Markers | Written], name: str) -> Patterns:
    return tuple(pattern for part in parts for pattern in getattr(part, name))


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
        for word, labels in labels_of(layout.own_header, frozenset()).items():
            header.setdefault(word, labels[0])
    kinds = (each.name for each in fields(Markers))
    markers = {kind: _joint([layout.markers for layout in known], kind) for kind in kinds}
    forms = forms_of(known)
    return Vocabulary(
        forms=forms,
        owners=_owners(known),
        header=header,
        headings=frozenset(word for form in forms for word in form.columns),
        value_headings=frozenset(_headings_of("value", forms)),
        level_words=frozenset(word for f in forms for word in (*f.level1, *f.level2)),
        ignore=_joint(known, "ignore"),
        ignored=union_of(_joint(known, "ignore")),
        titles=_joint(known, "titles"),
        continued=_joint(known, "continued"),
        periods=_joint(known, "periods"),
        sections=_joint(known, "sections"),
        regions=_joint(known, "regions"),
        totals=_joint(known, "totals"),
        fillers=_joint(known, "fillers"),
        amounts=_joint(known, "amounts"),
        targets=_joint(known, "targets"),
        coded=_joint(known, "coded"),
        header_like=like_of([layout.header_like for layout in known]),
        column_like=like_of([layout.column_like for layout in known]),
        level_like=union_of(p for each in known for level in _levels(each) for p in level.like),
        marker_like=union_of(p for kind in _NOTES for p in markers[kind]),
        cells=by_field([layout.cells for layout in known]),
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
