"""Station 2: labels, headings and level words of the layouts, looked up by normal form."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from linter.recognise.layout import Layout, Level, Markers, TableKind

# Longer text is content: no form prints a label of that length.
LONGEST_LABEL = 60
LONGEST_TITLE = 200
# Unlike the normal form of content, labels compare with half-width punctuation as well.
_FOLD: dict[int, int | None] = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_FOLD |= dict.fromkeys((0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, 0x00AD))


@dataclass(frozen=True, slots=True)
class Label:
    """A known label: the field it names and its rank among the labels of that field (0 is best)."""

    field: str
    rank: int
    is_weak: bool = False


@dataclass(frozen=True, slots=True)
class Title:
    """The title of a target table, its printed number and the project name within it."""

    text: str
    number: int | None
    name: str


@dataclass(frozen=True, slots=True)
class Form:
    """The columns of one layout by the key of their heading."""

    layout: Layout
    columns: Mapping[str, Label]
    level1: Mapping[str, Level]
    level2: Mapping[str, Level]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What all layouts know together; where two disagree on a header label the first one holds.

    `known_keys` remembers the keys of texts seen, for tables say the same words again and again.
    """

    forms: tuple[Form, ...]
    header: Mapping[str, Label]
    headings: frozenset[str]
    ignore: tuple[re.Pattern[str], ...]
    titles: tuple[re.Pattern[str], ...]
    continued: tuple[re.Pattern[str], ...]
    periods: tuple[re.Pattern[str], ...]
    sections: tuple[re.Pattern[str], ...]
    group_openers: frozenset[str]
    number_rows: frozenset[str]
    total_rows: frozenset[str]
    markers: Markers
    tables: tuple[TableKind, ...]
    known_keys: dict[str, tuple[str, ...]] = field(default_factory=dict, compare=False, repr=False)

    def keys(self, text: str) -> tuple[str, ...]:
        """The keys to look a label up by: as it stands, then without what layouts ignore."""
        if len(text) > LONGEST_LABEL:
            return ()
        found = self.known_keys.get(text)
        if found is None:
            exact = bare = key(text)
            for pattern in self.ignore:
                bare = pattern.sub("", bare)
            found = (exact,) if bare in {exact, ""} else (exact, bare)
            self.known_keys[text] = found
        return found


def squeezed(text: str) -> str:
    """The text without blanks and line breaks, as a heading is shown to people."""
    return "".join(text.split())


def key(text: str) -> str:
    """The form in which labels are compared: no blanks, half-width punctuation, no final colon."""
    return "".join(text.split()).translate(_FOLD).rstrip(":")


def _labels(groups: Mapping[str, Sequence[str]], weak: frozenset[str]) -> dict[str, Label]:
    found: dict[str, Label] = {}
    for name, texts in groups.items():
        for rank, text in enumerate(texts):
            found.setdefault(key(text), Label(name, rank, key(text) in weak))
    return found


def _levels(levels: Sequence[Level]) -> dict[str, Level]:
    return {key(text): level for level in levels for text in (*level.synonyms, level.word)}


def _form(layout: Layout) -> Form:
    weak = frozenset(map(key, layout.weak))
    return Form(
        layout, _labels(layout.columns, weak), _levels(layout.level1), _levels(layout.level2)
    )


def vocabulary_of(layouts: Sequence[Layout]) -> Vocabulary:
    """The joint vocabulary of the layouts, the first one first."""
    forms = tuple(map(_form, layouts))
    header: dict[str, Label] = {}
    for layout in layouts:
        for word, label in _labels(layout.header, frozenset()).items():
            header.setdefault(word, label)
    kinds = ("amount_unit", "year", "title_year", "code_year", "unit", "other")
    markers = {
        kind: tuple(p for layout in layouts for p in getattr(layout.markers, kind))
        for kind in kinds
    }
    return Vocabulary(
        forms=forms,
        header=header,
        headings=frozenset(word for form in forms for word in form.columns),
        ignore=tuple(p for layout in layouts for p in layout.ignore),
        titles=tuple(p for layout in layouts for p in layout.titles),
        continued=tuple(p for layout in layouts for p in layout.continued),
        periods=tuple(p for layout in layouts for p in layout.periods),
        sections=tuple(p for layout in layouts for p in layout.sections),
        group_openers=frozenset(key(w) for layout in layouts for w in layout.group_openers),
        number_rows=frozenset(key(w) for layout in layouts for w in layout.number_rows),
        total_rows=frozenset(key(w) for layout in layouts for w in layout.total_rows),
        markers=Markers(**markers),
        tables=tuple(kind for layout in layouts for kind in layout.tables),
    )


def header_label(text: str, vocabulary: Vocabulary) -> Label | None:
    """The header field that the whole text names, or None."""
    for word in vocabulary.keys(text):
        if word in vocabulary.header:
            return vocabulary.header[word]
    return None


def column_label(text: str, form: Form, vocabulary: Vocabulary) -> Label | None:
    """The column of the form that the whole text heads, or None."""
    for word in vocabulary.keys(text):
        if word in form.columns:
            return form.columns[word]
    return None


def is_column_heading(text: str, vocabulary: Vocabulary) -> bool:
    """Whether any layout has a column of that heading."""
    return any(word in vocabulary.headings for word in vocabulary.keys(text))


def level_of(text: str, rank: str, form: Form, vocabulary: Vocabulary) -> Level | None:
    """The level word of `text` in the form or else in any other; `rank` is level1 or level2."""
    words = vocabulary.keys(text)
    for candidate in (form, *vocabulary.forms):
        levels = candidate.level1 if rank == "level1" else candidate.level2
        for word in words:
            if word in levels:
                return levels[word]
    return None


def title_of(text: str, vocabulary: Vocabulary) -> Title | None:
    """The title in `text`, or in one of its lines where a cell holds more than the title."""
    if len(text) > LONGEST_TITLE:
        return None
    for line in (text, *text.splitlines()) if "\n" in text.strip() else (text,):
        word = key(line)
        for pattern in vocabulary.titles:
            if match := pattern.fullmatch(word):
                number = match["number"]
                return Title(text, int(number) if number else None, match["name"] or "")
    return None


def is_continuation(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a paragraph says that the table before it goes on, as in （续表）."""
    word = key(text) if len(text) <= LONGEST_LABEL else ""
    return any(pattern.search(word) for pattern in vocabulary.continued)
