"""Station 1: one normal form of text for comparing, with a way back to the raw offsets."""

import re
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

# Full-width ASCII only: NFKC would also turn ㎡ into m2 and ① into 1. Chinese punctuation keeps
# its full width: ，；：？！（） are what authors mean to write.
_KEEP = frozenset("，；：？！（）")
_FOLD = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F) if chr(code) not in _KEEP}
_DROPPED = r"\s\u3000\u00a0\u00ad\u200b-\u200f\u2028-\u202f\u2060-\u2064\ufeff"
_BLANKS = re.compile(f"[{_DROPPED}]+")
_TO_DO = re.compile(f"[{_DROPPED}{''.join(map(chr, _FOLD))}]")


class Normal(NamedTuple):
    """`text` in normal form; `offsets[i]` is the raw index of `text[i]`, and one past the end."""

    text: str
    offsets: Sequence[int]

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """The raw span of `text[start:end]`."""
        if end <= start:
            return self.offsets[start], self.offsets[start]
        return self.offsets[start], self.offsets[end - 1] + 1


def _is_word(character: str) -> bool:
    return character.isascii() and character.isalnum()


def normalise(raw: str) -> Normal:
    """Fold full-width ASCII (not punctuation of sentences) and drop blanks and line breaks.

    A blank between two ASCII words or numbers stays, as one space. Line breaks between Chinese
    characters vanish, as they do when a cell is wrapped.
    """
    if not _TO_DO.search(raw):
        return Normal(raw, range(len(raw) + 1))
    kept: list[str] = []
    offsets: list[int] = []
    end = 0
    for blank in _BLANKS.finditer(raw):
        start, stop = blank.span()
        kept.append(raw[end:start])
        offsets.extend(range(end, start))
        if start > 0 and stop < len(raw) and _between_words(raw, blank):
            kept.append(" ")
            offsets.append(start)
        end = stop
    kept.append(raw[end:])
    offsets.extend(range(end, len(raw) + 1))
    return Normal("".join(kept).translate(_FOLD), tuple(offsets))


def _between_words(raw: str, blank: re.Match[str]) -> bool:
    start, stop = blank.span()
    before = _FOLD.get(ord(raw[start - 1]), raw[start - 1])
    after = _FOLD.get(ord(raw[stop]), raw[stop])
    if not _is_word(before) or not _is_word(after):
        return False
    return any(unicodedata.category(character) != "Cf" for character in blank.group())
