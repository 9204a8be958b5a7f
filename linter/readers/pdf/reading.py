"""Between file and station 1: all of a PDF, page by page, as one document."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from linter.document import Document, Unreadable
from linter.readers.pdf.blocks import blocks_of
from linter.readers.pdf.continued import join_pages
from linter.readers.pdf.drafts import DraftPage
from linter.readers.pdf.gaps import SCANNED, gap_of, note_of, told
from linter.readers.pdf.margins import drop_margins
from linter.readers.pdf.page import page_of
from linter.readers.pdf.pdfium import PdfFile, marks_of, opened
from linter.readers.pdf.soundness import broken_parts
from linter.readers.pdf.watermarks import crossed_by, watermarks_of

MAX_CHARACTERS = 8_000_000
_END_MARK, _TAIL = b"%%EOF", 2048
_SCAN = "扫描件，未能检查：里面只有图像，没有文字；请提供可编辑的文件或带文字的 PDF"
_CUT = "文件末尾不完整，可能缺页缺字"
_UNRULED = "表格没有框线，分不清行列，未能检查；请提供可编辑的文件"
_BROKEN = "文件内容有损坏，可能缺字"
_MENDED = "文件的目录已损坏，是按猜测修复后读的"
_WATERMARK = "有水印文字，没有当作表格的内容"
_LOST = "已损坏，读不出来"


@dataclass(frozen=True, slots=True)
class _Page:
    """A page as it was read: `draft` is None where it cannot be loaded, `gap` says what of it could
    not be read, `tinted` are the texts in a colour that were taken for content, with their places,
    and `crossed` those of them that lines run through."""

    draft: DraftPage | None
    gap: str | None = None
    notes: tuple[str, ...] = ()
    characters: int = 0
    tinted: frozenset[tuple[str, int, int]] = frozenset()
    crossed: frozenset[str] = frozenset()


def document_of(data: bytes | bytearray, path: str, began: Callable[[int, int], None]) -> Document:
    """The document in a PDF; `began` hears of each page (1-based) and how many there are.

    Raises Unreadable, also for a scan. What happens within PDFium cannot be stopped from here.
    """
    is_broken = broken_parts(data) > 0
    with opened(data) as file:
        pages = _pages(file, began)
        is_whole = file.is_whole
    drafts = [page.draft for page in pages if page.draft is not None]
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


def _pages(file: PdfFile, began: Callable[[int, int], None]) -> list[_Page]:
    pages: list[_Page] = []
    watermarks: set[str] = set()
    characters = 0
    for index in range(file.page_count):
        began(index + 1, file.page_count)
        pages.append(_page(file, index, watermarks))
        characters += pages[-1].characters
        if characters > MAX_CHARACTERS:
            raise Unreadable(f"PDF 超过 {MAX_CHARACTERS // 10_000} 万字，不像正常文档，不读")
    watermarks |= _stamps(pages)
    for index, page in enumerate(pages):
        if any(text in watermarks for text, _, _ in page.tinted):
            # Where it stood over nothing, it was not seen to be a watermark yet.
            began(index + 1, file.page_count)
            pages[index] = _page(file, index, watermarks)
    return pages


def _stamps(pages: Sequence[_Page]) -> set[str]:
    """The texts in a colour that stand on several pages at one place, and on lines."""
    counts = Counter(place for page in pages for place in page.tinted)
    crossed = {text for page in pages for text in page.crossed}
    return {text for (text, _, _), count in counts.items() if count > 1} & crossed


def _page(file: PdfFile, index: int, watermarks: set[str]) -> _Page:
    """A page without the watermarks known so far and those it shows, which are added to them."""
    marks = marks_of(file, index)
    if marks is None:
        return _Page(None, _LOST)
    watermarks |= watermarks_of(marks.tinted, marks.runs)
    tinted = [run for run in marks.tinted if run.text not in watermarks]
    draft = page_of(replace(marks, runs=[*marks.runs, *tinted]))
    note = note_of(marks, draft)
    notes = [note] if note else []
    if len(tinted) < len(marks.tinted):
        notes.append(_WATERMARK)
    places = frozenset((run.text, round(run.lefts[0]), round(run.top)) for run in tinted)
    crossed = frozenset(crossed_by(tinted, marks.horizontal, marks.vertical))
    return _Page(draft, gap_of(marks, draft), tuple(notes), marks.characters, places, crossed)


def _is_unruled(drafts: Sequence[DraftPage]) -> bool:
    """Whether tables are most of what there is, and none has ruled lines."""
    unruled = sum(draft.has_unruled for draft in drafts)
    return unruled * 2 >= len(drafts) > 0 and not any(draft.tables for draft in drafts)


def _nothing(gaps: Sequence[tuple[int, str]]) -> str:
    if any(gap == SCANNED for _, gap in gaps):
        return _SCAN
    return f"没有读到文字：{'；'.join(told(gaps))}"
