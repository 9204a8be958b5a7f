"""Between file and station 1: the characters of a PDF page with their boxes."""

import ctypes
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from math import hypot, inf, pi
from typing import Any

import pypdfium2_raw as pdfium

from linter.document import Unreadable
from linter.readers.pdf.marks import Glyph
from linter.readers.pdf.sideways import stacked
from linter.readers.pdf.turn import Turn
from linter.readers.pdf.unified import UNIFIED

MAX_CHARACTERS_OF_PAGE = 200_000
_BLANK = 32
# What PDFium gives for a hyphen at the end of a line.
_BROKEN_WORD, _HYPHEN = 2, ord("-")
_NO_CHARACTER = frozenset((0xFFFD, 0xFFFE, 0xFFFF))
# Halves of a character that does not fit into sixteen bits.
_FIRST_HALF, _LAST_HALF = 0xD800, 0xDFFF
_INVISIBLE = pdfium.FPDF_TEXTRENDERMODE_INVISIBLE
# As shares of the size of a font: above and below the line it is written on.
_ASCENT, _DESCENT = 0.88, 0.12
# How often the narrowest letter goes into its height.
_NARROWEST = 6
# As a share of the width of a letter.
_TOUCHING = 0.25
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


_KINDS = (_Kind.UPRIGHT, _Kind.DOWN, _Kind.SLANTED, _Kind.UP)


@dataclass(frozen=True, slots=True)
class Letters:
    """The visible characters, and how many had no character code or were invisible."""

    glyphs: list[Glyph]
    unmapped: int
    hidden: int


def letters_of(text_page: Any, turn: Turn, *, may_be_hidden: bool) -> Letters:
    """The characters in the order of the file, blanks included, slanted ones left out.

    `may_be_hidden` asks for a look at whether text is visible at all, as over a scan. Raises
    Unreadable for a page that is no page of a document.
    """
    count = pdfium.FPDFText_CountChars(text_page)
    if count > MAX_CHARACTERS_OF_PAGE:
        raise Unreadable(f"一页超过 {MAX_CHARACTERS_OF_PAGE // 10_000} 万字，不像正常文档，不读")
    pieces = _Pieces(text_page, turn, may_be_hidden)
    unknown = 0
    box_of = pdfium.FPDFText_GetLooseCharBox
    box = pdfium.FS_RECTF()
    pointer = ctypes.byref(box)
    bottom_before = inf
    for index, code in enumerate(_codes(text_page, count)):
        if code == _BROKEN_WORD:
            code = _HYPHEN
        if code < _BLANK or code in _NO_CHARACTER:
            unknown += code == 0 or code > _BLANK
            continue
        if code == _BLANK and pdfium.FPDFText_IsGenerated(text_page, index):
            continue
        box_of(text_page, index, pointer)
        left, top, right, bottom = turn.box(box.left, box.bottom, box.right, box.top)
        if bottom != bottom_before:
            bottom_before = bottom
            pieces.look_at(index, left, top, right, bottom)
        pieces.end = right
        if pieces.has_line:
            top, bottom = pieces.top, pieces.bottom
        pieces.written.append(Glyph(UNIFIED.get(code) or chr(code), left, top, right, bottom))
    found = pieces.found
    glyphs = found[_Kind.UPRIGHT]
    glyphs += stacked(found[_Kind.DOWN], runs_down=True)
    glyphs += stacked(found[_Kind.UP], runs_down=False)
    return Letters(glyphs, unknown + len(found[_Kind.UNMAPPED]), len(found[_Kind.HIDDEN]))


def _codes(text_page: Any, count: int) -> Sequence[int]:
    """The character code at each index, asked for in one call where that tells them apart."""
    units = (ctypes.c_ushort * (count + 1))()
    got = pdfium.FPDFText_GetText(text_page, 0, count, units)
    codes = units[:count]
    # What is left out or takes two units shifts all behind it.
    is_aligned = got == count + 1
    if not is_aligned or any(_FIRST_HALF <= code <= _LAST_HALF for code in codes):
        return [pdfium.FPDFText_GetUnicode(text_page, index) for index in range(count)]
    for index, code in enumerate(codes):
        if code in _NO_CHARACTER:
            codes[index] = pdfium.FPDFText_GetUnicode(text_page, index)
    return codes


class _Pieces:
    """The pieces of text of a page, by the way they are written.

    A piece keeps its direction, its font and its visibility to the end of its line. Boxes that
    fonts give are high for a letter and low for a comma, so an upright piece is as high as its
    font, from `top` to `bottom`; `has_line` is False where the font does not tell.
    """

    def __init__(self, text_page: Any, turn: Turn, may_be_hidden: bool) -> None:
        self.found: dict[_Kind, list[Glyph]] = {kind: [] for kind in _Kind}
        self.written = self.found[_Kind.UPRIGHT]
        self.top = self.bottom = 0.0
        self.end = inf
        self.has_line = False
        self._text_page, self._turn, self._may_be_hidden = text_page, turn, may_be_hidden
        self._baseline = inf
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._pointers = ctypes.byref(self._x), ctypes.byref(self._y)

    def look_at(self, index: int, left: float, top: float, right: float, bottom: float) -> None:
        """Begins a new piece if the character in this box stands on another line.

        A box within those of its line that touches the one before, which ends at `end`, needs no
        question.
        """
        width = right - left
        is_level = self.has_line and self.top < top and bottom < self.bottom
        if is_level and abs(left - self.end) < _TOUCHING * width:
            return
        pdfium.FPDFText_GetCharOrigin(self._text_page, index, *self._pointers)
        baseline = self._turn.point(self._x.value, self._y.value)[1]
        if -1 < baseline - self._baseline < 1:
            return
        self._baseline = baseline
        kind = _kind(self._text_page, index, self._turn.quarters, self._may_be_hidden)
        self.written = self.found[kind]
        size = _size(self._text_page, index)
        self.has_line = kind is _Kind.UPRIGHT and width / 2 < size < _NARROWEST * width
        self.top, self.bottom = baseline - _ASCENT * size, baseline + _DESCENT * size


def _size(text_page: Any, index: int) -> float:
    """The size of the font as it is seen."""
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(text_page, index, ctypes.byref(matrix))
    return float(pdfium.FPDFText_GetFontSize(text_page, index)) * hypot(matrix.c, matrix.d)


def _kind(text_page: Any, index: int, quarters: int, may_be_hidden: bool) -> _Kind:
    if may_be_hidden and _is_hidden(text_page, index):
        return _Kind.HIDDEN
    if pdfium.FPDFText_HasUnicodeMapError(text_page, index) > 0:
        return _Kind.UNMAPPED
    # Clockwise, in the coordinates of the file.
    angle = pdfium.FPDFText_GetCharAngle(text_page, index) / (pi / 2) + quarters
    is_slanted = abs(angle - round(angle)) > _MOST_SLANT
    return _Kind.SLANTED if is_slanted else _KINDS[round(angle) % 4]


def _is_hidden(text_page: Any, index: int) -> bool:
    written = pdfium.FPDFText_GetTextObject(text_page, index)
    return bool(written and pdfium.FPDFTextObj_GetTextRenderMode(written) == _INVISIBLE)
