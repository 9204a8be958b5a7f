"""Station 7: files behind a URL that fsspec understands (s3://, hdfs://, sftp:// …)."""

import re
from collections.abc import Iterator
from typing import IO, Any

from linter.document import Unreadable
from linter.readers import MAX_FILE_BYTES
from linter.readers.folder import is_passed_over
from linter.readers.formats import SUFFIXES, suffix_of

# A drive of Windows is no scheme.
_URL = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]+://")
_EXTRA = 'jxlint: 读网址要用 fsspec，请运行 pip install "jxlint[remote]"'


class MissingLibrary(Exception):
    """A library that a URL needs is not installed; the message says how to get it."""


def is_url(place: str) -> bool:
    """Whether a path is a URL."""
    return _URL.match(place) is not None


def remote_files(url: str) -> Iterator[str]:
    """The documents behind a URL, a folder, pattern or file, as URLs in the order of their names.
    Raises OSError or ValueError when it cannot be reached, MissingLibrary."""
    system, path = _system(url)
    if "*" in path or "?" in path:
        found = system.glob(path)
    elif system.isdir(path):
        found = system.find(path)
    else:
        yield system.unstrip_protocol(path)
        return
    for name in sorted(found):
        inside = name.removeprefix(path).strip("/").split("/")
        if suffix_of(name) in SUFFIXES and not any(map(is_passed_over, inside)):
            yield system.unstrip_protocol(name)


def remote_root(url: str) -> str:
    """The URL as those of the files below it begin."""
    system, path = _system(url)
    root: str = system.unstrip_protocol(path)
    return root


def remote_bytes(url: str) -> bytes:
    """The bytes behind a URL. Raises Unreadable."""
    try:
        system, path = _system(url)
        if (system.size(path) or 0) > MAX_FILE_BYTES:
            raise Unreadable(f"文件超过 {MAX_FILE_BYTES >> 20} MB，不读")
        data = system.cat_file(path)
    except FileNotFoundError:
        raise Unreadable("找不到文件") from None
    except (OSError, ValueError) as error:
        raise Unreadable(f"网址打不开：{error}") from None
    assert isinstance(data, bytes)
    return data


def remote_open(url: str) -> IO[bytes]:
    """The file behind a URL, open to be sought in. Raises OSError, ValueError."""
    system, path = _system(url)
    file: IO[bytes] = system.open(path, "rb")
    return file


def _system(url: str) -> tuple[Any, str]:
    try:
        from fsspec.core import url_to_fs

        system, path = url_to_fs(url)
    except ImportError as error:
        # fsspec itself says which library a scheme needs.
        told = _EXTRA if error.name == "fsspec" else f"jxlint: {url}：{error}"
        raise MissingLibrary(told) from None
    return system, path
