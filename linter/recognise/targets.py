"""Station 2: one table taken apart into titles, notes, headers and blocks of indicators."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from linter.document import Table
from linter.recognise.column_numbers import numbers_columns
from linter.recognise.columns import Placement
from linter.recognise.going_on import going_on
from linter.recognise.grid import Row, rows_of, single
from linter.recognise.header import Header, begins_header
from linter.recognise.headers import read_header
from linter.recognise.heading_rows import place, repeats
from linter.recognise.headings import header_label, title_of
from linter.recognise.indicators import is_line, lines_of
from linter.recognise.markers import Marks, marks_of, merged, row_marks
from linter.recognise.packed import unpacked
from linter.recognise.parts import Block, Heading, Part, Target
from linter.recognise.placing import target_of, unknown_target
from linter.recognise.project_lists import place_list
from linter.recognise.turned import turned
from linter.recognise.vocabulary import Vocabulary


@dataclass(slots=True)
class _Splitting:
    """Rows gathered until it is known what they belong to."""

    vocabulary: Vocabulary
    goals_suffice: bool = False
    parts: list[Part] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    placement: Placement | None = None
    before: Placement | None = None
    incomplete: Placement | None = None
    goes_on: bool = False
    is_lost: bool = False
    has_other: bool = False

    def flush(self) -> None:
        """Make a part of the rows gathered; what follows belongs to another part."""
        self.is_lost = False
        if self.placement:
            lines = tuple(lines_of(self.rows, self.placement, self.vocabulary))
            self.parts.append(Block(self.placement, lines, self.goes_on))
            self.goes_on = False
        elif any(row.filled for row in self.rows):
            header = read_header(self.rows, self.vocabulary)
            if header.labels:
                self.parts.append(header)
            else:
                self.has_other = True
        self.before = self.placement or self.before
        self.placement = None
        self.rows = []

    def title(self, row: Row) -> bool:
        cell = single(row.filled)
        if len(row.filled) == 2 and marks_of(row.filled[1].text, self.vocabulary):
            cell = row.filled[0]
        title = title_of(cell.text, self.vocabulary) if cell else None
        if cell is None or title is None:
            return False
        begun = self.parts or any(each.filled for each in self.rows)
        if begun and header_label(cell.text, self.vocabulary):
            # Within a form it heads the indicators of a term.
            return False
        self.flush()
        self.parts.append(Heading(title, cell))
        lines = [line for each in row.filled for line in each.text.splitlines()]
        notes = [marks_of(line, self.vocabulary) for line in lines]
        self.parts.append(merged(note for note in notes if note))
        return True

    def notes(self, row: Row) -> bool:
        found = None if self.placement else row_marks(row.cells, self.vocabulary)
        if found:
            self.parts.append(found)
        return found is not None

    def heading(self, rows: Sequence[Row], position: int) -> int:
        """How many rows a heading takes up here, 0 when there is none."""
        found = place(rows, position, self.vocabulary)
        if found is None and self.placement is None:
            found = place_list(rows, position, self.vocabulary, self.goals_suffice)
        if found is None:
            return 0
        if not found.is_complete:
            self.flush()
            self.incomplete = found
            self.is_lost = True
            return found.height
        if self.placement is None or found.headings != self.placement.headings:
            self.flush()
            self.placement = found
        return found.height

    def lying(self, rows: Sequence[Row], position: int) -> int:
        """How many rows indicators lying on their side take up here, 0 when there are none."""
        found = turned(rows, position, self.vocabulary)
        if found is None:
            return 0
        self.flush()
        upright = 0
        while upright < len(found.rows):
            upright += self.step(found.rows, upright)
        self.flush()
        return found.height

    def step(self, rows: Sequence[Row], position: int) -> int:
        """Take in the row at `position`, or more; the number of rows taken."""
        row = rows[position]
        if not row.filled:
            # A blank row below a label is its value, present and empty.
            self.rows.append(row)
            return 1
        if self.title(row) or self.notes(row):
            return 1
        if height := self.lying(rows, position) or self.heading(rows, position):
            return height
        if self.is_lost and not begins_header(row, self.vocabulary):
            return 1
        if self.placement:
            if repeats(row, self.placement) or numbers_columns(row, self.vocabulary):
                return 1
            if begins_header(row, self.vocabulary) and not is_line(
                row, self.placement, self.vocabulary
            ):
                self.flush()
        elif self.before and is_line(row, self.before, self.vocabulary):
            # The next project of a table that prints its heading once.
            before = self.before
            self.flush()
            self.placement = before
        self.rows.append(row)
        return 1


def split(
    table: Table,
    vocabulary: Vocabulary,
    is_titled: bool = False,
    before: Placement | None = None,
    *,
    goals_suffice: bool = False,
) -> Target | None:
    """The parts of a table, or None when it is no target table.

    `is_titled` says that the title of a target table stands in front of it, `before` are the
    columns of the indicators that it may go on with, and `goals_suffice` makes a list of projects
    with their goals a target table without indicators.
    """
    rows = unpacked(rows_of(table), vocabulary) if table.is_packed else rows_of(table)
    splitting = _Splitting(vocabulary, goals_suffice)
    if before and (bare := going_on(table, before, vocabulary)):
        rows, splitting.placement = bare
        splitting.goes_on = True
    position = 0
    while position < len(rows):
        position += splitting.step(rows, position)
    splitting.flush()
    parts = tuple(splitting.parts)
    is_titled = is_titled or any(isinstance(part, Heading) for part in parts)
    if not splitting.incomplete and all(isinstance(part, Heading | Marks) for part in parts):
        found = Target(parts, (), None) if parts and not splitting.has_other else None
    else:
        found = target_of(parts, splitting.incomplete, is_titled, rows, vocabulary)
        if found and found.is_loose and splitting.has_other:
            found = replace(found, is_loose=False) if found.problem else None
    if any(isinstance(part, Block) for part in parts) or splitting.incomplete:
        return found
    written = any(isinstance(part, Header) and "written" in part.fields for part in parts)
    return (None if written else unknown_target(rows, parts, vocabulary)) or found
