"""Station 2: indicators lying on their side, the headings below each other, turned upright."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from linter.document import Cell, Table
from linter.recognise.columns import Placement
from linter.recognise.grid import Row, is_blank, rows_of
from linter.recognise.heading_rows import place
from linter.recognise.headings import (
    RANKS,
    header_label,
    is_column_heading,
    is_level_word,
    is_listed_heading,
)
from linter.recognise.vocabulary import Vocabulary
from linter.recognise.words import key

# So many headings below each other, of which one stands for the indicator, are no accident.
_FEWEST = 3
_LONGEST_UNKNOWN_HEADING = 12
# The headings and one indicator.
_CARD = 2


@dataclass(frozen=True, slots=True)
class Turned:
    """Rows turned upright, the headings first; they take up `height` rows of the table."""

    rows: tuple[Row, ...]
    height: int


def turned(rows: Sequence[Row], position: int, vocabulary: Vocabulary) -> Turned | None:
    """The rows from `position` on turned upright; None where they are no headings below each
    other, with the cells of one indicator in each column beside them."""
    first = rows[position]
    for margin, cell in enumerate(first.cells[:2]):
        if not is_listed_heading(cell.text, vocabulary):
            continue
        following = (rows[index] for index in range(position, len(rows)))
        lying = _trimmed(list(_lying(following, margin, vocabulary)), margin, vocabulary)
        if len(lying) < _FEWEST:
            continue
        upright = _upright(_told(lying, margin, vocabulary), first.cells[margin].column)
        found = place(upright, 0, vocabulary) if len(upright) > 1 else None
        if found and _is_table(found, len(upright)):
            end = lying[-1].index - first.index + 1
            carried = takewhile(_is_carried, rows[position + end :])
            return Turned(upright, end + sum(1 for _ in carried))
    return None


def _is_table(placement: Placement, height: int) -> bool:
    """Whether the headings make a table of indicators; a card of one of them has no levels."""
    has_level = not placement.sets[0].keys().isdisjoint(RANKS)
    is_whole = placement.is_complete and placement.holds_values and placement.height == 1
    return is_whole and (has_level or height > _CARD)


def _is_carried(row: Row) -> bool:
    """Whether nothing but merged cells of the rows above reaches into the row."""
    return all(map(row.is_merged, row.filled))


def _lying(rows: Iterable[Row], margin: int, vocabulary: Vocabulary) -> Iterator[Row]:
    """The rows that each begin with another heading and go on with anything but headings; with a
    margin a group stands in front of all of them."""
    seen: set[str] = set()
    for row in rows:
        if _is_carried(row):
            continue
        if len(row.cells) < margin + 2:
            return
        *group, heading = row.cells[: margin + 1]
        is_first = not seen
        is_grouped = is_first or all(row.is_merged(cell) or is_blank(cell) for cell in group)
        word = key(heading.text)
        if not is_grouped or row.is_merged(heading) or (word in seen and word):
            return
        if not _may_head(heading, vocabulary) or _has_headings(row.cells[margin + 1 :], vocabulary):
            return
        seen.add(word)
        yield row


def _may_head(cell: Cell, vocabulary: Vocabulary) -> bool:
    """Whether the cell is a known heading, or blank, or a short word that labels nothing else."""
    if is_column_heading(cell.text, vocabulary):
        return True
    is_short = len(key(cell.text)) <= _LONGEST_UNKNOWN_HEADING
    return is_short and header_label(cell.text, vocabulary) is None


def _has_headings(cells: Sequence[Cell], vocabulary: Vocabulary) -> bool:
    return sum(1 for cell in cells if is_listed_heading(cell.text, vocabulary)) > 1


def _trimmed(rows: list[Row], margin: int, vocabulary: Vocabulary) -> list[Row]:
    """The rows up to the last known heading."""
    while rows and not is_column_heading(rows[-1].cells[margin].text, vocabulary):
        rows.pop()
    return rows


def _told(rows: Sequence[Row], margin: int, vocabulary: Vocabulary) -> list[Row]:
    """The rows without those of another width: a dump has lost the merged cells that would tell
    what stands below what, and then blanks behind a level may stand for none of it."""
    width = max(row.end for row in rows)
    whole = [row for row in rows if row.end == width]
    if len(whole) == len(rows):
        return whole
    return [row for row in whole if not _is_level_with_blanks(row.cells[margin + 1 :], vocabulary)]


def _is_level_with_blanks(cells: Sequence[Cell], vocabulary: Vocabulary) -> bool:
    return any(map(is_blank, cells)) and any(is_level_word(c.text, vocabulary) for c in cells)


def _upright(rows: Sequence[Row], start: int) -> tuple[Row, ...]:
    """The cells of the rows from a grid column on, rows and columns exchanged."""
    whole = [[c for c in row.cells if c.column >= start] for row in rows]
    starts = sorted({cell.column for cells in whole for cell in cells})
    heights = Counter(id(cell) for cells in whole for cell in cells)
    grid: list[list[Cell | None]] = [[None] * len(whole) for _ in starts]
    done: dict[int, Cell] = {}
    for index, cell in ((index, cell) for index, cells in enumerate(whole) for cell in cells):
        first = bisect_left(starts, cell.column)
        end = bisect_left(starts, cell.column + cell.column_span)
        if id(cell) not in done:
            spans = end - first, heights[id(cell)]
            done[id(cell)] = Cell(cell.text, cell.place, first, index, *spans)
        for number in range(first, end):
            grid[number][index] = done[id(cell)]
    return rows_of(Table(tuple(map(tuple, grid)), rows[0].cells[0].place), keeps_margin=True)
