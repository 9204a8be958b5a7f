"""Between file and station 1: the texts that the cells of an Excel workbook share."""

import re
import zipfile
from collections.abc import Iterable

from lxml.etree import _Element

from linter.document import Unreadable
from linter.readers.excel.stream import elements
from linter.readers.package import part_chunks
from linter.readers.sheets.sheet import MAX_CELLS, TOO_MANY

MAX_STRINGS = 2 * MAX_CELLS
_TAGS = ("{*}t", "{*}rPh", "{*}si")
_MAX_BYTES = 256 * 1024 * 1024
# A character that XML cannot hold, written by its number.
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


def shared_strings(package: zipfile.ZipFile, part: str | None) -> list[str]:
    """The shared texts by number. Raises Unreadable when they are damaged or too many."""
    if part is None or part not in package.namelist():
        return []
    strings: list[str] = []
    pieces: list[str] = []
    for element in elements(part_chunks(package, part, _MAX_BYTES), _TAGS, "sst"):
        kind = element.tag[-1]
        if kind == "t":
            pieces.append(element.text or "")
        elif kind == "i":
            strings.append(unescaped(pieces[0] if len(pieces) == 1 else "".join(pieces)))
            pieces = []
            if len(strings) > MAX_STRINGS:
                raise Unreadable(TOO_MANY)
        elif pieces and len(element):
            # The phonetic reading of what stands before.
            pieces.pop()
    return strings


def inline_string(element: _Element) -> str:
    """The text of an `is` element: plain or in runs, without its phonetic reading."""
    return unescaped("".join(_texts(element)))


def _texts(element: _Element) -> Iterable[str]:
    for part in element:
        if part.tag.endswith("}t"):
            yield part.text or ""
        elif part.tag.endswith("}r"):
            yield from (text.text or "" for text in part.iterfind("{*}t"))


def unescaped(text: str) -> str:
    """The text with _x000D_ and the like as characters, and one kind of line break."""
    if "_x" in text:
        text = _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text
