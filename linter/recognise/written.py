"""Station 2: indicators that stand as text in one cell, in lists or sentences."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from linter.model import Field, Indicator
from linter.recognise.forms import Form
from linter.recognise.headings import level_of
from linter.recognise.vocabulary import Vocabulary
from linter.recognise.words import fold

# Longer cells are read up to here; no list of indicators is longer.
_LONGEST = 8000
_AROUND = " \t\n　，,、；;"


@dataclass(frozen=True, slots=True)
class Item:
    """An indicator in a text: its level labels, None where none is printed, name and value."""

    level1: str | None
    level2: str
    name: str
    value: str


@dataclass(frozen=True, slots=True)
class _Group:
    start: int
    end: int
    level1: str | None
    level2: str


def items_of(text: str, form: Form, vocabulary: Vocabulary) -> tuple[str, tuple[Item, ...]]:
    """What stands before the first level label of a text, and the indicators behind the labels;
    the whole text and none where it has no such labels with indicators."""
    folded = fold(text[:_LONGEST])
    groups = list(_groups(folded, text, form, vocabulary))
    items = []
    for index, group in enumerate(groups):
        end = groups[index + 1].start if index + 1 < len(groups) else len(folded)
        for name, value in _named(folded, text, group.end, end, vocabulary):
            items.append(Item(group.level1, group.level2, name, value))
    return (text[: groups[0].start].strip(), tuple(items)) if items else (text, ())


def _groups(folded: str, text: str, form: Form, vocabulary: Vocabulary) -> Iterator[_Group]:
    """The level labels in order; of words run together the known end is the label."""
    found: dict[int, _Group] = {}
    for pattern in vocabulary.written.group:
        for match in pattern.finditer(folded):
            start, end = match.span("level2")
            first = _first_known(text, start, end, form, vocabulary)
            if first is None or match.end() in found:
                continue
            level1 = match.groupdict().get("level1")
            above = text[slice(*match.span("level1"))].strip() if level1 else None
            begins = match.start() if level1 or first == start else first
            found[match.end()] = _Group(begins, match.end(), above, text[first:end])
    last = 0
    for group in sorted(found.values(), key=lambda each: each.start):
        if group.start >= last:
            yield group
            last = group.end


def _first_known(text: str, start: int, end: int, form: Form, vocabulary: Vocabulary) -> int | None:
    """Where the longest level word begins that ends at `end`."""
    tails = range(start, end - 1)
    return next((i for i in tails if level_of(text[i:end], "level2", form, vocabulary)), None)


def _named(
    folded: str, text: str, start: int, end: int, vocabulary: Vocabulary
) -> Iterator[tuple[str, str]]:
    """Name and value of the indicators in a part of the text, by the first pattern that fits."""
    for pattern in vocabulary.written.item:
        found = list(pattern.finditer(folded, start, end))
        for match in found:
            name, value = match.span("indicator"), match.span("value")
            yield text[slice(*name)].strip(_AROUND), text[slice(*value)].strip(_AROUND)
        if found:
            return


def written_in(
    goals: Sequence[Field], vocabulary: Vocabulary
) -> tuple[tuple[Field, ...], tuple[Indicator, ...]]:
    """The goals without the indicators that are written in them, and those indicators."""
    form = vocabulary.forms[0]
    kept: list[Field] = []
    found: list[Indicator] = []
    for goal in goals:
        before, items = items_of(goal.text, form, vocabulary)
        if before or not items:
            kept.append(replace(goal, text=before))
        for item in items:
            found.append(_indicator(item, goal, len(found) + 1, form, vocabulary))
    return tuple(kept), tuple(found)


def _indicator(
    item: Item, source: Field, row: int, form: Form, vocabulary: Vocabulary
) -> Indicator:
    """The indicator of an item of the text of a field; its fields have the place of that one."""

    def field(name: str, text: str | None) -> Field | None:
        return None if text is None else replace(source, name=name, text=text, row=row)

    level1 = level_of(item.level1, "level1", form, vocabulary) if item.level1 else None
    level2 = level_of(item.level2, "level2", form, vocabulary)
    category = (level2.category if level2 else None) or (level1.category if level1 else None)
    return Indicator(
        row=row,
        level1=field("level1", item.level1),
        level2=field("level2", item.level2),
        level1_word=level1.word if level1 else None,
        level2_word=level2.word if level2 else None,
        category=category,
        name=field("indicator", item.name),
        value=field("value", item.value),
    )
