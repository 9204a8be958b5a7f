"""Between file and station 1: tables that a page break cut, joined with the rows it tore."""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from linter.readers.pdf.drafts import DraftCell, DraftPage, DraftTable
from linter.readers.pdf.openends import close
from linter.readers.pdf.sayings import Sayings, sayings_of
from linter.readers.pdf.tornrow import SAME_LINE, above, are_one, texts_of, torn_cells

_MAX_HEADING_ROWS = 12
_LEAST_HEADINGS = 3
_LEAST_PAGES = 2
_LEAST_EDGES = 2
_ROUNDING = 14.0


def join_pages(pages: Sequence[DraftPage]) -> None:
    """Moves the rows of a table that goes on at the top of the next page to where it began."""
    for before, page in pairwise(pages):
        close(before, page)
    bottoms = {_size(page): 0.0 for page in pages}
    for page in pages:
        ends = [block.box[3] for block in page.blocks]
        bottoms[_size(page)] = max([bottoms[_size(page)], *ends])
    sayings = sayings_of(pages)
    beginnings, known = _first_rows(pages, len(pages) + 1), _first_rows(pages, _LEAST_PAGES)
    last: tuple[DraftPage, DraftTable] | None = None
    for page in pages:
        first = page.blocks[0] if page.blocks else None
        if last is not None and isinstance(first, DraftTable):
            before, table = last
            room = bottoms[_size(before)] - table.box[3]
            if page.order == before.order + 1 and _size(page) == _size(before):
                headings = repeated_headings(table, first, known)
                if headings or _goes_on(table, first, room, beginnings):
                    append(table, first, headings, room, sayings)
                    page.blocks.pop(0)
                    if not page.blocks:
                        last = (page, table)
                        continue
        end = page.blocks[-1] if page.blocks else None
        last = (page, end) if isinstance(end, DraftTable) else None
    for table in (table for page in pages for table in page.tables):
        table.cells = [cell for cell in table.cells if not cell.is_nothing]


def _first_rows(pages: Sequence[DraftPage], least: int) -> set[tuple[str, ...]]:
    """The first rows of tables with something above them, and those at the top of `least` pages."""
    tops: Counter[tuple[str, ...]] = Counter()
    for page in pages:
        for index, block in enumerate(page.blocks):
            if isinstance(block, DraftTable):
                tops[tuple(texts_of(block.row(0)))] += least if index else 1
    return {texts for texts, count in tops.items() if count >= least and any(texts)}


def _size(page: DraftPage) -> tuple[int, int]:
    return round(page.width), round(page.height)


def repeated_headings(table: DraftTable, rest: DraftTable, known: set[tuple[str, ...]]) -> int:
    """How many rows at the top of `rest` are headings of `table` once more, 0 for none.

    They are its first rows, or further down rows that are `known` to begin tables.
    """
    if not _has_same_sides(table, rest):
        return 0
    starts = [0]
    top = rest.row(0)
    if tuple(texts_of(top)) in known:
        starts += [cell.row for cell in table.cells if texts_of([cell]) == texts_of(top[:1])]
    return max(_same_rows(table, start, rest) for start in starts)


def _same_rows(table: DraftTable, start: int, rest: DraftTable) -> int:
    """How many rows from `start` on are those of `rest`, 0 when they are no headings."""
    found = is_heading = 0
    most = min(_MAX_HEADING_ROWS, len(table.heights) - start, len(rest.heights) - 1)
    for index in range(most):
        texts = texts_of(table.row(start + index))
        if texts != texts_of(rest.row(index)) or not any(texts):
            break
        found = index + 1
        is_heading |= len({text for text in texts if text}) >= _LEAST_HEADINGS
    return found if is_heading else 0


def _goes_on(
    table: DraftTable, rest: DraftTable, room: float, beginnings: set[tuple[str, ...]]
) -> bool:
    """True where the lines of `rest` go on those of `table`, its first row found no room before
    the break, and it does not begin as other tables do."""
    if abs(table.columns[0] - rest.columns[0]) > SAME_LINE:
        return False
    if _first_height(rest) < room - _ROUNDING:
        return False
    first, own = texts_of(table.row(0)), texts_of(rest.row(0))
    if not first or not own:
        return False
    if any(own) and (tuple(own) in beginnings or own[0] == first[0] != ""):
        return False
    return _shares_lines(table, rest)


def _first_height(table: DraftTable) -> float:
    """How much room the first row and what is merged with it need."""
    return max((sum(table.heights[: cell.row_span]) for cell in table.row(0)), default=0)


def _has_same_sides(table: DraftTable, rest: DraftTable) -> bool:
    return (
        abs(table.columns[0] - rest.columns[0]) <= SAME_LINE
        and abs(table.columns[-1] - rest.columns[-1]) <= SAME_LINE
    )


def _shares_lines(table: DraftTable, rest: DraftTable) -> bool:
    """Whether the vertical lines of one go on those of the other, all or the first rows'."""
    top, end = rest.row(0), table.row(len(table.heights) - 1)
    edges = [top[0].left, *(cell.right for cell in top)]
    if len(edges) > _LEAST_EDGES and _is_within(edges, table.columns):
        return True
    if end and _has_same_sides(table, rest) and abs(end[0].right - edges[1]) <= SAME_LINE:
        # The column of labels is the same all the way down a form.
        return True
    return _is_within(rest.columns, table.columns) or _is_within(table.columns, rest.columns)


def _is_within(some: Sequence[float], others: Sequence[float]) -> bool:
    return all(any(abs(column - other) <= SAME_LINE for other in others) for column in some)


def append(
    table: DraftTable, rest: DraftTable, headings: int, room: float, sayings: Sayings
) -> None:
    """Adds the rows of `rest` below its headings to `table`, which left `room` points of a page."""
    count = len(table.heights)
    fresh = [cell for cell in rest.cells if cell.row + cell.row_span > headings]
    for cell in fresh:
        cut = max(headings - cell.row, 0)
        cell.row, cell.row_span = cell.row + cut - headings + count, cell.row_span - cut
    torn = torn_cells(table, fresh, room, sayings)
    kept: list[DraftCell] = []
    for cell in fresh:
        upper = torn.get(id(cell)) or _merged(table, cell, count, sayings)
        if upper is None:
            cell.row -= bool(torn)
            kept.append(cell)
        else:
            if not (are_one(upper, cell) and texts_of([upper]) == texts_of([cell])):
                upper.lines += cell.lines
            upper.open_below = cell.open_below
            upper.row_span += cell.row_span - (1 if torn else 0)
    table.cells += kept
    lower = rest.heights[headings:]
    if torn:
        table.heights[-1] += lower.pop(0)
    table.heights += lower
    table.columns = _united(table.columns, rest.columns)
    table.box = rest.box


def _united(columns: Sequence[float], others: Sequence[float]) -> list[float]:
    fresh = [
        other for other in others if all(abs(other - column) > SAME_LINE for column in columns)
    ]
    return sorted([*columns, *fresh])


def _merged(table: DraftTable, cell: DraftCell, count: int, sayings: Sayings) -> DraftCell | None:
    """The cell above the break that `cell` is the rest of: a merged one that the break cut."""
    if cell.row != count:
        return None
    upper = above(table, cell, count - 1)
    if upper is None:
        return None
    if are_one(upper, cell):
        return upper
    if upper.lines and cell.lines:
        return upper if sayings.is_whole(*texts_of([upper, cell])) else None
    is_merged = cell.row_span > 1 or upper.row_span > 1
    return upper if is_merged and not cell.lines else None
