"""Copies: the parts that belong to a part of a package, and new ones beside them."""

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree
from lxml.etree import _Element

from linter.fix.package import parse_part, part_bytes, read_part

_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
TYPES_PART = "[Content_Types].xml"


@dataclass(frozen=True, slots=True)
class Relations:
    """The relations of one part; `part` is where they are written."""

    part: str
    owner: str
    root: _Element

    def targets(self, kind: str) -> Iterator[str]:
        """The names of the parts related in a way whose type ends with `kind`."""
        for relation in self.root.iter(f"{{{_RELATIONS}}}Relationship"):
            inner = relation.get("TargetMode", "Internal") == "Internal"
            if inner and relation.get("Type", "").endswith(kind):
                target = relation.get("Target", "")
                folder = "" if target.startswith("/") else posixpath.dirname(self.owner)
                yield posixpath.normpath(posixpath.join(folder, target.lstrip("/")))

    def add(self, kind: str, target: str) -> str:
        """Relates a part, named from the root of the package; gives the id of the relation."""
        taken = {relation.get("Id", "") for relation in self.root}
        name = next(each for number in range(1, len(taken) + 2) if (each := f"rId{number}")
                    not in taken)  # fmt: skip
        made = etree.SubElement(self.root, f"{{{_RELATIONS}}}Relationship")
        made.set("Id", name)
        made.set("Type", kind)
        made.set("Target", posixpath.relpath(target, posixpath.dirname(self.owner) or "."))
        return name

    def content(self) -> bytes:
        return part_bytes(self.root)


def relations_of(data: bytes, owner: str) -> Relations:
    """The relations of a part, none where the package has none. Raises Unreadable."""
    folder, name = posixpath.split(owner)
    part = posixpath.join(folder, "_rels", f"{name}.rels")
    content = read_part(data, part)
    if content is None:
        content = f'<Relationships xmlns="{_RELATIONS}"/>'.encode()
    return Relations(part, owner, parse_part(content).getroot())


def types_with(content: bytes | None, types: dict[str, str], defaults: dict[str, str]) -> bytes:
    """The list of content types with those of further parts and suffixes."""
    root = parse_part(content or f'<Types xmlns="{_TYPES}"/>'.encode()).getroot()
    known = {each.get("PartName", "") for each in root.iter(f"{{{_TYPES}}}Override")}
    suffixes = {each.get("Extension", "").lower() for each in root.iter(f"{{{_TYPES}}}Default")}
    for suffix, kind in defaults.items():
        if suffix not in suffixes:
            made = root.makeelement(f"{{{_TYPES}}}Default", {"Extension": suffix})
            made.set("ContentType", kind)
            root.insert(0, made)
    for name, kind in types.items():
        if f"/{name}" not in known:
            made = etree.SubElement(root, f"{{{_TYPES}}}Override", {"PartName": f"/{name}"})
            made.set("ContentType", kind)
    return part_bytes(root)
