"""Station 7: pictures in the place of those that a template marks."""

import io
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from linter.reports.papers.blocks import Element, word_name

_MAIN, _RELATIONS, _TYPES = (
    "word/document.xml", "word/_rels/document.xml.rels", "[Content_Types].xml",
)  # fmt: skip
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
_LAYOUT = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_EMBED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}embed"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_IMAGE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
# `图：units` in the alternative text of a picture says which chart takes its place.
_MARK = re.compile(r"图[：:]\s*(\w+)\s*")
# English metric units: the most that fits on a page of an official letter.
_HIGHEST = 7_560_000


@dataclass(frozen=True, slots=True)
class Picture:
    """A PNG, its height as a share of its width, and what it shows, for those who do not see it."""

    data: bytes
    ratio: float
    told: str


def with_pictures(document: bytes, pictures: Mapping[str, Picture]) -> bytes:
    """The .docx with each picture in the place of the one that names its key in its alternative
    text (`图：key`), as wide as that one; where there is none of that key the paragraph goes."""
    with zipfile.ZipFile(io.BytesIO(document)) as package:
        parts = [(entry, package.read(entry)) for entry in package.infolist()]
    held = {entry.filename: data for entry, data in parts}
    root, relations = _tree(held[_MAIN]), _tree(held[_RELATIONS])
    drawings = list(root.iter(word_name("drawing")))
    used = [key for drawing in drawings if (key := _place(drawing, pictures))]
    changed = {_MAIN: root, _RELATIONS: relations, _TYPES: _tree(held[_TYPES])}
    for key in dict.fromkeys(used):
        etree.SubElement(
            relations, f"{{{_PACKAGE}/relationships}}Relationship",
            Id=_relation(key), Type=_IMAGE, Target=f"media/jxlint-{key}.png",
        )  # fmt: skip
    _declare_png(changed[_TYPES])
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for entry, data in parts:
            tree = changed.get(entry.filename)
            package.writestr(entry, data if tree is None else _bytes(tree))
        for key in dict.fromkeys(used):
            entry = zipfile.ZipInfo(f"word/media/jxlint-{key}.png", parts[0][0].date_time)
            package.writestr(entry, pictures[key].data)
    return stream.getvalue()


def _tree(data: bytes) -> Element:
    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))


def _bytes(tree: Element) -> bytes:
    return etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)


def _relation(key: str) -> str:
    return f"jxlint-{key}"


def _place(drawing: Element, pictures: Mapping[str, Picture]) -> str | None:
    """Put the picture that a drawing asks for in it, and give its key; None for a drawing that
    asks for none, or for one that there is not, which goes with its paragraph."""
    about = drawing.find(f".//{{{_LAYOUT}}}docPr")
    wanted = _MARK.fullmatch((about.get("descr") or "").strip()) if about is not None else None
    if wanted is None or about is None:
        return None
    picture = pictures.get(wanted[1])
    if picture is None:
        _remove_paragraph(drawing)
        return None
    about.set("descr", picture.told)
    for blip in drawing.iter(f"{{{_DRAWING}}}blip"):
        blip.set(_EMBED, _relation(wanted[1]))
    _resize(drawing, picture.ratio)
    return wanted[1]


def _remove_paragraph(drawing: Element) -> None:
    """Away with the paragraph of a drawing; a cell must keep one, so there the drawing goes."""
    paragraph = next(drawing.iterancestors(word_name("p")))
    holder = paragraph.getparent()
    gone = drawing if holder is None or holder.tag == word_name("tc") else paragraph
    parent = gone.getparent()
    if parent is not None:
        parent.remove(gone)


def _resize(drawing: Element, ratio: float) -> None:
    """As wide as the template's picture, less where it would be too high for a page."""
    sizes = [
        node
        for node in drawing.iter(f"{{{_LAYOUT}}}extent", f"{{{_DRAWING}}}ext")
        if node.get("cx") and node.get("cy")
    ]
    width = int(sizes[0].get("cx") or 0) if sizes else 0
    height = min(round(width * ratio), _HIGHEST)
    for node in sizes:
        node.set("cx", str(round(height / ratio)))
        node.set("cy", str(height))


def _declare_png(types: Element) -> None:
    name = f"{{{_PACKAGE}/content-types}}Default"
    if all((each.get("Extension") or "").lower() != "png" for each in types.iter(name)):
        types.insert(0, etree.Element(name, Extension="png", ContentType="image/png"))
