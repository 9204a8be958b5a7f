"""Between file and station 1: the streams of an OLE file, the container of old Office formats."""

import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from linter.document import Unreadable

_HEADER_SECTORS = 109
_FIRST_OF_HEADER = 76
_ENTRY_BYTES = 128
_NO_SECTOR = 0xFFFFFFFA
_NO_ENTRY = 0xFFFFFFFF
_MAX_ENTRIES = 100_000


@dataclass(frozen=True, slots=True)
class Stream:
    """A stream in the root of the file; `start` is its first sector."""

    name: str
    start: int
    size: int


@dataclass(frozen=True, slots=True)
class _Sectors:
    data: bytes
    size: int
    following: tuple[int, ...]

    def read(self, number: int) -> bytes:
        start = (number + 1) * self.size
        return self.data[start : start + self.size]

    def chain(self, number: int) -> Iterator[bytes]:
        seen: set[int] = set()
        while number < len(self.following) and number not in seen:
            seen.add(number)
            yield self.read(number)
            number = self.following[number]


def streams(data: bytes) -> Mapping[str, Stream]:
    """The streams in the root by name. Raises Unreadable for a broken container."""
    try:
        sectors = _sectors(data)
        (start,) = struct.unpack_from("<I", data, 48)
        directory = b"".join(sectors.chain(start))
        return {stream.name: stream for stream in _children(directory)}
    except (struct.error, IndexError, UnicodeDecodeError):
        raise Unreadable("旧版 Office 文件结构残缺，可能没有下载完整，请重新获取") from None


def head(data: bytes, stream: Stream) -> bytes:
    """The first bytes of a stream that is long enough to fill sectors of its own."""
    return _sectors(data).read(stream.start)


def _sectors(data: bytes) -> _Sectors:
    (shift,) = struct.unpack_from("<H", data, 30)
    if shift not in (9, 12):
        raise IndexError(shift)
    size = 1 << shift
    table = [*struct.unpack_from(f"<{_HEADER_SECTORS}I", data, _FIRST_OF_HEADER)]
    (number,) = struct.unpack_from("<I", data, 68)
    plain = _Sectors(data, size, ())
    # So many sectors of the table describe all of the file.
    while number < _NO_SECTOR and len(table) * size // 4 <= len(data) // size + size:
        *more, number = struct.unpack(f"<{size // 4}I", plain.read(number))
        table += more
    following: list[int] = []
    for number in table:
        if number < _NO_SECTOR and len(following) * size <= len(data):
            following += struct.unpack(f"<{size // 4}I", plain.read(number))
    return _Sectors(data, size, tuple(following))


def _children(directory: bytes) -> Iterator[Stream]:
    """The entries right below the root; deeper ones belong to embedded objects."""
    (first,) = struct.unpack_from("<I", directory, 76)
    waiting, seen = [first], {_NO_ENTRY}
    while waiting:
        number = waiting.pop()
        if number in seen or len(seen) > _MAX_ENTRIES:
            continue
        seen.add(number)
        entry = directory[number * _ENTRY_BYTES : (number + 1) * _ENTRY_BYTES]
        (length,) = struct.unpack_from("<H", entry, 64)
        left, right = struct.unpack_from("<II", entry, 68)
        start, size = struct.unpack_from("<II", entry, 116)
        waiting += (left, right)
        yield Stream(entry[: max(length - 2, 0)].decode("utf-16-le"), start, size)
