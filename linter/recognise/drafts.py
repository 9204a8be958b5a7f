"""Station 2: a project while its parts are gathered."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from linter.document import Place
from linter.recognise.columns import Placement
from linter.recognise.grid import is_blank
from linter.recognise.header import Entry
from linter.recognise.indicators import Line
from linter.recognise.markers import NO_MARKS, Marks
from linter.recognise.parts import Block
from linter.recognise.words import Title, key


@dataclass(slots=True)
class Draft:
    """A project while it is gathered; `marks` are the notes that stand over its tables."""

    title: Title | None = None
    place: Place | None = None
    marks: Marks = NO_MARKS
    header_unit: str | None = None
    entries: list[Entry] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)
    unknown_funds: list[str] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)

    def add(self, placement: Placement, line: Line) -> None:
        """One more line, in the last block where that has the same columns."""
        last = self.blocks[-1]
        if last.placement == placement:
            self.blocks[-1] = Block(placement, (*last.lines, line))
        else:
            self.blocks.append(Block(placement, (line,)))

    @property
    def is_filled(self) -> bool:
        """Whether anything was filled in: offices without projects print the bare form."""
        named = self.title is not None and bool(self.title.name)
        fields = {entry.label.field for entry in self.entries if entry.text.strip()}
        return (
            named or bool(fields - {"other", "unit"}) or any(block.lines for block in self.blocks)
        )

    @property
    def fields(self) -> frozenset[str]:
        return frozenset(entry.label.field for entry in self.entries)

    @property
    def has_identity(self) -> bool:
        return any(entry.label.field in {"code", "name"} for entry in self.entries)

    @property
    def level1_words(self) -> list[str]:
        """The first-level labels as printed, in order."""
        return [word for block in self.blocks for word in level1_words(block)]


def level1_words(block: Block) -> Iterator[str]:
    for line in block.lines:
        cell = line.cell(block.placement.sets[0], "level1")
        if cell and not is_blank(cell):
            yield key(cell.text)


@dataclass(slots=True)
class Listed:
    """A table of many projects while it is read: its title, the last project and what names it."""

    placement: Placement
    title: Title | None = None
    draft: Draft | None = None
    known: dict[str, str] = field(default_factory=dict)


def project_entries(block: Block, line: Line) -> list[Entry]:
    """The header fields that a row of a table of many projects holds."""
    return [
        Entry(column.project, column.heading, cell, cell.text, column.start)
        for column, cell in zip(block.placement.columns, line.cells, strict=False)
        if column.project and cell
    ]
