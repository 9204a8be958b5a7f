"""Station 7: figures as bytes: PNG for papers, SVG that takes fonts and colours of its page."""

import io
import warnings
from collections.abc import Mapping
from typing import Any

from lxml import etree

_SVG, _LINK = "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"
_DOTS = 200
# The colours of drawing.py, by which a style sheet knows what is what; see html/page.css.
_CLASSES: Mapping[str, str] = {
    "#1c2430": "ink", "#2f5d8c": "bar", "#c3cfdc": "pale", "#d5dae1": "line", "#ffffff": "paper",
}  # fmt: skip
_KEPT = (
    "fill", "stroke", "stroke-width", "stroke-linejoin", "stroke-linecap", "stroke-dasharray",
    "opacity", "fill-opacity", "stroke-opacity", "font-size", "text-anchor",
)  # fmt: skip


def png(figure: Any) -> bytes:
    """The figure as a picture of 200 dots an inch, equal bytes for equal figures."""
    return _saved(figure, format="png", dpi=_DOTS, metadata={"Software": None})


def svg(figure: Any, key: str, label: str) -> str:
    """The figure as an `svg` element for a page whose policy forbids styles in elements: text is
    text, colours are classes, names begin with `key`; `label` says what the picture shows."""
    root = etree.fromstring(_saved(figure, format="svg", metadata={"Date": None}))
    etree.strip_elements(root, f"{{{_SVG}}}metadata", f"{{{_SVG}}}style", with_tail=False)
    for node in root.iter(etree.Element):
        _restyle(node)
        _rename(node, key)
    width, height = root.get("viewBox", "").split()[2:]
    for name in ("width", "height", "version"):
        root.attrib.pop(name, "")
    root.set("class", "chart")
    root.set("role", "img")
    root.set("aria-label", label)
    root.set("width", width)
    root.set("height", height)
    etree.cleanup_namespaces(root)
    return etree.tostring(root, encoding="unicode")


def _saved(figure: Any, **options: Any) -> bytes:
    stream = io.BytesIO()
    with warnings.catch_warnings():
        # A character that no font has is drawn as a box; the table beside the chart says it.
        warnings.filterwarnings("ignore", "Glyph .* missing from", UserWarning)
        figure.savefig(stream, **options)
    return stream.getvalue()


def _rename(node: Any, key: str) -> None:
    """Names and links to them begin with the key: several charts stand on one page."""
    if "id" in node.attrib:
        node.set("id", f"{key}-{node.get('id')}")
    link = str(node.attrib.pop(f"{{{_LINK}}}href", "")) or node.get("href")
    if link:
        node.set("href", f"#{key}-{link[1:]}")
    for name in ("clip-path", "fill"):
        value = node.get(name) or ""
        if value.startswith("url(#"):
            node.set(name, f"url(#{key}-{value[5:]}")


def _restyle(node: Any) -> None:
    style = str(node.attrib.pop("style", ""))
    for declaration in style.split(";"):
        name, _, value = (part.strip() for part in declaration.partition(":"))
        if name == "font":
            name, value = "font-size", next(p for p in value.split() if p.endswith("px"))
        if name in _KEPT:
            node.set(name, value)
    classes = [
        f"{name}-{_CLASSES[value]}"
        for name in ("fill", "stroke")
        if (value := node.get(name) or "") in _CLASSES
    ]
    if node.tag == f"{{{_SVG}}}text" and not any(each.startswith("fill-") for each in classes):
        classes.append("fill-ink")
    if classes:
        node.set("class", " ".join(classes))
