"""Between file and station 1: reads a page, alone (.html) or with its parts in one file (.mht)."""

from linter.document import Document, Unreadable
from linter.readers.html.charset import decode_page
from linter.readers.html.flow import Flow
from linter.readers.html.page import page_of

MAX_BYTES = 64 * 1024 * 1024
_HIDDEN_NOTE = "网页里有隐藏的内容，没有读"


def read_html(data: bytes, path: str) -> Document:
    """The document in a page. Raises Unreadable when it is no text, too big or nested too deep."""
    return pages_document([(data, None)], path, "html")


def pages_document(pages: list[tuple[bytes, str | None]], path: str, format: str) -> Document:
    """The document in pages that follow each other, each with the encoding it came with or None.

    Raises Unreadable.
    """
    if sum(len(data) for data, _ in pages) > MAX_BYTES:
        raise Unreadable(f"网页超过 {MAX_BYTES >> 20} MB，不读")
    flow = Flow()
    notes: dict[str, None] = {}
    for data, encoding in pages:
        text, note = decode_page(data, encoding)
        page = page_of(text)
        flow.add(page.root)
        if note:
            notes[note] = None
        if page.has_hidden:
            notes[_HIDDEN_NOTE] = None
    return Document(path, format, tuple(flow.blocks), tuple(notes))
