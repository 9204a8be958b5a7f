"""Between file and station 1: the lines of a cell as its text, and how far they may reach."""

from collections.abc import Iterable

from linter.readers.pdf.drafts import DraftCell
from linter.readers.pdf.flow import (
    Measure,
    alignment_of,
    continues,
    has_room,
    is_within_latin,
    paragraphs,
    text_of,
)

# The widest margin, in points, that programs leave within a cell.
_WIDEST_PADDING = 6.0


def padding_of(cells: Iterable[DraftCell]) -> float:
    """The margin within the cells of a table, in points: what their fullest lines leave."""
    gaps = sorted(
        gap
        for cell in cells
        for line in cell.lines
        for gap in (line.left - cell.left, cell.right - line.right)
        if gap >= 0
    )
    return min(gaps[len(gaps) // 20], _WIDEST_PADDING) if gaps else 0.0


def cell_text(cell: DraftCell, padding: float) -> str:
    """The text of a cell, with a line break only where a paragraph ends."""
    if not cell.lines:
        return ""
    if len(cell.lines) == 1:
        return cell.lines[0].indent + cell.lines[0].text
    measure = _measure(cell, padding)
    alignment = alignment_of(cell.lines, measure)
    text = "\n".join(map(text_of, paragraphs(cell.lines, measure, alignment)))
    return cell.lines[0].indent + text


def is_continued(upper: DraftCell, lower: DraftCell, padding: float) -> bool:
    """Whether the text of `lower` is the rest of a paragraph that `upper` begins."""
    if not upper.lines or not lower.lines:
        return False
    measure = _measure(upper, padding)
    alignment = alignment_of([*upper.lines, *lower.lines], measure)
    before, line = upper.lines[-1], lower.lines[0]
    return continues(before, line, measure, alignment) or (
        # A blank may have stood at the break, and the word behind it found no room.
        is_within_latin(before, line) and not has_room(before, line, measure, alignment)
    )


def _measure(cell: DraftCell, padding: float) -> Measure:
    return Measure(cell.left + padding, cell.right - padding)
