"""Between file and station 1: the complete blocks of a Word document's body, one after another."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from operator import itemgetter
from typing import cast

from lxml import etree
from lxml.etree import _Element

from linter.document import Unreadable
from linter.readers.word.content import Content, Draft, text_of
from linter.readers.word.names import Names

# A tree of this much XML is small: an ordinary document is walked and dropped whole.
_KEPT_BYTES = 4 * 1024 * 1024
_MAX_UNIT_BYTES = 64 * 1024 * 1024


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
    """The elements that matter, in the order of their ends.

    Walking a tree costs half of what events of the parser do; of a large document what is complete
    is walked and let go from time to time, so that memory stays flat.
    """
    parser = _parser(names)
    body: _Element | None = None
    kept = 0
    for chunk in chunks:
        parser.feed(chunk)
        kept += len(chunk)
        if kept > _KEPT_BYTES:
            body = body if body is not None else _started(parser)
            for block in _complete(body, names):
                yield from _walked(block, names)
                kept = 0
        if kept > _MAX_UNIT_BYTES:
            raise Unreadable(
                f"正文里有超过 {_MAX_UNIT_BYTES >> 20} MB 的一行或一段，不像正常文档，不读"
            )
    root = parser.close()
    _check_root(root, names)
    yield from _walked(root, names)


def _parser(names: Names) -> etree.XMLPullParser:
    return etree.XMLPullParser(
        events=("start",),
        tag=names.body,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
    )


def _started(parser: etree.XMLPullParser) -> _Element | None:
    """The body as far as it has come, None before it begins."""
    events = cast(Iterator[tuple[str, _Element]], parser.read_events())
    return next((element for _, element in events), None)


def _complete(body: _Element | None, names: Names) -> Iterator[_Element]:
    """The blocks and rows of an unfinished body that something follows; each is taken out of it
    when the next one is asked for."""
    holder = body
    while holder is not None and len(holder):
        *finished, last = holder
        for block in finished:
            # Blocks still to come ask the properties of the control that holds them.
            if block.tag != names.control_properties:
                yield block
                holder.remove(block)
        is_open = last.tag not in (names.paragraph, names.row, names.control_properties)
        holder = last if is_open else None


def _walked(element: _Element, names: Names) -> Iterator[_Element]:
    tags = (*names.content, *names.awkward, names.row)
    events = etree.iterwalk(element, events=("end",), tag=tags)
    return map(itemgetter(1), cast(Iterator[tuple[str, _Element]], events))


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
