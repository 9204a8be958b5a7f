"""Between file and station 1: tables that a text dump of a page draws with bars.

A bar ends a cell. What spans several columns, or was spanned by a cell further up, leaves blanks
at the end of its row: `甲 | 乙 | |||`. A dump writes a row in a line, or each cell in a line of its
own, and some put one more bar in front of each row.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from linter.readers.torn import Draft, DraftCell, DraftParagraph, DraftTable, Row

_BAR = "|"
# Fewer lines with bars are no table.
_FEWEST = 4
_MOSTLY = 0.6
# A cell that goes on in so many lines without a bar; more is prose between two tables.
_MOST_LINES = 3


def is_barred(lines: Sequence[str]) -> bool:
    """Whether the lines draw tables with bars, and not with TABs."""
    drawn = [line for line in lines if _BAR in line]
    if len(drawn) < _FEWEST or any(line.startswith("\t") for line in lines):
        return False
    return sum(1 for line in drawn if _ends_cell(line)) >= _MOSTLY * len(drawn)


def barred_drafts(lines: Sequence[str]) -> Iterator[Draft]:
    """The paragraphs and tables in the lines; rows hold what they print, from their left on."""
    number = blanks = 0
    while number < len(lines):
        end = _end_of_table(lines, number)
        if end > number:
            for rows in _tables(lines, number, end):
                yield DraftTable(rows, blanks, is_packed=True)
                blanks = 0
            number, blanks = end, 0
            continue
        line = lines[number]
        if line.strip():
            column = len(line) - len(line.lstrip()) + 1
            yield DraftParagraph(line.strip(), number + 1, column, blanks)
        blanks = 0 if line.strip() else blanks + 1
        number += 1


def _ends_cell(line: str) -> bool:
    return line.rstrip().endswith(_BAR)


def _end_of_table(lines: Sequence[str], start: int) -> int:
    """Where the table ends that begins with the line; `start` where none does."""
    number, single = start, 0
    while number < len(lines):
        if _ends_cell(lines[number]):
            single += lines[number].count(_BAR) == 1
            number += 1
            continue
        ahead = range(number, min(number + _MOST_LINES + 1, len(lines)))
        goes_on = next((i for i in ahead if not lines[i].strip() or _ends_cell(lines[i])), None)
        if goes_on is None or not lines[goes_on].strip() or number == start:
            break
        if single <= (number - start) / 2:
            break
        number = goes_on
    return number if number - start > 1 else start


def _is_cell_a_line(lines: Sequence[str]) -> bool:
    """Whether most lines hold but one cell."""
    return sum(1 for line in lines if line.count(_BAR) == 1) > len(lines) / 2


@dataclass(slots=True)
class _Piece:
    """The text before one bar; `fills` marks a blank that may but fill its row up."""

    cell: DraftCell
    fills: bool = False


def _tables(lines: Sequence[str], start: int, end: int) -> Iterator[list[Row]]:
    if _is_cell_a_line(lines[start:end]):
        rows = list(_of_cells(lines, start, end))
        if rows:
            yield rows
        return
    numbered = ((n, lines[n]) for n in range(start, end))
    pieces = [_pieces(line.lstrip().removeprefix(_BAR), line, n) for n, line in numbered]
    found = [_trimmed(each) for each in _joined(pieces)]
    yield from _parted([(row, width) for row, width in found if row])


def _joined(rows: Sequence[list[_Piece]]) -> Iterator[list[_Piece]]:
    """The rows, with those joined that a line break in a cell parted: what is short of the width
    and what fills it up."""
    width = 0
    before: list[_Piece] = []
    for row in rows:
        is_rest = bool(before) and _is_filled_up(row) and len(before) + len(row) == width
        if is_rest:
            yield [*before, *row]
            before = []
            continue
        if before:
            yield before
        if _is_filled_up(row):
            width, before = len(row), []
            yield row
        else:
            before = row
    if before:
        yield before


def _is_filled_up(row: Sequence[_Piece]) -> bool:
    return not row[-1].cell.lines[0]


def _parted(rows: Sequence[tuple[Row, int | None]]) -> Iterator[list[Row]]:
    """The rows of tables that follow one another, as wide as their filled up rows say; the last row
    of a table may be left as short as it is."""
    table: list[Row] = []
    width: int | None = None
    ahead: list[int | None] = [None]
    for _, own in reversed(rows):
        ahead.append(own or ahead[-1])
    for (row, own), after in zip(rows, reversed(ahead[1:]), strict=True):
        begins = own is not None or len(row) == after
        if table and width is not None and begins and after != width:
            yield table
            table = []
        width = own or (after if begins else width)
        table.append(row)
    if table:
        yield table


def _pieces(text: str, line: str, number: int) -> list[_Piece]:
    """The pieces of a line; bars that follow one another without a blank fill it up."""
    found, at = [], len(line) - len(text)
    for part in text.rstrip().removesuffix(_BAR).split(_BAR):
        inner = len(part) - len(part.lstrip())
        found.append(_Piece(DraftCell([part.strip()], number + 1, at + inner + 1), part == ""))
        at += len(part) + 1
    return found


def _trimmed(pieces: list[_Piece]) -> tuple[Row, int | None]:
    """The cells of a row without the blanks that fill it up, the first of which is printed like a
    blank cell; and how many columns the table has, where blanks say so."""
    last = len(pieces)
    while last and not pieces[last - 1].cell.lines[0]:
        last -= 1
    spaced = sum(1 for piece in pieces[last:] if not piece.fills)
    row = [piece.cell for piece in pieces[: last + max(0, spaced - 1)]] if last else []
    return row, len(pieces) if last < len(pieces) else None


@dataclass(slots=True)
class _Cells:
    """Rows of a dump that writes each cell in a line, while they are gathered."""

    width: int | None
    row: list[_Piece] = field(default_factory=list)
    pending: list[tuple[int, str]] = field(default_factory=list)

    def take(self, number: int, line: str) -> Iterator[Row]:
        *parts, tail = line.split(_BAR)
        for index, part in enumerate(parts):
            is_blank = not part.strip() and not self.pending
            fills = is_blank and len(parts) > 1 and (index > 0 or not "".join(parts).strip())
            self.row.append(_Piece(self._cell(number, line, part), fills))
            if self.width is not None and len(self.row) == self.width:
                yield from self.end()
        if tail.strip():
            self.pending.append((number, tail))
        if parts and self.row and self.row[-1].fills:
            yield from self.end()

    def _cell(self, number: int, line: str, part: str) -> DraftCell:
        lines = (
            [*self.pending, (number, part)] if part.strip() else self.pending or [(number, part)]
        )
        self.pending = []
        first, text = lines[0]
        texts = [text.lstrip(), *(each for _, each in lines[1:])]
        texts[-1] = texts[-1].rstrip()
        column = line.find(text) if first == number else 0
        return DraftCell(texts, first + 1, max(column, 0) + len(text) - len(text.lstrip()) + 1)

    def end(self) -> Iterator[Row]:
        row, self.row = self.row, []
        while row and row[-1].fills:
            row.pop()
        if any(piece.cell.lines[0] for piece in row):
            yield [piece.cell for piece in row]


def _of_cells(lines: Sequence[str], start: int, end: int) -> Iterator[Row]:
    """The rows: blanks that fill up end one, and so does the number of columns that they show."""
    leads = _has_leading_bars(lines, start, end)
    cells = _Cells(_width(lines, start, end, leads))
    awaits_bar = leads
    for number in range(start, end):
        if awaits_bar and lines[number].strip() == _BAR:
            awaits_bar = False
            continue
        yield from cells.take(number, lines[number])
        awaits_bar = leads and not cells.row and not cells.pending
    yield from cells.end()


def _has_leading_bars(lines: Sequence[str], start: int, end: int) -> bool:
    """Whether a bar stands in front of each row, in a line of its own."""
    after = [
        lines[number + 1].strip() == _BAR
        for number in range(start, end - 1)
        if lines[number].strip() == _BAR * lines[number].strip().count(_BAR)
        and lines[number].count(_BAR) > 1
    ]
    return lines[start].strip() == _BAR and len(after) > 0 and sum(after) >= _MOSTLY * len(after)


def _width(lines: Sequence[str], start: int, end: int, leads: bool) -> int | None:
    """How many columns the rows that are filled up show, as most of them do."""
    counts: Counter[int] = Counter()
    count = 0
    for number in range(start, end):
        bars = lines[number].count(_BAR)
        count += bars
        *parts, _ = lines[number].split(_BAR)
        if bars > 1 and not parts[-1].strip():
            counts[count - int(leads)] += 1
            count = 0
    return counts.most_common(1)[0][0] if counts else None
