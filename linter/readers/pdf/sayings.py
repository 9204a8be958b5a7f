"""Between file and station 1: what a document says, which tells whole texts from pieces of one."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain, pairwise

from linter.readers.pdf.drafts import DraftCell, DraftPage, DraftTable

_LEAST = 4
# Comparators: what a value begins with, and the rest of one never.
_VALUE = frozenset("≥≤<>＞＜≧≦")


@dataclass(frozen=True, slots=True)
class Sayings:
    """What cells say; how often each text comes that is whole for certain, since it does not stand
    at the break of a page; which two letters stand beside each other."""

    cells: frozenset[str]
    whole: Counter[str]
    neighbours: frozenset[tuple[str, str]]

    def is_whole(self, before: str, after: str) -> bool:
        """Whether both texts together are what a third cell says."""
        text = before + after
        return len(text) >= _LEAST and not text.isascii() and text in self.cells

    def goes_on(self, before: str, after: str) -> bool:
        """Whether the first text is more likely to go on in the second one than to end."""
        last, first = before[-1], after[0]
        lacks_unit = before[0] in _VALUE and last.isdigit()
        if lacks_unit and not any(map(str.isdigit, after)):
            return True
        return (
            (last, first) in self.neighbours
            or not (last.isalnum() or last in "）》”")
            or not (first.isalnum() or first in "《“" or first in _VALUE)
        )

    def are_two(self, before: str, after: str) -> bool:
        """Whether each of the texts is one of its own, as elsewhere in the document."""
        if self.is_whole(before, after):
            return False
        are_values = before[0] in _VALUE and after[0] in _VALUE
        return are_values or (self.whole[before] > 1 and self.whole[after] > 1)


def sayings_of(pages: Sequence[DraftPage]) -> Sayings:
    """What stands in the cells of all tables."""
    texts = [
        (_text(cell), _is_at_break(cell, table, page))
        for page in pages
        for table in page.tables
        for cell in table.cells
    ]
    cells = frozenset(text for text, _ in texts)
    whole = Counter(text for text, is_at_break in texts if not is_at_break)
    pairs = set(chain.from_iterable(map(pairwise, cells)))
    return Sayings(cells, whole, frozenset(filter(_are_letters, pairs)))


def _text(cell: DraftCell) -> str:
    return "".join([line.text for line in cell.lines])


def _is_at_break(cell: DraftCell, table: DraftTable, page: DraftPage) -> bool:
    """Whether a cell is in the first row of its page, or in the last one."""
    is_first = cell.row == 0 and table is page.blocks[0]
    return is_first or (cell.row + cell.row_span == len(table.heights) and table is page.blocks[-1])


def _are_letters(pair: tuple[str, str]) -> bool:
    first, last = pair
    return first.isalpha() and last.isalpha() and not first.isascii() and not last.isascii()
