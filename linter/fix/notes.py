"""Copies: comments of Excel cells, with the drawing that Excel wants for each of them."""

import posixpath
import re
from collections.abc import Mapping

from lxml import etree
from lxml.etree import _Element

from linter.fix.cells import SheetTree, position
from linter.fix.package import AUTHOR, parse_part, part_bytes, read_part
from linter.fix.relations import TYPES_PART, relations_of, types_with

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRICT_MAIN = "http://purl.oclc.org/ooxml/spreadsheetml/main"
_STRICT_OFFICE = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_DRAWING_TYPE = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
# What comes behind the drawing of comments in a worksheet.
_BEHIND = ("legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems",
           "tableParts", "extLst")  # fmt: skip
_SHAPE_NUMBER = re.compile(rb"_x0000_s(\d{1,9})")
_SHAPES_A_SHEET = 1024
_DRAWING = """<xml xmlns:v="urn:schemas-microsoft-com:vml" \
xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel">\
<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="{number}"/></o:shapelayout>\
<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" \
path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/>\
<v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype></xml>"""
_SHAPE = """<v:shape xmlns:v="urn:schemas-microsoft-com:vml" \
xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel" \
id="_x0000_s{number}" type="#_x0000_t202" style="position:absolute;margin-left:60pt;\
margin-top:2pt;width:220pt;height:{height}pt;z-index:1;visibility:hidden" fillcolor="#ffffe1" \
o:insetmode="auto"><v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/>\
<v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto">\
<div style="text-align:left"></div></v:textbox><x:ClientData ObjectType="Note"><x:MoveWithCells/>\
<x:SizeWithCells/><x:Anchor>{left}, 15, {top}, 2, {right}, 15, {bottom}, 4</x:Anchor>\
<x:AutoFill>False</x:AutoFill><x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData>\
</v:shape>"""


def with_notes(
    data: bytes,
    part: str,
    number: int,
    tree: SheetTree,
    notes: Mapping[str, tuple[str, ...]],
    changed: Mapping[str, bytes],
) -> dict[str, bytes]:
    """The parts to write so that the cells of a sheet (its `number` from 1) have comments; what a
    cell has already stays above it. `changed` are parts changed before; `tree` gets the drawing.
    Raises Unreadable."""
    relations = relations_of(data, part)
    is_strict = tree.root.tag.startswith(f"{{{_STRICT_MAIN}}}")
    office = _STRICT_OFFICE if is_strict else _OFFICE
    comments_part = next(relations.targets("/comments"), None)
    types = changed.get(TYPES_PART) or read_part(data, TYPES_PART)
    if comments_part is None:
        comments_part = _free(data, changed, "xl/comments{}.xml")
        relations.add(f"{office}/comments", comments_part)
    drawing_part = next(relations.targets("/vmlDrawing"), None)
    if drawing_part is None:
        drawing_part = _free(data, changed, "xl/drawings/vmlDrawing{}.vml")
        _relate_drawing(tree, office, relations.add(f"{office}/vmlDrawing", drawing_part))
    root = _comments(read_part(data, comments_part), tree)
    added = _write(root, notes)
    drawing = read_part(data, drawing_part) or _DRAWING.format(number=number).encode()
    suffix = posixpath.splitext(drawing_part)[1].lstrip(".")
    return {
        comments_part: part_bytes(root),
        drawing_part: _with_shapes(drawing, number, {each: notes[each] for each in added}),
        relations.part: relations.content(),
        TYPES_PART: types_with(types, {comments_part: _COMMENTS_TYPE}, {suffix: _DRAWING_TYPE}),
    }


def _free(data: bytes, changed: Mapping[str, bytes], pattern: str) -> str:
    names = (pattern.format(number) for number in range(1, 10_000))
    return next(name for name in names if name not in changed and read_part(data, name) is None)


def _relate_drawing(tree: SheetTree, office: str, relation: str) -> None:
    drawing = tree.root.makeelement(tree.tag("legacyDrawing"))
    drawing.set(f"{{{office}}}id", relation)
    behind = frozenset(map(tree.tag, _BEHIND))
    follower = next((each for each in tree.root if each.tag in behind), None)
    if follower is None:
        tree.root.append(drawing)
    else:
        follower.addprevious(drawing)


def _comments(content: bytes | None, tree: SheetTree) -> _Element:
    if content is not None:
        return parse_part(content).getroot()
    root = etree.Element(tree.tag("comments"))
    etree.SubElement(root, tree.tag("authors"))
    etree.SubElement(root, tree.tag("commentList"))
    return root


def _write(root: _Element, notes: Mapping[str, tuple[str, ...]]) -> list[str]:
    """Writes the comments; gives the cells that had none before."""
    prefix = f"{root.tag.rpartition('}')[0]}}}"
    authors, listed = root.find(f"{prefix}authors"), root.find(f"{prefix}commentList")
    if authors is None or listed is None:
        return []
    names = [each.text for each in authors]
    if AUTHOR not in names:
        etree.SubElement(authors, f"{prefix}author").text = AUTHOR
        names.append(AUTHOR)
    present = {each.get("ref", ""): each for each in listed}
    added: list[str] = []
    for address, lines in notes.items():
        comment = present.get(address)
        if comment is None:
            comment = etree.SubElement(listed, f"{prefix}comment")
            comment.set("ref", address)
            comment.set("authorId", str(names.index(AUTHOR)))
            added.append(address)
        _add_lines(comment, prefix, lines)
    return added


def _add_lines(comment: _Element, prefix: str, lines: tuple[str, ...]) -> None:
    text = comment.find(f"{prefix}text")
    if text is None:
        text = etree.SubElement(comment, f"{prefix}text")
    had = "".join(str(each) for each in text.itertext())
    run = etree.SubElement(text, f"{prefix}r")
    written = etree.SubElement(run, f"{prefix}t")
    written.set(_SPACE, "preserve")
    written.text = ("\n" if had else "") + "\n".join(lines)
    plain = text.find(f"{prefix}t")
    if plain is not None:
        # A text is either plain or in runs.
        former = text.makeelement(f"{prefix}r")
        plain.addprevious(former)
        former.append(plain)


def _with_shapes(drawing: bytes, number: int, notes: Mapping[str, tuple[str, ...]]) -> bytes:
    taken = [int(each) for each in _SHAPE_NUMBER.findall(drawing)]
    first = max([number * _SHAPES_A_SHEET, *taken]) + 1
    shapes = (_shape(first + index, *each) for index, each in enumerate(notes.items()))
    head, end, rest = drawing.rpartition(b"</xml>")
    return head + "".join(shapes).encode() + end + rest


def _shape(number: int, address: str, lines: tuple[str, ...]) -> str:
    row, column = position(address)
    rows = 2 + sum(1 + len(line) // 18 for line in lines)
    return _SHAPE.format(
        number=number, height=rows * 14, left=column, top=max(row - 2, 0), right=column + 4,
        bottom=max(row - 2, 0) + rows, row=row - 1, column=column - 1,
    )  # fmt: skip
