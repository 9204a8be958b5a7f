"""Station 2: labels that a row holds with the row below: heads of its values, or their rest."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from linter.document import Cell
from linter.recognise.grid import Row, is_blank, overlaps, single
from linter.recognise.header import COLONS, TARGET
from linter.recognise.headings import header_label
from linter.recognise.vocabulary import Vocabulary
from linter.recognise.words import Label, squeezed

# Shorter texts below a label may be labels that are not known.
_SHORTEST_PROSE = 8


@dataclass(frozen=True, slots=True)
class LabelRow:
    """Labels with their cells; the row is `width` cells wide, blanks counted."""

    labels: tuple[tuple[Label, Cell], ...]
    width: int

    def fits(self, cells: Sequence[Cell]) -> bool:
        """Whether it can be told which of the cells stands under which label: the rows are alike,
        or merged cells show it."""
        spans = any(c.column_span > 1 for c in (*cells, *(heading for _, heading in self.labels)))
        return bool(cells) and (spans or len(cells) in {len(self.labels), self.width})

    def values(self, cells: Sequence[Cell]) -> Iterator[tuple[Label, Cell, Cell]]:
        """Label, its cell and the value under it, where that is one cell."""
        if len(cells) == len(self.labels):
            for (label, heading), cell in zip(self.labels, cells, strict=True):
                yield label, heading, cell
            return
        for (label, heading), end in zip(self.labels, self._ends(cells), strict=True):
            under = [cell for cell in cells if overlaps(cell, heading.column, end)]
            filled = [cell for cell in under if not is_blank(cell)]
            if under and len(filled) < 2:
                yield label, heading, (filled or under)[0]

    def _ends(self, cells: Sequence[Cell]) -> list[int]:
        """Where the columns under each label end: with its merged cell, or where nothing is merged
        with the next label."""
        headings = [heading for _, heading in self.labels]
        if any(cell.column_span > 1 for cell in (*cells, *headings)):
            return [heading.column + heading.column_span for heading in headings]
        return [*(heading.column for heading in headings[1:]), cells[-1].column + 1]


def labels_over(row: Row, below: Row, after: Row | None, vocabulary: Vocabulary) -> LabelRow | None:
    """The labels of a row that holds nothing else, over one row of their values; None where more
    rows of values make a list of them."""
    labels: list[tuple[Label, Cell]] = []
    for cell in row.filled:
        label = header_label(cell.text, vocabulary)
        if label is None:
            return None
        labels.append((label, cell))
    if len(labels) < 2:
        return None
    if not _are_values(below, row, vocabulary) or (after and _are_values(after, row, vocabulary)):
        return None
    return LabelRow(tuple(labels), len(row.cells))


def _are_values(row: Row, above: Row, vocabulary: Vocabulary) -> bool:
    """Whether a row is as wide as the one above, and holds texts of its own and no label."""
    if len(row.cells) != len(above.cells) or is_blank(row.cells[0]):
        return False
    are_own = not any(row.is_merged(cell) for cell in row.filled)
    return are_own and not any(header_label(cell.text, vocabulary) for cell in row.filled)


def label_in_two(first: Cell, below: Row, vocabulary: Vocabulary) -> Label | None:
    """The label that a cell makes with the first one of the row below, where that is none by
    itself: a page break parted them, or they were typed into two rows."""
    rest = below.cells[0] if below.cells else first
    text = squeezed(rest.text)
    if rest is first or not text or text.isdigit() or header_label(text, vocabulary):
        return None
    return header_label(squeezed(first.text) + text, vocabulary)


def without_numbers(cells: Sequence[Cell]) -> Sequence[Cell]:
    """The cells without one before others that does but count the rows."""
    counts = len(cells) > 1 and cells[0].text.strip().isdigit()
    is_text = counts and not cells[1].text.strip()[:1].isdigit()
    return cells[1:] if is_text else cells


def prose_under(row: Row, below: Row, vocabulary: Vocabulary) -> tuple[Cell, Cell] | None:
    """A label of prose that stands alone in its row, and the text alone in the row below it."""
    heading, text = single(row.filled), single(below.filled)
    if heading is None or text is None or heading is not row.cells[0] or text is not below.cells[0]:
        return None
    label = header_label(heading.text, vocabulary)
    is_prose = len(text.text.strip()) >= _SHORTEST_PROSE
    if label is None or label.field not in TARGET or not is_prose:
        return None
    heads = (text.text.partition(mark)[0] for mark in COLONS if mark in text.text)
    is_label = any(header_label(each, vocabulary) for each in (text.text, *heads))
    return None if is_label else (heading, text)
