"""Station 2: the header fields of a project with the labels they stand under."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from linter.document import Cell
from linter.recognise.grid import Row, is_blank
from linter.recognise.headings import header_label
from linter.recognise.vocabulary import Vocabulary
from linter.recognise.words import Label

IDENTITY = frozenset({"code", "name"})
# What no other table of projects has.
SIGNATURE = frozenset({"schedule", "goal"})
TARGET = SIGNATURE | {"purpose"}
FUNDS = frozenset({"fiscal_funds", "other_funds", "fund"})
MONEY = FUNDS | {"budget", "total"}
# Heads a cell of indicators that are written as text; its heading is their level.
WRITTEN = Label("written", 0)
COLONS = "：:"


@dataclass(frozen=True, slots=True)
class Entry:
    """A header field with its value cell; `text` is the cell's, without a label printed in it.
    `column` is the grid column of the label."""

    label: Label
    heading: str
    cell: Cell
    text: str
    column: int


@dataclass(frozen=True, slots=True)
class Header:
    """The entries of some rows. `labelled` counts the rows that stand under a label, `unlabelled`
    the others; `labels` are all labels seen, with or without a value, `unknown_funds` what names
    an amount of the project's money and is no label."""

    entries: tuple[Entry, ...] = ()
    labels: tuple[tuple[Label, str], ...] = ()
    labelled: int = 0
    unlabelled: int = 0
    amount_unit: str | None = None
    unknown_funds: tuple[str, ...] = ()

    @property
    def fields(self) -> frozenset[str]:
        return frozenset(entry.label.field for entry in self.entries)

    @property
    def has_identity(self) -> bool:
        return not IDENTITY.isdisjoint(self.fields)

    @property
    def is_target(self) -> bool:
        return not TARGET.isdisjoint(self.fields)

    @property
    def stands_alone(self) -> bool:
        """Whether this is a header even without indicators: no list of projects looks like it."""
        named = self.fields - {"other", "money", "unit", "department"}
        filled = any(entry.text.strip() for entry in self.entries)
        return self.has_identity and len(named) > 1 and filled and self.labelled > self.unlabelled


def is_small(headers: Sequence[Header]) -> bool:
    """Whether the rows hold header fields and nothing else, as in the small tables of a form."""
    entries = [entry for header in headers for entry in header.entries]
    return any(entry.text.strip() for entry in entries) and all(
        header.labelled > header.unlabelled for header in headers
    )


def begins_header(row: Row, vocabulary: Vocabulary) -> bool:
    """Whether a row below indicators starts a new header: a header label with a value beside it,
    or in the same cell."""
    cells = row.cells
    if len(cells) < 2 or is_blank(cells[0]) or row.is_merged(cells[0]):
        return False
    text = cells[0].text
    within = (text.partition(mark)[0] for mark in COLONS if mark in text)
    return any(header_label(each, vocabulary) for each in (text, *within))


def best(entries: Sequence[Entry], name: str, beside: Entry | None = None) -> Entry | None:
    """The entry with the best label of the field, before it one whose label stands above or below
    that of `beside`."""
    found = [entry for entry in entries if entry.label.field == name]

    def order(entry: Entry) -> tuple[bool, int]:
        apart = beside is not None and entry.column != beside.column
        return apart, entry.label.rank

    return min(found, key=order, default=None)


def beside(entries: Sequence[Entry], names: frozenset[str], entry: Entry | None) -> list[Entry]:
    """The entries of the fields that belong to another entry: those in its row or with their labels
    in its column, and where it is the only one of its sort those whose heading is printed once; the
    money of all years need not hold others."""
    found = [each for each in entries if each.label.field in names]
    if entry is None:
        return found
    sums = [each for each in entries if each.label.field in {entry.label.field, "budget", "total"}]
    alone = len(sums) == 1 and entry.label.field != "total"
    printed = Counter(each.heading for each in found)
    near = [
        each
        for each in found
        if each.cell.row == entry.cell.row
        or each.column == entry.column
        or (alone and printed[each.heading] == 1)
    ]
    return near if near or entry.label.field == "total" else found
