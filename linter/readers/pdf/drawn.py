"""Between file and station 1: what PDFium knows of the paths, pictures and forms of a page."""

import ctypes
from collections.abc import Iterator
from itertools import repeat
from typing import Any

import pypdfium2_raw as pdfium

from linter.readers.pdf.bare import bare, handle_of

MAX_OBJECTS_OF_PAGE = 200_000
_FLOAT_BYTES = 4

Matrix = tuple[float, float, float, float, float, float]
Point = tuple[float, float]
Object = tuple[int, ctypes.c_void_p]
"""The kind of what is drawn, and its handle."""


class Drawn:
    """Answers about what is drawn on pages, by its handle."""

    def __init__(self) -> None:
        self._kind_of = bare(pdfium.FPDFPageObj_GetType)
        self._bounds_of = bare(pdfium.FPDFPageObj_GetBounds)
        self._mode_of = bare(pdfium.FPDFPath_GetDrawMode)
        self._count_of = bare(pdfium.FPDFPath_CountSegments)
        self._sides = (ctypes.c_float * 4)()
        offsets = range(0, ctypes.sizeof(self._sides), _FLOAT_BYTES)
        self._side_places = [ctypes.byref(self._sides, offset) for offset in offsets]
        self._fill, self._stroke = ctypes.c_int(), ctypes.c_int()
        self._mode_places = ctypes.byref(self._fill), ctypes.byref(self._stroke)

    def objects(self, page: Any) -> tuple[int, list[Object]]:
        """How many objects a page has, and those that are not text."""
        count = pdfium.FPDFPage_CountObjects(page)
        return count, self._objects(page, count, pdfium.FPDFPage_GetObject)

    def inner_objects(self, form: ctypes.c_void_p) -> tuple[int, list[Object]]:
        """The same for what a page holds as one."""
        its = ctypes.cast(form, pdfium.FPDF_PAGEOBJECT)
        count = pdfium.FPDFFormObj_CountObjects(its)
        return count, self._objects(its, count, pdfium.FPDFFormObj_GetObject)

    def _objects(self, holder: Any, count: int, get: Any) -> list[Object]:
        indexes = range(min(count, MAX_OBJECTS_OF_PAGE))
        places = map(bare(get, ctypes.c_void_p), repeat(handle_of(holder)), indexes)
        handles = list(map(ctypes.c_void_p, places))
        found = zip(map(self._kind_of, handles), handles, strict=True)
        return [each for each in found if each[0] != pdfium.FPDF_PAGEOBJ_TEXT]

    def bounds(self, drawn: ctypes.c_void_p) -> tuple[float, float, float, float]:
        """Left, bottom, right and top, where its holder puts it."""
        self._bounds_of(drawn, *self._side_places)
        left, bottom, right, top = self._sides
        return left, bottom, right, top

    def is_painted(self, path: ctypes.c_void_p) -> tuple[bool, bool]:
        """Whether a path is filled, and whether it is stroked."""
        self._mode_of(path, *self._mode_places)
        return self._fill.value != 0, self._stroke.value != 0

    def segment_count(self, path: ctypes.c_void_p) -> int:
        return int(self._count_of(path))


def matrix_of(drawn: ctypes.c_void_p) -> Matrix:
    """What is done to the points of a path or form where it is put."""
    found = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(ctypes.cast(drawn, pdfium.FPDF_PAGEOBJECT), ctypes.byref(found))
    return found.a, found.b, found.c, found.d, found.e, found.f


def segments_of(drawn: ctypes.c_void_p, count: int) -> Iterator[tuple[Point, Point]]:
    """The straight segments of a path, closing ones included, in its own coordinates."""
    path = ctypes.cast(drawn, pdfium.FPDF_PAGEOBJECT)
    x, y = ctypes.c_float(), ctypes.c_float()
    x_pointer, y_pointer = ctypes.byref(x), ctypes.byref(y)
    first = last = (0.0, 0.0)
    for index in range(count):
        segment = pdfium.FPDFPath_GetPathSegment(path, index)
        pdfium.FPDFPathSegment_GetPoint(segment, x_pointer, y_pointer)
        here = (x.value, y.value)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            first = here
        elif kind == pdfium.FPDF_SEGMENT_LINETO:
            yield last, here
        last = here
        if pdfium.FPDFPathSegment_GetClose(segment) and last != first:
            yield last, first
            last = first
