"""Between file and station 1: mends tables of a text dump that blank lines inside a cell tore."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise


@dataclass(slots=True)
class DraftCell:
    """A cell being read: its lines, and the 1-based line and column where its text starts."""

    lines: list[str]
    line: int
    column: int


Row = list[DraftCell]


@dataclass(slots=True)
class DraftTable:
    """A table being read; `blanks` counts the blank lines before it."""

    rows: list[Row]
    blanks: int


@dataclass(slots=True)
class DraftParagraph:
    """A line outside tables; `blanks` counts the blank lines before it."""

    text: str
    line: int
    column: int
    blanks: int


Draft = DraftTable | DraftParagraph


def mended(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts with torn rows and tables joined where their widths leave no doubt."""
    return _with_whole_rows(_with_continued_cells(_with_whole_tables(drafts)))


def _with_whole_tables(drafts: Sequence[Draft]) -> list[Draft]:
    """A cell that ends in a blank paragraph gives two blank lines, as the end of a table does.

    Where the file elsewhere parts adjoining tables by three or more, two part only rows.
    """
    gaps = [
        after.blanks
        for before, after in pairwise(drafts)
        if isinstance(before, DraftTable) and isinstance(after, DraftTable)
    ]
    if not any(gap > 2 for gap in gaps):
        return list(drafts)
    done: list[Draft] = []
    for draft in drafts:
        before = done[-1] if done else None
        if (
            isinstance(draft, DraftTable)
            and isinstance(before, DraftTable)
            and draft.blanks == 2
            and not _is_own_table(before.rows, draft.rows)
        ):
            done[-1] = DraftTable(before.rows + draft.rows, before.blanks)
        else:
            done.append(draft)
    return done


def _is_own_table(before: Sequence[Row], rows: Sequence[Row]) -> bool:
    widths = {len(row) for row in rows}
    return len(rows) > 1 and len(widths) == 1 and len(before[-1]) not in widths


def _with_continued_cells(drafts: Sequence[Draft]) -> list[Draft]:
    """Joins table, one blank line, text lines and a row without a blank line between."""
    done: list[Draft] = []
    for draft in drafts:
        done.append(draft)
        if isinstance(draft, DraftTable) and draft.blanks == 0:
            joined = _continued(done)
            if joined is not None:
                start, table = joined
                done[start:] = [table]
    return done


def _continued(drafts: Sequence[Draft]) -> tuple[int, DraftTable] | None:
    """The table that ends `drafts` joined with the one it continues, and where that begins."""
    last = drafts[-1]
    start = len(drafts) - 2
    texts: list[DraftParagraph] = []
    while start >= 0:
        draft = drafts[start]
        if isinstance(draft, DraftTable):
            break
        texts.insert(0, draft)
        if draft.blanks:
            start -= 1
            break
        start -= 1
    before = drafts[start] if start >= 0 else None
    if not isinstance(last, DraftTable) or not isinstance(before, DraftTable):
        return None
    if not texts or texts[0].blanks != 1:
        return None
    broken, rest = before.rows[-1], last.rows[0]
    cell = broken[-1]
    lines = [*cell.lines, "", *(text.text for text in texts)]
    whole = [*broken[:-1], DraftCell(lines, cell.line, cell.column), *rest]
    rows = [*before.rows[:-1], whole, *last.rows[1:]]
    if len(broken) >= len(whole) or whole_rows(rows) is None or len(whole) != _width(rows):
        return None
    return start, DraftTable(rows, before.blanks)


def _with_whole_rows(drafts: Sequence[Draft]) -> list[Draft]:
    return [
        DraftTable(whole_rows(draft.rows) or draft.rows, draft.blanks)
        if isinstance(draft, DraftTable)
        else draft
        for draft in drafts
    ]


def _width(rows: Sequence[Row]) -> int:
    return Counter(len(row) for row in rows).most_common(1)[0][0]


def whole_rows(rows: Sequence[Row]) -> list[Row] | None:
    """The rows with neighbouring pieces joined to the prevailing width; None unless all add up.

    Rows before the first of that width are the heading, whose merged cells make it ragged.
    """
    width = _width(rows)
    widths = [len(row) for row in rows]
    if width < 3 or widths.count(width) < 2:
        return None
    first = widths.index(width)
    done = list(rows[:first])
    piece: Row = []
    for row in rows[first:]:
        piece = [*piece, *row]
        if len(piece) > width:
            return None
        if len(piece) == width:
            done.append(piece)
            piece = []
    return None if piece else done
