"""Between file and station 1: which cell of which table a character on a PDF page belongs to."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby, islice, pairwise

from linter.readers.pdf.lattice import Lattice
from linter.readers.pdf.marks import Glyph, Run
from linter.readers.pdf.runs import glyphs_of, part_of

Spot = tuple[int, int]
"""The number of a table on the page and of an area in it."""

# Shares of the width of a letter.
_TOUCHING = 0.35
_CUT = 0.2
_LEVEL = 0.3


def spots_of(runs: Sequence[Run], lattices: Sequence[Lattice]) -> Iterator[tuple[Run, Spot | None]]:
    """The runs with their cells, None outside of tables; one that goes on in another is parted.

    Text that runs over the line of its cell stays whole in the cell that holds most of it.
    """
    if not lattices:
        yield from ((run, None) for run in runs)
        return
    for row in _rows(runs):
        first, last = _spot(_first(row[0]), lattices), _spot(_last(row[-1]), lattices)
        if first == last:
            yield from ((run, first) for run in row)
        else:
            yield from _parted(row, lattices)


def _rows(runs: Sequence[Run]) -> Iterator[list[Run]]:
    """Runs that touch each other and are nearly level."""
    row: list[Run] = []
    for run in runs:
        if row and not _touches(_last(row[-1]), _first(run)):
            yield row
            row = []
        row.append(run)
    if row:
        yield row


def _first(run: Run) -> Glyph:
    text, lefts, rights, top, bottom = run
    return Glyph(text[0], lefts[0], top, rights[0], bottom)


def _last(run: Run) -> Glyph:
    text, lefts, rights, top, bottom = run
    return Glyph(text[-1], lefts[-1], top, rights[-1], bottom)


def _touches(before: Glyph, glyph: Glyph) -> bool:
    _, left, top, right, bottom = glyph
    touch = _TOUCHING * max(right - left, before.right - before.left)
    is_level = abs(bottom - before.bottom) < _LEVEL * (bottom - top)
    return is_level and -touch <= left - before.right <= touch


def _parted(row: Sequence[Run], lattices: Sequence[Lattice]) -> Iterator[tuple[Run, Spot | None]]:
    glyphs = [glyph for run in row for glyph in glyphs_of(run)]
    spots = iter(list(_mended(glyphs, [_spot(glyph, lattices) for glyph in glyphs], lattices)))
    for run in row:
        start = 0
        for spot, equal in groupby(islice(spots, len(run.text))):
            end = start + len(list(equal))
            yield part_of(run, start, end), spot
            start = end


def _spot(glyph: Glyph, lattices: Sequence[Lattice]) -> Spot | None:
    _, left, top, right, bottom = glyph
    x, y = (left + right) / 2, (top + bottom) / 2
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
