"""A document as a Word file, as full of formatting as the corpus document, without python-docx."""

import io
import zipfile
from functools import cache
from itertools import count

from corpus.build import PROJECT_SPANS, Body, blocks, build
from corpus.build_clean import Book, text_of

_PART = "word/document.xml"


class _Written(Body):
    """Blocks as text, instead of as elements."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.bookmarks = count()

    def add(self, xml: str) -> None:
        self.parts.append(xml)


def word_file(book: Book) -> bytes:
    """The Word file of a document."""
    body = _Written()
    for block in blocks(text_of(book).split("\n")):
        if block.rows:
            body.table(block.rows, _spans(block.rows))
        else:
            body.paragraph(block.text, on_new_page=False)
    return _package("".join(body.parts))


def _spans(rows: list[list[list[str]]]) -> list[list[int]]:
    form = [len(row) for row in rows] == [len(spans) for spans in PROJECT_SPANS]
    return PROJECT_SPANS if form else [[1] * len(row) for row in rows]


def _package(body: str) -> bytes:
    done = io.BytesIO()
    with zipfile.ZipFile(done, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as package:
        for name, content in _frame().items():
            if name == _PART:
                head, tail = content.split(b"<w:body>")
                content = head + b"<w:body>" + body.encode() + tail
            package.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content,
                             zipfile.ZIP_DEFLATED)  # fmt: skip
    return done.getvalue()


@cache
def _frame() -> dict[str, bytes]:
    """The parts of an empty document in the corpus's style."""
    with zipfile.ZipFile(io.BytesIO(build(""))) as package:
        return {name: package.read(name) for name in package.namelist()}
