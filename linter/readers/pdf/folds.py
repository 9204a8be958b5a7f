"""Between file and station 1: several pages printed on one sheet, told by the blank fold."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from linter.readers.pdf.marks import Box, PageMarks, Ruling, Run
from linter.readers.pdf.runs import glyphs_of, runs_of

# Half of what the margins of two pages leave blank between them, in points.
_MARGIN = 12.0
_LEAST_SHEETS = 2


@dataclass(frozen=True, slots=True)
class Folds:
    """Whether a sheet is blank where a fold would be, down its middle and across it, and whether
    there are tables on both sides."""

    down_is_blank: bool
    down_parts: bool
    across_is_blank: bool
    across_parts: bool


def folds_of(marks: PageMarks) -> Folds:
    """What the middle of a sheet looks like."""
    x, y = marks.width / 2, marks.height / 2
    spans = ((run.lefts[0], run.rights[-1]) for run in marks.runs)
    levels = ((run.top, run.bottom) for run in marks.runs)
    is_blank_down = _is_blank(x, marks.vertical, marks.horizontal, spans)
    is_blank_across = _is_blank(y, marks.horizontal, marks.vertical, levels)
    return Folds(
        is_blank_down,
        is_blank_down and _is_parted(x, marks.vertical, marks.horizontal),
        is_blank_across,
        is_blank_across and _is_parted(y, marks.horizontal, marks.vertical),
    )


def _is_blank(
    fold: float,
    along: Sequence[Ruling],
    over: Sequence[Ruling],
    spans: Iterable[tuple[float, float]],
) -> bool:
    low, high = fold - _MARGIN, fold + _MARGIN
    return not (
        any(start < high and end > low for _, start, end in over)
        or any(low < position < high for position, _, _ in along)
        or any(start < high and end > low for start, end in spans)
    )


def _is_parted(fold: float, along: Sequence[Ruling], over: Sequence[Ruling]) -> bool:
    """Whether tables stand on both sides."""
    sides = [{line.position < fold for line in along}, {line.start < fold for line in over}]
    return all(len(side) > 1 for side in sides)


def pages_on(sheets: Sequence[Folds], is_wide: bool) -> tuple[int, int]:
    """How many pages stand beside each other and one below the other on each of the sheets.

    One sheet may happen to be blank in the middle, several are not. Half of a tall sheet is no
    paper, so that pages beside each other stand one below the other, too.
    """
    is_beside = all(s.down_is_blank for s in sheets) and any(s.down_parts for s in sheets)
    is_stacked = all(s.across_is_blank for s in sheets)
    if not is_beside or is_wide:
        is_parted = any(s.across_parts for s in sheets)
        is_stacked = is_stacked and is_parted and len(sheets) >= _LEAST_SHEETS
    return (2 if is_beside and (is_wide or is_stacked) else 1), (2 if is_stacked else 1)


def parts_of(marks: PageMarks, beside: int, stacked: int) -> Iterator[PageMarks]:
    """The pages on a sheet in the order they are read, each with its own origin."""
    width, height = marks.width / beside, marks.height / stacked
    for row in range(stacked):
        for column in range(beside):
            yield _part(marks, (column * width, row * height, width, height))


def _part(marks: PageMarks, window: tuple[float, float, float, float]) -> PageMarks:
    left, top, width, height = window
    return replace(
        marks,
        width=width,
        height=height,
        runs=list(_runs_in(marks.runs, window)),
        tinted=list(_runs_in(marks.tinted, window)),
        horizontal=list(_rulings_in(marks.horizontal, (top, height), (left, width))),
        vertical=list(_rulings_in(marks.vertical, (left, width), (top, height))),
        shown=partial(_shown, marks.shown, left, top),
    )


def _shown(shown: Callable[[Box], Box], left: float, top: float, box: Box) -> Box:
    return shown((box[0] + left, box[1] + top, box[2] + left, box[3] + top))


def _runs_in(runs: Sequence[Run], window: tuple[float, float, float, float]) -> Iterator[Run]:
    left, top, width, height = window
    for run in runs:
        if not 0 <= (run.top + run.bottom) / 2 - top < height:
            continue
        inside = [g for g in glyphs_of(run) if 0 <= (g.left + g.right) / 2 - left < width]
        for part in runs_of(inside):
            yield Run(
                part.text,
                [side - left for side in part.lefts],
                [side - left for side in part.rights],
                part.top - top,
                part.bottom - top,
            )


def _rulings_in(
    rulings: Sequence[Ruling], level: tuple[float, float], span: tuple[float, float]
) -> Iterator[Ruling]:
    (low, height), (first, length) = level, span
    for position, start, end in rulings:
        if 0 <= position - low < height and 0 <= (start + end) / 2 - first < length:
            yield Ruling(position - low, start - first, end - first)
