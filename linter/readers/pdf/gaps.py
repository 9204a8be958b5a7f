"""Between file and station 1: what of a PDF could not be read, in words for people."""

from collections.abc import Iterable, Sequence

from linter.readers.pdf.drafts import DraftPage
from linter.readers.pdf.marks import PageMarks

# Shares of a page or of its characters.
_PICTURED = 0.3
_UNMAPPED = 0.2
_DRAWN = 50
_MAX_PAGES_NAMED = 10

SCANNED = "是扫描图像，没有文字"
_OUTLINED = "的文字已转成图形"
_UNMAPPED_WORDS = "的字体没有文字编码，读不出文字"
_UNRULED = "有没有框线的表格，分不清行列，未能检查"
_PICTURE = "有大幅图片，图片里的文字读不到"


def gap_of(marks: PageMarks, draft: DraftPage) -> str | None:
    """Why the text of a page cannot be read, None when it can or when there is none."""
    count = marks.characters
    if marks.unmapped > _UNMAPPED * (count + marks.unmapped):
        return _UNMAPPED_WORDS
    if count:
        return _UNRULED if draft.has_unruled else None
    if marks.picture > _PICTURED or marks.hidden:
        return SCANNED
    return _OUTLINED if marks.drawings > _DRAWN else None


def note_of(marks: PageMarks, draft: DraftPage) -> str | None:
    """What should be said of a page that was read."""
    is_pictured = marks.runs and marks.picture > _PICTURED and not draft.tables
    return _PICTURE if is_pictured else None


def told(found: Iterable[tuple[int, str]]) -> tuple[str, ...]:
    """One sentence for each reason, with the pages it holds for."""
    pages: dict[str, list[int]] = {}
    for number, words in found:
        pages.setdefault(words, []).append(number)
    return tuple(f"{_named(numbers)}{words}" for words, numbers in pages.items())


def _named(numbers: Sequence[int]) -> str:
    shown = "、".join(map(str, numbers[:_MAX_PAGES_NAMED]))
    return f"第{shown}{'等' if len(numbers) > _MAX_PAGES_NAMED else ''}页"
