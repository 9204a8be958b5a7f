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
# Wider than any table on paper; keeps the work on senseless input small.
_MAX_WIDTH = 256


@dataclass(slots=True)
class DraftTable:
    """A table being read; `blanks` counts the blank lines before it. A packed one leaves out in
    each row what a cell further up spans."""

    rows: list[Row]
    blanks: int
    is_packed: bool = False


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
            before.rows.extend(draft.rows)
        else:
            done.append(draft)
    return done


def _is_own_table(before: Sequence[Row], rows: Sequence[Row]) -> bool:
    widths = {len(row) for row in rows}
    return len(rows) > 1 and len(widths) == 1 and len(before[-1]) not in widths


def _with_continued_cells(drafts: Sequence[Draft]) -> list[Draft]:
    """Joins tables parted only by text that may continue a cell, if that makes a uniform table."""
    done: list[Draft] = []
    chain: list[Draft] = []
    for draft in drafts:
        if not _may_continue(chain, draft):
            done.extend(_joined(chain))
            chain = []
        chain.append(draft)
    done.extend(_joined(chain))
    return done


def _may_continue(chain: Sequence[Draft], draft: Draft) -> bool:
    """True where a table is followed by text after one blank line, and this without any by rows."""
    if not chain:
        return False
    if isinstance(draft, DraftTable):
        return draft.blanks == 0 and isinstance(chain[0], DraftTable)
    return draft.blanks == (1 if isinstance(chain[-1], DraftTable) else 0)


def _joined(chain: Sequence[Draft]) -> Sequence[Draft]:
    """One table for a chain of tables with text between; the chain itself if it makes none."""
    if len(chain) < 3 or not isinstance(chain[0], DraftTable):
        return chain
    last = max(index for index, draft in enumerate(chain) if isinstance(draft, DraftTable))
    rows = [list(row) for row in chain[0].rows]
    joins: list[int] = []
    for draft in chain[1 : last + 1]:
        if isinstance(draft, DraftTable):
            joins.append(len(rows) - 1)
            rows[-1].extend(draft.rows[0])
            if len(rows[-1]) > _MAX_WIDTH:
                return chain
            rows.extend(list(row) for row in draft.rows[1:])
        else:
            if draft.blanks:
                cell = rows[-1][-1]
                rows[-1][-1] = DraftCell([*cell.lines, ""], cell.line, cell.column)
            rows[-1][-1].lines.append(draft.text)
    width = _width(rows)
    if not joins or whole_rows(rows) is None or any(len(rows[at]) != width for at in joins):
        return chain
    return [DraftTable(rows, chain[0].blanks), *chain[last + 1 :]]


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
