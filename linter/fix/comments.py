"""Copies: a Word file with each finding as a comment at its cell."""

import posixpath
from collections.abc import Iterable, Sequence

from lxml import etree
from lxml.etree import _Element

from linter.findings import Finding
from linter.fix.anchors import Anchor, anchors, set_anchor
from linter.fix.package import Stamp, copy_package, parse_part, part_bytes, read_part
from linter.fix.relations import TYPES_PART, Relations, relations_of, types_with
from linter.fix.remark import remark
from linter.fix.wordtree import WordTree, word_tree
from linter.readers.word.names import STRICT, TRANSITIONAL

_INITIALS = "审核"
# Small letters: many comments share a margin.
_HALF_POINTS = "18"
_KIND = "/relationships/comments"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_RELATIONS = {
    TRANSITIONAL: "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments",
    STRICT: "http://purl.oclc.org/ooxml/officeDocument/relationships/comments",
}


def commented_word(data: bytes, findings: Iterable[Finding], stamp: Stamp) -> bytes:
    """The file with a comment for each finding, at the part of the cell that it is about; comments
    that are there stay. Raises Unreadable."""
    placed = list(findings)
    if not placed:
        return data
    tree = word_tree(data)
    relations = relations_of(data, tree.part)
    part = next(relations.targets(_KIND), None)
    comments = _comments(data, tree, part)
    first = _first_number(tree, comments)
    found = anchors(tree, placed)
    for number, (finding, anchor) in enumerate(zip(placed, found, strict=True), first):
        if anchor is not None:
            _write(tree, comments, anchor, number, finding, stamp)
    parts = {tree.part: part_bytes(tree.root)}
    parts |= _related(data, tree, relations, part)
    return copy_package(data, parts | {_part_name(data, tree, part): part_bytes(comments)})


def _comments(data: bytes, tree: WordTree, part: str | None) -> _Element:
    content = read_part(data, part) if part else None
    if content is None:
        return etree.Element(tree.tag("comments"), nsmap={"w": tree.namespace})
    return parse_part(content).getroot()


def _first_number(tree: WordTree, comments: _Element) -> int:
    marks = ("comment", "commentRangeStart", "commentRangeEnd", "commentReference")
    tags = tuple(map(tree.tag, marks))
    written = [each.get(tree.tag("id"), "") for root in (tree.root, comments)
               for each in root.iter(*tags)]  # fmt: skip
    return 1 + max((int(each) for each in written if each.isdecimal()), default=-1)


def _part_name(data: bytes, tree: WordTree, part: str | None) -> str:
    if part is not None:
        return part
    folder = posixpath.dirname(tree.part)
    names = ("comments.xml", *(f"comments{number}.xml" for number in range(1, 100)))
    paths = (posixpath.join(folder, name) for name in names)
    return next(path for path in paths if read_part(data, path) is None)


def _related(
    data: bytes, tree: WordTree, relations: Relations, part: str | None
) -> dict[str, bytes]:
    """What makes a new part of comments belong to the text."""
    if part is not None:
        return {}
    name = _part_name(data, tree, part)
    relations.add(_RELATIONS[tree.namespace], name)
    types = types_with(read_part(data, TYPES_PART), {name: _TYPE}, {})
    return {relations.part: relations.content(), TYPES_PART: types}


def _write(
    tree: WordTree,
    comments: _Element,
    anchor: Anchor,
    number: int,
    finding: Finding,
    stamp: Stamp,
) -> None:
    comment = etree.SubElement(comments, tree.tag("comment"))
    attributes: Sequence[tuple[str, str]] = (
        ("id", str(number)), ("author", stamp.author), ("date", stamp.date),
        ("initials", _INITIALS),
    )  # fmt: skip
    for name, value in attributes:
        comment.set(tree.tag(name), value)
    paragraph = etree.SubElement(comment, tree.names.paragraph)
    run = etree.SubElement(paragraph, tree.names.run)
    look = etree.SubElement(run, tree.names.run_properties)
    etree.SubElement(look, tree.tag("sz")).set(tree.tag("val"), _HALF_POINTS)
    etree.SubElement(run, tree.names.text).text = remark(finding)
    set_anchor(tree, anchor, number)
