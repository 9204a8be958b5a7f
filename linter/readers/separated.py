"""Between file and station 1: reads separated values (CSV) as a sheet without a name."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from linter.document import Document, Unreadable
from linter.readers.encoding import decode
from linter.readers.sheets.sheet import MAX_CELLS, MAX_COLUMNS, TOO_MANY, Sheet
from linter.readers.sheets.tables import blocks_of

MAX_BYTES = 64 * 1024 * 1024
_DELIMITERS = (",", "\t", ";", "|")
_SAMPLE = 200
# No spreadsheet lets a cell hold more.
_LONGEST_FIELD = 32_767
# The first line by which a file tells Excel its delimiter.
_DIRECTIVE = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)
# How programs keep Excel from reading a code as a number.
_FORMULA_TEXT = re.compile(r'="([^"]*)"')


def read_separated(data: bytes, path: str) -> Document:
    """The document in a .csv or .tsv file: its lines are the rows of a sheet.

    Raises Unreadable for bytes that are no text, and for a senseless size.
    """
    if len(data) > MAX_BYTES:
        raise Unreadable(f"文本超过 {MAX_BYTES >> 20} MB，不读")
    text, note = decode(data)
    if directive := _DIRECTIVE.match(text):
        delimiter, text = directive[1], "\n" + text[directive.end() :]
    else:
        delimiter = _delimiter_of(text)
    sheet = Sheet(None)
    left = MAX_CELLS
    for number, fields in enumerate(_records(text, delimiter)):
        texts: dict[int, str | None] = {
            column: _shown(field) for column, field in enumerate(fields) if field.strip()
        }
        left -= len(texts)
        if left < 0 or len(fields) > MAX_COLUMNS:
            raise Unreadable(TOO_MANY)
        if texts:
            sheet.rows[number] = texts
    return Document(path, "csv", tuple(blocks_of([sheet])), (note,) if note else ())


def _records(text: str, delimiter: str) -> Iterator[list[str]]:
    """The records; where a quotation mark that nobody closed swallows the rest, marks are text."""
    try:
        records = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
        is_quoted = all(len(field) <= _LONGEST_FIELD for fields in records for field in fields)
    except csv.Error:
        is_quoted = False
    if is_quoted:
        yield from records
    else:
        yield from (line.split(delimiter) for line in text.splitlines())


def _shown(field: str) -> str:
    match = _FORMULA_TEXT.fullmatch(field)
    text = match[1] if match else field
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _widths(text: str, delimiter: str) -> list[int]:
    """How many fields the first records have that hold anything."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        return [len(fields) for fields in islice(reader, _SAMPLE) if any(fields)]
    except csv.Error:
        return []


def _delimiter_of(text: str) -> str:
    """The delimiter that gives most records the same number of fields, more than one."""

    def score(delimiter: str) -> tuple[int, int]:
        counts = Counter(width for width in _widths(text, delimiter) if width > 1)
        return counts.most_common(1)[0][::-1] if counts else (0, 0)

    return max(_DELIMITERS, key=score)


def divides(text: str, delimiter: str) -> bool:
    """Whether the delimiter gives each record the same number of fields, more than one, and does
    not merely open each line, as a TAB does in a dump."""
    if delimiter not in text:
        return False
    widths = _widths(text, delimiter)
    lines = [line for line in islice(text.splitlines(), _SAMPLE) if line.strip()]
    is_dump = all(line.startswith(delimiter) for line in lines)
    return len(widths) > 1 and len(set(widths)) == 1 and widths[0] > 1 and not is_dump
