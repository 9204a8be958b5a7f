"""Between file and station 1: text beyond the end of a table, in cells that a page break cut.

A merged cell that goes on on the next page has no line at the end of its part. Programs set its
text out as if there were no break: it may reach beyond the table, or stand there once more.
"""

from collections.abc import Sequence

from linter.readers.pdf.drafts import DraftCell, DraftPage, DraftTable
from linter.readers.pdf.lines import Line
from linter.readers.pdf.tornrow import texts_of

_ROUNDING = 1.0
# As a share of the width of a letter.
_LEADING = 2.2


def close(before: DraftPage, page: DraftPage) -> None:
    """Moves or drops such text below the last table of a page and above the first of the next."""
    upper, below = _behind_table(before.blocks)
    lower, over = _behind_table(page.blocks[::-1])
    if upper is None or lower is None:
        return
    ends = [cell for cell in upper.cells if cell.open_below]
    starts = [cell for cell in lower.cells if cell.open_above]
    said = set(texts_of([*ends, *starts]))
    if below and ends and _is_taken_in(below, ends, said, is_below=True):
        del before.blocks[-len(below) :]
    if over and starts and _is_taken_in(over, starts, said, is_below=False):
        del page.blocks[: len(over)]


def _behind_table(
    blocks: Sequence[Line | DraftTable],
) -> tuple[DraftTable | None, list[Line]]:
    """The last table and the lines behind it, nearest first."""
    lines: list[Line] = []
    for block in reversed(blocks):
        if isinstance(block, DraftTable):
            return block, lines[::-1]
        lines.append(block)
    return None, []


def _is_taken_in(
    lines: Sequence[Line], cells: Sequence[DraftCell], said: set[str], *, is_below: bool
) -> bool:
    """Whether all lines say what the cells say, or go on in them, where they are put then."""
    if all(said.issuperset(line.text.split()) for line in lines):
        return True
    places: list[DraftCell] = []
    last: dict[int, Line] = {}
    for line in lines:
        cell = next((cell for cell in cells if _is_within(line, cell)), None)
        if cell is None or not cell.lines:
            return False
        near = last.get(id(cell), cell.lines[-1 if is_below else 0])
        if abs(line.middle - near.middle) > _LEADING * max(line.em, near.em):
            return False
        last[id(cell)] = line
        places.append(cell)
    for line, cell in zip(lines, places, strict=True):
        cell.lines.insert(len(cell.lines) if is_below else 0, line)
    return True


def _is_within(line: Line, cell: DraftCell) -> bool:
    return cell.left - _ROUNDING <= line.left and line.right <= cell.right + _ROUNDING
