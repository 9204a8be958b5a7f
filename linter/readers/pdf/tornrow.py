"""Between file and station 1: tells the rest of a row that a page break tore from a new row."""

import re
from collections.abc import Sequence
from itertools import accumulate
from operator import or_

from linter.readers.pdf.celltext import is_continued, padding_of
from linter.readers.pdf.drafts import DraftCell, DraftTable
from linter.readers.pdf.flow import STOPS, is_next_item
from linter.readers.pdf.sayings import Sayings

# Points within which a line is the same line on the next page.
SAME_LINE = 3.0
_USUALLY = 0.9
_LEAST_ROWS = 3
# Texts that all happen to fill their last lines are the more unlikely, the more there are.
_MANY_TEXTS = 3
# As a share of the width of a letter.
_LONG = 8
_LEADING = 1.8
# No text ends in these.
_UNFINISHED = frozenset("—–-、，,÷×＋+（(《“/")
_BRACKETS = {**dict.fromkeys("（《【〔(", 1), **dict.fromkeys("）》】〕)", -1)}
_FIGURES = re.compile(r"[\d.,，]+[%％]?")

Pair = tuple[DraftCell, DraftCell]


def torn_cells(
    table: DraftTable, fresh: Sequence[DraftCell], room: float, sayings: Sayings
) -> dict[int, DraftCell]:
    """For the cells (by id) of the first row of `fresh` those of the last row that they go on;
    empty when that is a new row, as it is where another line had found `room` on the page.

    A row whose value was forgotten looks much the same, so nothing but certain signs count: a text
    closes a bracket opened above, or all texts are the rest of paragraphs above and leave cells
    empty or a sentence half said or make words that the document knows, or there is but one text
    in the row.
    """
    last = len(table.heights) - 1
    first = sorted((c for c in fresh if c.row == last + 1), key=lambda cell: cell.left)
    found = [
        (cell, upper)
        for cell in first
        if (upper := above(table, cell, last)) is None or not are_one(upper, cell)
    ]
    pairs = [(cell, upper) for cell, upper in found if upper is not None]
    texts = [pair for pair in pairs if pair[0].lines]
    is_new = any(cell.lines and (upper is None or not upper.lines) for cell, upper in found)
    if is_new or not texts or room > _LEADING * max(upper.lines[-1].em for _, upper in texts):
        return {}
    others = [*table.cells, *fresh]
    is_torn = any(map(_closes_brackets, texts)) or (
        not any(_is_known(others, cell) or _is_figure(cell, upper) for cell, upper in texts)
        and (_is_rest(pairs, padding_of(table.cells), sayings) or _is_headless(others, pairs))
    )
    return {id(cell): upper for cell, upper in pairs} if is_torn else {}


def above(table: DraftTable, cell: DraftCell, last: int) -> DraftCell | None:
    """The cell of the table that ends in row `last` between the sides of `cell`."""
    return next(
        (
            upper
            for upper in table.cells
            if upper.row + upper.row_span == last + 1 and _has_sides(upper, cell)
        ),
        None,
    )


def are_one(upper: DraftCell, cell: DraftCell) -> bool:
    """Whether no line parts two cells on both sides of a page break."""
    return upper.open_below or cell.open_above


def texts_of(cells: Sequence[DraftCell]) -> list[str]:
    """What stands in the cells, without line breaks."""
    return ["".join(line.text for line in cell.lines) for cell in cells]


def _has_sides(one: DraftCell, other: DraftCell) -> bool:
    return abs(one.left - other.left) <= SAME_LINE and abs(one.right - other.right) <= SAME_LINE


def _closes_brackets(pair: Pair) -> bool:
    """Whether a text ends within brackets that the one below it closes."""
    text, before = texts_of(pair)
    return _depths(before)[-1] > 0 and min(_depths(text)) < 0


def _depths(text: str) -> list[int]:
    """How many brackets are open, at the start and after each character."""
    steps = (_BRACKETS.get(character, 0) for character in text)
    return list(accumulate(steps, initial=0))


def _is_rest(pairs: Sequence[Pair], padding: float, sayings: Sayings) -> bool:
    """Whether all texts go on those above, and it is no row of short texts in narrow columns."""
    texts = [(cell, upper) for cell, upper in pairs if cell.lines]
    said = [texts_of([upper, cell]) for cell, upper in texts]
    if any(sayings.are_two(before, after) for before, after in said):
        return False
    are_continued = [is_continued(upper, cell, padding) for cell, upper in texts]
    if not all(are_continued):
        is_known = any(sayings.is_whole(before, after) for before, after in said)
        is_cut = any(before[-1] in _UNFINISHED for before, _ in said)
        is_sure = is_known or is_cut or sum(are_continued) >= _MANY_TEXTS
        may_go_on = (_may_go_on(before, after, sayings) for before, after in said)
        return is_sure and all(map(or_, are_continued, may_go_on))
    is_gapped = any(upper.lines and not cell.lines for cell, upper in pairs)
    is_plain = is_gapped and (len(texts) == 1 or bool(pairs[0][0].lines))
    if is_plain or len(texts) >= _MANY_TEXTS or _is_half_said(texts):
        return True
    return any(sayings.goes_on(before, after) for before, after in said)


def _may_go_on(before: str, after: str, sayings: Sayings) -> bool:
    """Whether a text may be the rest of one although it would have found room: of another
    paragraph, of a word that some programs do not part, or of words that the document knows."""
    ends = before[-1] in STOPS
    is_latin = (before[-1] + after[0]).isascii() and (before[-1] + after[0]).isalnum()
    return ends or is_latin or sayings.goes_on(before, after)


def _is_half_said(texts: Sequence[Pair]) -> bool:
    """Whether the longest text above ends in the middle of a sentence."""
    text = max(texts_of([upper for _, upper in texts]), key=len)
    return len(text) >= _LONG and text[-1] not in STOPS


def _is_headless(cells: Sequence[DraftCell], pairs: Sequence[Pair]) -> bool:
    """Whether a row has but one text, and not in its first column of cells that are not merged:
    the next item of a list, or that column is filled elsewhere."""
    single = [cell for cell, upper in pairs if cell.row_span == upper.row_span == 1]
    texts = [pair for pair in pairs if pair[0].lines]
    if not single or single[0].lines or len(texts) != 1:
        return False
    if _is_next_item(*texts[0]):
        return True
    column = _column(cells, single[0])
    filled = sum(bool(other.lines) for other in column)
    return len(column) >= _LEAST_ROWS and filled >= _USUALLY * len(column)


def _is_next_item(cell: DraftCell, upper: DraftCell) -> bool:
    """Whether a text begins with the number after that of an item of the text above."""
    return any(is_next_item(line.text, cell.lines[0].text) for line in upper.lines)


def _column(cells: Sequence[DraftCell], cell: DraftCell) -> list[DraftCell]:
    return [other for other in cells if other is not cell and _has_sides(other, cell)]


def _is_known(cells: Sequence[DraftCell], cell: DraftCell) -> bool:
    """Whether another cell of the column says the same: then it is no piece of a text."""
    return any(texts_of([cell]) == texts_of([other]) for other in _column(cells, cell))


def _is_figure(cell: DraftCell, upper: DraftCell) -> bool:
    """A bare figure under a word is a value under its heading."""
    text, word = texts_of([cell, upper])
    is_word = len(word) < _LONG and word[-1].isalpha() and not word[-1].isascii()
    return is_word and bool(_FIGURES.fullmatch(text))
