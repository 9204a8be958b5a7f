"""Station 2: the other tables of a budget: caption, money unit, joined headings, body."""

import re
from collections.abc import Sequence

from linter.document import Cell, Table
from linter.model import BudgetTable, Field
from linter.recognise.column_numbers import numbers_columns
from linter.recognise.grid import Row, is_blank, rows_of, single
from linter.recognise.markers import Marks, amount_unit_in, merged, row_marks
from linter.recognise.spans import joined, parents
from linter.recognise.vocabulary import Vocabulary
from linter.recognise.words import key, squeezed

_LONGEST_CAPTION = 60
_ENDS_SENTENCE = tuple("。；，;,")
# A figure or a code: what a heading never is and a body row nearly always has.
_FIGURE = re.compile(r"[-+]?\d[\d,.]*%?")
_MOST_HEADING_ROWS = 4


def caption_kind(text: str, vocabulary: Vocabulary) -> str | None:
    """The kind of table that a caption announces, or None."""
    word = key(text) if len(text) <= _LONGEST_CAPTION else ""
    if not word or text.rstrip().endswith(_ENDS_SENTENCE):
        return None
    for kind in vocabulary.tables:
        if any(pattern.search(word) for pattern in kind.captions):
            return kind.kind
    return None


def may_caption(text: str) -> bool:
    """Whether a paragraph before a table can be its caption: short, and no sentence."""
    return 0 < len(text.strip()) <= _LONGEST_CAPTION and not text.rstrip().endswith(_ENDS_SENTENCE)


def budget_table(
    table: Table, caption: Field | None, before: Marks, vocabulary: Vocabulary
) -> tuple[BudgetTable, Marks] | None:
    """The table and what the notes on top of it say; None for a table without any text.

    `caption` and `before` are the paragraphs in front of it.
    """
    rows = [row for row in rows_of(table) if row.cells]
    if not any(row.filled for row in rows):
        return None
    notes, inner, rows = _top(rows, vocabulary)
    caption = inner or caption
    marks = merged((notes, before))
    split = _heading_count(rows, vocabulary)
    width = table.column_count
    headings = _headings(rows[:split], width, vocabulary)
    printed = caption.text if caption else ""
    kind = caption_kind(printed, vocabulary) or _kind_of(headings, vocabulary) or "other"
    unit = marks.amount_unit or _unit_of([*headings, printed], vocabulary)
    body = (row for row in rows[split:] if not numbers_columns(row, vocabulary))
    cells = tuple(_body_row(row, width, headings) for row in body)
    return BudgetTable(kind, caption, unit, headings, cells), marks


def _top(rows: list[Row], vocabulary: Vocabulary) -> tuple[Marks, Field | None, list[Row]]:
    """Notes and a caption in the first rows, and the rows below them."""
    found: list[Marks] = []
    caption: Field | None = None
    start = 0
    for row in rows[:-1]:
        cell = single(row.filled)
        if marks := row_marks(row.cells, vocabulary):
            found.append(marks)
        elif cell and caption is None and len(row.cells) == 1 and may_caption(cell.text):
            caption = Field("table_cell", cell.text, cell.place)
        elif row.filled:
            break
        start += 1
    return merged(found), caption, rows[start:]


def _heading_count(rows: Sequence[Row], vocabulary: Vocabulary) -> int:
    """How many rows are headings: up to a row of column numbers, or the first row and those that
    carry its merged cells on."""
    for position, row in enumerate(rows[: _MOST_HEADING_ROWS + 1]):
        if numbers_columns(row, vocabulary):
            return position
    count = min(1, len(rows))
    while count < min(len(rows), _MOST_HEADING_ROWS) and _goes_on(rows[count], rows[count - 1]):
        count += 1
    return count


def _goes_on(row: Row, above: Row) -> bool:
    """Whether a row below a heading is one more heading row."""
    if not row.filled or any(_FIGURE.fullmatch(key(cell.text)) for cell in row.filled):
        return False
    if any(row.is_merged(cell) for cell in row.cells):
        return True
    spans = any(cell.column_span > 1 for cell in above.cells)
    return spans or len(above.cells) < len(row.cells) or is_blank(row.cells[0])


def _headings(rows: Sequence[Row], width: int, vocabulary: Vocabulary) -> tuple[str, ...]:
    if not rows:
        return ("",) * width
    texts = [_spread(row, width) for row in rows]
    for index in range(len(rows) - 2, -1, -1):
        upper, lower = rows[index], rows[index + 1]
        if _lost_spans(upper, lower):
            words = [cell.text for cell in upper.cells]
            above = parents(words, texts[index + 1], vocabulary.group_openers)
            texts[index] = ["" if parent is None else words[parent] for parent in above]
    return tuple(joined(*column) for column in zip(*texts, strict=True))


def _lost_spans(upper: Row, lower: Row) -> bool:
    """Whether the source printed a merged heading once, and the row is shorter for it."""
    return upper.end < lower.end and all(cell.column_span == 1 for cell in upper.cells)


def _spread(row: Row, width: int) -> list[str]:
    texts = [""] * width
    for cell in row.cells:
        for column in range(cell.column, min(cell.column + cell.column_span, width)):
            texts[column] = cell.text
    return texts


def _body_row(row: Row, width: int, headings: Sequence[str]) -> tuple[Field | None, ...]:
    found: list[Field | None] = [None] * width
    for cell in row.cells:
        if cell.row == row.index:
            found[cell.column] = _cell_field(cell, headings[cell.column])
    return tuple(found)


def _cell_field(cell: Cell, heading: str) -> Field:
    return Field("table_cell", cell.text, cell.place, heading)


def _unit_of(texts: Sequence[str], vocabulary: Vocabulary) -> str | None:
    """The one money unit that headings and caption name, None when they name several."""
    units = {unit for text in texts if (unit := amount_unit_in(squeezed(text), vocabulary))}
    return units.pop() if len(units) == 1 else None


def _kind_of(headings: Sequence[str], vocabulary: Vocabulary) -> str | None:
    words = {key(word) for heading in headings for word in (heading, *heading.split("·"))}
    for kind in vocabulary.tables:
        if sum(1 for heading in kind.headings if key(heading) in words) > 1:
            return kind.kind
    return None
