"""Between file and station 1: pages of a PDF, put in order, as the blocks of one document."""

from collections.abc import Iterator, Sequence

from linter.document import Block, Cell, Paragraph, Table
from linter.readers.pdf.celltext import cell_text, padding_of
from linter.readers.pdf.drafts import DraftPage, DraftTable
from linter.readers.pdf.flow import Measure, continues, text_of
from linter.readers.pdf.lines import Line

_LONG = 0.6
_LEAST_LONG = 3
_LEADING = 2.5
_SAME_SIZE = 1.25
_CENTRED = 4.0
_INSET = 2.0


def blocks_of(pages: Sequence[DraftPage]) -> Iterator[Block]:
    """Paragraphs and tables in reading order."""
    measures = _measures(pages)
    waiting: list[tuple[DraftPage, Line]] = []
    for page in pages:
        measure = measures[_size(page)]
        for block in page.blocks:
            if isinstance(block, DraftTable) and len(block.cells) > 1:
                yield from _paragraph(waiting)
                waiting = []
                yield table_of(block)
                continue
            for line in _lines(block):
                if waiting and not _follows(waiting[-1], (page, line), measure):
                    yield from _paragraph(waiting)
                    waiting = []
                waiting.append((page, line))
    yield from _paragraph(waiting)


def _lines(block: Line | DraftTable) -> Sequence[Line]:
    """The line, or those in a frame, which is no table."""
    return [block] if isinstance(block, Line) else block.cells[0].lines


def _size(page: DraftPage) -> tuple[int, int]:
    return round(page.width), round(page.height)


def _measures(pages: Sequence[DraftPage]) -> dict[tuple[int, int], Measure]:
    """How far text reaches on the pages of each size: where long lines end."""
    grouped: dict[tuple[int, int], list[DraftPage]] = {}
    for page in pages:
        grouped.setdefault(_size(page), []).append(page)
    return {size: _measure(size[0], group) for size, group in grouped.items()}


def _measure(width: float, pages: Sequence[DraftPage]) -> Measure:
    lines = [line for page in pages for line in page.lines]
    boxes = [table.box for page in pages for table in page.tables]
    lefts = sorted([line.left for line in lines] + [box[0] for box in boxes]) or [0.0]
    left = lefts[len(lefts) // 50]
    longest = sorted(line.right for line in lines if line.right - line.left > _LONG * width)
    if len(longest) >= _LEAST_LONG:
        return Measure(left, longest[len(longest) * 9 // 10])
    return Measure(left, max([width - left, *longest, *(box[2] for box in boxes)]))


def _follows(
    before: tuple[DraftPage, Line], here: tuple[DraftPage, Line], measure: Measure
) -> bool:
    (page, upper), (its_page, line) = before, here
    if max(upper.em, line.em) > _SAME_SIZE * min(upper.em, line.em):
        return False
    height = max(upper.em, upper.bottom - upper.top)
    if page is its_page and not 0 < line.middle - upper.middle < _LEADING * height:
        return False
    is_inset = line.left - measure.left > _INSET * line.em
    are_centred = is_inset and _is_centred(upper, measure) and _is_centred(line, measure)
    return continues(upper, line, measure, "centred" if are_centred else "left")


def _is_centred(line: Line, measure: Measure) -> bool:
    left, right = line.left - measure.left, measure.right - line.right
    return abs(left - right) <= max(_CENTRED, line.em / 2)


def _paragraph(lines: Sequence[tuple[DraftPage, Line]]) -> Iterator[Paragraph]:
    if lines:
        page = lines[0][0]
        boxes = [line.box for its_page, line in lines if its_page is page]
        lefts, tops, rights, bottoms = zip(*boxes, strict=True)
        place = page.place((min(lefts), min(tops), max(rights), max(bottoms)))
        yield Paragraph(text_of([line for _, line in lines]), place)


def table_of(draft: DraftTable) -> Table:
    """The table as a grid: a merged cell stands at every position it covers."""
    padding = padding_of(draft.cells)
    grid: list[list[Cell | None]] = [
        [None] * (len(draft.columns) - 1) for _ in range(len(draft.heights))
    ]
    known = {position: index for index, position in enumerate(draft.columns)}
    for cell in draft.cells:
        left, right = (
            known[side] if side in known else _nearest(draft.columns, side)
            for side in (cell.left, cell.right)
        )
        text = cell_text(cell, padding)
        placed = Cell(text, cell.place, cell.row, left, cell.row_span, right - left)
        for row in grid[cell.row : cell.row + cell.row_span]:
            row[left:right] = [placed] * (right - left)
    return Table(tuple(map(tuple, grid)), draft.place)


def _nearest(columns: Sequence[float], position: float) -> int:
    distances = [abs(column - position) for column in columns]
    return distances.index(min(distances))
