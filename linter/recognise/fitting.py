"""Station 2: the reading of a row of headings that fits best."""

from collections.abc import Sequence
from dataclasses import replace

from linter.recognise.columns import Heading, Placement
from linter.recognise.grid import Row, overlaps
from linter.recognise.interpretation import placements
from linter.recognise.vocabulary import Vocabulary

# Rows below a heading that tell what its columns hold.
_SAMPLE = 12


def best_fit(
    headings: Sequence[Heading], height: int, below: Sequence[Row], vocabulary: Vocabulary
) -> Placement | None:
    """The placement that fits best, or None; `below` are the rows under the headings. It is
    remembered where their cells had no say."""
    row = tuple(headings), height
    if row in vocabulary.known_fits:
        known: Placement | None = vocabulary.known_fits[row]
        return known
    asked = False

    def sample(index: int) -> Sequence[str]:
        nonlocal asked
        asked = True
        return _texts(headings, index, below)

    found = list(placements(headings, height, sample, vocabulary))
    best = max(found, key=lambda placement: placement.fit, default=None)
    if best is not None:
        alike = (each for each in found if each.fit == best.fit and each.fields == best.fields)
        best = replace(best, forms=tuple(form for each in alike for form in each.forms))
    if not asked:
        vocabulary.known_fits[row] = best
    return best


def _texts(headings: Sequence[Heading], index: int, below: Sequence[Row]) -> list[str]:
    """Texts in the rows below a heading, without cells that reach over others."""
    start, end = headings[index].start, headings[index].end
    return [
        cell.text
        for row in below[:_SAMPLE]
        for cell in row.filled
        if overlaps(cell, start, end) and not row.is_merged(cell)
        if cell.column_span <= end - start
    ]
