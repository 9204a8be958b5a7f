"""Station 2: the rows below an indicator heading, each cell under its column or under none."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from linter.document import Cell
from linter.recognise.columns import Column, Placement
from linter.recognise.grid import Row, is_blank, overlaps, says_anything
from linter.recognise.headings import header_label, level_of, names_level
from linter.recognise.vocabulary import Vocabulary
from linter.recognise.words import key, squeezed

# Codes of units have 12 digits at most, those of projects more.
_SHORTEST_CODE = 15
# Longer numbers are codes, which units have as well.
_LONGEST_NUMBER = 3


@dataclass(frozen=True, slots=True)
class Line:
    """One row of indicators: the cell of each column, None where it could not be told.

    `is_torn` marks a row whose cells do not fit the columns.
    """

    row: Row
    cells: tuple[Cell | None, ...]
    is_torn: bool = False

    def cell(self, columns: Mapping[str, int], name: str) -> Cell | None:
        """The cell of a field of one set of columns."""
        index = columns.get(name)
        return None if index is None else self.cells[index]


def line_of(row: Row, placement: Placement, vocabulary: Vocabulary, has_side: bool = False) -> Line:
    """The cells of the row under the columns of the placement, one cell further to the right
    where it `has_side`, a cell before them that the heading leaves no column for."""
    columns = placement.columns
    if has_side:
        blanks = len(columns) - len(row.cells[1:])
        return Line(row, (*row.cells[1:], *[None] * blanks))
    if _lies_on_grid(row, columns):
        return Line(row, row.cells[: len(columns)])
    if row.end >= placement.end and len(row.cells) == len(columns):
        return Line(row, row.cells)
    if row.end < placement.end or any(c.column >= placement.end for c in row.filled):
        return Line(row, _levels_only(row, placement, vocabulary), is_torn=True)
    return Line(
        row, tuple(_under(row, placement, index, vocabulary) for index in range(len(columns)))
    )


def _has_side_label(row: Row, placement: Placement, vocabulary: Vocabulary) -> bool:
    """Whether a label of the whole table (绩效指标) stands at the side of the first level, and the
    heading has no column for it: one reaches over both, or all stand one further to the left."""
    if not _is_one_wider(row, placement) or placement.columns[0].field != "level1":
        return False
    side, first, *_ = row.cells
    if header_label(side.text, vocabulary) is None or is_blank(first):
        return False
    return level_of(first.text, "level1", placement.form, vocabulary) is not None


def _is_one_wider(row: Row, placement: Placement) -> bool:
    """Whether the row has a cell more than the heading has texts."""
    headed = (i for i, column in enumerate(placement.columns, 1) if column.heading)
    return len(row.cells) == max(headed, default=0) + 1


def _lies_on_grid(row: Row, columns: Sequence[Column]) -> bool:
    """Whether each column has a cell that starts with it, and nothing but blanks stands beyond."""
    if len(row.cells) < len(columns) or any(not is_blank(c) for c in row.cells[len(columns) :]):
        return False
    return all(c.column == column.start for c, column in zip(row.cells, columns, strict=False))


def _under(row: Row, placement: Placement, index: int, vocabulary: Vocabulary) -> Cell | None:
    """The cell that stands under this column alone; a level label may reach over the next level,
    and where it is blank both go on with the labels above, or over a name that is not there."""
    column = placement.columns[index]
    below = [cell for cell in row.cells if overlaps(cell, column.start, column.end)]
    filled = [cell for cell in below if not is_blank(cell)]
    found = filled[0] if len(filled) == 1 else below[0] if below and not filled else None
    if found is None:
        return None
    covered = [c for c in placement.columns if overlaps(found, c.start, c.end)]
    if len(covered) == 1:
        return found
    over = [c.field for c in covered]
    if over == ["level1", "level2"]:
        return found if column is covered[0] or is_blank(found) else None
    is_label = over == ["level2", "indicator"] and column is covered[0]
    return found if is_label and names_level(found.text, placement.form, vocabulary) else None


def _levels_only(row: Row, placement: Placement, vocabulary: Vocabulary) -> tuple[Cell | None, ...]:
    """Of a torn row only labels that prove their place: a first-level word, and after it or after
    a blank the canonical second-level word."""
    found: list[Cell | None] = [None] * len(placement.columns)
    form, columns = placement.form, placement.sets[0]
    first, second = (_cell_at(row, columns.get(name)) for name in ("level1", "level2"))
    is_sure = first is not None and is_blank(first)
    if first and (level := level_of(first.text, "level1", form, vocabulary)):
        is_also_second = level_of(first.text, "level2", form, vocabulary) is not None
        is_sure = not is_also_second or squeezed(first.text) == level.word
        found[columns["level1"]] = first if is_sure else None
    if second and is_sure and (level := level_of(second.text, "level2", form, vocabulary)):
        found[columns["level2"]] = second if squeezed(second.text) == level.word else None
    return tuple(found)


def _cell_at(row: Row, index: int | None) -> Cell | None:
    return row.cells[index] if index is not None and index < len(row.cells) else None


def lines_of(rows: Sequence[Row], placement: Placement, vocabulary: Vocabulary) -> Iterator[Line]:
    """The indicator rows among `rows`; notes drop out, and rows of blanks and dots.

    Pieces of torn rows that add up to the number of columns count as one row.
    """
    pieces = 0
    has_side = False
    holds_projects = placement.holds_projects
    for row in rows:
        if not says_anything(row):
            continue
        if _is_note(row, placement):
            continue
        # Below the first row of a dump the cell at the side is blank.
        goes_on = has_side and is_blank(row.cells[0]) and _is_one_wider(row, placement)
        has_side = goes_on or _has_side_label(row, placement, vocabulary)
        line = line_of(row, placement, vocabulary, has_side)
        is_project = placement.is_list or (holds_projects and _names_project(line, placement))
        is_remark = not is_project and _is_remark(line, placement, vocabulary)
        if is_remark or _is_total(line, placement, vocabulary):
            continue
        if placement.is_list and not _is_listed(line, placement, vocabulary):
            continue
        width = len(placement.columns)
        if line.is_torn and pieces > 0 and pieces + len(row.cells) <= width:
            pieces = (pieces + len(row.cells)) % width
            continue
        pieces = len(row.cells) if line.is_torn and len(row.cells) < width else 0
        yield line


def _is_total(line: Line, placement: Placement, vocabulary: Vocabulary) -> bool:
    """Whether the row adds up scores: 总分 without the name of an indicator."""
    name = line.cell(placement.sets[0], "indicator")
    unnamed = name is None or is_blank(name) or key(name.text) in vocabulary.total_rows
    return unnamed and key(line.row.filled[0].text) in vocabulary.total_rows


def _is_remark(line: Line, placement: Placement, vocabulary: Vocabulary) -> bool:
    """Whether a row that fits the columns names no indicator in any set of them, and says
    something else than a level: a note, a signature, a label with its text."""
    if line.is_torn:
        return False
    for columns in placement.sets:
        for name in ("indicator", "value"):
            cell = line.cell(columns, name)
            if cell is not None and not is_blank(cell):
                return False
    own = [cell for cell in line.row.filled if not line.row.is_merged(cell)]
    return not all(names_level(cell.text, placement.form, vocabulary) for cell in own)


def _names_project(line: Line, placement: Placement) -> bool:
    """Whether a row without indicators of its own names a project, with its goal or a code as
    long as that of no unit: the indicators follow below it, or are missing."""
    texts = _own_texts(line, placement)
    is_project = "goal" in texts or len(texts.get("code", "")) >= _SHORTEST_CODE
    return is_project and "name" in texts


def _own_texts(line: Line, placement: Placement) -> dict[str, str]:
    """What the row itself says of a project, by field."""
    return {
        column.project.field: key(cell.text)
        for column, cell in zip(placement.columns, line.cells, strict=True)
        if column.project and cell and not is_blank(cell) and not line.row.is_merged(cell)
    }


def _is_listed(line: Line, placement: Placement, vocabulary: Vocabulary) -> bool:
    """Whether the row of a list is a project: with its goal or indicators, or with a number, a name
    and an amount; without a number it may be a unit, a class or a sum."""
    texts = _own_texts(line, placement)
    if not texts.keys().isdisjoint({"goal", "written"}):
        return True
    name = texts.get("name", "")
    is_sum = any(word in name for word in vocabulary.total_rows)
    is_unit = any(pattern.fullmatch(name) for pattern in vocabulary.markers.unit_name)
    number = line.row.filled[0].text.strip()
    is_numbered = number.isdigit() and len(number) <= _LONGEST_NUMBER
    return is_numbered and bool(name) and "budget" in texts and not is_sum and not is_unit


def is_line(row: Row, placement: Placement, vocabulary: Vocabulary) -> bool:
    """Whether the row is one of indicators, whatever its first cell says: as wide as the heading,
    and with a level word or the heading of the first column where the heading has them."""
    columns = placement.columns
    if _has_side_label(row, placement, vocabulary):
        return True
    if len(row.cells) != len(columns):
        return False
    if columns[0].label is None and squeezed(row.cells[0].text) == columns[0].heading:
        return True
    index = placement.sets[0].get("level1")
    return (
        index is not None
        and level_of(row.cells[index].text, "level1", placement.form, vocabulary) is not None
    )


def _is_note(row: Row, placement: Placement) -> bool:
    """Whether one cell takes up the whole row, or so much of it that it is no column's."""
    own = [cell for cell in row.filled if not row.is_merged(cell)]
    if len(own) != 1 or len(placement.columns) < 3:
        return False
    covered = [c for c in placement.columns if overlaps(own[0], c.start, c.end)]
    return len(row.cells) == 1 or len(covered) > 2
