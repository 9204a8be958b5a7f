"""Station 2: labels, headings, level words and titles looked up in the words of the layouts."""

from collections.abc import Mapping, Sequence

from linter.recognise.forms import Form
from linter.recognise.layout import Level, Patterns
from linter.recognise.vocabulary import Vocabulary
from linter.recognise.words import LONGEST_LABEL, LONGEST_TITLE, Label, Title, key

RANKS = ("level1", "level2")
# Behind every label that is listed.
_UNLISTED = 1000


def header_label(text: str, vocabulary: Vocabulary) -> Label | None:
    """The header field that the whole text names, or None."""
    if text not in vocabulary.known_labels:
        vocabulary.known_labels[text] = _header_label(text, vocabulary)
    return vocabulary.known_labels[text]


def _header_label(text: str, vocabulary: Vocabulary) -> Label | None:
    for word in vocabulary.keys(text):
        if word in vocabulary.header:
            return vocabulary.header[word]
        if like := vocabulary.header_like.field((word,)):
            return Label(like, _UNLISTED)
    return None


def column_labels(text: str, form: Form, vocabulary: Vocabulary) -> tuple[Label, ...]:
    """The columns of the form that the whole text may head, the likeliest first."""
    words = vocabulary.keys(text)
    for word in words:
        for each in form.lineage:
            if word in each.columns:
                return each.columns[word]
    like = next(filter(None, (each.like.field(words) for each in form.lineage if each.like)), None)
    return (Label(like, _UNLISTED),) if like else ()


def is_listed_heading(text: str, vocabulary: Vocabulary) -> bool:
    """Whether any layout lists a column of that heading."""
    known = vocabulary.known_headings.get(text)
    if known is None:
        known = not vocabulary.headings.isdisjoint(vocabulary.keys(text))
        vocabulary.known_headings[text] = known
    return known


def is_column_heading(text: str, vocabulary: Vocabulary) -> bool:
    """Whether any layout has a column of that heading, or of one like it."""
    if is_listed_heading(text, vocabulary):
        return True
    return vocabulary.column_like.field(vocabulary.keys(text)) is not None


def level_of(text: str, rank: str, form: Form, vocabulary: Vocabulary) -> Level | None:
    """The level word of `text` in the form or else in any other; `rank` is level1 or level2."""
    identity = text, rank, form.layout.id
    if identity not in vocabulary.known_levels:
        vocabulary.known_levels[identity] = _level_of(text, rank, form, vocabulary)
    return vocabulary.known_levels[identity]


def is_level(text: str, rank: str, form: Form, vocabulary: Vocabulary) -> bool:
    """Whether the text is a level word of the form itself or of those that it extends."""
    levels: list[Mapping[str, Level]] = [getattr(each, rank) for each in form.lineage]
    return any(word in each for word in vocabulary.keys(text) for each in levels)


def names_level(text: str, form: Form, vocabulary: Vocabulary) -> bool:
    """Whether the text is a level of either rank, in the form or else in any other."""
    return any(level_of(text, rank, form, vocabulary) for rank in RANKS)


def is_level_word(text: str, vocabulary: Vocabulary) -> bool:
    """Whether the text is a level word of any form."""
    return not vocabulary.level_words.isdisjoint(vocabulary.keys(text))


def _level_of(text: str, rank: str, form: Form, vocabulary: Vocabulary) -> Level | None:
    words = vocabulary.keys(text)
    forms = (*form.lineage, *vocabulary.forms)
    for candidate in forms if is_level_word(text, vocabulary) else ():
        known: Mapping[str, Level] = getattr(candidate, rank)
        for word in words:
            if word in known:
                return known[word]
    like = vocabulary.level_like
    if like and not any(map(like.fullmatch, words)):
        return None
    for candidate in forms:
        levels: Sequence[Level] = getattr(candidate.layout, rank)
        for level in levels:
            if any(pattern.fullmatch(word) for word in words for pattern in level.like):
                return level
    return None


def matches(text: str, patterns: Patterns) -> bool:
    """Whether one of the patterns is found in the key of a short text."""
    word = key(text) if len(text) <= LONGEST_LABEL else ""
    return any(pattern.search(word) for pattern in patterns)


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
