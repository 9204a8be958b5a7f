"""Between file and station 1: the documents in an archive, one after another, never on disk."""

import gzip
import io
import re
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePath
from typing import IO, cast

from linter.document import Unreadable
from linter.readers.formats import OTHERS, SUFFIXES, suffix_of
from linter.readers.package import MAX_ENTRIES, MAX_RATIO, open_package, part_chunks
from linter.readers.sniff import is_archive

MAX_MEMBER_BYTES = 256 * 1024 * 1024
# Of all members together, also of archives within.
MAX_TOTAL_BYTES = 512 * 1024 * 1024
MAX_DEPTH = 3
# Of an archive that is read from its file: a whole province may be in it.
MAX_FILE_ENTRIES = 1_000_000
_MAX_FILE_RATIO = 50
_RATIO_MATTERS_FROM = 32 * 1024 * 1024
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_GZIP = b"\x1f\x8b"
_TAR_BLOCK, _TAR_MARK_AT = 512, 257
_CHUNK_BYTES = 1024 * 1024
_UTF8_NAME, _ENCRYPTED = 0x800, 0x1
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_PASSED_OVER = (".", "~$")
_READ = frozenset((*SUFFIXES, *OTHERS))
_DAMAGED = "压缩包损坏，解压不完整，请重新获取"
_DAMAGE = (tarfile.TarError, zlib.error, EOFError, OSError, ValueError, LookupError)


@dataclass(frozen=True, slots=True)
class Member:
    """A file in an archive: its path as `archive.zip!inner.docx`, and its bytes or the reason why
    there are none."""

    path: str
    data: bytes
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class _Packed:
    """An archive to be unpacked: its bytes can be sought in."""

    file: IO[bytes]
    size: int
    most_entries: int = MAX_ENTRIES

    @property
    def is_zip(self) -> bool:
        magic = self.file.read(2)
        self.file.seek(0)
        return magic == b"PK"


@dataclass(slots=True)
class _Budget:
    most: int = MAX_TOTAL_BYTES
    spent: int = 0

    def spend(self, size: int) -> None:
        self.spent += size
        if self.spent > self.most:
            raise Unreadable(f"压缩包里的文件合计超过 {self.most >> 20} MB，其余的不读")


def members(data: bytes, path: str) -> Iterator[Member]:
    """The files of an archive that may be documents, in its order, also of archives within.

    What cannot be unpacked is a member with a reason; other files (pictures, programs) and what
    systems leave behind (~$, __MACOSX) are passed over.
    """
    return _or_nothing(_members(_Packed(io.BytesIO(data), len(data)), path, _Budget(), 1), path)


def members_of_file(file: IO[bytes], size: int, path: str) -> Iterator[Member]:
    """As `members`, for an open file of `size` bytes: it may be larger than memory, for one member
    is held at a time."""
    budget = _Budget(max(MAX_TOTAL_BYTES, size * _MAX_FILE_RATIO))
    packed = _Packed(file, size, MAX_FILE_ENTRIES)
    return _or_nothing(_members(packed, path, budget, 1), path)


def _or_nothing(found: Iterator[Member], path: str) -> Iterator[Member]:
    first = next(found, None)
    yield Member(path, b"", "压缩包里没有可以检查的文件") if first is None else first
    yield from found


def _members(packed: _Packed, path: str, budget: _Budget, depth: int) -> Iterator[Member]:
    try:
        unpack = _zipped if packed.is_zip else _tarred
        for member in unpack(packed, path, budget):
            yield from _opened(member, budget, depth)
    except Unreadable as error:
        yield Member(path, b"", str(error))
    except _DAMAGE:
        yield Member(path, b"", _DAMAGED)


def _opened(member: Member, budget: _Budget, depth: int) -> Iterator[Member]:
    """The member, or what is in it when it is itself an archive."""
    is_inner = member.reason is None and _is_inner_archive(member)
    if not is_inner:
        yield member
    elif depth >= MAX_DEPTH:
        yield Member(member.path, b"", f"压缩包套了超过 {MAX_DEPTH} 层，不读")
    else:
        inner = _Packed(io.BytesIO(member.data), len(member.data))
        yield from _members(inner, member.path, budget, depth + 1)


def _is_inner_archive(member: Member) -> bool:
    try:
        return is_archive(member.data)
    except Unreadable:
        # A broken or foreign package says so itself when it is read as a document.
        return False


def _zipped(packed: _Packed, path: str, budget: _Budget) -> Iterator[Member]:
    with open_package(packed.file, packed.most_entries) as package:
        for entry in package.infolist():
            name = _shown(_decoded(entry))
            if not entry.is_dir() and _is_wanted(name):
                yield _unzipped(package, entry, f"{path}!{name}", budget)


def _unzipped(
    package: zipfile.ZipFile, entry: zipfile.ZipInfo, path: str, budget: _Budget
) -> Member:
    if entry.flag_bits & _ENCRYPTED:
        return Member(path, b"", "压缩包有密码，请解压后检查")
    if entry.compress_type not in _METHODS:
        return Member(path, b"", "压缩包用了不支持的压缩方法，请解压后检查")
    done = bytearray()
    try:
        for chunk in part_chunks(package, entry, MAX_MEMBER_BYTES):
            done += chunk
            budget.spend(len(chunk))
    except Unreadable as error:
        return Member(path, b"", str(error))
    return Member(path, bytes(done))


def _decoded(entry: zipfile.ZipInfo) -> str:
    """The name of an entry; old archivers write it in the encoding of their system."""
    if entry.flag_bits & _UTF8_NAME:
        return entry.filename
    try:
        raw = entry.filename.encode("cp437")
    except UnicodeEncodeError:
        return entry.filename
    return _name(raw) or entry.filename


def _name(raw: bytes) -> str | None:
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None


class _Stream:
    """A file that is unpacked as it is read, within what may be unpacked of its packed size."""

    def __init__(self, source: IO[bytes], packed: int, budget: _Budget) -> None:
        self._source = source
        self._most = max(packed * MAX_RATIO, _RATIO_MATTERS_FROM)
        self._budget = budget

    def read(self, size: int = -1) -> bytes:
        piece = self._source.read(size)
        self._budget.spend(len(piece))
        self._most -= len(piece)
        if self._most < 0:
            raise Unreadable("压缩比异常，可能是压缩炸弹，不读")
        return piece


def _tarred(packed: _Packed, path: str, budget: _Budget) -> Iterator[Member]:
    """The files of a tar archive, or the one file that gzip has packed."""
    is_gzip = packed.file.read(len(_GZIP)) == _GZIP
    packed.file.seek(0)
    source = cast(IO[bytes], gzip.GzipFile(fileobj=packed.file)) if is_gzip else packed.file
    stream = _Stream(source, packed.size, budget)
    if source.read(_TAR_BLOCK)[_TAR_MARK_AT:].startswith(b"ustar"):
        source.seek(0)
        yield from _entries(stream, path, packed.most_entries)
        return
    source.seek(0)
    done = bytearray()
    while chunk := stream.read(_CHUNK_BYTES):
        done += chunk
    yield Member(f"{path}!{_shown(PurePath(path.rpartition('!')[2]).stem)}", bytes(done))


def _entries(stream: _Stream, path: str, most: int) -> Iterator[Member]:
    with tarfile.open(fileobj=cast(IO[bytes], stream), mode="r|") as archive:
        for count, entry in enumerate(archive):
            if count >= most:
                raise Unreadable(f"压缩包里有超过 {most} 个条目，不读")
            raw = entry.name.encode("utf-8", "surrogateescape")
            name = _shown(_name(raw) or raw.decode("utf-8", "replace"))
            # Links and devices are no documents, and a sparse file is larger than its archive.
            if not entry.isreg() or entry.issparse() or not _is_wanted(name):
                continue
            if entry.size > MAX_MEMBER_BYTES:
                yield Member(f"{path}!{name}", b"", f"超过 {MAX_MEMBER_BYTES >> 20} MB，不读")
            elif content := archive.extractfile(entry):
                yield Member(f"{path}!{name}", content.read())


def _shown(name: str) -> str:
    """The name without what would lead out of the archive or spoil a line of a report."""
    parts = _CONTROL.sub("", name).replace("\\", "/").split("/")
    kept = [part for part in parts if part not in ("", ".", "..") and not part.endswith(":")]
    return "/".join(kept) or "文件"


def _is_wanted(name: str) -> bool:
    parts = name.split("/")
    is_left_behind = "__MACOSX" in parts or parts[-1].startswith(_PASSED_OVER)
    return suffix_of(name) in _READ and not is_left_behind
