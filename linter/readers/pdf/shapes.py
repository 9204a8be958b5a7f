"""Between file and station 1: the ruled lines and pictures of a PDF page."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pypdfium2_raw as pdfium

from linter.document import Unreadable
from linter.readers.pdf.drawn import (
    MAX_OBJECTS_OF_PAGE,
    Drawn,
    Matrix,
    Object,
    Point,
    matrix_of,
    segments_of,
)
from linter.readers.pdf.marks import Ruling
from linter.readers.pdf.turn import Turn

_MAX_SEGMENTS_OF_SHAPE = 20_000
_MAX_DEPTH = 8
# The thickest border of a table, in points.
_THICKEST = 4.0
_LEAST_LENGTH = 2.0
_SLANT = 0.7

_IDENTITY: Matrix = (1, 0, 0, 1, 0, 0)


@dataclass(slots=True)
class Shapes:
    """What is drawn on a page, upright; see PageMarks."""

    turn: Turn
    drawn: Drawn
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
    shapes = Shapes(turn, Drawn())
    width, height = turn.size
    area = max(width * height, 1.0)
    for (kind, handle), matrix in _objects(page, shapes.drawn):
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            _add_path(shapes, handle, matrix)
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            left, bottom, right, top = _bounds(shapes, handle, matrix)
            if not shapes.add_thin(left, bottom, right, top):
                shapes.picture += max(right - left, 0) * max(top - bottom, 0) / area
    return shapes


def _objects(page: Any, drawn: Drawn) -> Iterator[tuple[Object, Matrix]]:
    """What is not text on the page, of nested forms too, with the matrix that places it."""
    seen, objects = drawn.objects(page)
    waiting = [(found, _IDENTITY, 0) for found in objects]
    while waiting:
        if seen > MAX_OBJECTS_OF_PAGE:
            words = f"一页超过 {MAX_OBJECTS_OF_PAGE // 10_000} 万个图形，不像正常文档，不读"
            raise Unreadable(words)
        found, matrix, depth = waiting.pop()
        kind, handle = found
        if kind != pdfium.FPDF_PAGEOBJ_FORM:
            yield found, matrix
        elif depth < _MAX_DEPTH:
            count, objects = drawn.inner_objects(handle)
            seen += count
            inner = _product(matrix_of(handle), matrix)
            waiting.extend((found, inner, depth + 1) for found in objects)


def _add_path(shapes: Shapes, path: ctypes.c_void_p, matrix: Matrix) -> None:
    is_filled, is_stroked = shapes.drawn.is_painted(path)
    if not is_filled and not is_stroked:
        return
    count = shapes.drawn.segment_count(path)
    if count <= 5 and shapes.add_thin(*_bounds(shapes, path, matrix)):
        return
    if not is_stroked or count > _MAX_SEGMENTS_OF_SHAPE:
        shapes.drawings += 1
        _add_thin_boxes(shapes, path, matrix, count)
        return
    placed = _product(matrix_of(path), matrix)
    for start, end in segments_of(path, count):
        shapes.add_line(_moved(start, placed), _moved(end, placed))


def _add_thin_boxes(shapes: Shapes, path: ctypes.c_void_p, matrix: Matrix, count: int) -> None:
    """Many thin boxes filled as one shape: a table drawn in one stroke of the brush."""
    if count < 8 or count > _MAX_SEGMENTS_OF_SHAPE:
        return
    placed = _product(matrix_of(path), matrix)
    corners: list[Point] = []
    for start, end in [*segments_of(path, count), ((0.0, 0.0), (0.0, 0.0))]:
        if corners and start != corners[-1]:
            points = [_moved(corner, placed) for corner in corners]
            xs, ys = zip(*points, strict=True)
            shapes.add_thin(min(xs), min(ys), max(xs), max(ys))
            corners = []
        corners = corners or [start]
        corners.append(end)


def _bounds(
    shapes: Shapes, drawn: ctypes.c_void_p, matrix: Matrix
) -> tuple[float, float, float, float]:
    left, bottom, right, top = shapes.drawn.bounds(drawn)
    if matrix is _IDENTITY:
        return left, bottom, right, top
    points = [_moved((x, y), matrix) for x in (left, right) for y in (bottom, top)]
    xs, ys = zip(*points, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


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
