"""Between file and station 1: the complete blocks of a Word document's body, one after another."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import cast

from lxml import etree
from lxml.etree import _Element

from linter.document import Unreadable
from linter.readers.word.content import End, Token, text_of
from linter.readers.word.names import Names


@dataclass(slots=True)
class Unit:
    """A w:p outside tables, a w:tr of an outermost table, or a w:tbl after its rows.

    `tokens` tell its text and shape, in the order in which their elements end; with `is_awkward`
    there are elements that change what is seen, and the unit must be walked anew.
    What stands in text boxes and nested tables is inside the unit that holds it.
    """

    tag: str
    element: _Element
    tokens: list[Token]
    is_awkward: bool


def units(chunks: Iterable[bytes], names: Names) -> Iterator[Unit]:
    """The units of the body; each is emptied when the next is asked for, so memory stays flat.

    Raises XMLSyntaxError for broken XML and Unreadable for a document type declaration, which no
    Word file has.
    """
    text, cell, paragraph = names.text, names.cell, names.paragraph
    blocks = frozenset((names.row, names.table))
    awkward = frozenset(names.awkward)
    tokens: list[Token] = []
    is_awkward = in_table = False
    for element in _ended(chunks, names):
        tag = element.tag
        if tag == text:
            tokens.append(text_of(element))
        elif tag == cell:
            tokens.append(End.CELL)
        elif in_table and tag == paragraph:
            tokens.append(End.PARAGRAPH)
        elif (tag == paragraph or tag in blocks) and _is_outermost(element, names):
            in_table = tag == names.row
            yield Unit(tag, element, tokens, is_awkward)
            tokens.clear()
            is_awkward = False
            _forget(element)
        else:
            tokens.append(End.PARAGRAPH if tag == paragraph else element)
            is_awkward = is_awkward or tag in awkward or tag in blocks


def _ended(chunks: Iterable[bytes], names: Names) -> Iterator[_Element]:
    """Each watched element once it is complete."""
    parser = etree.XMLPullParser(
        events=("end",),
        tag=(*names.content, *names.awkward, names.row),
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
            yield element
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
