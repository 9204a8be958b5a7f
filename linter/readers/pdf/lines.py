"""Between file and station 1: characters of a PDF page set back into lines of text."""

from collections.abc import Sequence
from functools import lru_cache
from itertools import chain
from operator import itemgetter, lt, sub
from typing import NamedTuple

from linter.readers.pdf.blanks import WORD_GAP, spaced
from linter.readers.pdf.marks import Box, Glyph, Run
from linter.readers.pdf.runs import glyphs_of, runs_of

# Shares of the width of a letter.
_APART = 0.7
_COPY_SHIFT = 0.35
_SHIFTED = 0.15
# Punctuation that begins no line and that ends none: it moves with the character it belongs to.
CLOSING = frozenset("，。、；：？！）》〉】〕』」…％%‰℃,.;:?!)]}·-—~～")
_OPENING = frozenset("（《〈【〔『「([{￥$")
# Quotation marks of either kind, and strokes, stay with what stands on both sides of them.
_BOUND = frozenset("“”‘’\"'/")
_CIRCLED = frozenset("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")
# From the radicals on all are as wide as high, and lines may break between them.
_FIRST_CHARACTER = "\u2e80"


class Line(NamedTuple):
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


def lines_of(runs: Sequence[Run]) -> list[Line]:
    """The lines from top to bottom, in each the characters from left to right."""
    lines = (_line(level) for level in levels_of(runs))
    return [line for line in lines if line is not None]


def pieces_of(runs: Sequence[Run]) -> list[Line]:
    """The lines, each parted where it has a gap as wide as two letters."""
    pieces: list[Line | None] = []
    for level in levels_of(runs):
        glyphs = sorted(chain.from_iterable(map(glyphs_of, level)), key=itemgetter(1))
        em = max([right - left for _, left, _, right, _ in glyphs])
        piece: list[Glyph] = []
        for glyph in glyphs:
            if glyph.text.isspace():
                continue
            if piece and glyph.left - piece[-1].right > 2 * em:
                pieces.append(_line(list(runs_of(piece))))
                piece = []
            piece.append(glyph)
        pieces.append(_line(list(runs_of(piece))))
    return [piece for piece in pieces if piece is not None]


def levels_of(runs: Sequence[Run]) -> list[list[Run]]:
    """Runs by line: each stands at the height of its line's tallest, or that one at its own."""
    if len(runs) == 1:
        return [[runs[0]]]
    levels: list[list[Run]] = []
    upper = lower = middle = height = 0.0
    for run in sorted(runs, key=lambda run: run[3] + run[4]):
        _, _, _, top, bottom = run
        own = (top + bottom) / 2
        margin = _SHIFTED * (bottom - top)
        if levels and (upper < own < lower or top + margin < middle < bottom - margin):
            levels[-1].append(run)
            if bottom - top <= height:
                continue
        else:
            levels.append([run])
        upper, lower, middle, height = top + margin, bottom - margin, own, bottom - top
    return levels


def _line(level: list[Run]) -> Line | None:
    text, lefts, rights = _side_by_side(level)
    widths = list(map(sub, rights, lefts))
    em = max(widths)
    if _has_copies(lefts, widths, em):
        level = list(runs_of(_without_copies(level)))
        text, lefts, rights = _side_by_side(level)
    inked = text.strip()
    if not inked:
        return None
    indent = ""
    if len(inked) < len(text):
        indent = text[: text.index(inked[0])]
        start, end = len(indent), len(indent) + len(inked)
        level, lefts, rights = _without_blank_ends(level), lefts[start:end], rights[start:end]
    gaps = list(map(sub, lefts[1:], rights))
    widest = max(gaps, default=0)
    top, bottom = level[0][3:]
    for _, _, _, its_top, its_bottom in level[1:]:
        top, bottom = min(top, its_top), max(bottom, its_bottom)
    return Line(
        inked if widest <= WORD_GAP * em else spaced(inked, lefts, rights, gaps, em),
        lefts[0],
        top,
        max(rights),
        bottom,
        em,
        _head(inked, lefts, rights),
        inked[-1] in _OPENING,
        indent,
        1 if widest <= _APART * em else 1 + sum([gap > _APART * em for gap in gaps]),
    )


def _side_by_side(level: list[Run]) -> tuple[str, Sequence[float], Sequence[float]]:
    """The text of the runs and the sides of its characters, when they are put in order."""
    if len(level) == 1:
        return level[0][:3]
    level.sort(key=lambda run: run[1][0])
    text = ""
    lefts: list[float] = []
    rights: list[float] = []
    for its_text, its_lefts, its_rights, _, _ in level:
        text += its_text
        lefts += its_lefts
        rights += its_rights
    return text, lefts, rights


def _has_copies(lefts: Sequence[float], widths: Sequence[float], em: float) -> bool:
    """Whether characters stand over the one before, or before it."""
    steps = list(map(sub, lefts[1:], lefts))
    least = min(steps, default=em)
    if 0 <= least >= _COPY_SHIFT * em:
        return False
    limits = [_COPY_SHIFT * width for width in widths[1:]]
    return least < 0 or any(map(lt, steps, limits))


def _without_copies(level: Sequence[Run]) -> list[Glyph]:
    """The characters from left to right. Bold type is at times the same character written twice, a
    little to the side."""
    glyphs = sorted(chain.from_iterable(map(glyphs_of, level)), key=itemgetter(1))
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


def _without_blank_ends(level: list[Run]) -> list[Run]:
    inked = [index for index, run in enumerate(level) if not run[0].isspace()]
    return level[inked[0] : inked[-1] + 1]


def _head(text: str, lefts: Sequence[float], rights: Sequence[float]) -> float:
    """The width of opening marks, a word or a single character, and closing marks."""
    end = 0
    while end < len(text) - 1 and _stay_together(text[end], text[end + 1]):
        end += 1
    return rights[end] - lefts[0]


@lru_cache(4096)
def _stay_together(before: str, after: str) -> bool:
    if before in _OPENING or after in CLOSING or before in _BOUND or after in _BOUND:
        return True
    return _is_word(before) and _is_word(after)


def _is_word(text: str) -> bool:
    """Letters, figures and signs that break rules of lines keep together, unlike characters."""
    return text < _FIRST_CHARACTER and not text.isspace() and text not in _CIRCLED
