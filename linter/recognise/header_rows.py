"""Station 2: rows read as header fields: labels with their values beside or below them."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from linter.document import Cell
from linter.recognise.coded import beside
from linter.recognise.grid import Row, is_blank, says_anything
from linter.recognise.grouped import (
    LONGEST_UNKNOWN_LABEL,
    Group,
    heads_years,
    is_of_other_years,
    named_amount,
    part_under,
    term_under,
    unknown_funds,
)
from linter.recognise.header import FUNDS, MONEY, TARGET, WRITTEN, Entry
from linter.recognise.headings import header_label, is_level_word
from linter.recognise.inline import amounts_in, inline, with_parts
from linter.recognise.label_row import LabelRow, label_in_two, without_numbers
from linter.recognise.markers import amount_unit_in
from linter.recognise.vocabulary import Vocabulary
from linter.recognise.words import LONGEST_LABEL, Label, key, squeezed

# Opens a group as a known label does, but says nothing.
_UNKNOWN = Label("other", 0)


@dataclass(slots=True)
class Reading:
    """What is known while walking down the rows.

    `group` is the label that the first cell opened, `is_open` whether it still waits for a value,
    `below` the labels that head the values of the next row, `heads` those over the sums of money of
    the group, `in_list` whether the rows hold a list,
    `unknown_funds` what names an amount of money that no layout knows.
    """

    vocabulary: Vocabulary
    group: Group | None = None
    is_open: bool = False
    is_schedule: bool = False
    below: LabelRow | None = None
    heads: tuple[Group, ...] = ()
    in_list: bool = False
    entries: list[Entry] = field(default_factory=list)
    labels: list[tuple[Label, str]] = field(default_factory=list)
    labelled: int = 0
    unlabelled: int = 0
    unknown_funds: list[str] = field(default_factory=list)
    amount_unit: str | None = None

    def label(self, cell: Cell) -> Label | None:
        """The label a cell holds; under a spending plan a period is a label too."""
        if is_blank(cell):
            return None
        found = (
            term_under(self.group, cell.text, self.vocabulary)
            or header_label(cell.text, self.vocabulary)
            or part_under(self.group, cell.text, self.vocabulary)
        )
        if found is None and self.is_schedule:
            word = key(cell.text) if len(cell.text) <= LONGEST_LABEL else ""
            if any(pattern.search(word) for pattern in self.vocabulary.periods):
                found = Label("schedule", 0)
        if found:
            self.is_schedule = found.field == "schedule"
            self.labels.append((found, squeezed(cell.text)))
            self.amount_unit = self.amount_unit or amount_unit_in(cell.text, self.vocabulary)
        return found

    def inlines(self, cell: Cell) -> tuple[Entry, ...]:
        """The labels with their values in one cell, as in 项目名称：某项目."""
        found = amounts_in(cell, self.vocabulary)
        if not found and (entry := inline(cell, self.vocabulary) or self._part_in(cell)):
            found = (entry,)
        for entry in found:
            self.labels.append((entry.label, entry.heading))
            unit = amount_unit_in(entry.heading, self.vocabulary)
            self.amount_unit = self.amount_unit or unit
        return found

    def _part_in(self, cell: Cell) -> Entry | None:
        """A part of all the money of a form with its amount in one cell: 三、其他：60.5万元."""
        if self.group is None or self.group[0].field != "money":
            return None
        name, amount = named_amount(cell.text, self.vocabulary)
        if not amount:
            return None
        label = part_under(self.group, name, self.vocabulary)
        if label is None:
            self.unknown_funds.append(squeezed(name))
            return None
        return Entry(label, squeezed(name), cell, amount, cell.column)

    def add(self, label: Label, heading: Cell, cell: Cell) -> None:
        if self.group and heading is self.group[1]:
            self.is_open = False
        # The label of a level is nobody's value.
        if not is_level_word(cell.text, self.vocabulary):
            text = squeezed(heading.text)
            entry = Entry(label, text, cell, cell.text, heading.column)
            is_sum = label.field == "money" or label.field in MONEY
            self.entries.extend(with_parts(entry, self.vocabulary) if is_sum else (entry,))

    def read(self, row: Row, below: Row | None) -> None:
        """Take in a row; `below` tells whether a row of labels heads the next one."""
        if not row.filled and not self.is_open and not self.below:
            return
        before = len(self.labels)
        rest = self._enter(row, below)
        if self.in_list:
            self._total(rest)
            return
        labels = [self.label(cell) for cell in rest]
        if code := beside(self.group, rest, labels, self.vocabulary.coded):
            self.entries.append(code)
            kept = [index for index, cell in enumerate(rest) if cell is not code.cell]
            rest, labels = tuple(rest[i] for i in kept), [labels[i] for i in kept]
        if self.group and self.group[0].field == "money":
            self.unknown_funds.extend(unknown_funds(rest, labels, self.vocabulary))
        if any(labels):
            self._labels(rest, labels, below)
        else:
            self._values(rest)
        if (self.group and self.group[0] is not _UNKNOWN) or len(self.labels) > before:
            self.labelled += 1
        elif len(row.filled) > 1 and says_anything(row):
            self.unlabelled += 1

    def take_columns(self, labels: LabelRow, below: Row) -> None:
        """Take in a row of nothing but labels and the one of their values."""
        self.group = self.below = None
        self.in_list = False
        for _, cell in labels.labels:
            self.label(cell)
        self._columns(labels, below.cells)
        self.labelled += 2

    def take_prose(self, heading: Cell, text: Cell) -> None:
        """Take in a label that fills its row and the text below it."""
        self.group = self.below = None
        self.in_list = False
        if label := self.label(heading):
            self.add(label, heading, text)
        self.labelled += 2

    def take_written(self, label: Cell, text: Cell) -> None:
        """Take in indicators that are written beside the label of their level."""
        self.group = self.below = None
        self.in_list = False
        self.entries.append(
            Entry(WRITTEN, squeezed(label.text), text, text.text.strip(), label.column)
        )
        self.labelled += 1

    def _enter(self, row: Row, below: Row | None) -> tuple[Cell, ...]:
        """Open or carry on the group that the first cell names; the cells beside it."""
        first = row.cells[0]
        if self.group and self._carries_on(row):
            return row.cells[1:]
        self.is_schedule = False
        label = self.label(first) or (
            label_in_two(first, below, self.vocabulary) if below else None
        )
        if label is None and self.in_list:
            return row.cells
        self.group = None
        self.below = None
        self.heads = ()
        self.is_open = False
        self.in_list = label is not None and label.field == "list"
        if label is None:
            if len(first.text) > LONGEST_UNKNOWN_LABEL:
                return row.cells
            self.amount_unit = self.amount_unit or amount_unit_in(first.text, self.vocabulary)
            is_whole = is_blank(first) or bool(amounts_in(first, self.vocabulary))
            if is_whole or not below or not self._stands_over(first, below):
                return row.cells
            label = _UNKNOWN
        self.group = label, first
        self.is_open = True
        return row.cells[1:]

    def _carries_on(self, row: Row) -> bool:
        return self.group is not None and self._stands_over(self.group[1], row)

    def _stands_over(self, first: Cell, row: Row) -> bool:
        """Whether a first cell of a row above reaches down to this one, or its text does."""
        if not row.cells:
            return False
        is_one = is_blank(row.cells[0]) or row.cells[0] is first
        return is_one or label_in_two(first, row, self.vocabulary) is not None

    def _labels(
        self, cells: Sequence[Cell], labels: Sequence[Label | None], below: Row | None
    ) -> None:
        """Labels with their value to the right; a row of nothing but labels heads the next one."""
        if any(label and label.field == "list" for label in labels):
            self.in_list = True
            return
        pairs = [(label, cell) for label, cell in zip(labels, cells, strict=True) if label]
        blanks = [cell for cell in cells if is_blank(cell)]
        self.below = None
        if heads_years(cells, labels):
            self.heads = tuple(pairs)
            return
        alone = len(pairs) + len(blanks) == len(cells)
        if alone and (not blanks or (below is not None and self._heads(pairs, below))):
            self.below = LabelRow(tuple(pairs), len(cells))
        else:
            self._pairs(cells, labels)

    def _heads(self, pairs: Sequence[tuple[Label, Cell]], below: Row) -> bool:
        """Whether the row below holds values under the labels."""
        if not below.filled or not self._carries_on(below):
            return False
        own = [cell for cell in below.filled if not below.is_merged(cell)]
        if any(header_label(cell.text, self.vocabulary) for cell in own):
            return False
        columns = {cell.column for _, cell in pairs}
        return any(cell.column in columns for cell in own)

    def _pairs(self, cells: Sequence[Cell], labels: Sequence[Label | None]) -> None:
        takes_more = self.group and (self.is_open or self.group[0].field in TARGET)
        heading, value = self.group if takes_more else None, None
        for cell, label in zip(cells, labels, strict=True):
            if label:
                self._close(heading, value)
                heading, value = (label, cell), None
            elif heading is None or amounts_in(cell, self.vocabulary):
                self._close(heading, value)
                heading, value = None, None
                self.entries.extend(self.inlines(cell))
            elif heading[0].field in FUNDS and key(cell.text) in self.vocabulary.total_rows:
                continue  # 财政拨款 小计 80: the sum of its parts stands behind.
            elif heading[0].field in MONEY and is_of_other_years(cell, self.heads):
                continue
            elif not is_blank(cell):
                self._close(heading, cell)
                heading, value = None, None
            else:
                value = value or cell
        self._close(heading, value)

    def _total(self, cells: Sequence[Cell]) -> None:
        """Of a list of costs under a label of the budget, the sum in its last row is the budget."""
        if self.group is None or self.group[0].field != "budget":
            return
        words = [cell for cell in cells if not is_blank(cell)]
        if len(words) > 1 and key(words[0].text) in self.vocabulary.total_rows:
            self.add(self.group[0], self.group[1], words[1])

    def _close(self, heading: tuple[Label, Cell] | None, value: Cell | None) -> None:
        if heading and value:
            self.add(*heading, value)

    def _values(self, cells: Sequence[Cell]) -> None:
        filled = [cell for cell in cells if not is_blank(cell)]
        if self.below:
            below, self.below = self.below, None
            self._columns(below, cells)
        elif self.group and cells:
            values = filled or (cells[:1] if self.is_open else [])
            if self._holds_labels(self.group[0], values) and (inner := self._inlines(values)):
                self.entries.extend(inner)
                return
            is_prose = self.group[0].field in TARGET
            for cell in without_numbers(values) if is_prose else values[:1]:
                self.add(*self.group, cell)
        else:
            self.entries.extend(self._inlines(cells))

    def _holds_labels(self, group: Label, cells: Sequence[Cell]) -> bool:
        """Whether values of the group may hold labels of their own."""
        if group.field in {"other", "money"}:
            return True
        return group.field not in TARGET and any(amounts_in(c, self.vocabulary) for c in cells)

    def _inlines(self, cells: Sequence[Cell]) -> list[Entry]:
        return [entry for cell in cells for entry in self.inlines(cell)]

    def _columns(self, below: LabelRow, cells: Sequence[Cell]) -> None:
        self.is_open = False
        if not below.fits(cells):
            self.group = None
            return
        for label, heading, cell in below.values(cells):
            self.add(label, heading, cell)
