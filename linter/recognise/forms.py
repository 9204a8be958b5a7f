"""Station 2: the own words of each layout by the key in which they compare."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from linter.recognise.layout import Layout, Level, Words
from linter.recognise.likeness import Like, like_of
from linter.recognise.words import Label, key


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


def labels_of(groups: Words, weak: frozenset[str]) -> dict[str, tuple[Label, ...]]:
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


def forms_of(layouts: Sequence[Layout]) -> tuple[Form, ...]:
    found: dict[str, Form] = {}
    for layout in layouts:
        _form(layout, found)
    return tuple(found[layout.id] for layout in layouts)


def _form(layout: Layout, found: dict[str, Form]) -> Form:
    if layout.id not in found:
        parent = _form(layout.parent, found) if layout.parent else None
        columns = labels_of(layout.own_columns, _weak(layout))
        levels = _levels(layout.level1), _levels(layout.level2)
        conditions = layout.when.weight + len(layout.required) - 1
        like = like_of([layout.column_like]) if layout.column_like else None
        found[layout.id] = Form(layout, parent, columns, *levels, like, conditions)
    return found[layout.id]
