"""Copies: a text file with its edits made, in the encoding and with the line breaks it has."""

import codecs
import re
from bisect import bisect_right
from collections.abc import Iterable

from linter.document import TextPlace, Unreadable
from linter.fix.edits import NOT_FOUND, Edit, Skipped
from linter.readers.encoding import decode

_BREAK = re.compile("\r\n|\r|\n")
_ENCODINGS = (
    (b"", "utf-8"),
    (codecs.BOM_UTF8, "utf-8"),
    (b"", "gb18030"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"", "utf-16-le"),
    (b"", "utf-16-be"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
)


def edited_text(data: bytes, edits: Iterable[Edit]) -> tuple[bytes, list[Edit], list[Skipped]]:
    """The file with the edits, those made, and those whose place does not hold their text.

    Raises Unreadable for a file that was not decoded without loss.
    """
    text, _ = decode(data)
    mark, encoding = _encoding(data, text)
    starts = [0, *(match.end() for match in _BREAK.finditer(text))]
    made: list[tuple[int, int, Edit]] = []
    skipped: list[Skipped] = []
    for edit in edits:
        span = _span(text, starts, edit)
        if span is None:
            skipped.append(Skipped(edit.finding, NOT_FOUND))
        else:
            made.append((*span, edit))
    for start, end, edit in sorted(made, key=lambda each: each[0], reverse=True):
        text = text[:start] + edit.text + text[end:]
    return mark + text.encode(encoding), [edit for _, _, edit in made], skipped


def _encoding(data: bytes, text: str) -> tuple[bytes, str]:
    for mark, encoding in _ENCODINGS:
        try:
            if mark + text.encode(encoding) == data:
                return mark, encoding
        except UnicodeEncodeError:
            continue
    raise Unreadable("文件里有无法解码的字符，改不了；请另存为 UTF-8 再修改")


def _span(text: str, starts: list[int], edit: Edit) -> tuple[int, int] | None:
    """Where the edit stands in the file, None when the cell is not there as it was read."""
    place = edit.place
    if not isinstance(place, TextPlace) or place.line > len(starts):
        return None
    first = starts[place.line - 1] + place.column - 1
    offsets = [first]
    for character in edit.finding.text:
        position = offsets[-1]
        found = _BREAK.match(text, position)
        if found is not None and character == "\n":
            offsets.append(found.end())
        elif text[position : position + 1] == character:
            offsets.append(position + 1)
        else:
            return None
    span = offsets[edit.span[0]], offsets[edit.span[1]]
    # A line that went while a change was made would put a cell out of its row.
    broken = bisect_right(starts, span[0]) != bisect_right(starts, span[1])
    is_row_lost = broken and text[span[1] : span[1] + 1] in ("", "\t")
    return None if is_row_lost else span
