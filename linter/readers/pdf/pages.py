"""Between file and station 1: the pages of a PDF, some of them read once more.

What only the whole file tells (a text is a watermark, a sheet holds several pages) is not known
when its first pages are read.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from linter.document import Unreadable
from linter.readers.pdf.drafts import DraftPage
from linter.readers.pdf.folds import Folds, folds_of, pages_on, parts_of
from linter.readers.pdf.gaps import gap_of, note_of
from linter.readers.pdf.marks import PageMarks
from linter.readers.pdf.page import page_of
from linter.readers.pdf.pdfium import PdfFile, marks_of
from linter.readers.pdf.watermarks import crossed_by, watermarks_of

MAX_CHARACTERS = 8_000_000
_LOST = "已损坏，读不出来"
_WATERMARK = "有水印文字，没有当作表格的内容"
_SEVERAL = "一张纸上印了几页，已按页分开读"


@dataclass(frozen=True, slots=True)
class Sheet:
    """What was read of one page of the file: the pages that are on it, none where it cannot be
    loaded. `gap` says what could not be read, `tinted` are the texts in a colour that were taken
    for content, with their places, and `crossed` those of them that lines run through."""

    drafts: tuple[DraftPage, ...]
    gap: str | None = None
    notes: tuple[str, ...] = ()
    characters: int = 0
    tinted: frozenset[tuple[str, int, int]] = frozenset()
    crossed: frozenset[str] = frozenset()
    folds: Folds | None = None


def pages_of(file: PdfFile, began: Callable[[int, int], None]) -> list[Sheet]:
    """All pages of the file; `began` hears of each one (1-based) and how many there are. Raises
    Unreadable for more text than a document has."""
    sheets: list[Sheet] = []
    watermarks: set[str] = set()
    characters = 0
    for index in range(file.page_count):
        began(index + 1, file.page_count)
        sheets.append(_sheet(file, index, watermarks, (1, 1)))
        characters += sheets[-1].characters
        if characters > MAX_CHARACTERS:
            raise Unreadable(f"PDF 超过 {MAX_CHARACTERS // 10_000} 万字，不像正常文档，不读")
    watermarks |= _stamps(sheets)
    parts = _parts(sheets)
    for index, sheet in enumerate(sheets):
        if parts != (1, 1) or any(text in watermarks for text, _, _ in sheet.tinted):
            began(index + 1, file.page_count)
            sheets[index] = _sheet(file, index, watermarks, parts)
    _number(sheets)
    return sheets


def _sheet(file: PdfFile, index: int, watermarks: set[str], parts: tuple[int, int]) -> Sheet:
    """A page without the watermarks known so far and those it shows, which are added to them."""
    marks = marks_of(file, index)
    if marks is None:
        return Sheet((), _LOST)
    watermarks |= watermarks_of(marks.tinted, marks.runs)
    tinted = [run for run in marks.tinted if run.text not in watermarks]
    notes = [_WATERMARK] if len(tinted) < len(marks.tinted) else []
    whole = replace(marks, runs=[*marks.runs, *tinted], tinted=tinted)
    drafts = tuple(page_of(part) for part in _pages_on(whole, parts))
    gaps = (gap_of(whole, draft) for draft in drafts)
    notes += filter(None, (note_of(whole, draft) for draft in drafts))
    notes += [_SEVERAL] if len(drafts) > 1 else []
    return Sheet(
        drafts,
        next(filter(None, gaps), None),
        tuple(dict.fromkeys(notes)),
        marks.characters,
        frozenset((run.text, round(run.lefts[0]), round(run.top)) for run in tinted),
        frozenset(crossed_by(tinted, marks.horizontal, marks.vertical)),
        folds_of(whole),
    )


def _pages_on(marks: PageMarks, parts: tuple[int, int]) -> Sequence[PageMarks]:
    return [marks] if parts == (1, 1) else list(parts_of(marks, *parts))


def _stamps(sheets: Sequence[Sheet]) -> set[str]:
    """The texts in a colour that stand on several pages at one place, and on lines."""
    counts = Counter(place for sheet in sheets for place in sheet.tinted)
    crossed = {text for sheet in sheets for text in sheet.crossed}
    return {text for (text, _, _), count in counts.items() if count > 1} & crossed


def _parts(sheets: Sequence[Sheet]) -> tuple[int, int]:
    """How many pages stand beside each other and one below the other on each sheet."""
    drafts = [draft for sheet in sheets for draft in sheet.drafts]
    are_wide = all(draft.width > draft.height for draft in drafts)
    return pages_on([sheet.folds for sheet in sheets if sheet.folds], are_wide)


def _number(sheets: Sequence[Sheet]) -> None:
    """Counts the pages through, those that are lost included."""
    count = 0
    for sheet in sheets:
        for draft in sheet.drafts:
            count += 1
            draft.order = count
        count += not sheet.drafts
