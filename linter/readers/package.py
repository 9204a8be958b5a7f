"""Between file and station 1: opens a zip package and inflates its parts, within limits."""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from typing import IO

from linter.document import Unreadable

MAX_ENTRIES = 20_000
MAX_PART_BYTES = 512 * 1024 * 1024
MAX_RATIO = 200
# What zipfile raises when it meets nonsense.
_DAMAGE = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, ValueError, LookupError)
_RATIO_MATTERS_FROM = 32 * 1024 * 1024
_CHUNK_BYTES = 64 * 1024


def open_package(data: bytes | IO[bytes], most: int | None = None) -> zipfile.ZipFile:
    """The zip package. Raises Unreadable when it is broken or has more than `most` entries, by
    default MAX_ENTRIES."""
    most = MAX_ENTRIES if most is None else most
    try:
        package = zipfile.ZipFile(io.BytesIO(data) if isinstance(data, bytes) else data)
    except (*_DAMAGE, NotImplementedError):
        raise Unreadable("压缩包结构残缺，文件可能没有下载完整，请重新获取") from None
    if len(package.infolist()) > most:
        raise Unreadable(f"压缩包里有超过 {most} 个条目，不像正常文档，不读")
    return package


def part_chunks(
    package: zipfile.ZipFile, name: str | zipfile.ZipInfo, limit: int = MAX_PART_BYTES
) -> Iterator[bytes]:
    """The bytes of a part, inflated piece by piece. Raises Unreadable when it is damaged or more
    than `limit` bytes, and when it is packed so tightly that it must be a trap."""
    entry = package.getinfo(name) if isinstance(name, str) else name
    _check_entry(entry, limit)
    total = 0
    try:
        with package.open(entry) as stream:
            while chunk := stream.read(_CHUNK_BYTES):
                total += len(chunk)
                if total > limit:
                    raise Unreadable(_too_big(limit))
                yield chunk
    except _DAMAGE:
        raise Unreadable("压缩包里的正文损坏，解压不完整，请重新获取文件") from None
    except RuntimeError:
        raise Unreadable("压缩包已加密，请取消密码后再检查") from None


def _check_entry(entry: zipfile.ZipInfo, limit: int) -> None:
    if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise Unreadable("压缩包用了不支持的压缩方法，请用 Word 或 WPS 打开后另存")
    if entry.file_size > limit:
        raise Unreadable(_too_big(limit))
    packed = max(entry.compress_size, 1)
    if entry.file_size > _RATIO_MATTERS_FROM and entry.file_size > packed * MAX_RATIO:
        raise Unreadable("压缩比异常，可能是压缩炸弹，不读")


def _too_big(limit: int) -> str:
    return f"解压后超过 {limit >> 20} MB，不读"
