"""Between file and station 1: the elements of an XML part one after another, at flat memory."""

from collections.abc import Iterable, Iterator
from typing import cast

from lxml import etree
from lxml.etree import _Element

from linter.document import Unreadable
from linter.readers.excel.workbook import DAMAGED

# A tree of so many bytes is small: an ordinary part is walked and dropped whole.
_KEPT_BYTES = 4 * 1024 * 1024
_MAX_ELEMENT_BYTES = 64 * 1024 * 1024


def elements(chunks: Iterable[bytes], root: str, depth: int) -> Iterator[_Element]:
    """The complete elements so far below the root, 1 for its children, in their order.

    Raises Unreadable for broken XML, for a root of another name and for a document type
    declaration; no entity is resolved. Of a large part what was given is let go from time to time.
    """
    parser = _parser(root)
    top: _Element | None = None
    kept = 0
    try:
        for chunk in chunks:
            parser.feed(chunk)
            kept += len(chunk)
            if kept > _KEPT_BYTES:
                top = top if top is not None else _started(parser)
                for element in _complete(top, depth):
                    yield element
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
    yield from _below(top, depth)


def _parser(root: str) -> etree.XMLPullParser:
    return etree.XMLPullParser(
        events=("start",),
        tag=f"{{*}}{root}",
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
    )


def _started(parser: etree.XMLPullParser) -> _Element | None:
    """The root as far as it has come, None for one of another name."""
    events = cast(Iterator[tuple[str, _Element]], parser.read_events())
    return next((element for _, element in events), None)


def _complete(top: _Element | None, depth: int) -> Iterator[_Element]:
    """The elements that something follows; each is taken out when the next one is asked for."""
    holder = top
    while depth and holder is not None and len(holder):
        depth -= 1
        *finished, last = holder
        for element in finished:
            yield from _below(element, depth)
            holder.remove(element)
        holder = last


def _below(element: _Element, depth: int) -> Iterator[_Element]:
    if depth == 0:
        yield element
    elif depth == 1:
        yield from element
    else:
        for child in element:
            yield from _below(child, depth - 1)
