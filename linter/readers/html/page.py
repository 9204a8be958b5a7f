"""Between file and station 1: a page as a tree, with marks where the screen breaks lines."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast

from lxml import etree
from lxml.etree import _Element

from linter.document import Unreadable

# A tree takes up to 600 bytes for each.
MAX_TAGS = 1_000_000
# Characters that stand for nothing in Unicode and so in no text.
BREAK, END, TABLE = "\ufdd0", "\ufdd1", "\ufdd2"
# Those in the source, also written by number, and what a tree cannot hold.
_FOREIGN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufdd0-\ufdd2\ufffe\uffff]")
_FOREIGN_NUMBERS = re.compile(
    "&#x0*(?:fdd[0-2]|fff[ef]|d[89a-f]..|[0-8bcef]|1[0-9a-f])(?![0-9a-f]);?"
    r"|&#0*(?:6497[6-8]|6553[45]|[0-8]|1[124-9]|2\d|3[01])(?!\d);?",
    re.IGNORECASE,
)
_UNSEEN = (
    "script", "style", "head", "template", "noscript", "select", "textarea", "object", "svg",
    "math", "iframe",
)  # fmt: skip
_BLOCKS = (
    "p", "div", "li", "ul", "ol", "dl", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6", "center",
    "form", "fieldset", "section", "article", "header", "footer", "main", "nav", "aside", "pre",
    "blockquote", "address", "hr", "caption", "tr", "td", "th", "body", "table",
)  # fmt: skip
_HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.I)
_MAY_HIDE = etree.XPath("//*[@hidden or @style]")
# Looking for the words first is cheaper than looking at every element.
_HIDING_WORDS = ("none", "hidden", "mso-hide")
_SHOWN_INPUTS = ("", "text", "number", "date", "search", "tel")


@dataclass(frozen=True, slots=True)
class Page:
    """The tree of a page without what is not seen; its texts hold the marks."""

    root: _Element
    has_hidden: bool


def page_of(text: str) -> Page:
    """The page in a text. Raises Unreadable when it is nested too deep, or in too many pieces."""
    if text.count("<") > MAX_TAGS:
        raise Unreadable(f"网页里有超过 {MAX_TAGS // 10_000} 万个标记，不像正常文档，不读")
    parser = etree.HTMLParser(
        encoding="utf-8", huge_tree=True, no_network=True, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(_sound(text).encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:
        root = None
    if any(error.type_name == "ERR_RESOURCE_LIMIT" for error in parser.error_log):
        raise Unreadable("网页嵌套过深，不像正常文档，不读")
    if root is None:
        return Page(etree.Element("html"), False)
    etree.strip_elements(root, *_UNSEEN, with_tail=False)
    lowered = text.lower()
    may_hide = any(word in lowered for word in _HIDING_WORDS)
    has_hidden = may_hide and _without_hidden(root)
    _mark(root)
    return Page(root, has_hidden)


def _sound(text: str) -> str:
    text = _FOREIGN.sub("", text)
    return _FOREIGN_NUMBERS.sub("", text) if "&#" in text else text


def _without_hidden(root: _Element) -> bool:
    """Takes hidden elements out; whether any of them held text."""
    found = False
    for element in cast(list[_Element], _MAY_HIDE(root)):
        is_hidden = element.get("hidden") is not None or _HIDING.search(element.get("style") or "")
        if is_hidden and element is not root:
            found = found or bool(text_in(element).strip())
            replace(element, "")
    return found


def _mark(root: _Element) -> None:
    for element in root.iter("br"):
        element.tail = BREAK + (element.tail or "")
    for element in root.iter(*_BLOCKS):
        element.text = END + (element.text or "")
        element.tail = END + (element.tail or "")
    for element in root.iter("pre"):
        for part in element.iter():
            part.text = (part.text or "").replace("\n", BREAK)
            if part is not element:
                part.tail = (part.tail or "").replace("\n", BREAK)
    for element in root.iter("input"):
        if (element.get("type") or "").lower() in _SHOWN_INPUTS:
            element.text = _FOREIGN.sub("", element.get("value") or "")


def text_in(element: _Element) -> str:
    """All text in the element, with the marks."""
    return "".join(cast(Iterator[str], element.itertext()))


def replace(element: _Element, text: str) -> None:
    """Puts a text in the place of the element and all that it holds."""
    # Taking it out would move the text behind it, over and over where many follow each other.
    tail = element.tail
    element.clear()
    element.tag, element.text, element.tail = "span", text, tail
