"""Between file and station 1: joins what page breaks cut, drops headings repeated on each page."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from linter.document import Block, Paragraph
from linter.readers.word.grid import WordRow, WordTable, grid_of


def joined_blocks(drafts: Iterable[Paragraph | WordTable]) -> Iterator[Block]:
    """Finished blocks; a table waits for what follows, which may be its continuation."""
    waiting: WordTable | None = None
    for draft in drafts:
        if isinstance(draft, WordTable) and not draft.rows:
            continue
        if isinstance(draft, WordTable) and waiting is not None and _continues(waiting, draft):
            waiting.rows += draft.rows[len(_headings(waiting)) :]
            continue
        if waiting is not None:
            yield grid_of(_unrepeated(waiting))
            waiting = None
        if isinstance(draft, Paragraph):
            yield draft
        else:
            waiting = draft
    if waiting is not None:
        yield grid_of(_unrepeated(waiting))


def _continues(before: WordTable, after: WordTable) -> bool:
    """True when `after` begins with the column headings of `before` and is as wide.

    Column headings are rows marked to repeat, or a first row with a text of its own in each of
    the columns; two forms that merely start with the same field are not joined.
    """
    if before.rows[0].content.cells != after.rows[0].content.cells:
        return False
    headings = _headings(before)
    if not headings or len(after.rows) <= len(headings):
        return False
    if before.is_nested or after.is_nested or before.width != after.width:
        return False
    return all(
        first.content.cells == second.content.cells
        for first, second in zip(headings, after.rows, strict=False)
    )


def _headings(table: WordTable) -> list[WordRow]:
    marked = _marked(table)
    if marked:
        return marked
    texts = table.rows[0].content.cells
    is_heading = all(texts) and len(set(texts)) == len(texts) == table.width > 2
    return table.rows[:1] if is_heading else []


def _marked(table: WordTable) -> list[WordRow]:
    marked: list[WordRow] = []
    for row in table.rows:
        if not row.content.is_header:
            break
        marked.append(row)
    return marked


def _unrepeated(table: WordTable) -> WordTable:
    """The table without the copies of its heading that a converter wrote on every page."""
    headings = _marked(table)
    texts = [row.content.cells for row in headings]
    rest = table.rows[len(headings) :]
    kept = [row for row in rest if not (row.content.is_header and row.content.cells in texts)]
    return table if len(kept) == len(rest) else replace(table, rows=headings + kept)
