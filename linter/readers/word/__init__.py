"""Between file and station 1: reads a Word document in one streaming pass, at flat memory."""

from collections.abc import Iterable, Iterator
from itertools import chain

from lxml import etree

from linter.document import Block, Document, Paragraph, Unreadable
from linter.readers.word.body import Body
from linter.readers.word.grid import WordTable, continues, grid_of, joined
from linter.readers.word.names import STRICT, TRANSITIONAL, names_in
from linter.readers.word.package import main_part, open_package, part_chunks
from linter.readers.word.stream import complete_elements


def read_word(data: bytes, path: str) -> Document:
    """The document in a .docx file. Raises Unreadable when the package or its text is broken."""
    with open_package(data) as package:
        chunks = part_chunks(package, main_part(package))
        head = next(chunks, b"")
        body = Body(names_in(STRICT if STRICT.encode() in head else TRANSITIONAL))
        elements = complete_elements(chain((head,), chunks), body.names)
        try:
            blocks = tuple(_blocks(body.drafts(elements)))
        except etree.XMLSyntaxError as error:
            raise Unreadable(f"正文的 XML 损坏（第 {error.lineno} 行），请重新获取文件") from None
    return Document(path, "word", blocks, body.notes)


def _blocks(drafts: Iterable[Paragraph | WordTable]) -> Iterator[Block]:
    """Finished blocks; a table waits for what follows, which may be its continuation."""
    waiting: WordTable | None = None
    for draft in drafts:
        if isinstance(draft, Paragraph):
            if waiting is not None:
                yield grid_of(waiting)
                waiting = None
            yield draft
        elif waiting is not None and continues(waiting, draft):
            waiting = joined(waiting, draft)
        else:
            if waiting is not None:
                yield grid_of(waiting)
            waiting = draft
    if waiting is not None:
        yield grid_of(waiting)
