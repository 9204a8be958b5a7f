"""Between file and station 1: tables that a page break cut, joined with the rows it tore."""

from collections.abc import Sequence

from linter.readers.pdf.celltext import is_continued, padding_of
from linter.readers.pdf.drafts import DraftCell, DraftPage, DraftTable

# Points within which a line is the same line on the next page.
_SAME = 3.0
_MAX_HEADING_ROWS = 5
_LEAST_HEADINGS = 3
_ROUNDING = 14.0
_USUALLY = 0.9
_LEAST_ROWS = 3


def join_pages(pages: Sequence[DraftPage]) -> None:
    """Moves the rows of a table that goes on at the top of the next page to where it began."""
    bottoms = {_size(page): 0.0 for page in pages}
    for page in pages:
        ends = [block.box[3] for block in page.blocks]
        bottoms[_size(page)] = max([bottoms[_size(page)], *ends])
    beginnings = _beginnings(pages)
    last: tuple[DraftPage, DraftTable] | None = None
    for page in pages:
        first = page.blocks[0] if page.blocks else None
        if last is not None and isinstance(first, DraftTable):
            before, table = last
            room = bottoms[_size(before)] - table.box[3]
            if page.number == before.number + 1 and _size(page) == _size(before):
                headings = repeated_headings(table, first)
                if headings or _goes_on(table, first, room, beginnings):
                    append(table, first, headings)
                    page.blocks.pop(0)
                    if not page.blocks:
                        last = (page, table)
                        continue
        end = page.blocks[-1] if page.blocks else None
        last = (page, end) if isinstance(end, DraftTable) else None


def _beginnings(pages: Sequence[DraftPage]) -> set[tuple[str, ...]]:
    """The first rows of tables that are whole at their top: they have something above them."""
    tables = [block for page in pages for block in page.blocks[1:] if isinstance(block, DraftTable)]
    return {tuple(_texts(table.row(0))) for table in tables}


def _size(page: DraftPage) -> tuple[int, int]:
    return round(page.width), round(page.height)


def repeated_headings(table: DraftTable, rest: DraftTable) -> int:
    """How many rows at the top of `rest` are the headings of `table` once more, 0 for none."""
    if not _has_same_sides(table, rest):
        return 0
    found = is_heading = 0
    for index in range(min(_MAX_HEADING_ROWS, len(table.heights), len(rest.heights) - 1)):
        texts = _texts(table.row(index))
        if texts != _texts(rest.row(index)) or not any(texts):
            break
        found = index + 1
        is_heading |= len({text for text in texts if text}) >= _LEAST_HEADINGS
    return found if is_heading else 0


def _goes_on(
    table: DraftTable, rest: DraftTable, room: float, beginnings: set[tuple[str, ...]]
) -> bool:
    """True where the lines of `rest` go on those of `table`, its first row found no room before
    the break, and it does not begin as other tables do."""
    if not _has_same_sides(table, rest) or _first_height(rest) < room - _ROUNDING:
        return False
    first, own = _texts(table.row(0)), _texts(rest.row(0))
    if any(own) and (tuple(own) in beginnings or own[0] == first[0] != ""):
        return False
    has_same_labels = abs(table.columns[1] - rest.columns[1]) <= _SAME
    return (
        has_same_labels
        or _is_within(rest.columns, table.columns)
        or _is_within(table.columns, rest.columns)
    )


def _first_height(table: DraftTable) -> float:
    """How much room the first row and what is merged with it need."""
    return max(sum(table.heights[: cell.row_span]) for cell in table.row(0))


def _has_same_sides(table: DraftTable, rest: DraftTable) -> bool:
    return (
        abs(table.columns[0] - rest.columns[0]) <= _SAME
        and abs(table.columns[-1] - rest.columns[-1]) <= _SAME
    )


def _is_within(some: Sequence[float], others: Sequence[float]) -> bool:
    return all(any(abs(column - other) <= _SAME for other in others) for column in some)


def _texts(cells: Sequence[DraftCell]) -> list[str]:
    return ["".join(line.text for line in cell.lines) for cell in cells]


def append(table: DraftTable, rest: DraftTable, headings: int) -> None:
    """Adds the rows of `rest` below its headings to `table`."""
    count = len(table.heights)
    fresh = [cell for cell in rest.cells if cell.row + cell.row_span > headings]
    for cell in fresh:
        cut = max(headings - cell.row, 0)
        cell.row, cell.row_span = cell.row + cut - headings + count, cell.row_span - cut
    torn = _torn(table, fresh)
    kept: list[DraftCell] = []
    for cell in fresh:
        upper = torn.get(id(cell)) or _merged(table, cell, count, bool(torn))
        if upper is None:
            cell.row -= bool(torn)
            kept.append(cell)
        else:
            upper.lines += cell.lines
            upper.row_span += cell.row_span - (1 if torn else 0)
    table.cells += kept
    lower = rest.heights[headings:]
    if torn:
        table.heights[-1] += lower.pop(0)
    table.heights += lower
    table.columns = _united(table.columns, rest.columns)
    table.box = rest.box


def _united(columns: Sequence[float], others: Sequence[float]) -> list[float]:
    fresh = [other for other in others if all(abs(other - column) > _SAME for column in columns)]
    return sorted([*columns, *fresh])


def _above(table: DraftTable, cell: DraftCell, last: int) -> DraftCell | None:
    """The cell that ends in row `last` between the sides of `cell`."""
    for upper in table.cells:
        if (
            upper.row + upper.row_span == last + 1
            and abs(upper.left - cell.left) <= _SAME
            and abs(upper.right - cell.right) <= _SAME
        ):
            return upper
    return None


def _merged(table: DraftTable, cell: DraftCell, count: int, is_torn: bool) -> DraftCell | None:
    """The cell above the break that `cell` is the rest of: a merged one that the break cut."""
    if cell.row != count:
        return None
    upper = _above(table, cell, count - 1)
    if upper is None or (upper.lines and cell.lines):
        return None
    is_merged = cell.row_span > 1 or upper.row_span > 1
    return upper if is_merged and not cell.lines else None


def _torn(table: DraftTable, fresh: Sequence[DraftCell]) -> dict[int, DraftCell]:
    """The cells of the last row that the first fresh row goes on, empty when that is a new row.

    A row whose value was forgotten looks much the same, so nothing but certain signs count: cells
    are empty and all other texts are the rest of paragraphs above, or the first cell is empty, as
    in no other row, and with it half of the others.
    """
    first = sorted((c for c in fresh if c.row == len(table.heights)), key=lambda cell: cell.left)
    pairs = [(cell, _above(table, cell, len(table.heights) - 1)) for cell in first]
    joined = [(cell, upper) for cell, upper in pairs if upper is not None]
    texts = [(cell, upper) for cell, upper in joined if cell.lines]
    if len(joined) < len(pairs) or not texts or any(not upper.lines for _, upper in texts):
        return {}
    others = [*table.cells, *fresh]
    empty = [(cell, upper) for cell, upper in joined if upper.lines and not cell.lines]
    if not empty or any(_is_known(others, cell) for cell, _ in texts):
        return {}
    padding = padding_of(table.cells)
    is_rest = all(is_continued(upper, cell, padding) for cell, upper in texts)
    head, above = joined[0]
    is_headless = not head.lines and head.row_span == above.row_span == 1
    is_headless = is_headless and _is_filled(others, head)
    is_torn = is_rest or (is_headless and len(texts) * 2 <= len(first))
    return {id(cell): upper for cell, upper in joined} if is_torn else {}


def _column(cells: Sequence[DraftCell], cell: DraftCell) -> list[DraftCell]:
    return [
        other
        for other in cells
        if other is not cell
        and abs(other.left - cell.left) <= _SAME
        and abs(other.right - cell.right) <= _SAME
    ]


def _is_known(cells: Sequence[DraftCell], cell: DraftCell) -> bool:
    """Whether another cell of the column says the same: then it is no piece of a text."""
    return any(_texts([cell]) == _texts([other]) for other in _column(cells, cell))


def _is_filled(cells: Sequence[DraftCell], empty: DraftCell) -> bool:
    """Whether nearly all other cells of the column of an empty cell have text."""
    column = _column(cells, empty)
    filled = sum(bool(other.lines) for other in column)
    return len(column) >= _LEAST_ROWS and filled >= _USUALLY * len(column)
