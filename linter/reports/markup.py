"""Station 6: text that may stand in XML, and trees of elements as text."""

import re
from xml.etree.ElementTree import Element, SubElement, indent, tostring

# What XML 1.0 cannot hold at all, not even escaped; lone surrogates among it.
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def clean(text: str) -> str:
    """The text with a replacement character for each one that XML cannot hold."""
    return _FORBIDDEN.sub("\ufffd", text)


def element(
    parent: Element | None, tag: str, text: str | None = None, **attributes: str
) -> Element:
    """A new element, under `parent` where there is one; attributes and text are cleaned. A name
    that Python reserves ends in an underscore (`class_`)."""
    kept = {name.rstrip("_"): clean(value) for name, value in attributes.items()}
    made = Element(tag, kept) if parent is None else SubElement(parent, tag, kept)
    if text is not None:
        made.text = clean(text)
    return made


def xml_text(root: Element) -> str:
    """The whole document, indented, with its declaration."""
    indent(root)
    body = tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{body}\n'
