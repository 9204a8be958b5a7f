"""Station 2: paragraphs outside tables, each under its nearest section title."""

from collections.abc import Iterable, Iterator

from linter.document import Paragraph, Place
from linter.model import Field
from linter.recognise.vocabulary import Vocabulary
from linter.recognise.words import LONGEST_LABEL, key, squeezed


def is_section(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a paragraph is a section title, as in 二、单位预算安排的总体情况."""
    if len(text) > LONGEST_LABEL:
        return False
    word = key(text)
    return any(pattern.search(word) for pattern in vocabulary.sections)


def narrative(
    paragraphs: Iterable[Paragraph], used: frozenset[Place], vocabulary: Vocabulary
) -> Iterator[Field]:
    """The paragraphs as fields; those at `used` places (titles, captions) are left out."""
    section = ""
    for paragraph in paragraphs:
        if is_section(paragraph.text, vocabulary):
            section = squeezed(paragraph.text)
        if paragraph.place not in used:
            yield Field("narrative", paragraph.text, paragraph.place, section)
