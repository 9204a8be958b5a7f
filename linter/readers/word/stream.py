"""Between file and station 1: the complete blocks of a Word document's body, one after another."""

from collections.abc import Iterable, Iterator
from typing import cast

from lxml import etree
from lxml.etree import _Element

from linter.document import Unreadable
from linter.readers.word.names import Names


def complete_elements(chunks: Iterable[bytes], names: Names) -> Iterator[_Element]:
    """Each w:p outside tables, each w:tr of an outermost table, and each w:tbl after its rows.

    An element is emptied when the next one is asked for, so that memory stays flat. What stands
    in text boxes and nested tables comes inside the element that holds it. Raises XMLSyntaxError
    for broken XML and Unreadable for a document type declaration, which no Word file has.
    """
    parser = etree.XMLPullParser(
        events=("end",),
        tag=(names.paragraph, names.row, names.table),
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
    )
    is_first = True
    for chunk in chunks:
        parser.feed(chunk)
        for _, element in cast(Iterator[tuple[str, _Element]], parser.read_events()):
            if is_first:
                _refuse_declarations(element)
                is_first = False
            if _is_outermost(element, names):
                yield element
                _forget(element)
    parser.close()


def _refuse_declarations(element: _Element) -> None:
    if element.getroottree().docinfo.internalDTD is not None:
        raise Unreadable("正文带有 DTD 声明，不是正常的 Word 文档，不读")


def _is_outermost(element: _Element, names: Names) -> bool:
    above = element.iterancestors(names.table, names.text_box)
    holder = next(above, None)
    if element.tag != names.row:
        return holder is None
    return holder is not None and holder.tag == names.table and next(above, None) is None


def _forget(element: _Element) -> None:
    element.clear()
    parent = element.getparent()
    while parent is not None and (previous := element.getprevious()) is not None:
        parent.remove(previous)
