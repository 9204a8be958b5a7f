"""Between file and station 1: the complete blocks of a Word document's body, one after another."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from operator import itemgetter
from typing import cast

from lxml import etree
from lxml.etree import _Element

from linter.document import Unreadable
from linter.readers.pieces import pieces
from linter.readers.word.content import Content, Draft, text_of
from linter.readers.word.names import Names

# What may hold more rows and paragraphs than are looked at in one piece.
_ENTERED = frozenset(("tbl", "sdt", "sdtContent", "customXml", "ins", "smartTag"))


@dataclass(slots=True)
class Unit:
    """A w:p outside tables, a w:tr of an outermost table, or a w:tbl after its rows.

    `content` is what it holds; with `is_awkward` there are elements that change what is seen, and
    the unit must be walked anew. What stands in text boxes and nested tables is inside the unit
    that holds it.
    """

    tag: str
    element: _Element
    content: Content
    is_awkward: bool


def units(chunks: Iterable[bytes], names: Names) -> Iterator[Unit]:
    """The units of the body, in the order of their ends.

    Raises XMLSyntaxError for broken XML and, at the end, Unreadable for what is no Word text or
    carries a document type declaration.
    """
    draft = Draft(names)
    is_awkward = in_table = False
    text, cell, paragraph = names.text, names.cell, names.paragraph
    blocks = frozenset((names.row, names.table))
    awkward = frozenset(names.awkward)
    for element in _ended(chunks, names):
        tag = element.tag
        # The first three are nearly all there is, and a call for each would cost as much again.
        if tag == text and not draft.codes:
            draft.parts.append(text_of(element))
        elif tag == cell:
            draft.end_cell()
        elif tag == paragraph and (in_table or not _is_outermost(element, names)):
            draft.end_paragraph()
        elif (tag == paragraph or tag in blocks) and _is_outermost(element, names):
            in_table = tag == names.row
            yield Unit(tag, element, draft.finished(), is_awkward)
            draft, is_awkward = Draft(names), False
        elif tag in awkward or tag in blocks:
            is_awkward = True
        else:
            draft.add(tag, element)


def _ended(chunks: Iterable[bytes], names: Names) -> Iterator[_Element]:
    """The elements that matter, in the order of their ends."""
    tags = (*names.content, *names.awkward, names.row)
    for piece in pieces(chunks, "body", _ENTERED, partial(_check_root, names=names)):
        events = etree.iterwalk(piece, events=("end",), tag=tags)
        yield from map(itemgetter(1), cast(Iterator[tuple[str, _Element]], events))


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
