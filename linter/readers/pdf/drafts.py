"""Between file and station 1: a page of a PDF as lines and tables in reading order."""

from collections.abc import Callable
from dataclasses import dataclass

from linter.document import PagePlace
from linter.readers.pdf.lines import Line
from linter.readers.pdf.marks import Box


@dataclass(slots=True)
class DraftCell:
    """A cell: its 0-based row and how many it takes, its sides on the upright page, its lines.
    `open_above` and `open_below` where no line closes it at the top or the end of the table: it may
    go on on another page."""

    row: int
    row_span: int
    left: float
    right: float
    lines: list[Line]
    place: PagePlace
    open_above: bool = False
    open_below: bool = False

    @property
    def is_nothing(self) -> bool:
        """Whether it is but a place beyond the outline of the table."""
        return not self.lines and (self.open_above or self.open_below)


@dataclass(slots=True)
class DraftTable:
    """A table, perhaps over several pages: `columns` are the positions of its vertical lines,
    `heights` those of its rows; `box` is upright, on the page where it ends."""

    columns: list[float]
    heights: list[float]
    cells: list[DraftCell]
    box: Box
    place: PagePlace

    def row(self, index: int) -> list[DraftCell]:
        """The cells that cover row `index`, left to right."""
        found = [cell for cell in self.cells if cell.row <= index < cell.row + cell.row_span]
        return sorted(found, key=lambda cell: cell.left)


@dataclass(slots=True)
class DraftPage:
    """A page: its blocks in reading order, and how to name a place on it; `has_unruled` where
    tables without ruled lines were left out. `number` is that of the sheet it is on, `order` counts
    the pages."""

    number: int
    width: float
    height: float
    blocks: list[Line | DraftTable]
    shown: Callable[[Box], Box]
    has_unruled: bool = False
    order: int = 0

    @property
    def lines(self) -> list[Line]:
        return [block for block in self.blocks if isinstance(block, Line)]

    @property
    def tables(self) -> list[DraftTable]:
        return [block for block in self.blocks if isinstance(block, DraftTable)]

    def place(self, box: Box) -> PagePlace:
        """The place of an upright box."""
        return PagePlace(self.number, self.shown(box))
