"""Station 2: labels and titles as words to compare."""

from dataclasses import dataclass
from functools import lru_cache

# Longer text is content: no form prints a label of that length.
LONGEST_LABEL = 60
LONGEST_TITLE = 200
# Unlike the normal form of content, labels compare with half-width punctuation as well.
_HALF_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_FOLD: dict[int, int | None] = {
    **_HALF_WIDTH,
    **dict.fromkeys((0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, 0x00AD)),
}


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


def fold(text: str) -> str:
    """The text with half-width punctuation, letter for letter."""
    return text.translate(_HALF_WIDTH)


def squeezed(text: str) -> str:
    """The text without blanks and line breaks, as a heading is shown to people."""
    return "".join(text.split())


@lru_cache(maxsize=8192)
def key(text: str) -> str:
    """The form in which labels are compared: no blanks, half-width punctuation, no final colon."""
    return "".join(text.split()).translate(_FOLD).rstrip(":")
