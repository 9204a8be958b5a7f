"""Station 2: a table without headings that goes on with the indicators of the one before it."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from linter.document import Table
from linter.recognise.columns import Placement
from linter.recognise.grid import Row, is_blank, rows_of, single
from linter.recognise.headings import RANKS, is_continuation, is_level_word
from linter.recognise.indicators import Line, line_of
from linter.recognise.vocabulary import Vocabulary


def going_on(
    table: Table, before: Placement, vocabulary: Vocabulary
) -> tuple[tuple[Row, ...], Placement] | None:
    """The rows of a table that prints no headings, with the columns of the one before laid over
    them; None for another table. Blank labels of the levels may look like a margin."""
    for keeps_margin in (False, True):
        rows = rows_of(table, keeps_margin=keeps_margin)
        if found := _placed(rows, before, vocabulary, may_lack_cells=keeps_margin):
            return rows, found
    return None


def _placed(
    rows: Sequence[Row], before: Placement, vocabulary: Vocabulary, may_lack_cells: bool
) -> Placement | None:
    """As many cells as there were columns, with blanks or level words under the levels, prove that
    the rows stand under these columns; where merged cells are missing, as much width."""
    filled = [row for row in rows if row.filled]
    while filled and _says_so(filled[0], vocabulary):
        del filled[0]
    ranks = [before.sets[0][rank] for rank in RANKS if rank in before.sets[0]]
    model = _model(filled, before)
    if not filled or not ranks or not (model or may_lack_cells):
        return None
    placement = _laid_over(before, model) if model else before
    if placement.end != max(row.end for row in filled):
        return None
    lines = (line_of(row, placement, vocabulary) for row in filled)
    run = list(takewhile(lambda line: _is_like(line, ranks, vocabulary), lines))
    labels = (line.cells[rank] for line in run for rank in ranks)
    is_labelled = any(cell and not is_blank(cell) for cell in labels)
    is_named = bool(run) and all(_names_and_values(line, placement) for line in run)
    return placement if is_labelled or is_named else None


def _says_so(row: Row, vocabulary: Vocabulary) -> bool:
    cell = single(row.filled)
    return cell is not None and is_continuation(cell.text, vocabulary)


def _model(rows: Sequence[Row], before: Placement) -> Row | None:
    """The first row with as many cells as there were columns, or as there were without the group
    in front of them."""
    has_group = before.columns[0].name in {None, "other"}
    for lost in (0, 1) if has_group else (0,):
        count = len(before.columns) - lost
        if model := next((row for row in rows if len(row.cells) == count), None):
            return model
    return None


def _laid_over(before: Placement, model: Row) -> Placement:
    """The placement with the grid columns of the cells of a row; a group that is missing takes up
    none."""
    lost = len(before.columns) - len(model.cells)
    group = (replace(column, start=0, end=0) for column in before.columns[:lost])
    columns = (
        replace(column, start=cell.column, end=cell.column + cell.column_span)
        for column, cell in zip(before.columns[lost:], model.cells, strict=True)
    )
    return replace(before, columns=(*group, *columns))


def _is_like(line: Line, ranks: Sequence[int], vocabulary: Vocabulary) -> bool:
    """Whether nothing but blanks and level words stands under the levels."""
    cells = [line.cells[rank] for rank in ranks]
    words = (cell.text for cell in cells if cell and not is_blank(cell))
    return not line.is_torn and all(is_level_word(word, vocabulary) for word in words)


def _names_and_values(line: Line, placement: Placement) -> bool:
    """Whether the row has an indicator with its value, whatever else is blank."""
    cells = [line.cell(placement.sets[0], name) for name in ("indicator", "value")]
    return all(cell is not None and not is_blank(cell) for cell in cells)
