"""Between file and station 1: tables without ruled lines, which cannot be read with certainty."""

from collections.abc import Iterator, Sequence

from linter.readers.pdf.drafts import DraftTable
from linter.readers.pdf.lines import Line

# A line of three pieces is a row; a few such lines, with wrapped text between them, are a table.
_LEAST_PIECES = 3
_LEAST_ROWS = 3
# Letters: what fills a line as no cell of a table does.
_PROSE = 24


def unruled_lines(blocks: Sequence[Line | DraftTable]) -> set[int]:
    """The indexes of the lines that belong to tables without ruled lines."""
    rows = [index for index, block in enumerate(blocks) if _pieces(block) >= _LEAST_PIECES]
    found: set[int] = set()
    for group in _groups(rows, blocks):
        if len(group) >= _LEAST_ROWS:
            found.update(range(*_widened(group[0], group[-1] + 1, blocks)))
    return found


def _pieces(block: Line | DraftTable) -> int:
    return block.pieces if isinstance(block, Line) else 0


def _groups(rows: Sequence[int], blocks: Sequence[Line | DraftTable]) -> Iterator[list[int]]:
    group: list[int] = []
    for index in rows:
        if group and not _is_near(group[-1], index, blocks):
            yield group
            group = []
        group.append(index)
    yield group


def _is_near(before: int, index: int, blocks: Sequence[Line | DraftTable]) -> bool:
    return not any(map(_is_other, blocks[before + 1 : index]))


def _is_other(block: Line | DraftTable) -> bool:
    """Whether a block is prose or a ruled table."""
    if isinstance(block, DraftTable):
        return True
    return block.pieces == 1 and block.right - block.left > _PROSE * block.em


def _widened(start: int, end: int, blocks: Sequence[Line | DraftTable]) -> tuple[int, int]:
    """With the lines of two pieces above and below: rows that wrap, or that are nearly empty."""
    while start > 0 and _pieces(blocks[start - 1]) > 1:
        start -= 1
    while end < len(blocks) and _pieces(blocks[end]) > 1:
        end += 1
    return start, end
