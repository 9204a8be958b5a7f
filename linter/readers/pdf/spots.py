"""Between file and station 1: which cell of which table a character on a PDF page belongs to."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from linter.readers.pdf.lattice import Lattice
from linter.readers.pdf.marks import Glyph

Spot = tuple[int, int]
"""The number of a table on the page and of an area in it."""

# Shares of the width of a letter.
_TOUCHING = 0.35
_CUT = 0.2
_LEVEL = 0.3


def spots_of(glyphs: Sequence[Glyph], lattices: Sequence[Lattice]) -> list[Spot | None]:
    """The cell of each character, None outside of tables.

    Text that runs over the line of its cell stays whole in the cell that holds most of it.
    """
    if not lattices:
        return [None] * len(glyphs)
    spots: list[Spot | None] = []
    for start, end in _runs(glyphs):
        first, last = _spot(glyphs[start], lattices), _spot(glyphs[end - 1], lattices)
        if first == last:
            spots += [first] * (end - start)
        else:
            run = glyphs[start:end]
            spots += _mended(run, [_spot(glyph, lattices) for glyph in run], lattices)
    return spots


def _runs(glyphs: Sequence[Glyph]) -> Iterator[tuple[int, int]]:
    """Where text that touches starts and ends."""
    start = 0
    before = None
    for index, glyph in enumerate(glyphs):
        _, left, top, right, bottom = glyph
        if before is not None:
            touch = _TOUCHING * max(right - left, before.right - before.left)
            is_level = abs(bottom - before.bottom) < _LEVEL * (bottom - top)
            if not is_level or not -touch <= left - before.right <= touch:
                yield start, index
                start = index
        before = glyph
    if glyphs:
        yield start, len(glyphs)


def _spot(glyph: Glyph, lattices: Sequence[Lattice]) -> Spot | None:
    x, y = (glyph.left + glyph.right) / 2, (glyph.top + glyph.bottom) / 2
    for number, lattice in enumerate(lattices):
        area = lattice.area_at(x, y)
        if area >= 0:
            return number, area
    return None


def _mended(
    run: Sequence[Glyph], spots: Sequence[Spot | None], lattices: Sequence[Lattice]
) -> Iterator[Spot | None]:
    """The spots of a run of text, parted only where a line of the table stands between letters."""
    start = 0
    pairs = list(pairwise(zip(run, spots, strict=True)))
    for index in range(1, len(run) + 1):
        if index < len(run):
            (before, its_spot), (glyph, spot) = pairs[index - 1]
            if its_spot == spot or _is_cut(before, its_spot, glyph, spot, lattices):
                continue
        most = Counter(spots[start:index]).most_common(1)[0][0]
        yield from [most] * (index - start)
        start = index


def _is_cut(
    before: Glyph,
    its_spot: Spot | None,
    glyph: Glyph,
    spot: Spot | None,
    lattices: Sequence[Lattice],
) -> bool:
    """True where the line between two letters runs through one of them."""
    if its_spot is not None:
        side = lattices[its_spot[0]].box_of(lattices[its_spot[0]].areas[its_spot[1]])[2]
    elif spot is not None:
        side = lattices[spot[0]].box_of(lattices[spot[0]].areas[spot[1]])[0]
    else:
        return False
    return any(
        letter.left + _CUT * width < side < letter.right - _CUT * width
        for letter in (before, glyph)
        for width in (letter.right - letter.left,)
    )
