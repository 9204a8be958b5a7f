"""Station 2: rows of a packed table put back under the columns of their headings."""

from collections.abc import Iterator, Sequence

from linter.document import Cell
from linter.recognise.columns import Placement
from linter.recognise.grid import Row
from linter.recognise.header import begins_header
from linter.recognise.heading_rows import place
from linter.recognise.headings import RANKS, header_label, is_level, level_of
from linter.recognise.vocabulary import Vocabulary

# Shorter texts alone in a row may be labels that are not known.
_SHORTEST_PROSE = 8
# As many show the columns that the first of them heads.
_FEW_ROWS = 8


def unpacked(rows: Sequence[Row], vocabulary: Vocabulary) -> tuple[Row, ...]:
    """The rows with blanks where cells further up span them, as far as that can be told: below
    headings of indicators by their columns and the words of the levels, else before a text that
    stands alone below a row with a label."""
    return tuple(_unpacked(rows, vocabulary))


def _unpacked(rows: Sequence[Row], vocabulary: Vocabulary) -> Iterator[Row]:
    placement: Placement | None = None
    height = 0
    for position, row in enumerate(rows):
        if len(row.filled) > 2 and (found := _placed(rows, position, vocabulary)):
            row, placement = found
            height = placement.height
        elif placement and begins_header(row, vocabulary):
            # Rows of indicators may begin with the label of their group.
            beside = [_rank(cell, placement, vocabulary) for cell in row.cells[1:2]]
            placement = placement if beside == ["level1"] else None
        if height:
            height -= 1
            yield row
        elif placement:
            moved = _moved(row, _first_column(row, placement, vocabulary))
            yield _filled_up(moved, placement)
        else:
            above = rows[position - 1] if position else None
            yield _moved(row, 1) if above and _goes_on(row, above, vocabulary) else row


def _placed(
    rows: Sequence[Row], position: int, vocabulary: Vocabulary
) -> tuple[Row, Placement] | None:
    """A row that heads indicators and its columns; it may span the column of a group that only the
    row below prints."""
    row, rest = rows[position], rows[position + 1 : position + _FEW_ROWS]
    found = place(rows, position, vocabulary)
    if rest and len(rest[0].cells) == len(row.cells) + 1:
        moved = _moved(row, 1)
        wider = place((moved, *rest), 0, vocabulary)
        ranks = [_rank(c, wider, vocabulary) for c in rest[0].cells[:2]] if wider else []
        if wider and wider.is_complete and ranks == [None, "level1"]:
            return moved, wider
    return (row, found) if found and found.is_complete else None


def _first_column(row: Row, placement: Placement, vocabulary: Vocabulary) -> int:
    """Where the first cell of a row of indicators stands: under the level that it names, else as
    far to the right as leaves room for the others, but not behind the names."""
    count = len(placement.columns)
    lost = count - len(row.cells)
    ranks = [_rank(cell, placement, vocabulary) for cell in row.cells[:2]]
    columns, rank = placement.sets[0], ranks[0] if ranks else None
    if ranks == ["level2", None]:
        # A single blank at the end may be a cell or fill the row up.
        lost = count - max(i for i, cell in enumerate(row.cells, start=1) if cell.text)
    if lost < 1:
        return 0
    # 成本指标 is a word of both levels: what stands beside it tells which.
    is_second = level_of(row.cells[0].text, "level2", placement.form, vocabulary) is not None
    if rank == "level1" and is_second and ranks[1:] != ["level2"]:
        rank = "level2"
    return min(columns.get(rank or "indicator", lost), lost)


def _filled_up(row: Row, placement: Placement) -> Row:
    """The row with blanks for the remarks at its end, where it reaches the values."""
    last = max((columns.get("value", 0) for columns in placement.sets), default=0)
    count = len(placement.columns)
    if len(row.cells) > count and not any(cell.text for cell in row.cells[count:]):
        return Row(row.index, row.cells[:count], count, row.filled)
    if not last < len(row.cells) < count:
        return row
    place_of = row.cells[-1].place
    blanks = (Cell("", place_of, row.index, column) for column in range(len(row.cells), count))
    return Row(row.index, (*row.cells, *blanks), count, row.filled)


def _rank(cell: Cell, placement: Placement, vocabulary: Vocabulary) -> str | None:
    """The level that a cell names in the form, the first one if it may be both, else in any."""
    for names in (is_level, level_of):
        for rank in RANKS:
            if names(cell.text, rank, placement.form, vocabulary):
                return rank
    return None


def _goes_on(row: Row, above: Row, vocabulary: Vocabulary) -> bool:
    """Whether a text that stands alone, or texts under labels, belong to the label that the row
    above begins with."""
    if not row.cells or any(header_label(cell.text, vocabulary) for cell in row.cells):
        return False
    group, *beside = above.cells or (None,)
    if group is None or not beside or header_label(group.text, vocabulary) is None:
        return False
    if len(row.cells) == 1:
        return len(row.cells[0].text) >= _SHORTEST_PROSE
    are_labels = all(header_label(cell.text, vocabulary) for cell in beside)
    return are_labels and len(row.cells) == len(beside)


def _moved(row: Row, count: int) -> Row:
    """The row with so many blank cells in front."""
    if not count:
        return row
    moved = {id(cell): cell._replace(column=cell.column + count) for cell in row.cells}
    blanks = [Cell("", row.cells[0].place, row.index, column) for column in range(count)]
    filled = tuple(moved[id(cell)] for cell in row.filled)
    return Row(row.index, (*blanks, *moved.values()), row.end + count, filled)
