"""Station 2: the notes around a table: its money unit, its year, whose it is."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from linter.document import Cell
from linter.recognise.columns import Column
from linter.recognise.vocabulary import Vocabulary
from linter.recognise.words import key

LONGEST_MARKER = 120

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Marks:
    """What one or several notes say; None where they say nothing. `budget_year` is a year that the
    note calls that of the budget."""

    amount_unit: str | None = None
    year: int | None = None
    unit: str | None = None
    budget_year: int | None = None


NO_MARKS = Marks()


def _capture(patterns: Sequence[re.Pattern[str]], word: str, group: str) -> str | None:
    for pattern in patterns:
        if match := pattern.search(word):
            return match[group]
    return None


def marks_of(text: str, vocabulary: Vocabulary) -> Marks | None:
    """What a short text says as a note, or None when it is no note or more than notes."""
    word = key(text) if len(text) <= LONGEST_MARKER else ""
    if not word or (vocabulary.marker_like and not vocabulary.marker_like.search(word)):
        return None
    markers = vocabulary.markers
    patterns = (*markers.amount_unit, *markers.year, *markers.unit, *markers.other)
    found = [match for pattern in patterns if (match := pattern.search(word))]
    if not found:
        return None
    rest = [c for i, c in enumerate(word) if not any(m.start() <= i < m.end() for m in found)]
    if any(character.isalnum() for character in rest):
        return None
    return Marks(
        _capture(markers.amount_unit, word, "amount_unit"),
        year_in(text, markers.year),
        _capture(markers.unit, word, "unit"),
        year_in(text, markers.budget_year),
    )


def merged(marks: Iterable[Marks]) -> Marks:
    """The notes together, the first word on each thing holding."""
    joint = Marks()
    for each in marks:
        joint = Marks(
            joint.amount_unit or each.amount_unit,
            joint.year or each.year,
            joint.unit or each.unit,
            joint.budget_year or each.budget_year,
        )
    return joint


def row_marks(cells: Sequence[Cell], vocabulary: Vocabulary) -> Marks | None:
    """What a row says when every cell of it that holds text is a note, else None."""
    found: list[Marks] = []
    for cell in cells:
        if not cell.text.strip():
            continue
        marks = marks_of(cell.text, vocabulary)
        if marks is None:
            return None
        found.append(marks)
    if len({marks.year for marks in found if marks.year}) > 1:
        # Headings of columns, a year each.
        found = [replace(marks, year=None) for marks in found]
    return merged(found) if found else None


def amount_unit_in(text: str, vocabulary: Vocabulary) -> str | None:
    """The money unit that a heading or caption names, as in 价值（万元）."""
    if len(text) > LONGEST_MARKER:
        return None
    return _capture(vocabulary.markers.amount_unit, key(text), "amount_unit")


def headed_unit(columns: Iterable[Column], vocabulary: Vocabulary) -> str | None:
    """The one money unit in the headings over what a row says of a project: 项目金额（万元）."""
    texts = (text for c in columns if c.project for text in (c.heading, c.group))
    units = {unit for text in texts if (unit := amount_unit_in(text, vocabulary))}
    return units.pop() if len(units) == 1 else None


def year_in(text: str, patterns: Sequence[re.Pattern[str]]) -> int | None:
    """The year that the first pattern which fits finds in a short text."""
    year = _capture(patterns, key(text), "year")
    return year_number(year) if year else None


def year_number(text: str) -> int:
    """A year in digits or in Chinese numerals, as in 二〇二五; a circle is a nought."""
    digits = (int(unicodedata.numeric(character, 0)) for character in text)
    return int("".join(map(str, digits)))


def code_year(code: str, vocabulary: Vocabulary) -> int | None:
    """The year that a project code carries, None when it carries none."""
    year = _capture(vocabulary.markers.code_year, key(code), "year")
    if year is None:
        return None
    return int(year) if len(year) == 4 else 2000 + int(year)


def last_year(heading: str, text: str, vocabulary: Vocabulary) -> int | None:
    """The year in which a project ends, where a label and its cell say so: 起止时间."""
    year = _capture(vocabulary.markers.last_year, key(f"{heading}:{text}"), "year")
    return int(year) if year else None


def prevailing(values: Iterable[Value | None]) -> Value | None:
    """The value that more than half of those that are not None have."""
    counted = Counter(value for value in values if value is not None)
    first = counted.most_common(1)
    return first[0][0] if first and 2 * first[0][1] > counted.total() else None


def most_common(values: Iterable[Value | None]) -> Value | None:
    """The most frequent value that is not None, the first one among equals."""
    counted = Counter(value for value in values if value is not None)
    return counted.most_common(1)[0][0] if counted else None
