"""Between file and station 1: the ruled lines and pictures of a PDF page."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import repeat
from typing import Any

import pypdfium2_raw as pdfium

from linter.document import Unreadable
from linter.readers.pdf.bare import bare, handle_of
from linter.readers.pdf.marks import Ruling
from linter.readers.pdf.turn import Turn

MAX_OBJECTS_OF_PAGE = 200_000
_MAX_SEGMENTS_OF_SHAPE = 20_000
_MAX_DEPTH = 8
# The thickest border of a table, in points.
_THICKEST = 4.0
_LEAST_LENGTH = 2.0
_SLANT = 0.7

Matrix = tuple[float, float, float, float, float, float]
Point = tuple[float, float]
_IDENTITY: Matrix = (1, 0, 0, 1, 0, 0)


@dataclass(slots=True)
class Shapes:
    """What is drawn on a page, upright; see PageMarks."""

    turn: Turn
    horizontal: list[Ruling] = field(default_factory=list)
    vertical: list[Ruling] = field(default_factory=list)
    picture: float = 0.0
    drawings: int = 0

    def add_line(self, start: Point, end: Point) -> None:
        """Adds a line given in the coordinates of the file; a slanted one is none of a table."""
        (x, y), (other_x, other_y) = self.turn.point(*start), self.turn.point(*end)
        if abs(y - other_y) <= _SLANT and abs(x - other_x) >= _LEAST_LENGTH:
            self.horizontal.append(Ruling((y + other_y) / 2, min(x, other_x), max(x, other_x)))
        elif abs(x - other_x) <= _SLANT and abs(y - other_y) >= _LEAST_LENGTH:
            self.vertical.append(Ruling((x + other_x) / 2, min(y, other_y), max(y, other_y)))

    def add_thin(self, left: float, bottom: float, right: float, top: float) -> bool:
        """Adds a box so thin that it is a line; False when it is none."""
        width, height = right - left, top - bottom
        if height <= _THICKEST and width > 2 * height:
            self.add_line((left, (bottom + top) / 2), (right, (bottom + top) / 2))
        elif width <= _THICKEST and height > 2 * width:
            self.add_line(((left + right) / 2, bottom), ((left + right) / 2, top))
        else:
            return False
        return True


def shapes_of(page: Any, turn: Turn) -> Shapes:
    """The lines and pictures of a page. Raises Unreadable for more objects than a document has."""
    shapes = Shapes(turn)
    width, height = turn.size
    area = max(width * height, 1.0)
    for kind, drawn, matrix in _objects(page):
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            _add_path(shapes, drawn, matrix)
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            left, bottom, right, top = _bounds(drawn, matrix)
            if not shapes.add_thin(left, bottom, right, top):
                shapes.picture += max(right - left, 0) * max(top - bottom, 0) / area
    return shapes


def _objects(page: Any) -> Iterator[tuple[int, Any, Matrix]]:
    """What is not text on the page, of nested forms too, with the matrix that places it."""
    count = seen = pdfium.FPDFPage_CountObjects(page)
    waiting = [(found, _IDENTITY, 0) for found in _found(page, count, pdfium.FPDFPage_GetObject)]
    while waiting:
        if seen > MAX_OBJECTS_OF_PAGE:
            words = f"一页超过 {MAX_OBJECTS_OF_PAGE // 10_000} 万个图形，不像正常文档，不读"
            raise Unreadable(words)
        (kind, drawn), matrix, depth = waiting.pop()
        if kind != pdfium.FPDF_PAGEOBJ_FORM:
            yield kind, drawn, matrix
        elif depth < _MAX_DEPTH:
            count = pdfium.FPDFFormObj_CountObjects(drawn)
            seen += count
            inner = _product(_matrix(drawn), matrix)
            get = pdfium.FPDFFormObj_GetObject
            waiting.extend((found, inner, depth + 1) for found in _found(drawn, count, get))


def _found(holder: Any, count: int, get: Any) -> Iterator[tuple[int, Any]]:
    indexes = range(min(count, MAX_OBJECTS_OF_PAGE))
    places = list(map(bare(get, ctypes.c_void_p), repeat(handle_of(holder)), indexes))
    kinds = map(bare(pdfium.FPDFPageObj_GetType), map(ctypes.c_void_p, places))
    for place, kind in zip(places, kinds, strict=True):
        if kind != pdfium.FPDF_PAGEOBJ_TEXT:
            yield kind, ctypes.cast(place, pdfium.FPDF_PAGEOBJECT)


def _add_path(shapes: Shapes, path: Any, matrix: Matrix) -> None:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(path, ctypes.byref(fill), ctypes.byref(stroke))
    if not fill.value and not stroke.value:
        return
    count = pdfium.FPDFPath_CountSegments(path)
    if count <= 5 and shapes.add_thin(*_bounds(path, matrix)):
        return
    if not stroke.value or count > _MAX_SEGMENTS_OF_SHAPE:
        shapes.drawings += 1
        _add_thin_boxes(shapes, path, matrix, count)
        return
    placed = _product(_matrix(path), matrix)
    for start, end in _segments(path, count):
        shapes.add_line(_moved(start, placed), _moved(end, placed))


def _add_thin_boxes(shapes: Shapes, path: Any, matrix: Matrix, count: int) -> None:
    """Many thin boxes filled as one shape: a table drawn in one stroke of the brush."""
    if count < 8 or count > _MAX_SEGMENTS_OF_SHAPE:
        return
    placed = _product(_matrix(path), matrix)
    corners: list[Point] = []
    for start, end in [*_segments(path, count), ((0.0, 0.0), (0.0, 0.0))]:
        if corners and start != corners[-1]:
            points = [_moved(corner, placed) for corner in corners]
            xs, ys = zip(*points, strict=True)
            shapes.add_thin(min(xs), min(ys), max(xs), max(ys))
            corners = []
        corners = corners or [start]
        corners.append(end)


def _segments(path: Any, count: int) -> Iterator[tuple[Point, Point]]:
    """The straight segments of a path, closing ones included, in its own coordinates."""
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


def _bounds(drawn: Any, matrix: Matrix) -> tuple[float, float, float, float]:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    pdfium.FPDFPageObj_GetBounds(drawn, *map(ctypes.byref, (left, bottom, right, top)))
    if matrix is _IDENTITY:
        return left.value, bottom.value, right.value, top.value
    points = [_moved((x.value, y.value), matrix) for x in (left, right) for y in (bottom, top)]
    xs, ys = zip(*points, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def _matrix(drawn: Any) -> Matrix:
    found = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(drawn, ctypes.byref(found))
    return found.a, found.b, found.c, found.d, found.e, found.f


def _product(first: Matrix, second: Matrix) -> Matrix:
    """What `first` and then `second` do to a point."""
    a, b, c, d, e, f = first
    p, q, r, s, t, u = second
    return (
        a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s,
        e * p + f * r + t, e * q + f * s + u,
    )  # fmt: skip


def _moved(point: Point, matrix: Matrix) -> Point:
    x, y = point
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f
