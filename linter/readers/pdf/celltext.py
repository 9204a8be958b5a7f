"""Between file and station 1: the lines of a cell as its text, and how far they may reach."""

from collections import Counter
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
# Points within which margins are alike, and the share of lines that makes them the table's.
_STEP, _MANY = 0.25, 0.25


def padding_of(cells: Iterable[DraftCell]) -> float:
    """The margin within the cells of a table, in points: what many lines leave, or else what the
    fullest ones do."""
    gaps = sorted(
        gap
        for cell in cells
        for line in cell.lines
        for gap in (line.left - cell.left, cell.right - line.right)
        if gap >= 0
    )
    if not gaps:
        return 0.0
    steps = Counter(round(gap / _STEP) for gap in gaps if gap <= _WIDEST_PADDING)
    step, count = steps.most_common(1)[0] if steps else (0, 0)
    if count >= _MANY * len(gaps):
        alike = [gap for gap in gaps if round(gap / _STEP) == step]
        return alike[len(alike) // 2]
    return min(gaps[len(gaps) // 20], _WIDEST_PADDING)


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
