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
_MAX_BYTES = 256 * 1024 * 1024
# A character that XML cannot hold, written by its number.
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


def shared_strings(package: zipfile.ZipFile, part: str | None) -> list[str]:
    """The shared texts by number. Raises Unreadable when they are damaged or too many."""
    if part is None or part not in package.namelist():
        return []
    strings: list[str] = []
    for element in elements(part_chunks(package, part, _MAX_BYTES), "sst", ("{*}si",)):
        strings.append(string_of(element))
        if len(strings) > MAX_STRINGS:
            raise Unreadable(TOO_MANY)
    return strings


def string_of(element: _Element) -> str:
    """The text of an `si` or `is` element: plain or in runs, without its phonetic reading."""
    if len(element) == 1 and (only := element[0]).tag[-2:] == "}t":
        return unescaped(only.text or "")
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
