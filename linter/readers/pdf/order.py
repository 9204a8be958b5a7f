"""Between file and station 1: the reading order of a page, also where tables stand side by side."""

from collections.abc import Iterator, Sequence
from itertools import chain, pairwise
from operator import itemgetter

from linter.readers.pdf.drafts import DraftTable
from linter.readers.pdf.hanging import free_lines
from linter.readers.pdf.lines import Line, lines_of, pieces_of
from linter.readers.pdf.marks import Glyph, Run
from linter.readers.pdf.runs import glyphs_of, runs_of

Blocks = list[Line | DraftTable]
_OVERLAP = 0.5


def in_reading_order(tables: Sequence[DraftTable], free: Sequence[Run]) -> Blocks:
    """Lines and tables from top to bottom; of tables side by side each with the lines over it."""
    rest = list(free)
    loose: list[DraftTable] = []
    columned: list[tuple[float, Blocks]] = []
    for band in _bands(tables):
        if len(band) == 1:
            loose += band
            continue
        gutters = [(left.box[2] + right.box[0]) / 2 for left, right in pairwise(band)]
        top, bottom = _caption_top(band, gutters, tables, rest), max(t.box[3] for t in band)
        inside = [run for run in rest if top <= (run.top + run.bottom) / 2 <= bottom]
        rest = [run for run in rest if not top <= (run.top + run.bottom) / 2 <= bottom]
        columned.append((top, list(_columns(band, gutters, inside))))
    alone: Blocks = [*loose, *free_lines(tables, rest)]
    placed = [*columned, *((_top(block), [block]) for block in alone)]
    return [block for _, blocks in sorted(placed, key=itemgetter(0)) for block in blocks]


def _top(block: Line | DraftTable) -> float:
    return block.middle if isinstance(block, Line) else block.box[1]


def _bands(tables: Sequence[DraftTable]) -> Iterator[list[DraftTable]]:
    """Tables side by side, from left to right; a table alone is a band of its own."""
    left = sorted(tables, key=lambda table: table.box[1])
    while left:
        band = [left.pop(0)]
        for table in list(left):
            if all(_are_side_by_side(table, other) for other in band):
                band.append(table)
                left.remove(table)
        yield sorted(band, key=lambda table: table.box[0])


def _are_side_by_side(one: DraftTable, other: DraftTable) -> bool:
    (left, top, right, bottom), (o_left, o_top, o_right, o_bottom) = one.box, other.box
    shared = min(bottom, o_bottom) - max(top, o_top)
    is_apart = right <= o_left or o_right <= left
    return is_apart and shared > _OVERLAP * min(bottom - top, o_bottom - o_top)


def _caption_top(
    band: Sequence[DraftTable],
    gutters: Sequence[float],
    tables: Sequence[DraftTable],
    runs: Sequence[Run],
) -> float:
    """Where the lines over the tables begin that stand over one of them alone."""
    top = min(table.box[1] for table in band)
    above = [table.box[3] for table in tables if table.box[3] <= top]
    limit = max(above, default=0.0)
    for piece in reversed(pieces_of(runs)):
        if limit < piece.middle < top:
            if any(piece.left < gutter < piece.right for gutter in gutters):
                break
            top = piece.top
    return top


def _columns(
    band: Sequence[DraftTable], gutters: Sequence[float], runs: Sequence[Run]
) -> Iterator[Line | DraftTable]:
    columns: list[list[Glyph]] = [[] for _ in band]
    for glyph in chain.from_iterable(map(glyphs_of, runs)):
        middle = (glyph.left + glyph.right) / 2
        columns[sum(gutter < middle for gutter in gutters)].append(glyph)
    for table, letters in zip(band, columns, strict=True):
        blocks: Blocks = [table, *lines_of(list(runs_of(letters)))]
        yield from sorted(blocks, key=_top)
