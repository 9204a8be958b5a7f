"""Between file and station 1: the characters of a PDF page as runs of upright text."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise
from math import inf
from typing import NamedTuple

from linter.readers.pdf.characters import Characters
from linter.readers.pdf.marks import Glyph, Run
from linter.readers.pdf.questions import Questions
from linter.readers.pdf.runs import TOUCHING, runs_of
from linter.readers.pdf.sideways import stacked
from linter.readers.pdf.turn import Turn
from linter.readers.pdf.unified import UNIFIED

# As shares of the size of a font: above and below the line it is written on.
_ASCENT, _DESCENT = 0.88, 0.12
# How often the narrowest letter goes into its height.
_NARROWEST = 6
# Points by which boxes on one line differ for want of exact figures.
_LEVEL = 0.5
# As a share of a quarter turn.
_MOST_SLANT = 0.06


class _Kind(Enum):
    """How a piece of text is written."""

    UPRIGHT = 1
    DOWN = 2
    UP = 3
    SLANTED = 4
    HIDDEN = 5
    UNMAPPED = 6
    TINTED = 7


_KINDS = (_Kind.UPRIGHT, _Kind.DOWN, _Kind.SLANTED, _Kind.UP)


class _Span(NamedTuple):
    """Characters from `start` to before `end` that stand behind one another, and the top and the
    bottom of their line; None where their font does not tell."""

    start: int
    end: int
    line: tuple[float, float] | None


@dataclass(frozen=True, slots=True)
class Letters:
    """The visible characters, upright ones in a colour apart, and how many had no character code
    or were invisible."""

    runs: list[Run]
    tinted: list[Run]
    unmapped: int
    hidden: int


def letters_of(
    characters: Characters, questions: Questions, turn: Turn, *, may_be_hidden: bool
) -> Letters:
    """The characters in the order of the file, blanks included, slanted ones left out.

    `may_be_hidden` asks for a look at whether text is visible at all, as over a scan.
    """
    pieces = _Pieces(characters, questions, turn, may_be_hidden)
    for start, end in pairwise(_bounds(characters)):
        if start not in characters.passed_over:
            pieces.add(start, end)
    spans = pieces.spans
    text = characters.text.translate(UNIFIED)
    runs, tinted = (
        [run for span in spans[kind] for run in _runs(text, characters, span)]
        for kind in (_Kind.UPRIGHT, _Kind.TINTED)
    )
    for kind in (_Kind.DOWN, _Kind.UP):
        written = [glyph for span in spans[kind] for glyph in _glyphs(text, characters, span)]
        runs += runs_of(stacked(written, runs_down=kind is _Kind.DOWN))
    unmapped = characters.unmapped + _count(spans[_Kind.UNMAPPED])
    return Letters(runs, tinted, unmapped, _count(spans[_Kind.HIDDEN]))


def _bounds(characters: Characters) -> list[int]:
    """Where characters begin that do not stand behind the one before, on its level, and the end."""
    lefts, rights, bottoms = characters.lefts, characters.rights, characters.bottoms
    sides = zip(rights, lefts[1:], rights[1:], bottoms, bottoms[1:], strict=False)
    bounds = {
        index
        for index, (end, left, right, level, bottom) in enumerate(sides, 1)
        if not (abs(left - end) < TOUCHING * (right - left) and abs(bottom - level) < _LEVEL)
    }
    for index in characters.passed_over:
        bounds |= {index, index + 1}
    return sorted(bounds | {0, len(lefts)})


def _runs(text: str, characters: Characters, span: _Span) -> Iterable[Run]:
    start, end, line = span
    if line is None:
        return runs_of(_glyphs(text, characters, span))
    return [Run(text[start:end], characters.lefts[start:end], characters.rights[start:end], *line)]


def _glyphs(text: str, characters: Characters, span: _Span) -> Iterator[Glyph]:
    inside = slice(span.start, span.end)
    boxes = (characters.lefts, characters.tops, characters.rights, characters.bottoms)
    yield from map(Glyph, text[inside], *(sides[inside] for sides in boxes))


def _count(spans: Iterable[_Span]) -> int:
    return sum(span.end - span.start for span in spans)


class _Pieces:
    """The pieces of text of a page, by the way they are written.

    A piece keeps its direction, its font and its visibility to the end of its line. Boxes that
    fonts give are high for a letter and low for a comma, so an upright piece is as high as its
    font: its spans have the `line` that it stands on, where the font tells.
    """

    def __init__(
        self, characters: Characters, questions: Questions, turn: Turn, may_be_hidden: bool
    ) -> None:
        self.spans: dict[_Kind, list[_Span]] = {kind: [] for kind in _Kind}
        self._characters = characters
        self._written = self.spans[_Kind.UPRIGHT]
        self._line: tuple[float, float] | None = None
        self._end = self._bottom = self._baseline = inf
        self._questions, self._turn = questions, turn
        self._may_be_hidden = may_be_hidden

    def add(self, start: int, end: int) -> None:
        """Adds characters that stand behind one another, on one level, to their piece."""
        characters = self._characters
        left, right, bottom = (
            characters.lefts[start], characters.rights[start], characters.bottoms[start],
        )  # fmt: skip
        touches = abs(left - self._end) < TOUCHING * (right - left)
        if bottom != self._bottom and not (
            touches and self._is_within(characters.tops[start], bottom)
        ):
            self._look_at(start, right - left)
        self._end, self._bottom = characters.rights[end - 1], characters.bottoms[end - 1]
        line, written = self._line, self._written
        if touches and line is not None and written:
            before = written[-1]
            if before.end == start and before.line is line:
                written[-1] = _Span(before.start, end, line)
                return
        written.append(_Span(start, end, line))

    def _is_within(self, top: float, bottom: float) -> bool:
        """Whether a box stands within the line, so that it needs no question."""
        return self._line is not None and self._line[0] < top and bottom < self._line[1]

    def _look_at(self, index: int, width: float) -> None:
        """Begins a new piece if the character stands on another line."""
        baseline = self._turn.point(*self._questions.origin(index))[1]
        if -1 < baseline - self._baseline < 1:
            return
        self._baseline = baseline
        angle, size = self._questions.angle_and_size(index)
        kind = self._kind(index, angle + self._turn.quarters)
        if kind is _Kind.UPRIGHT and self._questions.is_tinted(index):
            kind = _Kind.TINTED
        self._written = self.spans[kind]
        has_line = kind in (_Kind.UPRIGHT, _Kind.TINTED) and width / 2 < size < _NARROWEST * width
        self._line = (baseline - _ASCENT * size, baseline + _DESCENT * size) if has_line else None

    def _kind(self, index: int, angle: float) -> _Kind:
        if self._may_be_hidden and self._questions.is_hidden(index):
            return _Kind.HIDDEN
        if self._questions.is_unmapped(index):
            return _Kind.UNMAPPED
        quarters = round(angle)
        return _Kind.SLANTED if abs(angle - quarters) > _MOST_SLANT else _KINDS[quarters % 4]
