"""Between file and station 1: the characters of a PDF page with their boxes."""

import ctypes
from dataclasses import dataclass
from math import pi
from typing import Any

import pypdfium2_raw as pdfium

from linter.document import Unreadable
from linter.readers.pdf.marks import Glyph
from linter.readers.pdf.turn import Turn
from linter.readers.pdf.unified import UNIFIED

MAX_CHARACTERS_OF_PAGE = 200_000
_BLANK = 32
_NO_CHARACTER = frozenset((0xFFFD, 0xFFFE, 0xFFFF))
_INVISIBLE = pdfium.FPDF_TEXTRENDERMODE_INVISIBLE
# Fonts that name no height give flat boxes; letters are about as high as they are wide.
_LEAST_HEIGHT = 1.0


@dataclass(frozen=True, slots=True)
class Letters:
    """The visible upright characters, and how many had no character code or were invisible."""

    glyphs: list[Glyph]
    unmapped: int
    hidden: int


def letters_of(text_page: Any, turn: Turn, *, may_be_hidden: bool) -> Letters:
    """The characters in the order of the file, blanks included, upright ones only.

    `may_be_hidden` asks for a look at whether text is visible at all, as over a scan. Raises
    Unreadable for a page that is no page of a document.
    """
    count = pdfium.FPDFText_CountChars(text_page)
    if count > MAX_CHARACTERS_OF_PAGE:
        raise Unreadable(f"一页超过 {MAX_CHARACTERS_OF_PAGE // 10_000} 万字，不像正常文档，不读")
    glyphs: list[Glyph] = []
    unmapped = hidden = 0
    unicode_of, box_of = pdfium.FPDFText_GetUnicode, pdfium.FPDFText_GetLooseCharBox
    box = pdfium.FS_RECTF()
    pointer = ctypes.byref(box)
    quarters = turn.quarters
    baseline = None
    is_hidden = is_unmapped = is_passed = False
    for index in range(count):
        code = unicode_of(text_page, index)
        if code < _BLANK or (code == _BLANK and pdfium.FPDFText_IsGenerated(text_page, index)):
            unmapped += code == 0
            continue
        if code in _NO_CHARACTER:
            unmapped += 1
            continue
        box_of(text_page, index, pointer)
        # A piece of text keeps its direction, its font and its visibility to the end of a line.
        if baseline is None or abs(box.bottom - baseline) > 1:
            baseline = box.bottom
            is_hidden = may_be_hidden and _is_hidden(text_page, index)
            is_unmapped = pdfium.FPDFText_HasUnicodeMapError(text_page, index) > 0
            is_passed = is_hidden or is_unmapped or not _is_upright(text_page, index, quarters)
        if is_passed:
            hidden += is_hidden
            unmapped += is_unmapped and not is_hidden
            continue
        glyphs.append(_glyph(code, box, turn))
    return Letters(glyphs, unmapped, hidden)


def _glyph(code: int, box: Any, turn: Turn) -> Glyph:
    text = UNIFIED.get(code) or chr(code)
    if turn.quarters == 0:
        left, right = box.left - turn.left, box.right - turn.left
        top, bottom = turn.top - box.top, turn.top - box.bottom
    else:
        first = turn.point(box.left, box.top)
        second = turn.point(box.right, box.bottom)
        left, right = sorted((first[0], second[0]))
        top, bottom = sorted((first[1], second[1]))
    if bottom - top < _LEAST_HEIGHT:
        half = (right - left) / 2
        top, bottom = top - half, bottom + half
    return Glyph(text, left, top, right, bottom)


def _is_upright(text_page: Any, index: int, quarters: int) -> bool:
    angle = pdfium.FPDFText_GetCharAngle(text_page, index) + quarters * pi / 2
    return bool(abs((angle + pi) % (2 * pi) - pi) < 0.1)


def _is_hidden(text_page: Any, index: int) -> bool:
    written = pdfium.FPDFText_GetTextObject(text_page, index)
    return bool(written and pdfium.FPDFTextObj_GetTextRenderMode(written) == _INVISIBLE)
