"""Between file and station 1: the codes and the boxes of all characters of a PDF page, in bulk."""

import ctypes
import re
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import repeat
from typing import Any

import pypdfium2_raw as pdfium

from linter.document import Unreadable
from linter.readers.pdf.bare import bare, handle_of
from linter.readers.pdf.turn import Turn

MAX_CHARACTERS_OF_PAGE = 200_000
# How many boxes are asked for at a time, and the bytes and numbers of one.
_BULK = 256
_BOX_BYTES, _SIDES = 16, 4
# What PDFium gives for a hyphen at the end of a line.
_BROKEN_WORD = "\x02"
_NO_CHARACTER = re.compile("[\ufffd-\uffff]")
_NO_LETTER = re.compile("[\0- \ufffd-\uffff]")
# Half of a character that does not fit into sixteen bits.
_HALF = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Characters:
    """The characters of a page in the order of the file, and the sides of their upright boxes;
    `passed_over` are the indexes of those that are not seen, `unmapped` is how many of these have
    no code."""

    text: str
    lefts: Sequence[float]
    tops: Sequence[float]
    rights: Sequence[float]
    bottoms: Sequence[float]
    passed_over: frozenset[int]
    unmapped: int


def text_of(text_page: Any) -> str:
    """The character at each index. Raises Unreadable for a page that is no page of a document."""
    count = pdfium.FPDFText_CountChars(text_page)
    if count > MAX_CHARACTERS_OF_PAGE:
        raise Unreadable(f"一页超过 {MAX_CHARACTERS_OF_PAGE // 10_000} 万字，不像正常文档，不读")
    units = (ctypes.c_ushort * (count + 1))()
    got = pdfium.FPDFText_GetText(text_page, 0, count, units)
    text = "".join(map(chr, units[:count]))

    def asked(index: int) -> str:
        return chr(pdfium.FPDFText_GetUnicode(text_page, index))

    # What is left out or takes two units shifts all behind it.
    if got != count + 1 or _HALF.search(text):
        text = "".join(map(asked, range(count)))
    else:
        text = _NO_CHARACTER.sub(lambda match: asked(match.start()), text)
    return text.replace(_BROKEN_WORD, "-")


def characters_of(text_page: Any, text: str, turn: Turn) -> Characters:
    """The characters of a page that holds `text`, turned upright."""
    lefts, tops, rights, bottoms = turn.boxes(*_sides(text_page, len(text)))
    unmapped = text.count("\0") + len(_NO_CHARACTER.findall(text))
    return Characters(
        text, lefts, tops, rights, bottoms, frozenset(_passed_over(text_page, text)), unmapped
    )


def _sides(text_page: Any, count: int) -> tuple[list[float], ...]:
    """The left, bottom, right and top sides of all boxes, in the coordinates of the file."""
    sides = (ctypes.c_float * (_SIDES * min(count, _BULK)))()
    places = [ctypes.byref(sides, start) for start in range(0, ctypes.sizeof(sides), _BOX_BYTES)]
    box_of = bare(pdfium.FPDFText_GetLooseCharBox, None)
    page = handle_of(text_page)
    found: list[float] = []
    for first in range(0, count, _BULK):
        indexes = range(first, min(first + _BULK, count))
        deque(map(box_of, repeat(page), indexes, places), maxlen=0)
        found += sides[: _SIDES * len(indexes)]
    lefts, tops, rights, bottoms = (found[side::_SIDES] for side in range(_SIDES))
    return lefts, bottoms, rights, tops


def _passed_over(text_page: Any, text: str) -> Iterator[int]:
    """The indexes of what has no code or is no letter: blanks and line ends that PDFium adds."""
    is_added, page = bare(pdfium.FPDFText_IsGenerated), handle_of(text_page)
    for match in _NO_LETTER.finditer(text):
        index = match.start()
        if match[0] != " " or is_added(page, index):
            yield index
