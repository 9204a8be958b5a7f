"""Between file and station 1: reads the text dump of a document, where a TAB begins a cell."""

import re
from collections.abc import Iterable, Iterator

from linter.document import Block, Cell, Document, Paragraph, Table, TextPlace, Unreadable
from linter.readers.barred import barred_drafts, is_barred
from linter.readers.encoding import decode
from linter.readers.torn import Draft, DraftCell, DraftParagraph, DraftTable, Row, mended

MAX_TEXT_BYTES = 64 * 1024 * 1024
MAX_LINES = 300_000
_MARK = re.compile(r"\[(?:bookmark|image): [^\[\]\n]{0,255}\]")
_LEADING_MARKS = re.compile(rf"\s*(?:{_MARK.pattern})+")


def read_text(data: bytes, path: str) -> Document:
    """The document in a text dump.

    A line that begins with TAB is a cell, further lines up to a blank one continue it; a blank
    line ends a row, two end a table, and other lines are paragraphs. Dumps of pages may draw their
    tables with bars instead. Raises Unreadable for bytes that are no text.
    """
    if len(data) > MAX_TEXT_BYTES:
        raise Unreadable(f"文本超过 {MAX_TEXT_BYTES >> 20} MB，不读")
    text, note = decode(data)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if text.count("\n") > MAX_LINES:
        raise Unreadable(f"文本超过 {MAX_LINES // 10_000} 万行，不读")
    lines = text.split("\n")
    drafts = barred_drafts(lines) if is_barred(lines) else mended(list(_drafts(lines)))
    blocks = tuple(_block(draft) for draft in drafts)
    return Document(path, "text", blocks, (note,) if note else ())


def _drafts(lines: Iterable[str]) -> Iterator[Draft]:
    rows: list[Row] = []
    row: Row = []
    blanks = blanks_before = 0
    for number, line in enumerate(lines, 1):
        if line.startswith("\t"):
            if rows and not row and blanks > 1:
                yield DraftTable(rows, blanks_before)
                rows = []
            if not rows:
                blanks_before = blanks
            if not row:
                rows.append(row)
            row.append(_cell(line, number))
            blanks = 0
        elif not line.strip():
            row = []
            blanks += 1
        elif row:
            row[-1].lines.append(_MARK.sub("", line))
        else:
            if rows:
                yield DraftTable(rows, blanks_before)
                rows = []
            text, skipped = _unmarked(line)
            yield DraftParagraph(text, number, skipped + 1, blanks)
            blanks = 0
    if rows:
        yield DraftTable(rows, blanks_before)


def _cell(line: str, number: int) -> DraftCell:
    text, skipped = _unmarked(line[1:])
    return DraftCell([text], number, skipped + 2)


def _unmarked(line: str) -> tuple[str, int]:
    """The line without the dump's marks, and how many characters stood before its text."""
    leading = _LEADING_MARKS.match(line)
    skipped = leading.end() if leading else 0
    return _MARK.sub("", line[skipped:]), skipped


def _block(draft: Draft) -> Block:
    if isinstance(draft, DraftParagraph):
        return Paragraph(draft.text, TextPlace(draft.line, draft.column))
    grid = tuple(
        tuple(
            Cell(
                "\n".join(cell.lines).rstrip("\n"), TextPlace(cell.line, cell.column), index, column
            )
            for column, cell in enumerate(row)
        )
        for index, row in enumerate(draft.rows)
    )
    return Table(grid, grid[0][0].place, draft.is_packed)
