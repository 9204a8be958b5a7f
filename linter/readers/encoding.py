"""Between file and station 1: the characters of a text file whose encoding nobody wrote down."""

import codecs
import re
from collections.abc import Iterator

from linter.document import Unreadable

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x84\x86-\x9f]")
_LOSS_ALLOWED = 0.01
_CONTROL_ALLOWED = 0.002


def decode(data: bytes) -> tuple[str, str | None]:
    """The text of UTF-8, UTF-16, UTF-32 or GB18030 bytes, and a note if some could not be read.

    Raises Unreadable for bytes that are no text in any of these encodings.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _checked(data[len(mark) :], (encoding,))
    if b"\0" in data:
        return _checked(data, _wide_encodings(data))
    return _checked(data, ("utf-8", "gb18030"))


def _wide_encodings(data: bytes) -> tuple[str, ...]:
    """UTF-16 without a mark shows in its line breaks and tabs, which are half zero."""
    low = sum(data[0::2].count(byte) for byte in b"\n\t\r 0123456789")
    high = sum(data[1::2].count(byte) for byte in b"\n\t\r 0123456789")
    zeros_low, zeros_high = data[0::2].count(0), data[1::2].count(0)
    if zeros_high > zeros_low and low >= zeros_high // 2:
        return ("utf-16-le",)
    if zeros_low > zeros_high and high >= zeros_low // 2:
        return ("utf-16-be",)
    return ()


def _checked(data: bytes, encodings: tuple[str, ...]) -> tuple[str, str | None]:
    for text, lost in _attempts(data, encodings):
        controls = len(_CONTROL.findall(text))
        if controls <= max(2, len(text) * _CONTROL_ALLOWED):
            return text, f"有{lost}处字符无法解码，已用“\ufffd”代替" if lost else None
    raise Unreadable("不是文本文件，或者编码不是 UTF-8、GB18030、UTF-16")


def _attempts(data: bytes, encodings: tuple[str, ...]) -> Iterator[tuple[str, int]]:
    """Each reading of the bytes with its losses: flawless ones first, then damaged ones."""
    damaged: list[tuple[str, int]] = []
    for encoding in encodings:
        try:
            yield data.decode(encoding), 0
        except UnicodeDecodeError:
            text = data.decode(encoding, "replace")
            lost = text.count("\ufffd")
            if lost <= max(1, len(text) * _LOSS_ALLOWED):
                damaged.append((text, lost))
                # Almost anything decodes as GB18030, so nearly sound UTF-8 goes before it.
                break
    yield from damaged
