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
    if not lattices or not runs:
        yield from ((run, None) for run in runs)
        return
    for row in _rows(runs):
        (_, lefts, rights, top, bottom), last = row[0], row[-1]
        first = _spot(lefts[0], rights[0], top, bottom, lattices)
        if first == _spot(last.lefts[-1], last.rights[-1], last.top, last.bottom, lattices):
            yield from ((run, first) for run in row)
        else:
            yield from _parted(row, lattices)


def _rows(runs: Sequence[Run]) -> Iterator[list[Run]]:
    """Runs that touch each other and are nearly level."""
    row = [runs[0]]
    for before, run in pairwise(runs):
        if _touch(before, run):
            row.append(run)
        else:
            yield row
            row = [run]
    yield row


def _touch(before: Run, run: Run) -> bool:
    _, its_lefts, its_rights, _, its_bottom = before
    _, lefts, rights, top, bottom = run
    end, left = its_rights[-1], lefts[0]
    touch = _TOUCHING * max(rights[0] - left, end - its_lefts[-1])
    return -touch <= left - end <= touch and abs(bottom - its_bottom) < _LEVEL * (bottom - top)


def _parted(row: Sequence[Run], lattices: Sequence[Lattice]) -> Iterator[tuple[Run, Spot | None]]:
    glyphs = [glyph for run in row for glyph in glyphs_of(run)]
    found = [_spot(g.left, g.right, g.top, g.bottom, lattices) for g in glyphs]
    spots = _mended(glyphs, found, lattices)
    for run in row:
        start = 0
        for spot, equal in groupby(islice(spots, len(run.text))):
            end = start + len(list(equal))
            yield part_of(run, start, end), spot
            start = end


def _spot(
    left: float, right: float, top: float, bottom: float, lattices: Sequence[Lattice]
) -> Spot | None:
    middle, level = (left + right) / 2, (top + bottom) / 2
    for number, lattice in enumerate(lattices):
        area = lattice.area_at(middle, level)
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
