"""Between file and station 1: the elements of an XML part one after another, at flat memory."""

from collections.abc import Collection, Iterable, Iterator
from functools import partial

from lxml import etree
from lxml.etree import _Element

from linter.document import Unreadable
from linter.readers.excel.workbook import DAMAGED
from linter.readers.pieces import pieces


def elements(
    chunks: Iterable[bytes], root: str, tags: Collection[str], entered: Collection[str] = ()
) -> Iterator[_Element]:
    """The complete elements with these tags, in their order; `entered` are the local names of what
    holds many of them below the root.

    Raises Unreadable for broken XML, for a root of another name and for a document type
    declaration; no entity is resolved.
    """
    try:
        for piece in pieces(chunks, root, entered, partial(_check, name=root)):
            yield from piece.iter(*tags)
    except etree.XMLSyntaxError:
        raise Unreadable(DAMAGED) from None


def _check(root: _Element, name: str) -> None:
    if root.getroottree().docinfo.internalDTD is not None:
        raise Unreadable("工作簿的 XML 带有 DTD 声明，不是正常的工作簿，不读")
    if etree.QName(root).localname != name:
        raise Unreadable(DAMAGED)
