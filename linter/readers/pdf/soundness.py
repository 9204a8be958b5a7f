"""Between file and station 1: whether the packed parts of a PDF can be unpacked as they should."""

import re
import zlib
from collections.abc import Iterator

from linter.document import Unreadable

MAX_INFLATED = 128 * 1024 * 1024
_STEP = 1024 * 1024
_LONGEST_HEAD = 1024
_STREAM = re.compile(rb">>\s{0,8}stream\r?\n")
_END = b"endstream"
# Pictures are not read, and what is packed twice is not unpacked here.
_PASSED_OVER = (b"/Image", b"85Decode", b"HexDecode", b"LZWDecode", b"LengthDecode", b"/Crypt")


def broken_parts(data: bytes | bytearray) -> int:
    """How many packed parts, pictures apart, hold other bytes than were packed.

    PDFium shows such a page as far as it gets and says nothing. Raises Unreadable when a part, or
    all of them, unpack to more than a document holds.
    """
    if b"/Encrypt" in data:
        return 0
    left = MAX_INFLATED
    broken = 0
    for packed in _packed(data):
        unpacked, is_broken = _unpacked(packed, left)
        left -= unpacked
        broken += is_broken
        if left <= 0:
            words = f"PDF 的内容展开后超过 {MAX_INFLATED >> 20} MB，不像正常文档，不读"
            raise Unreadable(words)
    return broken


def _packed(data: bytes | bytearray) -> Iterator[memoryview]:
    view = memoryview(data)
    for match in _STREAM.finditer(data):
        first = max(match.start() - _LONGEST_HEAD, 0)
        head = data[max(data.rfind(b" obj", first, match.start()), first) : match.start()]
        if b"/FlateDecode" in head and not any(word in head for word in _PASSED_OVER):
            end = data.find(_END, match.end())
            if end > 0:
                yield view[match.end() : end]


def _unpacked(packed: memoryview, most: int) -> tuple[int, bool]:
    """How many bytes came out, one step past `most` at the furthest, and whether they are wrong."""
    inflater = zlib.decompressobj()
    count = 0
    rest: bytes | memoryview = packed
    try:
        while rest and count <= most and not inflater.eof:
            count += len(inflater.decompress(rest, _STEP))
            rest = inflater.unconsumed_tail
    except zlib.error:
        return count, True
    return count, False
