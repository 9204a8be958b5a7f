"""Copies: a zip package with some of its parts replaced or added, all others byte for byte."""

import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree
from lxml.etree import _Element, _ElementTree

from linter.document import Unreadable
from linter.readers.package import open_package, part_chunks

# Whom changes and comments are by, as Word shows it.
AUTHOR = "绩效目标审核工具"
_EARLIEST = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Stamp:
    """Who changed something and when; `date` as in 2025-01-31T09:00:00Z."""

    author: str
    date: str


def read_part(data: bytes, name: str) -> bytes | None:
    """The bytes of a part, None when there is none of this name. Raises Unreadable."""
    with open_package(data) as package:
        if name not in package.namelist():
            return None
        return b"".join(part_chunks(package, name))


def parse_part(content: bytes) -> _ElementTree:
    """The tree of a part, with its comments and blanks. Raises Unreadable for broken XML."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        return etree.ElementTree(etree.fromstring(content, parser))
    except etree.XMLSyntaxError as error:
        raise Unreadable(f"文档内部的 XML 损坏（第 {error.lineno} 行），改不了") from None


def part_bytes(root: _Element) -> bytes:
    """A part as Office programs write it."""
    return etree.tostring(
        root.getroottree(), xml_declaration=True, encoding="UTF-8", standalone=True
    )


def copy_package(data: bytes, parts: Mapping[str, bytes]) -> bytes:
    """The package with `parts` in the places of those of the same names, new ones at the end. The
    same input gives the same bytes. Raises Unreadable."""
    done = io.BytesIO()
    with open_package(data) as package, zipfile.ZipFile(done, "w") as copy:
        copy.comment = package.comment
        for entry in package.infolist():
            content = parts.get(entry.filename)
            if content is None:
                content = b"".join(part_chunks(package, entry))
            copy.writestr(_entry(entry), content)
        known = frozenset(package.namelist())
        for name, content in parts.items():
            if name not in known:
                added = zipfile.ZipInfo(name, _EARLIEST)
                added.compress_type = zipfile.ZIP_DEFLATED
                copy.writestr(added, content)
    return done.getvalue()


def _entry(entry: zipfile.ZipInfo) -> zipfile.ZipInfo:
    copied = zipfile.ZipInfo(entry.filename, entry.date_time)
    copied.compress_type = entry.compress_type
    copied.external_attr = entry.external_attr
    copied.create_system = entry.create_system
    return copied
