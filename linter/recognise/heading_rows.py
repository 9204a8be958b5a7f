"""Station 2: the heading rows of an indicator table found and placed."""

import re
from collections.abc import Sequence
from dataclasses import replace

from linter.document import Cell
from linter.recognise.columns import Heading, Placement
from linter.recognise.fitting import best_fit
from linter.recognise.grid import Row, is_blank
from linter.recognise.header import MONEY
from linter.recognise.headings import (
    header_label,
    is_column_heading,
    is_level_word,
    is_listed_heading,
)
from linter.recognise.parted_values import with_parts
from linter.recognise.spans import parents
from linter.recognise.vocabulary import Vocabulary
from linter.recognise.words import squeezed

# What a heading never has and a value nearly always: a comparator, or a figure that is no year.
_FIGURE = re.compile(r"[≥≤<>=＞＜＝≧≦%％]|(?<!\d)(?!20\d\d(?!\d))\d")
_LONGEST_HEADING = 24
# No form has so many columns, nor blanks beyond them; the time to place them grows with the square.
_MOST_HEADINGS = 300
_MOST_CELLS = 1000


def place(rows: Sequence[Row], position: int, vocabulary: Vocabulary) -> Placement | None:
    """The placement of the row at `position`, or None when it heads no indicators.

    A second heading row below it is taken in. Check `is_complete` before use.
    """
    row, *following = rows[position : position + 2]
    if is_too_wide(row):
        return None
    known = _known(row, vocabulary)
    below = next((each for each in following if not is_too_wide(each)), None)
    found = None
    if known > 1:
        after = rows[position + 1 :]
        found = best_fit(with_parts(plain(row), after, vocabulary), 1, after, vocabulary)
    listed = below is not None and _heads_projects(row, below, vocabulary)
    if below and (known or listed) and _continues(row, below, vocabulary):
        after = rows[position + 2 :]
        tops = _tops(row, below, vocabulary)
        headings = with_parts(_doubled(below, tops), after, vocabulary)
        both = best_fit(headings, 2, after, vocabulary)
        both = _with_classes(both, tops) if both else None
        # What stands above must add something to the lower row, else it is a row of its own.
        own = [
            heading
            for heading, c in zip(plain(below), below.cells, strict=True)
            if not below.is_merged(c)
        ]
        alone = best_fit(own, 1, after, vocabulary)
        is_more = both is not None and (
            (listed and both.holds_projects) or (both.is_complete and _is_second(below, vocabulary))
        )
        if both and (is_more or not (alone and alone.fit >= both.fit)):
            best = max(filter(None, (both, found)), key=lambda each: each.fit)
            found = both if is_more and both.is_complete else best
    return found if found and found.is_target else None


def is_too_wide(row: Row) -> bool:
    """Whether the row has more cells than any heading."""
    return len(row.filled) > _MOST_HEADINGS or len(row.cells) > _MOST_CELLS


def _known(row: Row, vocabulary: Vocabulary) -> int:
    """How many cells of the row itself are known headings."""
    own = [cell for cell in row.filled if not row.is_merged(cell)]
    listed = sum(1 for cell in own if is_listed_heading(cell.text, vocabulary))
    # Headings by their likeness cost too much to look for them in every row of figures and prose.
    if listed == 0 and not _may_be_headings(own):
        return 0
    return sum(1 for cell in own if is_column_heading(cell.text, vocabulary))


def _may_be_headings(cells: Sequence[Cell]) -> bool:
    return len(cells) > 2 and not any(
        len(cell.text) > _LONGEST_HEADING or _FIGURE.match(cell.text) for cell in cells
    )


def _continues(row: Row, below: Row, vocabulary: Vocabulary) -> bool:
    """Whether the row below adds headings, instead of being a body row or a repeated heading."""
    above = {squeezed(cell.text) for cell in row.filled}
    own = [cell for cell in below.filled if not below.is_merged(cell)]
    if not any(squeezed(cell.text) not in above for cell in own):
        return False
    known = sum(1 for cell in own if is_column_heading(cell.text, vocabulary))
    return (
        known > 1
        or _parts_values(row, below, own, vocabulary)
        or _parts_money(row, below, own, vocabulary)
    )


def money_parted(row: Row, below: Row, vocabulary: Vocabulary) -> Sequence[Heading]:
    """The headings of two rows of which the lower one only parts the money; none where it does
    not."""
    own = [cell for cell in below.filled if not below.is_merged(cell)]
    if not _parts_money(row, below, own, vocabulary):
        return ()
    return _doubled(below, _tops(row, below, vocabulary))


def _parts_money(row: Row, below: Row, own: Sequence[Cell], vocabulary: Vocabulary) -> bool:
    """Whether the row below only parts the money of projects by where it comes from."""
    if len(own) < 2 or any(_FIGURE.search(cell.text) for cell in own):
        return False
    tops = zip(below.cells, _tops(row, below, vocabulary), strict=True)
    over = {id(top) for cell, top in tops if cell in own}
    labels = (header_label(cell.text, vocabulary) for cell in own)
    return len(over) == 1 and any(label and label.field in MONEY for label in labels)


def _parts_values(row: Row, below: Row, own: Sequence[Cell], vocabulary: Vocabulary) -> bool:
    """Whether the row below only parts the column of the values, as by regions or years."""
    if len(own) < 2 or not any(_is_value(cell.text, vocabulary) for cell in row.filled):
        return False
    if any(_FIGURE.search(cell.text) for cell in own):
        return False
    tops = zip(below.cells, _tops(row, below, vocabulary), strict=True)
    return all(_is_value(_text(top), vocabulary) for cell, top in tops if cell in own)


def _is_second(below: Row, vocabulary: Vocabulary) -> bool:
    """Whether the row holds nothing but headings, to the right of what goes on from above."""
    first, *_ = below.cells
    own = [cell for cell in below.filled if not below.is_merged(cell)]
    goes_on = is_blank(first) or below.is_merged(first)
    return goes_on and all(is_column_heading(cell.text, vocabulary) for cell in own)


def _heads_projects(row: Row, below: Row, vocabulary: Vocabulary) -> bool:
    """Whether the row holds labels of projects, more than anything else, over the blanks or merged
    cells at the left of the one below, as in a table of many projects."""
    first = below.cells[0] if below.cells else None
    if first is None or not (is_blank(first) or below.is_merged(first)):
        return False
    if not _may_be_headings(row.filled):
        return False
    labels = [header_label(cell.text, vocabulary) for cell in row.filled]
    known = [label.field for label in labels if label]
    classes = sum(1 for cell in row.filled if is_level_word(cell.text, vocabulary))
    return "name" in known and 2 * (len(known) + classes) > len(row.filled)


def _with_classes(placement: Placement, tops: Sequence[Cell | None]) -> Placement:
    """The placement with the cells that class its sets of columns."""
    if not placement.is_classed:
        return placement
    cells = (tops[columns["indicator"]] for columns in placement.sets)
    return replace(placement, classes=tuple(cell for cell in cells if cell))


def _is_value(text: str, vocabulary: Vocabulary) -> bool:
    return not vocabulary.value_headings.isdisjoint(vocabulary.keys(text))


def plain(row: Row) -> list[Heading]:
    """The headings of one row as they stand."""
    return [Heading(c.text, c.column, c.column + c.column_span) for c in row.cells]


def _doubled(lower: Row, tops: Sequence[Cell | None]) -> list[Heading]:
    """Headings of two rows: the lower text, or the upper one where the lower is blank."""
    pairs = zip(plain(lower), map(_text, tops), strict=True)
    return [
        Heading(plain.text if plain.text.strip() else top, plain.start, plain.end, top)
        for plain, top in pairs
    ]


def _text(cell: Cell | None) -> str:
    return cell.text if cell else ""


def _tops(upper: Row, lower: Row, vocabulary: Vocabulary) -> list[Cell | None]:
    """The upper heading over each lower cell, which may reach over blanks to its right."""
    if any(cell.column_span > 1 for cell in upper.cells) or len(upper.cells) == len(lower.cells):
        above = [_above(upper, cell) for cell in lower.cells]
        for index, cell in enumerate(lower.cells[1:], start=1):
            if (
                not _text(above[index]).strip()
                and not is_blank(cell)
                and not is_blank(lower.cells[index - 1])
            ):
                above[index] = above[index - 1]
        return above
    texts = [cell.text for cell in upper.cells]
    below = [cell.text for cell in lower.cells]
    indexes = parents(texts, below, vocabulary.group_openers)
    return [None if index is None else upper.cells[index] for index in indexes]


def _above(upper: Row, cell: Cell) -> Cell | None:
    for candidate in upper.cells:
        if candidate.column <= cell.column < candidate.column + candidate.column_span:
            return candidate
    return None


def repeats(row: Row, placement: Placement) -> bool:
    """Whether the row prints the headings of the placement again, as after a page break."""
    headings = placement.headings
    return len(row.filled) > 1 and all(squeezed(cell.text) in headings for cell in row.filled)
