"""Station 2: whose disclosure a document is, told by its front, its notes and its header fields."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from linter.document import Table
from linter.recognise.grid import rows_of
from linter.recognise.header import Entry
from linter.recognise.headings import title_of
from linter.recognise.markers import LONGEST_MARKER, marks_of, prevailing
from linter.recognise.parts import Block, Target
from linter.recognise.vocabulary import Vocabulary
from linter.recognise.words import Title, key
from linter.recognise.years import Years

# So many lines before the first table may hold the title, and the first ones a name by itself.
_FRONT = 60
_TITLE_PAGE = 12
# A title in a table stands in its first rows.
_TOP_ROWS = 4
_SEVERAL = re.compile(r"[、,;/]")


@dataclass(slots=True)
class Hints:
    """The units that a document names in passing: in titles at its front, in lines of their own at
    its front, in titles further down, in rows over their projects; and the years that it names."""

    vocabulary: Vocabulary
    years: Years
    titled: list[str] = field(default_factory=list)
    alone: list[str] = field(default_factory=list)
    captions: list[str] = field(default_factory=list)
    rows: list[str] = field(default_factory=list)
    lines: int = 0
    is_front: bool = True

    def line(self, text: str) -> None:
        """A paragraph, or a cell at the top of a table."""
        self.lines += 1
        self.is_front = self.is_front and self.lines <= _FRONT
        self.years.line(text, self.is_front)
        if unit := titled_unit(text, self.vocabulary):
            (self.titled if self.is_front else self.captions).append(unit)
        elif self.is_front and self.lines <= _TITLE_PAGE and _is_alone(text, self.vocabulary):
            self.alone.append(key(text))

    def table(self, table: Table) -> None:
        """The titles at the top of a table; more than titles ends the front of the document."""
        for index in range(min(len(table.grid), _TOP_ROWS)):
            filled = [cell.text for cell in table.row(index) if cell.text.strip()]
            self.years.cells(filled)
            has_note = len(filled) == 2 and marks_of(filled[1], self.vocabulary) is not None
            if len(filled) > 1 and not has_note:
                self.is_front = False
                return
            self._lines(filled[0] if filled else "")

    def _lines(self, text: str) -> None:
        for line in text.splitlines() if len(text) <= LONGEST_MARKER else ():
            self.line(line)

    def unit_rows(self, table: Table, target: Target) -> None:
        """The rows of a table of many projects that hold but a unit, with its code and sums."""
        blocks = (part for part in target.parts if isinstance(part, Block))
        if not any(block.placement.holds_projects for block in blocks):
            return
        for row in rows_of(table):
            own = [key(cell.text) for cell in row.filled if not row.is_merged(cell)]
            words = [word for word in own if not word.replace(".", "").replace(",", "").isdigit()]
            unit = bare_unit(words[0], self.vocabulary) if len(words) == 1 else None
            if unit and _is_unit(unit, self.vocabulary):
                self.rows.append(unit)


def titled_unit(text: str, vocabulary: Vocabulary) -> str | None:
    """The unit that a title names, as in 某局2025年部门预算公开. In the title of a target table
    a project may be called like a unit (养老服务中心绩效目标表): there its place must be told."""
    word = key(text) if len(text) <= LONGEST_MARKER else ""
    for pattern in vocabulary.markers.title_unit if word else ():
        match = pattern.search(word)
        if match is None or not _is_unit(match["unit"], vocabulary):
            continue
        if title_of(text, vocabulary) is None or _is_alone(match["unit"], vocabulary):
            return match["unit"]
    return None


def names_only_unit(title: Title, vocabulary: Vocabulary) -> bool:
    """Whether the name in a title is but that of a unit, with its place or a year."""
    word = key(title.name)
    matches = (pattern.fullmatch(word) for pattern in vocabulary.markers.title_unit)
    if any(_is_unit(match["unit"], vocabulary) for match in matches if match):
        return True
    return title.number is None and _is_alone(word, vocabulary)


def _is_unit(word: str, vocabulary: Vocabulary) -> bool:
    return any(pattern.fullmatch(word) for pattern in vocabulary.markers.unit_name)


def _is_alone(text: str, vocabulary: Vocabulary) -> bool:
    word = key(text) if len(text) <= LONGEST_MARKER else ""
    return bool(word) and any(p.fullmatch(word) for p in vocabulary.markers.unit_line)


def unit_of(hints: Hints, noted: Iterable[str | None], entries: Sequence[Entry]) -> str | None:
    """The one unit that the surest hints name: the title at the front, notes, the name at the
    front, header fields, titles further down, the department in charge, rows of units."""
    vocabulary = hints.vocabulary
    return (
        _one(hints.titled)
        or prevailing(noted)
        or _one(hints.alone)
        or prevailing(_named(entries, "unit", vocabulary))
        or _one(hints.captions)
        or prevailing(_named(entries, "department", vocabulary))
        or _one(hints.rows)
    )


def _one(names: Sequence[str]) -> str | None:
    """The name that stands for all: the longer one where another lacks the place in front, the
    shorter one where another adds a part of the unit; None where they are of several units."""
    found: str | None = None
    for name in sorted(set(names), key=len):
        if found is None or name.endswith(found):
            found = name
        elif not name.startswith(found):
            return None
    return found


def _named(entries: Sequence[Entry], name: str, vocabulary: Vocabulary) -> Iterator[str]:
    for entry in entries:
        if entry.label.field == name and (unit := bare_unit(entry.text, vocabulary)):
            yield unit


def bare_unit(text: str, vocabulary: Vocabulary) -> str | None:
    """The name of one unit in a cell, without its code; None where it holds none or several."""
    word = key(text) if len(text) <= LONGEST_MARKER else ""
    for pattern in vocabulary.markers.unit_code:
        word = pattern.sub("", word)
    has_letters = sum(1 for character in word if character.isalpha()) > 1
    return word if has_letters and not _SEVERAL.search(word) else None
