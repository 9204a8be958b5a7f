"""Between file and station 1: what PDFium knows of one character: where and how it is written."""

import ctypes
from math import atan2, hypot, pi
from typing import Any

import pypdfium2_raw as pdfium

from linter.readers.pdf.bare import bare, handle_of

_INVISIBLE = pdfium.FPDF_TEXTRENDERMODE_INVISIBLE
# Of 255: the strongest of red, green and blue, and how much is covered.
_TINTED, _OPAQUE = 96, 200


class Questions:
    """Answers about the characters of a text page, by their index."""

    def __init__(self, text_page: Any) -> None:
        self._page, self._handle = text_page, handle_of(text_page)
        self._origin_of = bare(pdfium.FPDFText_GetCharOrigin)
        self._matrix_of = bare(pdfium.FPDFText_GetMatrix)
        self._font_size_of = bare(pdfium.FPDFText_GetFontSize, ctypes.c_double)
        self._has_error = bare(pdfium.FPDFText_HasUnicodeMapError)
        self._fill_of = bare(pdfium.FPDFText_GetFillColor)
        self._x, self._y, self._matrix = ctypes.c_double(), ctypes.c_double(), pdfium.FS_MATRIX()
        self._place = ctypes.byref(self._matrix)
        self._fill = (ctypes.c_uint * 4)()
        steps = range(0, ctypes.sizeof(self._fill), ctypes.sizeof(ctypes.c_uint))
        self._fill_places = [ctypes.byref(self._fill, step) for step in steps]
        self._places = ctypes.byref(self._x), ctypes.byref(self._y)

    def origin(self, index: int) -> tuple[float, float]:
        """Where the character stands on its line, in the coordinates of the file."""
        self._origin_of(self._handle, index, *self._places)
        return self._x.value, self._y.value

    def angle_and_size(self, index: int) -> tuple[float, float]:
        """In quarter turns, clockwise in the coordinates of the file, and points, as it is seen."""
        matrix = self._matrix
        self._matrix_of(self._handle, index, self._place)
        size = self._font_size_of(self._handle, index) * hypot(matrix.c, matrix.d)
        return atan2(matrix.c, matrix.a) / (pi / 2), size

    def is_unmapped(self, index: int) -> bool:
        """Whether its font does not say which character it is."""
        return bool(self._has_error(self._handle, index) > 0)

    def is_tinted(self, index: int) -> bool:
        """Whether it is written in a colour or faintly, not in black or nearly so."""
        if not self._fill_of(self._handle, index, *self._fill_places):
            return False
        *colours, opacity = self._fill
        return max(colours) >= _TINTED or opacity < _OPAQUE

    def is_hidden(self, index: int) -> bool:
        """Whether it is written invisibly, as over a scan."""
        written = pdfium.FPDFText_GetTextObject(self._page, index)
        return bool(written and pdfium.FPDFTextObj_GetTextRenderMode(written) == _INVISIBLE)
