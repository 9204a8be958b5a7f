"""Between file and station 1: reads Markdown: its lines, and its tables drawn with bars."""

import html
import re
from collections.abc import Iterator, Sequence

from linter.document import Block, Cell, Document, Paragraph, Table, TextPlace, Unreadable
from linter.readers.encoding import decode
from linter.readers.sheets.sheet import MAX_CELLS, TOO_MANY

MAX_BYTES = 64 * 1024 * 1024
_RULE = re.compile(r"\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_MARKS = re.compile(r"^(?:#{1,6}\s+|>\s*|[-*+]\s+)")
_FENCE = ("```", "~~~")
# What emphasis and escapes leave of the text: **甲** is 甲, \* is *.
_EMPHASIS = re.compile(r"(\*\*|__|~~|`)(?=\S)(.{1,2000}?)(?<=\S)\1")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|~>])")


def is_rule(line: str) -> bool:
    """Whether the line is the rule below the headings of a table: |---|:-:|."""
    line = line.strip()
    return "-" in line and "|" in line and _RULE.fullmatch(line) is not None


def read_markdown(data: bytes, path: str) -> Document:
    """The document in a Markdown file. Raises Unreadable for bytes that are no text."""
    if len(data) > MAX_BYTES:
        raise Unreadable(f"文本超过 {MAX_BYTES >> 20} MB，不读")
    text, note = decode(data)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return Document(path, "markdown", tuple(_blocks(lines)), (note,) if note else ())


def _blocks(lines: Sequence[str]) -> Iterator[Block]:
    number = 0
    left = MAX_CELLS
    while number < len(lines):
        if number + 1 < len(lines) and "|" in lines[number] and is_rule(lines[number + 1]):
            end = _end_of_table(lines, number + 2)
            table = _table(lines, [number, *range(number + 2, end)])
            left -= len(table.grid) * table.column_count
            if left < 0:
                raise Unreadable(TOO_MANY)
            yield table
            number = end
            continue
        line = lines[number]
        bare = _MARKS.sub("", line.strip())
        if bare.strip() and not line.lstrip().startswith(_FENCE):
            yield Paragraph(_plain(bare), TextPlace(number + 1, line.index(bare) + 1))
        number += 1


def _end_of_table(lines: Sequence[str], number: int) -> int:
    while number < len(lines) and "|" in lines[number]:
        number += 1
    return number


def _table(lines: Sequence[str], numbers: Sequence[int]) -> Table:
    """A row of fewer cells than the heading is filled with blank ones, as on the page."""
    rows = [list(_cells(lines[number], number)) for number in numbers]
    width = len(rows[0])
    grid = []
    for index, (row, number) in enumerate(zip(rows, numbers, strict=True)):
        end = TextPlace(number + 1, len(lines[number]) + 1)
        padded = [*row[:width], *[("", end)] * (width - len(row))]
        grid.append(
            tuple(Cell(text, place, index, column) for column, (text, place) in enumerate(padded))
        )
    return Table(tuple(grid), TextPlace(numbers[0] + 1, 1))


def _cells(line: str, number: int) -> Iterator[tuple[str, TextPlace]]:
    """The cells between the bars with the places of their texts; \\| is no bar."""
    start = len(line) - len(line.lstrip())
    start += line[start : start + 1] == "|"
    end = len(line.rstrip())
    while start < end:
        bar = _bar(line, start, end)
        raw = line[start:bar]
        column = start + len(raw) - len(raw.lstrip()) + 1
        yield _plain(raw.strip()), TextPlace(number + 1, column)
        start = bar + 1


def _bar(line: str, start: int, end: int) -> int:
    position = line.find("|", start, end)
    while position > 0 and line[position - 1] == "\\":
        position = line.find("|", position + 1, end)
    return end if position < 0 else position


def _plain(text: str) -> str:
    text = _EMPHASIS.sub(r"\2", _BREAK.sub("\n", text))
    return html.unescape(_ESCAPED.sub(r"\1", text))
