"""Between file and station 1: the marks of one page as tables with their text, and loose lines."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from linter.readers.pdf.areas import Area
from linter.readers.pdf.drafts import DraftCell, DraftPage, DraftTable
from linter.readers.pdf.lattice import Lattice, lattice_of
from linter.readers.pdf.lines import lines_of
from linter.readers.pdf.marks import Box, PageMarks, Run
from linter.readers.pdf.order import in_reading_order
from linter.readers.pdf.rulings import ruled_groups
from linter.readers.pdf.runs import glyphs_of, runs_of
from linter.readers.pdf.spots import Spot, spots_of
from linter.readers.pdf.unruled import unruled_lines

# Points: what is narrower holds no letter.
_NARROWEST = 5.0


def page_of(marks: PageMarks) -> DraftPage:
    """The tables and lines of a page in reading order, without tables that have no ruled lines."""
    page = DraftPage(marks.number, marks.width, marks.height, [], marks.shown)
    found = (lattice_of(ruled) for ruled in ruled_groups(marks.horizontal, marks.vertical))
    # A table within another one is found before the one around it.
    lattices = _without_frames(sorted((lattice for lattice in found if lattice), key=_size))
    inside: dict[Spot, list[Run]] = {}
    free: list[Run] = []
    for run, spot in spots_of(list(_on_paper(marks)), lattices):
        if spot is None:
            free.append(run)
        else:
            inside.setdefault(spot, []).append(run)
    tables = [
        _table(page, number, lattice, inside)
        for number, lattice in enumerate(lattices)
        if any(owner == number for owner, _ in inside)
    ]
    page.blocks = in_reading_order(tables, free)
    unruled = unruled_lines(page.blocks)
    if unruled:
        page.blocks = [b for index, b in enumerate(page.blocks) if index not in unruled]
        page.has_unruled = True
    return page


def _on_paper(marks: PageMarks) -> Iterator[Run]:
    """The characters whose middle stands on the paper, not beyond its edges."""
    width, height = 2 * marks.width, 2 * marks.height
    for run in marks.runs:
        _, lefts, rights, top, bottom = run
        if not 0 <= top + bottom <= height:
            continue
        if min(lefts) + min(rights) >= 0 and max(lefts) + max(rights) <= width:
            yield run
        else:
            yield from runs_of(g for g in glyphs_of(run) if 0 <= g.left + g.right <= width)


def _without_frames(lattices: Sequence[Lattice]) -> list[Lattice]:
    """Without the frames that are drawn around tables and the text between them."""
    return [
        lattice
        for index, lattice in enumerate(lattices)
        if len(lattice.areas) > 1 or not any(_holds(lattice, other) for other in lattices[:index])
    ]


def _holds(lattice: Lattice, other: Lattice) -> bool:
    (left, top, right, bottom), (o_left, o_top, o_right, o_bottom) = lattice.box, other.box
    return left <= o_left and top <= o_top and right >= o_right and bottom >= o_bottom


def _size(lattice: Lattice) -> float:
    left, top, right, bottom = lattice.box
    return (right - left) * (bottom - top)


def _table(
    page: DraftPage, number: int, lattice: Lattice, inside: dict[Spot, list[Run]]
) -> DraftTable:
    cells = []
    for index, area in enumerate(lattice.areas):
        box = lattice.box_of(area)
        lines = lines_of(inside.get((number, index), ()))
        if not lines and _is_no_cell(area, box, lattice.areas):
            continue
        span, place = area.bottom - area.top, page.place(box)
        opened = area.open_above, area.open_below
        cells.append(DraftCell(area.top, span, box[0], box[2], lines, place, *opened))
    heights = [lower - upper for upper, lower in pairwise(lattice.rows)]
    _cut_stub(cells, heights)
    return DraftTable(lattice.columns, heights, cells, lattice.box, page.place(lattice.box))


def _cut_stub(cells: Sequence[DraftCell], heights: list[float]) -> None:
    """Takes away a last row in which no cell begins: what the end of a page left of merged ones."""
    last = len(heights) - 1
    if last > 0 and not any(cell.row == last for cell in cells):
        heights.pop()
        for cell in cells:
            cell.row_span = min(cell.row_span, last - cell.row)


def _is_no_cell(area: Area, box: Box, areas: Sequence[Area]) -> bool:
    """Whether an area without text is but a place beyond the outline or between two lines."""
    is_gap = box[2] - box[0] < _NARROWEST
    return is_gap or (area.open_aside and not _is_between(area, areas))


def _is_between(area: Area, areas: Sequence[Area]) -> bool:
    """Whether cells stand above and below an area at a side of the table, so that the side is but
    not drawn there: where a merged cell goes on, some programs leave it out."""
    beside = [other for other in areas if other.left == area.left and not other.is_open]
    return any(other.bottom <= area.top for other in beside) and any(
        other.top >= area.bottom for other in beside
    )
