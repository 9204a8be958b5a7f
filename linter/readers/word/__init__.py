"""Between file and station 1: reads a Word document in one streaming pass, at flat memory."""

from itertools import chain

from lxml import etree

from linter.document import Document, Table, Unreadable
from linter.readers.package import open_package, part_chunks
from linter.readers.word.body import Body
from linter.readers.word.comments import read_comments
from linter.readers.word.mainpart import main_part
from linter.readers.word.names import STRICT, TRANSITIONAL, names_in
from linter.readers.word.pages import joined_blocks
from linter.readers.word.stream import units


def read_word(data: bytes, path: str) -> Document:
    """The document in a .docx file. Raises Unreadable when the package or its text is broken."""
    with open_package(data) as package:
        main = main_part(package)
        chunks = part_chunks(package, main)
        head = next(chunks, b"")
        body = Body(names_in(STRICT if STRICT.encode() in head else TRANSITIONAL))
        try:
            drafts = body.drafts(units(chain((head,), chunks), body.names))
            blocks = tuple(joined_blocks(drafts))
        except etree.XMLSyntaxError as error:
            raise Unreadable(f"正文的 XML 损坏（第 {error.lineno} 行），请重新获取文件") from None
        comments, unread = read_comments(package, main)
        pictures = sum("/media/" in name for name in package.namelist())
    notes = (*body.notes, *unread)
    if pictures and not any(isinstance(block, Table) for block in blocks):
        notes = (*notes, f"文档里没有表格，有{pictures}张图片，图片里的文字读不到")
    return Document(path, "word", blocks, notes, comments=comments)
