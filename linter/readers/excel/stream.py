"""Between file and station 1: the elements of an XML part one after another, at flat memory."""

from collections.abc import Iterable, Iterator
from typing import cast

from lxml import etree
from lxml.etree import _Element

from linter.document import Unreadable
from linter.readers.excel.workbook import DAMAGED

# A tree of so many bytes is small: an ordinary part is dropped whole.
_KEPT_BYTES = 4 * 1024 * 1024
_MAX_ELEMENT_BYTES = 64 * 1024 * 1024


def elements(chunks: Iterable[bytes], tags: tuple[str, ...], root: str) -> Iterator[_Element]:
    """The complete elements with these tags. Raises Unreadable for broken XML, for a root of
    another name and for a document type declaration; no entity is resolved."""
    parser = etree.XMLPullParser(
        events=("end",),
        tag=tags,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
    )
    kept = 0
    try:
        for chunk in chunks:
            parser.feed(chunk)
            last = None
            for _, element in cast(Iterator[tuple[str, _Element]], parser.read_events()):
                yield element
                last = element
            kept += len(chunk)
            if kept > _KEPT_BYTES and last is not None:
                _forget(last)
                kept = 0
            if kept > _MAX_ELEMENT_BYTES:
                raise Unreadable("工作簿里有大得不正常的单元格或行，不读")
        top = parser.close()
    except etree.XMLSyntaxError:
        raise Unreadable(DAMAGED) from None
    if top.getroottree().docinfo.internalDTD is not None:
        raise Unreadable("工作簿的 XML 带有 DTD 声明，不是正常的工作簿，不读")
    if etree.QName(top).localname != root:
        raise Unreadable(DAMAGED)


def _forget(element: _Element) -> None:
    """Empties the element and takes away what stands before it."""
    element.clear()
    parent = element.getparent()
    while parent is not None and (previous := element.getprevious()) is not None:
        parent.remove(previous)
