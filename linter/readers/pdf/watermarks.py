"""Between file and station 1: watermarks, which are written over the text in a colour of their own.

A slanted one is no text of a table anyway; an upright one would stand among the words of a cell.
"""

from collections.abc import Sequence

from linter.readers.pdf.marks import Ruling, Run

# More pairs of runs than this are no watermark over a page of text.
_MAX_PAIRS = 200_000
# As shares of the height of the lower text and of the width of the narrower character.
_OVER, _BESIDE = 0.4, 0.25
# As a share of the height of a text: what a line of its own cell may take off its edge.
_CLEAR = 0.2


def watermarks_of(tinted: Sequence[Run], runs: Sequence[Run]) -> set[str]:
    """The texts in a colour that stand over other text."""
    if len(tinted) * len(runs) > _MAX_PAIRS:
        return set()
    return {run.text for run in tinted if run.text.strip() and any(_is_over(run, o) for o in runs)}


def crossed_by(tinted: Sequence[Run], across: Sequence[Ruling], down: Sequence[Ruling]) -> set[str]:
    """The texts in a colour that lines of tables run through."""
    return {
        run.text
        for run in tinted
        if any(
            _is_through(line, run.top, run.bottom, run.lefts[0], run.rights[-1]) for line in across
        )
        or any(
            _is_through(line, run.lefts[0], run.rights[-1], run.top, run.bottom) for line in down
        )
    }


def _is_through(line: Ruling, low: float, high: float, start: float, end: float) -> bool:
    """Whether a line parts what lies between `low` and `high` on the axis that it crosses."""
    margin = _CLEAR * min(high - low, end - start)
    is_between = low + margin < line.position < high - margin
    return is_between and line.start < (start + end) / 2 < line.end


def _is_over(run: Run, other: Run) -> bool:
    _, lefts, rights, top, bottom = run
    text, its_lefts, its_rights, its_top, its_bottom = other
    height = min(bottom - top, its_bottom - its_top)
    if min(bottom, its_bottom) - max(top, its_top) <= _OVER * height:
        return False
    # Bold type is at times the same text written twice.
    if text == run.text or its_lefts[0] >= rights[-1] or its_rights[-1] <= lefts[0]:
        return False
    return any(
        min(right, its_right) - max(left, its_left)
        > _BESIDE * min(right - left, its_right - its_left)
        for left, right in zip(lefts, rights, strict=True)
        for its_left, its_right, letter in zip(its_lefts, its_rights, text, strict=True)
        if not letter.isspace()
    )
