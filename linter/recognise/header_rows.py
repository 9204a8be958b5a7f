"""Station 2: rows read as header fields: labels with their values beside or below them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from linter.document import Cell
from linter.recognise.grid import Row, is_blank, overlaps
from linter.recognise.header import TARGET, Entry, Header
from linter.recognise.headings import LONGEST_LABEL, Label, Vocabulary, header_label, key, squeezed
from linter.recognise.markers import amount_unit_in

# An unknown label of that length may still name the money unit: 本年申请资金（万元）.
_LONGEST_UNKNOWN_LABEL = 20


@dataclass(slots=True)
class _Reading:
    """What is known while walking down the rows.

    `group` is the label that the first cell opened, `is_open` whether it still waits for a value,
    `below` the labels that head the values of the next row.
    """

    vocabulary: Vocabulary
    group: tuple[Label, Cell] | None = None
    is_open: bool = False
    is_schedule: bool = False
    below: list[tuple[Label, Cell]] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    labels: list[tuple[Label, str]] = field(default_factory=list)
    labelled: int = 0
    unlabelled: int = 0
    amount_unit: str | None = None

    def label(self, cell: Cell) -> Label | None:
        """The label a cell holds; under a spending plan a period is a label too."""
        if is_blank(cell):
            return None
        found = header_label(cell.text, self.vocabulary)
        if found is None and self.is_schedule:
            word = key(cell.text) if len(cell.text) <= LONGEST_LABEL else ""
            if any(pattern.search(word) for pattern in self.vocabulary.periods):
                found = Label("schedule", 0)
        if found:
            self.is_schedule = found.field == "schedule"
            self.labels.append((found, squeezed(cell.text)))
            self.amount_unit = self.amount_unit or amount_unit_in(cell.text, self.vocabulary)
        return found

    def inline(self, cell: Cell) -> Entry | None:
        """A label and its value in one cell, as in 项目名称：某项目."""
        for mark in "：:":
            head, found, tail = cell.text.partition(mark)
            label = header_label(head, self.vocabulary) if found and tail.strip() else None
            if label and label.field not in TARGET:
                self.labels.append((label, squeezed(head)))
                return Entry(label, squeezed(head), cell, tail.strip())
        return None

    def add(self, label: Label, heading: Cell, cell: Cell) -> None:
        if self.group and heading is self.group[1]:
            self.is_open = False
        self.entries.append(Entry(label, squeezed(heading.text), cell, cell.text))

    def read(self, row: Row) -> None:
        if not row.filled and not self.is_open and not self.below:
            return
        before = len(self.labels)
        rest = self._enter(row)
        labels = [self.label(cell) for cell in rest]
        if any(labels):
            self._pairs(rest, labels)
        else:
            self._values(rest)
        if self.group or len(self.labels) > before:
            self.labelled += 1
        else:
            self.unlabelled += 1

    def _enter(self, row: Row) -> tuple[Cell, ...]:
        """Open or carry on the group that the first cell names; the cells beside it."""
        first = row.cells[0]
        if self.group and (is_blank(first) or first is self.group[1]):
            return row.cells[1:]
        self.group = None
        self.below = []
        self.is_open = self.is_schedule = False
        label = self.label(first)
        if label is None:
            if len(first.text) <= _LONGEST_UNKNOWN_LABEL:
                self.amount_unit = self.amount_unit or amount_unit_in(first.text, self.vocabulary)
            return row.cells
        self.group = label, first
        self.is_open = True
        return row.cells[1:]

    def _pairs(self, cells: Sequence[Cell], labels: Sequence[Label | None]) -> None:
        """Labels with their value to the right; a row of nothing but labels heads the next one."""
        if all(labels):
            pairs = zip(labels, cells, strict=True)
            self.below = [(label, cell) for label, cell in pairs if label]
            return
        self.below = []
        heading = self.group
        for cell, label in zip(cells, labels, strict=True):
            if label:
                heading = label, cell
            elif heading:
                self.add(*heading, cell)
                heading = None
            elif entry := self.inline(cell):
                self.entries.append(entry)

    def _values(self, cells: Sequence[Cell]) -> None:
        filled = [cell for cell in cells if not is_blank(cell)]
        if self.below:
            self._columns(cells)
        elif self.group and cells:
            values = filled or (cells[:1] if self.is_open else [])
            for cell in values if self.group[0].field in TARGET else values[:1]:
                self.add(*self.group, cell)
        else:
            self.entries.extend(filter(None, map(self.inline, cells)))

    def _columns(self, cells: Sequence[Cell]) -> None:
        """Values under their labels; where the numbers differ only merged cells show which."""
        below, self.below = self.below, []
        if len(cells) == len(below):
            pairs = zip(below, cells, strict=True)
            for (label, heading), cell in pairs:
                self.add(label, heading, cell)
            return
        if all(cell.column_span == 1 for cell in (*cells, *(heading for _, heading in below))):
            self.group = None
            return
        for label, heading in below:
            end = heading.column + heading.column_span
            under = [cell for cell in cells if overlaps(cell, heading.column, end)]
            if len(under) == 1:
                self.add(label, heading, under[0])


def read_header(rows: Sequence[Row], vocabulary: Vocabulary) -> Header:
    """The header fields in the rows, which hold no indicators."""
    reading = _Reading(vocabulary)
    for row in rows:
        if row.cells:
            reading.read(row)
    return Header(
        tuple(_once(reading.entries)),
        tuple(reading.labels),
        reading.labelled,
        reading.unlabelled,
        reading.amount_unit,
    )


def _once(entries: Sequence[Entry]) -> Iterator[Entry]:
    """The entries, a cell merged over several rows giving its value once."""
    seen: set[tuple[str, int]] = set()
    for entry in entries:
        identity = entry.label.field, id(entry.cell)
        if identity not in seen:
            seen.add(identity)
            yield entry
