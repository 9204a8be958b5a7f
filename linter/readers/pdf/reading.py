"""Between file and station 1: all of a PDF, page by page, as one document."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from linter.document import Document, Unreadable
from linter.readers.pdf.blocks import blocks_of
from linter.readers.pdf.continued import join_pages
from linter.readers.pdf.drafts import DraftPage
from linter.readers.pdf.gaps import SCANNED, gap_of, note_of, told
from linter.readers.pdf.margins import drop_margins
from linter.readers.pdf.page import page_of
from linter.readers.pdf.pdfium import PdfFile, marks_of, opened
from linter.readers.pdf.soundness import broken_parts

MAX_CHARACTERS = 8_000_000
_END_MARK, _TAIL = b"%%EOF", 2048
_SCAN = "扫描件，未能检查：里面只有图像，没有文字；请提供可编辑的文件或带文字的 PDF"
_CUT = "文件末尾不完整，可能缺页缺字"
_UNRULED = "表格没有框线，分不清行列，未能检查；请提供可编辑的文件"
_BROKEN = "文件内容有损坏，可能缺字"
_MENDED = "文件的目录已损坏，是按猜测修复后读的"
_LOST = "已损坏，读不出来"


@dataclass(slots=True)
class _Pages:
    """Pages read so far; `gaps` and `notes` are page numbers with what is to be said of them."""

    drafts: list[DraftPage] = field(default_factory=list)
    gaps: list[tuple[int, str]] = field(default_factory=list)
    notes: list[tuple[int, str]] = field(default_factory=list)
    characters: int = 0

    def add(self, file: PdfFile, index: int) -> None:
        marks = marks_of(file, index)
        if marks is None:
            self.gaps.append((index + 1, _LOST))
            return
        self.characters += marks.characters
        if self.characters > MAX_CHARACTERS:
            raise Unreadable(f"PDF 超过 {MAX_CHARACTERS // 10_000} 万字，不像正常文档，不读")
        draft = page_of(marks)
        gap, note = gap_of(marks, draft), note_of(marks, draft)
        self.gaps += [(index + 1, gap)] if gap else []
        self.notes += [(index + 1, note)] if note else []
        self.drafts.append(draft)


def document_of(data: bytes | bytearray, path: str, began: Callable[[int, int], None]) -> Document:
    """The document in a PDF; `began` hears of each page (1-based) and how many there are.

    Raises Unreadable, also for a scan. What happens within PDFium cannot be stopped from here.
    """
    is_broken = broken_parts(data) > 0
    pages = _Pages()
    with opened(data) as file:
        for index in range(file.page_count):
            began(index + 1, file.page_count)
            pages.add(file, index)
        is_whole = file.is_whole
    if not pages.characters and pages.gaps:
        raise Unreadable(_nothing(pages))
    if _is_unruled(pages.drafts):
        raise Unreadable(_UNRULED)
    drop_margins(pages.drafts)
    join_pages(pages.drafts)
    is_cut = _END_MARK not in data[-_TAIL:]
    damage = [words for words, is_so in ((_CUT, is_cut), (_BROKEN, is_broken)) if is_so]
    unread = (*told(pages.gaps), *damage)
    notes = (*told(pages.notes), *([_MENDED] if not is_whole and not damage else ()))
    return Document(path, "pdf", tuple(blocks_of(pages.drafts)), notes, unread)


def _is_unruled(drafts: Sequence[DraftPage]) -> bool:
    """Whether tables are most of what there is, and none has ruled lines."""
    unruled = sum(draft.has_unruled for draft in drafts)
    return unruled * 2 >= len(drafts) > 0 and not any(draft.tables for draft in drafts)


def _nothing(pages: _Pages) -> str:
    if any(gap == SCANNED for _, gap in pages.gaps):
        return _SCAN
    return f"没有读到文字：{'；'.join(told(pages.gaps))}"
