"""Between file and station 1: the cells that a group of ruled lines bounds, merged ones as one."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from linter.document import Unreadable
from linter.readers.pdf.areas import Area, areas_of
from linter.readers.pdf.marks import Box, Ruling
from linter.readers.pdf.rulings import Ruled

MAX_SQUARES = 200_000
# Lines this close bound no cell: letters are higher.
_SAME_EDGE = 3.0
_OVERHANG = 6.0
# How far a single line may reach that parts two cells of the first or the last row.
_FURTHEST = 60.0
_COVERED = 0.6


@dataclass(frozen=True, slots=True)
class Lattice:
    """A ruled table: `rows` and `columns` are the positions of its lines, `areas` its cells from
    the top left, and `owner[row][column]` the number of the area that takes a square, -1 for none.
    """

    rows: list[float]
    columns: list[float]
    areas: list[Area]
    owner: list[list[int]]

    @property
    def box(self) -> Box:
        return self.columns[0], self.rows[0], self.columns[-1], self.rows[-1]

    def box_of(self, area: Area) -> Box:
        rows, columns = self.rows, self.columns
        return columns[area.left], rows[area.top], columns[area.right], rows[area.bottom]

    def area_at(self, x: float, y: float) -> int:
        """The number of the area around a point, -1 outside of all."""
        rows, columns = self.rows, self.columns
        if rows[0] <= y < rows[-1] and columns[0] <= x < columns[-1]:
            return self.owner[bisect_right(rows, y) - 1][bisect_right(columns, x) - 1]
        return -1


def lattice_of(ruled: Ruled) -> Lattice | None:
    """The table that touching lines make, None when they bound fewer than one cell.

    Sides that a table leaves open are closed where its lines end together. Raises Unreadable for
    a pattern that is no table.
    """
    horizontal, vertical = _closed(ruled)
    rows = _edges(line.position for line in horizontal)
    columns = _edges(line.position for line in vertical)
    if (len(rows) - 1) * (len(columns) - 1) > MAX_SQUARES:
        raise Unreadable(f"一张表超过 {MAX_SQUARES // 10_000} 万格，不像正常文档，不读")
    across, down = _covered(horizontal, rows, columns), _covered(vertical, columns, rows)
    rows, across, down = _without_idle(rows, across, down)
    columns, down, across = _without_idle(columns, down, across)
    if len(rows) < 2 or len(columns) < 2:
        return None
    areas, owner = areas_of(across, down)
    return Lattice(rows, columns, areas, owner)


def _closed(ruled: Ruled) -> tuple[list[Ruling], list[Ruling]]:
    across, down = ruled.horizontal, ruled.vertical
    return [*across, *_ends(down, across, least=1)], [*down, *_ends(across, down, least=2)]


def _ends(lines: Sequence[Ruling], crossing: Sequence[Ruling], least: int) -> Iterator[Ruling]:
    """Lines that close the sides where two or more of `lines` reach beyond all that cross them, or
    `least` of them not far, from within the table."""
    levels = [*(line.position for line in lines), *(line.start for line in crossing)]
    low, high = min(levels), max(*levels, *(line.end for line in crossing))
    first, last = min(line.start for line in lines), max(line.end for line in lines)
    positions = [line.position for line in crossing]
    beyond = [line for line in lines if line.start - first <= _SAME_EDGE]
    if _close(beyond, min(positions) - first, low, high, least):
        yield Ruling(first, low, high)
    beyond = [line for line in lines if last - line.end <= _SAME_EDGE]
    if _close(beyond, last - max(positions), low, high, least):
        yield Ruling(last, low, high)


def _close(beyond: Sequence[Ruling], overhang: float, low: float, high: float, least: int) -> bool:
    """Whether lines that reach beyond the others by `overhang` part cells of one more row."""
    if overhang <= _OVERHANG or len(beyond) < least:
        return False
    are_inner = all(low + _SAME_EDGE < line.position < high - _SAME_EDGE for line in beyond)
    return len(beyond) > 1 or (overhang < _FURTHEST and are_inner)


def _edges(positions: Iterable[float]) -> list[float]:
    edges: list[list[float]] = []
    for position in sorted(positions):
        if edges and position - edges[-1][0] <= _SAME_EDGE:
            edges[-1].append(position)
        else:
            edges.append([position])
    return [sum(edge) / len(edge) for edge in edges]


def _covered(
    lines: Iterable[Ruling], edges: Sequence[float], crossing: Sequence[float]
) -> list[list[bool]]:
    """`covered[edge][gap]`: whether a line on this edge spans the gap between two crossing ones."""
    gaps = len(crossing) - 1
    covered = [[False] * gaps for _ in edges]
    for line in lines:
        _, start, end = line
        gaps_spanned = covered[_nearest(edges, line.position)]
        # Of the gaps that a line touches it may end within the first and the last only.
        first = max(bisect_right(crossing, start) - 1, 0)
        last = min(bisect_left(crossing, end), gaps)
        if last - first > 2:
            gaps_spanned[first + 1 : last - 1] = [True] * (last - first - 2)
        for gap in {first, last - 1} if last > first else ():
            low, high = crossing[gap], crossing[gap + 1]
            if min(high, end) - max(low, start) >= _COVERED * (high - low):
                gaps_spanned[gap] = True
    return covered


def _nearest(edges: Sequence[float], position: float) -> int:
    index = bisect_right(edges, position)
    if index and (index == len(edges) or position - edges[index - 1] <= edges[index] - position):
        return index - 1
    return index


def _without_idle(
    edges: list[float], own: list[list[bool]], crossing: list[list[bool]]
) -> tuple[list[float], list[list[bool]], list[list[bool]]]:
    """Without the edges that no line spans anywhere: ends of strokes, underlined words."""
    kept = [index for index, gaps in enumerate(own) if any(gaps)]
    if len(kept) == len(edges):
        return edges, own, crossing
    gaps_kept = [range(first, last) for first, last in pairwise(kept)]
    crossing = [[all(line[gap] for gap in gaps) for gaps in gaps_kept] for line in crossing]
    return [edges[index] for index in kept], [own[index] for index in kept], crossing
