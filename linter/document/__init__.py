"""Station 1: what a file holds, as paragraphs and grids of cells that know their place.

Cells and places are many: named tuples, which are made in a third of the time of dataclasses.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple


class WordPlace(NamedTuple):
    """Where text stands in a Word file: 1-based positions, `table` counted through the whole body.

    `row` and `cell` count `w:tr` and `w:tc` elements as written, not grid positions, so that a
    comment can be anchored; all three are None for a paragraph outside tables. `paragraph`
    counts within the cell, or within the body outside tables.
    """

    table: int | None
    row: int | None
    cell: int | None
    paragraph: int | None = None


class TextPlace(NamedTuple):
    """Where text starts in a text file: 1-based line and column."""

    line: int
    column: int


class HtmlPlace(NamedTuple):
    """Where text stands on a page: 1-based positions, `table` counted through the whole page.

    `row` and `cell` count the `tr` of the table and the `td` and `th` of the row as written; all
    three are None for a paragraph outside tables, which `paragraph` counts.
    """

    table: int | None
    row: int | None
    cell: int | None
    paragraph: int | None = None


class SheetPlace(NamedTuple):
    """Where text stands in a workbook: the sheet's name and the cell's address (B3), of a merged
    cell the first one. `sheet` is None where there is but one without a name, `cell` for the
    sheet's name itself."""

    sheet: str | None
    cell: str | None


class PagePlace(NamedTuple):
    """Where text stands in a file of fixed pages: the 1-based page, and the left, top, right and
    bottom of the cell or paragraph in points from the top left of the page as it is shown. What
    goes on over a page break has its place where it begins."""

    page: int
    box: tuple[float, float, float, float]


Place = WordPlace | TextPlace | HtmlPlace | SheetPlace | PagePlace


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph outside tables; `text` is raw."""

    text: str
    place: Place


class Cell(NamedTuple):
    """A cell of a table, with its 0-based grid origin; a merged cell stands once with its spans."""

    text: str
    place: Place
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """A table as a grid: `grid[row][column]` is the cell that covers the position, or None.

    A row may be shorter than others where the source wrote fewer cells; a packed table leaves out
    in each row the positions that a cell further up spans, and the rest stands at the left.
    """

    grid: tuple[tuple[Cell | None, ...], ...]
    place: Place
    is_packed: bool = False

    @property
    def column_count(self) -> int:
        return max((len(row) for row in self.grid), default=0)

    def row(self, index: int) -> tuple[Cell, ...]:
        """The distinct cells that cover grid row `index`, left to right, merged ones once."""
        found: list[Cell] = []
        for cell in self.grid[index]:
            if cell is not None and (not found or found[-1] is not cell):
                found.append(cell)
        return tuple(found)

    def cells(self) -> Iterator[Cell]:
        """Every cell once, in reading order."""
        for index, row in enumerate(self.grid):
            for column, cell in enumerate(row):
                if cell is not None and cell.row == index and cell.column == column:
                    yield cell


Block = Paragraph | Table


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment on a cell or paragraph; one on several cells stands once for each."""

    text: str
    author: str | None
    place: Place


@dataclass(frozen=True, slots=True)
class Document:
    """The blocks of one file in reading order; a nested table follows the table that holds it.

    `notes` says what a reader left out (hidden parts, unreadable objects), in Chinese, for people;
    `unread` says what should have been read and could not (scanned pages): the rest is not all.
    `comments` are those that are addressed to jxlint. `unread_cells` are where cells stand whose
    value the file does not hold; their text is the formula that gives it.
    """

    path: str
    format: str
    blocks: tuple[Block, ...]
    notes: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()
    comments: tuple[Comment, ...] = ()
    unread_cells: frozenset[Place] = frozenset()


class Unreadable(Exception):
    """A file that cannot be read; the message is the reason, in Chinese, for people."""
