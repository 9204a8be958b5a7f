"""Between file and station 1: the tree of an XML part, of a large one piece by piece."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from itertools import chain
from typing import Literal, cast

from lxml import etree
from lxml.etree import _Element

from linter.document import Unreadable

# A tree of so many bytes is small: an ordinary part is parsed in one go, without events, which
# slow the parser down by a third.
SMALL = 4 * 1024 * 1024
MAX_PIECE_BYTES = 64 * 1024 * 1024


def pieces(
    chunks: Iterable[bytes],
    holder: str,
    entered: Collection[str],
    check: Callable[[_Element], None],
) -> Iterator[_Element]:
    """Complete elements of a part in their order, and at the end the root with all that is left.

    Of a large part what stands below the element `holder`, or below one of those `entered` that
    are still open, comes by itself and is then taken out, so that memory stays flat; names are
    local. `check` sees the root before it is given. Raises XMLSyntaxError for broken XML and
    Unreadable for an element that is too large.
    """
    waiting = iter(chunks)
    head = _head(waiting)
    if sum(map(len, head)) <= SMALL:
        parser = _parser((), holder)
        for chunk in head:
            parser.feed(chunk)
    else:
        parser = _parser(("start",), holder)
        yield from _steps(parser, chain(head, waiting), entered)
    root = parser.close()
    check(root)
    yield root


def _parser(events: Sequence[Literal["start"]], holder: str) -> etree.XMLPullParser:
    return etree.XMLPullParser(
        events=events,
        tag=f"{{*}}{holder}",
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
    )


def _head(chunks: Iterator[bytes]) -> list[bytes]:
    """All chunks of a small part, the first ones of a large one."""
    found: list[bytes] = []
    size = 0
    while size <= SMALL and (chunk := next(chunks, b"")):
        found.append(chunk)
        size += len(chunk)
    return found


def _steps(
    parser: etree.XMLPullParser, chunks: Iterable[bytes], entered: Collection[str]
) -> Iterator[_Element]:
    top: _Element | None = None
    kept = 0
    for chunk in chunks:
        parser.feed(chunk)
        kept += len(chunk)
        if kept > SMALL:
            top = top if top is not None else _started(parser)
            for element in _complete(top, entered):
                yield element
                kept = 0
        if kept > MAX_PIECE_BYTES:
            raise Unreadable(
                f"里面有超过 {MAX_PIECE_BYTES >> 20} MB 的一行或一段，不像正常文档，不读"
            )


def _started(parser: etree.XMLPullParser) -> _Element | None:
    """The holder as far as it has come, None before it begins."""
    events = cast(Iterator[tuple[str, _Element]], parser.read_events())
    return next((element for _, element in events), None)


def _complete(top: _Element | None, entered: Collection[str]) -> Iterator[_Element]:
    """The elements that something follows; each is taken out when the next one is asked for."""
    holder = top
    while holder is not None and len(holder):
        *finished, last = holder
        for element in finished:
            # Properties are asked for as long as what they belong to is not complete.
            if not element.tag.endswith("Pr"):
                yield element
                # To take out what is empty costs less than to take out all that it holds.
                element.clear()
                holder.remove(element)
        holder = last if last.tag.rpartition("}")[2] in entered else None
