"""Station 1: one normal form of text for comparing, with a way back to the raw offsets."""

import re
import unicodedata
from dataclasses import dataclass

_BLANK = re.compile(r"[\s\u3000\u00a0\u200b\ufeff]")
# Full-width ASCII only: NFKC would also turn ㎡ into m2 and ① into 1.
_FOLD = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
# Chinese punctuation keeps its full width: 。，；：？！（） are what authors mean to write.
_KEEP = frozenset("，；：？！（）")
# Most cells hold nothing to fold or drop; they are recognised in one match.
_UNCHANGED = re.compile(r"[!-~\u4e00-\u9fff，。；：？！（）、…—·“”‘’《》〈〉【】〔〕≥≤±×÷]*")


@dataclass(frozen=True, slots=True)
class Normal:
    """`text` in normal form; `offsets[i]` is the raw index of `text[i]`, with one entry past the end."""

    text: str
    offsets: tuple[int, ...]

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
    if _UNCHANGED.fullmatch(raw):
        return Normal(raw, tuple(range(len(raw) + 1)))
    kept: list[str] = []
    offsets: list[int] = []
    pending = -1
    for index, character in enumerate(raw):
        if _BLANK.match(character):
            if kept and pending < 0:
                pending = index
            continue
        folded = character if character in _KEEP else _FOLD.get(ord(character), character)
        if unicodedata.category(folded) == "Cf":
            continue
        if pending >= 0 and kept and _is_word(kept[-1]) and _is_word(folded):
            kept.append(" ")
            offsets.append(pending)
        pending = -1
        kept.append(folded)
        offsets.append(index)
    offsets.append(len(raw))
    return Normal("".join(kept), tuple(offsets))
