"""Between file and station 1: reads a page saved with its parts in one file (.mht)."""

from email import message_from_bytes
from email.message import Message

from linter.document import Document, Unreadable
from linter.readers.html import pages_document

MAX_BYTES = 64 * 1024 * 1024
MAX_PARTS = 10_000


def read_mhtml(data: bytes, path: str) -> Document:
    """The document in the pages of a MIME file. Raises Unreadable when there is none."""
    if len(data) > MAX_BYTES:
        raise Unreadable(f"网页超过 {MAX_BYTES >> 20} MB，不读")
    try:
        message = message_from_bytes(data)
    except RecursionError:
        raise Unreadable("单文件网页的部件嵌套过深，不像正常文档，不读") from None
    pages = _pages(message)
    if not pages:
        raise Unreadable("单文件网页里没有网页，请用 Word 或 WPS 打开后另存为 .docx 再检查")
    return pages_document(pages, path, "mhtml")


def _pages(message: Message) -> list[tuple[bytes, str | None]]:
    """The pages with the encodings they came with, in their order, without recursion."""
    pages: list[tuple[bytes, str | None]] = []
    waiting = [message]
    parts = 0
    while waiting:
        part = waiting.pop()
        parts += 1
        if parts > MAX_PARTS:
            raise Unreadable("单文件网页的部件太多，不像正常文档，不读")
        payload = part.get_payload()
        if isinstance(payload, list):
            waiting += [inner for inner in reversed(payload) if isinstance(inner, Message)]
        elif part.get_content_type() == "text/html":
            content = part.get_payload(decode=True)
            if isinstance(content, bytes) and content:
                pages.append((content, part.get_content_charset()))
    return pages
