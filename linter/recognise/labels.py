"""Station 2: one row of one set of columns as fields, and the labels that apply to it."""

from collections.abc import Mapping
from dataclasses import dataclass

from linter.document import Cell
from linter.model import Field
from linter.recognise.grid import is_blank
from linter.recognise.headings import RANKS, matches
from linter.recognise.indicators import Line
from linter.recognise.parts import Block
from linter.recognise.vocabulary import Vocabulary
from linter.recognise.words import key, squeezed


@dataclass(frozen=True, slots=True)
class Reading:
    """A line under one set of columns; `row` and `project` are 1-based numbers for its fields.
    `over` is the word that stands over the whole set as the label of the level `rank`."""

    line: Line
    columns: Mapping[str, int]
    block: Block
    row: int
    project: int
    over: Cell | None = None
    rank: str = ""

    def cell(self, name: str) -> Cell | None:
        return self.over if name == self.rank else self.line.cell(self.columns, name)

    def field(self, name: str) -> Field | None:
        """The field of that column: None where the form has no such column or the row is torn."""
        cell = self.cell(name)
        if cell is None:
            return None
        if cell is self.over:
            return Field(name, cell.text, cell.place, squeezed(cell.text), self.row, self.project)
        return self._field(name, cell, self.columns[name])

    def _field(self, name: str, cell: Cell, column: int) -> Field:
        heading = self.block.placement.columns[column].heading
        return Field(name, cell.text, cell.place, heading, self.row, self.project)

    def several(self, name: str) -> tuple[Field, ...]:
        """The cells of a field that has several columns, each under its heading."""
        if name not in self.columns:
            return ()
        columns = self.block.placement.columns
        cells = enumerate(zip(columns, self.line.cells, strict=True))
        return tuple(
            self._field(name, cell, index)
            for index, (column, cell) in cells
            if column.field == name and cell
        )

    @property
    def holds_indicator(self) -> bool:
        """Whether this set of columns has an indicator in this row; a lone set always has. Cells
        that are merged with those above say it once."""
        if len(self.block.placement.sets) == 1:
            return True
        cells = (self.cell("indicator"), self.cell("value"))
        filled = [cell for cell in cells if cell is not None and not is_blank(cell)]
        return any(not self.line.row.is_merged(cell) for cell in filled)

    def heads(self, below: "Reading | None") -> bool:
        """Whether the row holds nothing but levels, and the next one the indicators of the last of
        them; in a table of many projects, also whether it holds nothing."""
        others = (name for name in self.columns if name not in RANKS)
        if self.line.is_torn or any(map(self._prints, others)):
            return False
        own = {name for name in RANKS if name in self.columns and self._prints(name)}
        if not own:
            return self.block.placement.holds_projects
        label = below.cell("level2" if "level2" in own else "level1") if below else None
        return label is not None and is_blank(label)

    def _prints(self, name: str) -> bool:
        """Whether the row itself has a text in that column."""
        cell = self.cell(name)
        return cell is not None and not is_blank(cell) and not self.line.row.is_merged(cell)


def is_filler(reading: Reading, vocabulary: Vocabulary) -> bool:
    """Whether the row was left as the form prints it: 指标2： or …… without a value."""
    name, value = reading.cell("indicator"), reading.cell("value")
    if name is None or is_blank(name) or not matches(name.text, vocabulary.fillers):
        return False
    return value is None or is_blank(value) or matches(value.text, vocabulary.fillers)


@dataclass(frozen=True, slots=True)
class Labels:
    """The labels that apply to a row, None where the form has none or a torn row hides them.

    `hidden` names the levels that a torn row hides, until a label is printed again.
    """

    level1: Field | None = None
    level2: Field | None = None
    hidden: frozenset[str] = frozenset()

    def below(self, reading: Reading) -> "Labels":
        """The labels of the next row: a blank or merged label is the one above, but a second-level
        label does not outlive its first-level one."""
        level1 = _inherited(self.level1, reading, "level1", self.hidden)
        above, hidden = self.level2, self.hidden
        if _word(level1) != _word(self.level1):
            above = None
            hidden = self.hidden if level1 is None else frozenset()
        level2 = _inherited(above, reading, "level2", hidden)
        unknown = {"level1": level1, "level2": level2}
        torn = reading.line.is_torn
        hides = (n for n, label in unknown.items() if label is None and (torn or n in hidden))
        return Labels(level1, level2, frozenset(hides))


def _word(label: Field | None) -> str:
    return key(label.text) if label else ""


def _inherited(
    above: Field | None, reading: Reading, name: str, hidden: frozenset[str]
) -> Field | None:
    cell = reading.cell(name)
    if cell is None:
        return None
    if is_blank(cell):
        return above if above or name in hidden else reading.field(name)
    return above if above and cell.place == above.place else reading.field(name)
