"""Between file and station 1: characters of a PDF page set back into lines of text."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import itemgetter, sub

from linter.readers.pdf.marks import Box, Glyph

# Shares of the width of a letter.
_WORD_GAP = 0.22
_MIXED_GAP = 0.6
_APART = 0.7
_COPY_SHIFT = 0.35
_SHIFTED = 0.15
_LEFT = itemgetter(1)
# Punctuation that begins no line and that ends none: it moves with the character it belongs to.
_CLOSING = frozenset("，。、；：？！）》〉】〕』」…％%‰℃,.;:?!)]}·-—~～")
_OPENING = frozenset("（《〈【〔『「([{￥$")
# Quotation marks of either kind, and strokes, stay with what stands on both sides of them.
_BOUND = frozenset("“”‘’\"'/")
_CIRCLED = frozenset("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")
# From the radicals on all are as wide as high, and lines may break between them.
_FIRST_CHARACTER = "\u2e80"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text; `em` is the width of its widest letter, `head` that of the piece at its
    start which no line break may part; `ends_open` after a mark that should not end a line.
    `indent` is the blanks before the text, `pieces` the number of its parts that stand apart by a
    letter or more."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    em: float
    head: float
    ends_open: bool
    indent: str = ""
    pieces: int = 1

    @property
    def box(self) -> Box:
        return self.left, self.top, self.right, self.bottom

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2


def lines_of(glyphs: Iterable[Glyph]) -> list[Line]:
    """The lines from top to bottom, in each the characters from left to right."""
    lines = (_line(level) for level in _levels(glyphs))
    return [line for line in lines if line is not None]


def pieces_of(glyphs: Iterable[Glyph]) -> list[Line]:
    """The lines, each parted where it has a gap as wide as two letters."""
    pieces: list[Line | None] = []
    for level in _levels(glyphs):
        level.sort(key=_LEFT)
        em = _em(level)
        piece: list[Glyph] = []
        for glyph in level:
            if glyph.text.isspace():
                continue
            if piece and glyph.left - piece[-1].right > 2 * em:
                pieces.append(_line(piece))
                piece = []
            piece.append(glyph)
        pieces.append(_line(piece))
    return [piece for piece in pieces if piece is not None]


def _levels(glyphs: Iterable[Glyph]) -> list[list[Glyph]]:
    """Glyphs by line: each stands at the height of its line's tallest, or that one at its own."""
    levels: list[list[Glyph]] = []
    upper = lower = middle = height = 0.0
    for glyph in sorted(glyphs, key=lambda glyph: glyph[2] + glyph[4]):
        _, _, top, _, bottom = glyph
        own = (top + bottom) / 2
        margin = _SHIFTED * (bottom - top)
        if levels and (upper < own < lower or top + margin < middle < bottom - margin):
            levels[-1].append(glyph)
            if bottom - top <= height:
                continue
        else:
            levels.append([glyph])
        upper, lower, middle, height = top + margin, bottom - margin, own, bottom - top
    return levels


def _line(level: list[Glyph]) -> Line | None:
    level.sort(key=_LEFT)
    em = _em(level)
    glyphs = _without_copies(level)
    inked = [index for index, glyph in enumerate(glyphs) if not glyph[0].isspace()]
    if not inked:
        return None
    indent = "".join(glyph.text for glyph in glyphs[: inked[0]])
    glyphs = glyphs[inked[0] : inked[-1] + 1]
    texts, lefts, tops, rights, bottoms = zip(*glyphs, strict=True)
    gaps = list(map(sub, lefts[1:], rights))
    return Line(
        "".join(texts) if max(gaps, default=0) <= _WORD_GAP * em else _text(glyphs, gaps, em),
        lefts[0],
        min(tops),
        max(rights),
        max(bottoms),
        em,
        _head(glyphs),
        texts[-1] in _OPENING,
        indent,
        1 + sum([gap > _APART * em for gap in gaps]),
    )


def _text(glyphs: Sequence[Glyph], gaps: Sequence[float], em: float) -> str:
    usual = sorted(gaps)[len(gaps) // 2] if gaps else 0.0
    return glyphs[0].text + "".join(
        _blank(before, after, em, usual) + after.text for before, after in pairwise(glyphs)
    )


def _em(glyphs: Sequence[Glyph]) -> float:
    return max([right - left for _, left, _, right, _ in glyphs])


def _without_copies(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """Bold type is at times the same character written twice, a little to the side."""
    kept = [glyphs[0]]
    for glyph in glyphs[1:]:
        text, left, _, right, _ = glyph
        shift = left - _COPY_SHIFT * (right - left)
        if kept[-1][1] > shift and any(
            before[0] == text and before[1] > shift for before in kept[-2:]
        ):
            continue
        kept.append(glyph)
    return kept


def _blank(before: Glyph, after: Glyph, em: float, usual: float) -> str:
    """What stands in a gap that no blank fills, when the gaps of the line are `usual` wide.

    Programs set Chinese and Latin letters apart without a blank, by a quarter of a letter.
    """
    if before.text.isspace() or after.text.isspace():
        return ""
    gap = after.left - before.right
    is_latin = before.text.isascii(), after.text.isascii()
    if not any(is_latin):
        # Some fonts give the box of the ink for a character, which takes a whole em.
        gap = (after.left + after.right - before.left - before.right) / 2 - em
    least = _MIXED_GAP if is_latin[0] != is_latin[1] else _WORD_GAP
    return " " if gap - max(usual, 0) > least * em else ""


def _head(glyphs: Sequence[Glyph]) -> float:
    """The width of opening marks, a word or a single character, and closing marks."""
    end = 0
    while end < len(glyphs) - 1 and _stay_together(glyphs[end].text, glyphs[end + 1].text):
        end += 1
    return glyphs[end].right - glyphs[0].left


def _stay_together(before: str, after: str) -> bool:
    if before in _OPENING or after in _CLOSING or before in _BOUND or after in _BOUND:
        return True
    return _is_word(before) and _is_word(after)


def _is_word(text: str) -> bool:
    """Letters, figures and signs that break rules of lines keep together, unlike characters."""
    return text < _FIRST_CHARACTER and not text.isspace() and text not in _CIRCLED
