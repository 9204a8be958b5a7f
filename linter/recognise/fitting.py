"""Station 2: the reading of a row of headings that fits best."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from linter.recognise.columns import Heading, Placement
from linter.recognise.grid import Row, overlaps, says_anything
from linter.recognise.header import begins_header
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
    rows: list[Row] | None = None

    def sample(index: int) -> Sequence[str]:
        nonlocal rows
        if rows is None:
            rows = list(_sample(below, vocabulary))
        return _texts(headings, index, rows)

    found = list(placements(headings, height, sample, vocabulary))
    best = max(found, key=lambda placement: placement.fit, default=None)
    if best is not None:
        alike = (each for each in found if each.fit == best.fit and each.fields == best.fields)
        best = replace(best, forms=tuple(form for each in alike for form in each.forms))
    if rows is None:
        vocabulary.known_fits[row] = best
    return best


def _sample(below: Sequence[Row], vocabulary: Vocabulary) -> Iterator[Row]:
    """Rows under the headings, down to signatures or the next header."""
    for number, row in enumerate(below[:_SAMPLE]):
        if number and begins_header(row, vocabulary):
            return
        if len(row.filled) > 1 and says_anything(row):
            yield row


def _texts(headings: Sequence[Heading], index: int, below: Sequence[Row]) -> list[str]:
    """Texts in the rows below a heading, without cells that reach over others."""
    start, end = headings[index].start, headings[index].end
    return [
        cell.text
        for row in below
        for cell in row.filled
        if overlaps(cell, start, end) and not row.is_merged(cell)
        if cell.column_span <= end - start
    ]
