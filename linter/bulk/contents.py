"""Station 7: the documents in a file, with their bytes; an archive is taken apart."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from linter.bulk.remote import is_url, remote_bytes, remote_open
from linter.bulk.sources import shown
from linter.document import Unreadable
from linter.readers import bytes_of
from linter.readers.archive import members_of_file
from linter.readers.formats import FORMATS, suffix_of
from linter.readers.sniff import is_archive

ARCHIVES = FORMATS["archive"].suffixes
# A document under the name of an archive is not larger.
_MAX_DOCUMENT_BYTES = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Item:
    """A document: its path (`archive.zip!inner.docx`), and its bytes or the reason why there are
    none."""

    path: str
    data: bytes
    reason: str | None = None


def contents_of(place: str) -> Iterator[Item]:
    """The documents in the file at a path or URL; every failure is an item with its reason."""
    name = shown(place)
    try:
        if suffix_of(place) in ARCHIVES:
            yield from _archived(place, name)
        else:
            yield Item(name, _bytes(place))
    except Unreadable as error:
        yield Item(name, b"", str(error))
    except (OSError, ValueError) as error:
        yield Item(name, b"", f"文件打不开：{error}")


def _bytes(place: str) -> bytes:
    return remote_bytes(place) if is_url(place) else bytes_of(Path(place))


def _archived(place: str, name: str) -> Iterator[Item]:
    with remote_open(place) if is_url(place) else _opened(Path(place)) as file:
        size = file.seek(0, os.SEEK_END)
        file.seek(0)
        if size <= _MAX_DOCUMENT_BYTES:
            data = file.read()
            if not _is_archive(data):
                yield Item(name, data)
                return
            file.seek(0)
        for member in members_of_file(file, size, name):
            yield Item(shown(member.path), member.data, member.reason)


def _opened(path: Path) -> IO[bytes]:
    if path.exists() and not path.is_file():
        raise Unreadable("不是普通文件，不读")
    try:
        return path.open("rb")
    except FileNotFoundError:
        raise Unreadable("找不到文件") from None
    except PermissionError:
        raise Unreadable("没有读这个文件的权限") from None


def _is_archive(data: bytes) -> bool:
    try:
        return is_archive(data)
    except Unreadable:
        # A broken or foreign package says so itself when it is read as a document.
        return False
