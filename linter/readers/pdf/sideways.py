"""Between file and station 1: text written sideways, as labels of merged cells often are."""

from collections.abc import Iterator, Sequence

from linter.readers.pdf.marks import Glyph

# As a share of the width of the line.
_TOUCHING = 0.5


def stacked(written: Sequence[Glyph], *, runs_down: bool) -> Iterator[Glyph]:
    """The characters of each line that runs down the page, or up it, one under the other with the
    first one on top."""
    line: list[Glyph] = []
    for glyph in written:
        if line and not _goes_on(line[-1], glyph, runs_down):
            yield from _stacked(line)
            line = []
        line.append(glyph)
    yield from _stacked(line)


def _goes_on(before: Glyph, glyph: Glyph, runs_down: bool) -> bool:
    width = glyph.right - glyph.left
    gap = glyph.top - before.bottom if runs_down else before.top - glyph.bottom
    is_level = abs(glyph.left + glyph.right - before.left - before.right) < width
    return is_level and abs(gap) < _TOUCHING * width


def _stacked(line: Sequence[Glyph]) -> Iterator[Glyph]:
    if not line:
        return
    top, bottom = min(glyph.top for glyph in line), max(glyph.bottom for glyph in line)
    step = (bottom - top) / len(line)
    for index, (text, left, _, right, _) in enumerate(line):
        yield Glyph(text, left, top + index * step, right, top + (index + 1) * step)
