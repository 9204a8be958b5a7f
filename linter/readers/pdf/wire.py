"""Between file and station 1: a document as plain JSON, which is how it leaves its process.

Whoever takes over the process that reads a hostile file can say anything with it, but run nothing.
"""

import json
from itertools import chain
from typing import Any

from linter.document import Block, Cell, Document, PagePlace, Paragraph, Place, Table


def packed(outcome: Document | str) -> bytes:
    """A document of pages, or the reason why there is none."""
    if isinstance(outcome, str):
        return json.dumps(outcome).encode()
    blocks = [_plain(block) for block in outcome.blocks]
    return json.dumps([blocks, outcome.notes, outcome.unread], check_circular=False).encode()


def unpacked(data: bytes, path: str) -> Document | str:
    """What was packed, with the path of the document. Raises ValueError when it was not."""
    try:
        found = json.loads(data)
        if isinstance(found, str):
            return found
        blocks, notes, unread = found
        return Document(path, "pdf", tuple(map(_block, blocks)), tuple(notes), tuple(unread))
    except (ValueError, TypeError, LookupError, RecursionError) as error:
        raise ValueError(f"no document of a PDF: {error}") from None


def _plain(block: Block) -> tuple[object, ...]:
    if isinstance(block, Paragraph):
        return (block.text, *_plain_place(block.place))
    numbers: dict[int, int] = {}
    cells: list[tuple[object, ...]] = []
    for cell in chain.from_iterable(block.grid):
        if cell is not None and numbers.setdefault(id(cell), len(cells)) == len(cells):
            place = _plain_place(cell.place)
            cells.append(
                (cell.text, *place, cell.row, cell.column, cell.row_span, cell.column_span)
            )
    grid = [[numbers.get(id(cell)) for cell in row] for row in block.grid]
    return (cells, grid, *_plain_place(block.place))


def _plain_place(place: Place) -> tuple[object, ...]:
    if not isinstance(place, PagePlace):
        raise TypeError("a PDF has places on pages only")
    return place.page, place.box


def _block(plain: Any) -> Block:
    if isinstance(plain[0], str):
        text, page, box = plain
        return Paragraph(text, PagePlace(page, tuple(box)))
    plain_cells, numbers, page, box = plain
    cells = [_cell(*each) for each in plain_cells]
    grid = tuple(tuple([None if n is None else cells[n] for n in row]) for row in numbers)
    return Table(grid, PagePlace(page, tuple(box)))


def _cell(text: str, page: int, box: list[float], *position: int) -> Cell:
    return Cell(text, PagePlace(page, (box[0], box[1], box[2], box[3])), *position)
