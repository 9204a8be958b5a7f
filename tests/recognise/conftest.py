"""Documents built by hand: paragraphs are texts, tables are tuples of rows of texts."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from linter.document import Cell, Document, Paragraph, Table, TextPlace, WordPlace
from linter.model import Disclosure
from linter.recognise import Layout, load_layouts, recognise

ROOT = Path(__file__).parents[2]
Rows = Sequence[Sequence[str]]


def dump_table(number: int, rows: Rows) -> Table:
    """A table of a text dump: ragged rows, nothing merged."""
    place = TextPlace(number * 1000, 1)
    grid = tuple(
        tuple(
            Cell(text, TextPlace(number * 1000 + row * 20 + column, 2), row, column)
            for column, text in enumerate(texts)
        )
        for row, texts in enumerate(rows)
    )
    return Table(grid, place)


def word_table(number: int, rows: Rows) -> Table:
    """A table of a Word file: `<` merges with the cell to the left, `^` with the one above."""
    grid: list[list[Cell]] = []
    for row, texts in enumerate(rows):
        line: list[Cell] = []
        for column, text in enumerate(texts):
            if text == "<":
                cell = line[-1]
                line.append(cell)
            elif text == "^":
                line.append(grid[row - 1][column])
            else:
                place = WordPlace(number, row + 1, column + 1)
                line.append(Cell(text, place, row, column))
        grid.append(line)
    return Table(_with_spans(grid), WordPlace(number, None, None))


def _with_spans(grid: list[list[Cell]]) -> tuple[tuple[Cell, ...], ...]:
    positions: dict[int, list[tuple[int, int]]] = {}
    for row, line in enumerate(grid):
        for column, cell in enumerate(line):
            positions.setdefault(id(cell), []).append((row, column))
    spanned = {
        id(cell): cell._replace(
            row_span=len({row for row, _ in positions[id(cell)]}),
            column_span=len({column for _, column in positions[id(cell)]}),
        )
        for line in grid
        for cell in line
    }
    return tuple(tuple(spanned[id(cell)] for cell in line) for line in grid)


def _build(*blocks: str | Rows, word: bool = False) -> Document:
    """A document of paragraphs (texts) and tables (rows)."""
    table = word_table if word else dump_table
    built = [
        Paragraph(block, TextPlace(number * 1000, 1))
        if isinstance(block, str)
        else table(number, block)
        for number, block in enumerate(blocks, start=1)
    ]
    return Document("某文件", "word" if word else "text", tuple(built))


@pytest.fixture(scope="session")
def build() -> Callable[..., Document]:
    """A document of paragraphs and tables, as a dump or (`word=True`) as Word lays them out."""
    return _build


@pytest.fixture(scope="session")
def layouts() -> tuple[Layout, ...]:
    return load_layouts([ROOT / "rules" / "layouts"])


@pytest.fixture(scope="session")
def read_dump(layouts: tuple[Layout, ...]) -> Callable[..., Disclosure]:
    """Recognise blocks as a text dump prints them."""
    return lambda *blocks: recognise(_build(*blocks), layouts)


@pytest.fixture(scope="session")
def read_word(layouts: tuple[Layout, ...]) -> Callable[..., Disclosure]:
    """Recognise blocks as Word lays them out."""
    return lambda *blocks: recognise(_build(*blocks, word=True), layouts)
