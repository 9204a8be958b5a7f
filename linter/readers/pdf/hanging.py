"""Between file and station 1: text that hangs out of cells which a page break cut.

Programs set out the text of a merged cell as if there were no break: its last line may stand below
the table, beside that of another cell.
"""

from collections.abc import Iterator, Sequence

from linter.readers.pdf.drafts import DraftCell, DraftTable
from linter.readers.pdf.lines import Line, levels_of, lines_of
from linter.readers.pdf.marks import Run

_ROUNDING = 1.0
# How far text may hang out, in points.
_FURTHEST = 40.0


def free_lines(tables: Sequence[DraftTable], runs: Sequence[Run]) -> Iterator[Line]:
    """The lines outside of tables; those of cells that hang out stand each for itself."""
    below = max(tables, key=lambda table: table.box[3], default=None)
    above = min(tables, key=lambda table: table.box[1], default=None)
    open_below = [cell for cell in below.cells if cell.open_below] if below else []
    open_above = [cell for cell in above.cells if cell.open_above] if above else []
    for level in levels_of(runs):
        middle = (level[0].top + level[0].bottom) / 2
        cells: list[DraftCell] = []
        if below and 0 < middle - below.box[3] < _FURTHEST:
            cells = open_below
        elif above and 0 < above.box[1] - middle < _FURTHEST:
            cells = open_above
        for group in _grouped(level, cells):
            yield from lines_of(group)


def _grouped(level: list[Run], cells: Sequence[DraftCell]) -> Sequence[list[Run]]:
    """The runs of each cell, where all stand between the sides of cells; else all as one."""
    groups: dict[int, list[Run]] = {}
    for run in level:
        cell = next((cell for cell in cells if _is_within(run, cell)), None)
        if cell is None:
            return [level]
        groups.setdefault(id(cell), []).append(run)
    return list(groups.values())


def _is_within(run: Run, cell: DraftCell) -> bool:
    return cell.left - _ROUNDING <= run.lefts[0] and run.rights[-1] <= cell.right + _ROUNDING
