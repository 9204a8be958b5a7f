"""Station 2: the document of a case in the ways that files hold tables."""

from collections.abc import Sequence

from linter.document import Cell, Document, Paragraph, Table, TextPlace
from linter.recognise.cases.case import Block, Container, LayoutCase, Row

LEFT = "<"
ABOVE = "^"


class NoGrid(Exception):
    """A table of a case whose merged cells do not fit; the message is the reason, in Chinese."""


def document_of(case: LayoutCase, container: Container) -> Document:
    """The document of a case; raises NoGrid.

    `grid` merges cells as Word and Excel do, `sheet` leaves the covered positions blank as CSV
    does, `dump` drops what is covered from the left and leaves blank what is covered from above.
    """
    blocks = [_block(number, block, container) for number, block in enumerate(case.blocks, start=1)]
    return Document("用例", container, tuple(blocks))


def _block(number: int, block: Block, container: Container) -> Paragraph | Table:
    if isinstance(block, str):
        return Paragraph(block, TextPlace(number * 1000, 1))
    return Table(_GRIDS[container](number * 1000, block), TextPlace(number * 1000, 1))


def _place(line: int, row: int, column: int) -> TextPlace:
    return TextPlace(line + row, column + 1)


def _dump(line: int, rows: Sequence[Row]) -> tuple[tuple[Cell, ...], ...]:
    printed = [["" if text == ABOVE else text for text in row if text != LEFT] for row in rows]
    return tuple(
        tuple(Cell(text, _place(line, r, c), r, c) for c, text in enumerate(row))
        for r, row in enumerate(printed)
    )


def _sheet(line: int, rows: Sequence[Row]) -> tuple[tuple[Cell, ...], ...]:
    return tuple(
        tuple(
            Cell("" if text in {LEFT, ABOVE} else text, _place(line, r, c), r, c)
            for c, text in enumerate(row)
        )
        for r, row in enumerate(rows)
    )


def _merged(line: int, rows: Sequence[Row]) -> tuple[tuple[Cell, ...], ...]:
    origins: list[list[tuple[int, int]]] = []
    for r, row in enumerate(rows):
        origins.append([])
        for c, text in enumerate(row):
            if (text == LEFT and c == 0) or (text == ABOVE and (r == 0 or c >= len(rows[r - 1]))):
                raise NoGrid(f"第{r + 1}行第{c + 1}格无处可并")
            above = origins[r - 1][c] if text == ABOVE else (r, c)
            origins[-1].append(origins[r][c - 1] if text == LEFT else above)
    covered: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for r, found in enumerate(origins):
        for c, origin in enumerate(found):
            covered.setdefault(origin, []).append((r, c))
    cells = {
        (r, c): Cell(
            rows[r][c],
            _place(line, r, c),
            r,
            c,
            row_span=len({row for row, _ in places}),
            column_span=len({column for _, column in places}),
        )
        for (r, c), places in covered.items()
    }
    return tuple(tuple(cells[origin] for origin in found) for found in origins)


_GRIDS = {"grid": _merged, "sheet": _sheet, "dump": _dump}
