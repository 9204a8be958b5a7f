"""Station 2: the parts of a target table."""

from dataclasses import dataclass

from linter.document import Cell
from linter.recognise.columns import Placement
from linter.recognise.grid import is_blank
from linter.recognise.header import Header
from linter.recognise.indicators import Line
from linter.recognise.markers import Marks
from linter.recognise.words import Title


@dataclass(frozen=True, slots=True)
class Heading:
    """The title of a project inside a table."""

    title: Title
    cell: Cell


@dataclass(frozen=True, slots=True)
class Block:
    """Indicators under one heading row, under that of the table before where it `goes_on`."""

    placement: Placement
    lines: tuple[Line, ...]
    goes_on: bool = False

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
    takes the parts in and `is_settled_when_taken`. `is_loose` marks header fields that make no
    project by themselves, but may be those of the indicators that follow.
    """

    parts: tuple[Part, ...]
    headings: tuple[str, ...]
    problem: str | None
    is_settled_when_taken: bool = False
    is_loose: bool = False
