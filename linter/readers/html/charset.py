"""Between file and station 1: the characters of a page, by its bytes before what it declares."""

import re

from linter.readers.encoding import decode

_DECLARED = re.compile(rb"<meta[^>]{0,400}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
_HEAD = 4096
# What decode() finds out by itself; a page often declares one of them and is written in the other.
_DETECTED = frozenset(
    ("utf-8", "utf8", "gb2312", "gbk", "gb18030", "x-gbk", "utf-16", "utf-16le", "us-ascii")
)


def decode_page(data: bytes, encoding: str | None) -> tuple[str, str | None]:
    """The text of a page, and a note if some characters could not be read; `encoding` is what the
    page came with. Raises Unreadable for bytes that are no text."""
    if encoding is None and (match := _DECLARED.search(data[:_HEAD])):
        encoding = match[1].decode("ascii")
    if encoding and encoding.lower() not in _DETECTED and not _is_utf8(data):
        try:
            return data.decode(encoding), None
        except (UnicodeDecodeError, LookupError):
            pass
    return decode(data)


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
