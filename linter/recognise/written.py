"""Station 2: indicators that stand as text in one cell, in lists or sentences."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from linter.document import Cell
from linter.model import Field, Indicator
from linter.recognise.forms import Form
from linter.recognise.grid import Row
from linter.recognise.headings import header_label, level_of, names_level
from linter.recognise.vocabulary import Vocabulary
from linter.recognise.words import fold

# Longer cells are read up to here; no list of indicators is longer.
_LONGEST = 8000
_LONGEST_NAME = 60
# What a value begins with, and no name.
_VALUE = re.compile(r"[<>=≥≤≧≦\d]")
_AROUND = " \t\n　，,、；;"


@dataclass(frozen=True, slots=True)
class Item:
    """An indicator in a text: its level labels, name and value, None where none is printed."""

    level1: str | None
    level2: str | None
    name: str | None
    value: str | None


def written_beside(row: Row, vocabulary: Vocabulary) -> tuple[Cell, Cell] | None:
    """The label of a level and the text beside it that ends the row, as in a form that prints no
    heading over its indicators; None where the row is another."""
    if not 1 < len(row.filled) < 4:
        return None
    *labels, text = row.filled
    if row.is_merged(text) or row.is_merged(labels[-1]):
        return None
    *groups, label = labels
    form = vocabulary.forms[0]
    if not names_level(label.text, form, vocabulary) or names_level(text.text, form, vocabulary):
        return None
    are_groups = all(
        row.is_merged(cell)
        or names_level(cell.text, form, vocabulary)
        or header_label(cell.text, vocabulary)
        for cell in groups
    )
    return (label, text) if are_groups else None


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
    items: list[Item] = []
    for index, group in enumerate(groups):
        end = groups[index + 1].start if index + 1 < len(groups) else len(folded)
        named: list[tuple[str, str | None]] = [*_named(folded, text, group.end, end, vocabulary)]
        rest = text[group.end : end].strip(_AROUND + "。")
        if not named and 0 < len(rest) <= _LONGEST_NAME:
            named = [(rest, None)]
        items += [Item(group.level1, group.level2, name, value) for name, value in named]
    if not any(item.value for item in items):
        return text, ()
    return text[: groups[0].start].strip(), tuple(items)


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


def written_under(
    sources: Sequence[tuple[str, Field]], vocabulary: Vocabulary
) -> tuple[Indicator, ...]:
    """The indicators in texts that stand beside the label of a level; a text of which no pattern
    makes name and value is a name."""
    form = vocabulary.forms[0]
    found: list[Indicator] = []
    for label, source in sources:
        for item in _items_under(label, source.text, form, vocabulary):
            found.append(_indicator(item, source, len(found) + 1, form, vocabulary))
    return tuple(found)


def _items_under(label: str, text: str, form: Form, vocabulary: Vocabulary) -> Iterator[Item]:
    before, items = items_of(text, form, vocabulary)
    if items and not before:
        yield from (replace(item, level1=item.level1 or label) for item in items)
        return
    is_second = level_of(label, "level2", form, vocabulary) is not None
    level1, level2 = (None, label) if is_second else (label, None)
    folded = fold(text[:_LONGEST])
    named = list(_named(folded, text, 0, len(folded), vocabulary))
    yield from (Item(level1, level2, name, value) for name, value in named)
    if named:
        return
    rest = text.strip(_AROUND)
    is_value = _VALUE.match(fold(rest)) is not None
    yield Item(level1, level2, None, rest) if is_value else Item(level1, level2, rest, None)


def _indicator(
    item: Item, source: Field, row: int, form: Form, vocabulary: Vocabulary
) -> Indicator:
    """The indicator of an item of the text of a field; its fields have the place of that one."""

    def field(name: str, text: str | None) -> Field | None:
        return None if text is None else replace(source, name=name, text=text, row=row)

    level1 = level_of(item.level1, "level1", form, vocabulary) if item.level1 else None
    level2 = level_of(item.level2, "level2", form, vocabulary) if item.level2 else None
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
