"""Between file and station 1: all of a PDF, page by page, as one document."""

from collections.abc import Callable, Sequence

from linter.document import Document, Unreadable
from linter.readers.pdf.blocks import blocks_of
from linter.readers.pdf.continued import join_pages
from linter.readers.pdf.drafts import DraftPage
from linter.readers.pdf.gaps import SCANNED, told
from linter.readers.pdf.margins import drop_margins
from linter.readers.pdf.pages import pages_of
from linter.readers.pdf.pdfium import opened
from linter.readers.pdf.soundness import broken_parts

_END_MARK, _TAIL = b"%%EOF", 2048
_SCAN = "扫描件，未能检查：里面只有图像，没有文字；请提供可编辑的文件或带文字的 PDF"
_CUT = "文件末尾不完整，可能缺页缺字"
_UNRULED = "表格没有框线，分不清行列，未能检查；请提供可编辑的文件"
_BROKEN = "文件内容有损坏，可能缺字"
_MENDED = "文件的目录已损坏，是按猜测修复后读的"


def document_of(data: bytes | bytearray, path: str, began: Callable[[int, int], None]) -> Document:
    """The document in a PDF; `began` hears of each page (1-based) and how many there are.

    Raises Unreadable, also for a scan. What happens within PDFium cannot be stopped from here.
    """
    is_broken = broken_parts(data) > 0
    with opened(data) as file:
        pages = pages_of(file, began)
        is_whole = file.is_whole
    drafts = [draft for page in pages for draft in page.drafts]
    gaps = [(number, page.gap) for number, page in enumerate(pages, 1) if page.gap is not None]
    if gaps and not any(page.characters for page in pages):
        raise Unreadable(_nothing(gaps))
    if _is_unruled(drafts):
        raise Unreadable(_UNRULED)
    drop_margins(drafts)
    join_pages(drafts)
    is_cut = _END_MARK not in data[-_TAIL:]
    damage = [words for words, is_so in ((_CUT, is_cut), (_BROKEN, is_broken)) if is_so]
    notes = told((number, note) for number, page in enumerate(pages, 1) for note in page.notes)
    if not is_whole and not damage:
        notes = (*notes, _MENDED)
    return Document(path, "pdf", tuple(blocks_of(drafts)), notes, (*told(gaps), *damage))


def _is_unruled(drafts: Sequence[DraftPage]) -> bool:
    """Whether tables are most of what there is, and none has ruled lines."""
    unruled = sum(draft.has_unruled for draft in drafts)
    return unruled * 2 >= len(drafts) > 0 and not any(draft.tables for draft in drafts)


def _nothing(gaps: Sequence[tuple[int, str]]) -> str:
    if any(gap == SCANNED for _, gap in gaps):
        return _SCAN
    return f"没有读到文字：{'；'.join(told(gaps))}"
