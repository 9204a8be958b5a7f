"""Between file and station 1: the complete blocks of a Word document's body, one after another."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import cast

from lxml import etree
from lxml.etree import _Element

from linter.document import Unreadable
from linter.readers.word.content import End, Token, text_of
from linter.readers.word.names import Names

# Emptying elements one by one costs more than dropping a whole tree, and a tree of this much XML
# is small: an ordinary document is dropped whole.
_KEPT_BYTES = 2 * 1024 * 1024
_MAX_UNIT_BYTES = 64 * 1024 * 1024


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
    """The units of the body, in the order of their ends.

    Elements read are let go from time to time, so that memory stays flat. Raises XMLSyntaxError
    for broken XML and, at the end, Unreadable for what is no Word text or carries a document type
    declaration.
    """
    parser = _parser(names)
    finished: list[_Element] = []
    kept = 0
    tokens: list[Token] = []
    is_awkward = in_table = False
    text, cell, paragraph = names.text, names.cell, names.paragraph
    blocks = frozenset((names.row, names.table))
    awkward = frozenset(names.awkward)
    for chunk in chunks:
        parser.feed(chunk)
        for _, element in cast(Iterator[tuple[str, _Element]], parser.read_events()):
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
                finished.append(element)
                tokens, is_awkward = [], False
            else:
                tokens.append(End.PARAGRAPH if tag == paragraph else element)
                is_awkward = is_awkward or tag in awkward or tag in blocks
        kept += len(chunk)
        if kept > _KEPT_BYTES and finished:
            _forget(finished)
            kept = 0
        if kept > _MAX_UNIT_BYTES:
            raise Unreadable(
                f"正文里有超过 {_MAX_UNIT_BYTES >> 20} MB 的一行或一段，不像正常文档，不读"
            )
    _check_root(parser.close(), names)


def _parser(names: Names) -> etree.XMLPullParser:
    return etree.XMLPullParser(
        events=("end",),
        tag=(*names.content, *names.awkward, names.row),
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
    )


def _check_root(root: _Element, names: Names) -> None:
    if root.tag != names.document:
        raise Unreadable("正文不是 Word 文档的格式，请用 Word 或 WPS 打开后另存为 .docx 再检查")
    if root.getroottree().docinfo.internalDTD is not None:
        raise Unreadable("正文带有 DTD 声明，不是正常的 Word 文档，不读")


def _is_outermost(element: _Element, names: Names) -> bool:
    above = element.iterancestors(names.table, names.text_box)
    holder = next(above, None)
    if element.tag != names.row:
        return holder is None
    return holder is not None and holder.tag == names.table and next(above, None) is None


def _forget(finished: list[_Element]) -> None:
    """Empties the elements and takes away what stands before each."""
    for element in finished:
        element.clear()
        parent = element.getparent()
        while parent is not None and (previous := element.getprevious()) is not None:
            parent.remove(previous)
    finished.clear()
