"""Station 2: one table taken apart into titles, notes, headers and blocks of indicators."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from linter.document import Cell, Table
from linter.recognise.columns import Placement
from linter.recognise.grid import Row, is_blank, rows_of, single
from linter.recognise.header import SIGNATURE, Header, begins_header
from linter.recognise.header_rows import read_header
from linter.recognise.heading_rows import place, repeats
from linter.recognise.headings import is_level, title_of
from linter.recognise.indicators import Line, is_line, lines_of
from linter.recognise.markers import Marks, marks_of, merged, row_marks
from linter.recognise.project_lists import place_list
from linter.recognise.vocabulary import Vocabulary
from linter.recognise.words import LONGEST_LABEL, Title, squeezed

# So many different level words make a table one of indicators, whatever its headings.
_FEWEST_LEVELS = 4


@dataclass(frozen=True, slots=True)
class Heading:
    """The title of a project inside a table."""

    title: Title
    cell: Cell


@dataclass(frozen=True, slots=True)
class Block:
    """Indicators under one heading row."""

    placement: Placement
    lines: tuple[Line, ...]

    @property
    def begins_blank(self) -> bool:
        """Whether the first row has no first-level label, as below a page break."""
        cell = self.lines[0].cell(self.placement.sets[0], "level1") if self.lines else None
        return cell is not None and is_blank(cell)


Part = Heading | Marks | Header | Block


@dataclass(frozen=True, slots=True)
class Target:
    """The parts of a target table in reading order. `headings` are the labels and headings seen.

    `problem` says in Chinese what could not be placed, or is None; it is settled when a project
    takes the parts in and `is_settled_when_taken`.
    """

    parts: tuple[Part, ...]
    headings: tuple[str, ...]
    problem: str | None
    is_settled_when_taken: bool = False


@dataclass(slots=True)
class _Splitting:
    """Rows gathered until it is known what they belong to."""

    vocabulary: Vocabulary
    parts: list[Part] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    placement: Placement | None = None
    incomplete: Placement | None = None
    is_lost: bool = False
    has_other: bool = False

    def flush(self) -> None:
        """Make a part of the rows gathered; what follows belongs to another part."""
        self.is_lost = False
        if self.placement:
            lines = tuple(lines_of(self.rows, self.placement, self.vocabulary))
            self.parts.append(Block(self.placement, lines))
        elif any(row.filled for row in self.rows):
            header = read_header(self.rows, self.vocabulary)
            if header.labels:
                self.parts.append(header)
            else:
                self.has_other = True
        self.placement = None
        self.rows = []

    def title(self, row: Row) -> bool:
        cell = single(row.filled)
        if len(row.filled) == 2 and marks_of(row.filled[1].text, self.vocabulary):
            cell = row.filled[0]
        title = title_of(cell.text, self.vocabulary) if cell else None
        if cell is None or title is None:
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
            found = place_list(rows, position, self.vocabulary)
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

    def step(self, rows: Sequence[Row], position: int) -> int:
        """Take in the row at `position`, or more; the number of rows taken."""
        row = rows[position]
        if not row.filled:
            # A blank row below a label is its value, present and empty.
            self.rows.append(row)
            return 1
        if self.title(row) or self.notes(row):
            return 1
        if height := self.heading(rows, position):
            return height
        if self.is_lost and not begins_header(row, self.vocabulary):
            return 1
        if self.placement:
            if repeats(row, self.placement):
                return 1
            if begins_header(row, self.vocabulary) and not is_line(
                row, self.placement, self.vocabulary
            ):
                self.flush()
        self.rows.append(row)
        return 1


def split(table: Table, vocabulary: Vocabulary, is_titled: bool = False) -> Target | None:
    """The parts of a table, or None when it is no target table.

    `is_titled` says that the title of a target table stands in front of it.
    """
    rows = rows_of(table)
    splitting = _Splitting(vocabulary)
    position = 0
    while position < len(rows):
        position += splitting.step(rows, position)
    splitting.flush()
    parts = tuple(splitting.parts)
    is_titled = is_titled or any(isinstance(part, Heading) for part in parts)
    if not splitting.incomplete and all(isinstance(part, Heading | Marks) for part in parts):
        found = Target(parts, (), None) if parts and not splitting.has_other else None
    else:
        found = _judged(parts, splitting.incomplete, is_titled)
    if found is None or not (found.headings or found.problem):
        return _by_levels(rows, parts, vocabulary) or found
    return found


def _by_levels(
    rows: Sequence[Row], parts: tuple[Part, ...], vocabulary: Vocabulary
) -> Target | None:
    """A table that holds level words under headings that nobody knows, or None."""
    texts = {cell.text for row in rows for cell in row.filled if len(cell.text) <= LONGEST_LABEL}
    words = {text for text in texts if not vocabulary.level_words.isdisjoint(vocabulary.keys(text))}
    if len(words) < _FEWEST_LEVELS:
        return None
    form = vocabulary.forms[0]
    if not any(is_level(word, "level1", form, vocabulary) for word in words):
        return None
    first = next((row for row in rows if len(row.filled) > 1), rows[0])
    headings = tuple(squeezed(cell.text) for cell in first.filled)
    return Target(parts, headings, "有产出、效益等指标的类别，但表头不认识")


def _judged(
    parts: tuple[Part, ...], incomplete: Placement | None, is_titled: bool
) -> Target | None:
    blocks = [part for part in parts if isinstance(part, Block)]
    headers = [part for part in parts if isinstance(part, Header)]
    labels = tuple(dict.fromkeys(text for header in headers for _, text in header.labels))
    if blocks:
        headings = (*labels, *(text for block in blocks for text in block.placement.headings))
        return Target(parts, headings, *_torn(blocks))
    if incomplete:
        return Target(parts, (*labels, *incomplete.headings), _missing(incomplete))
    fields = {label.field for header in headers for label, _ in header.labels}
    if not is_titled and SIGNATURE.isdisjoint(fields):
        return None
    if any(header.stands_alone for header in headers):
        return Target(parts, labels, None)
    if len(fields) > 1:
        problem = "有项目表头的标签，但找不到项目编码或项目名称的内容"
        return Target(parts, labels, problem, is_settled_when_taken=True)
    return None


def _missing(placement: Placement) -> str:
    form = placement.form.layout
    names = [form.columns[name][0] for name in form.required if name not in placement.sets[0]]
    return f"指标表的表头缺少“{'”“'.join(names)}”列" if names else "指标表的表头不完整"


def _torn(blocks: Sequence[Block]) -> tuple[str | None, bool]:
    lines = [line for block in blocks for line in block.lines]
    if not lines:
        # A list of projects may begin with nothing but a unit before the page breaks.
        listed = all(block.placement.holds_projects for block in blocks)
        return (None, False) if listed else ("有指标表的表头，没有指标行", True)
    if not all(line.is_torn for line in lines):
        return None, False
    width = len(blocks[0].placement.columns)
    return f"指标表的表头有{width}列，各行的单元格与之对不上", False
