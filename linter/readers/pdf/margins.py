"""Between file and station 1: leaves out page numbers and heads and feet that pages repeat."""

import re
from collections import Counter
from collections.abc import Sequence

from linter.readers.pdf.drafts import DraftPage
from linter.readers.pdf.lines import Line

# Points from the edge of the paper, where a text has its margin.
_MARGIN = 60.0
_SAME_HEIGHT = 3.0
_LEAST_PAGES = 3
_LEAST_SHARE = 0.45
_NUMBER = re.compile(
    r"[\s\-—–―·~.]*第?\s*(?P<number>\d{1,4})\s*页?"
    r"(?:\s*[/／，,of]{0,2}\s*(?:共|总)?\s*\d{1,4}\s*页?)?[\s\-—–―·~.]*"
)
_DIGITS = re.compile(r"\d+")


def drop_margins(pages: Sequence[DraftPage]) -> None:
    """Takes page numbers and running heads and feet out of the pages' blocks."""
    repeated = _repeated(pages)
    shifts = Counter(
        shift for page in pages for line in _marginal(page) for shift in _shift(page, line)
    )
    for page in pages:
        dropped = {
            id(line)
            for line in _marginal(page)
            if _is_repeated(line, page, repeated) or _is_number(line, page, shifts, len(pages))
        }
        if dropped:
            page.blocks = [block for block in page.blocks if id(block) not in dropped]


def _marginal(page: DraftPage) -> list[Line]:
    """The lines in the upper and in the lower margin that have nothing beyond them but such."""
    tables = [table.box for table in page.tables]
    top = min([_MARGIN, *(box[1] for box in tables)])
    bottom = max([page.height - _MARGIN, *(box[3] for box in tables)])
    return [line for line in page.lines if line.middle < top or line.middle > bottom]


def _key(line: Line) -> str:
    return _DIGITS.sub("#", line.text)


def _height(line: Line, page: DraftPage) -> float:
    """Negative in the lower margin, measured from the edge of the paper: sizes of pages differ."""
    return line.middle if line.middle < page.height / 2 else line.middle - page.height


def _repeated(pages: Sequence[DraftPage]) -> dict[str, float]:
    """The texts that stand in the margin of many pages at one height."""
    heights: dict[str, list[float]] = {}
    for page in pages:
        for line in _marginal(page):
            heights.setdefault(_key(line), []).append(_height(line, page))
    least = max(min(_LEAST_PAGES, len(pages)), 2, _LEAST_SHARE * len(pages))
    return {
        text: sorted(found)[len(found) // 2]
        for text, found in heights.items()
        if len(found) >= least
    }


def _is_repeated(line: Line, page: DraftPage, repeated: dict[str, float]) -> bool:
    height = repeated.get(_key(line))
    return height is not None and abs(_height(line, page) - height) <= _SAME_HEIGHT


def _shift(page: DraftPage, line: Line) -> Sequence[int]:
    """By how much a number in the margin is ahead of the count of pages, none for other text."""
    match = _NUMBER.fullmatch(line.text)
    return [int(match["number"]) - page.order] if match else []


def _is_number(line: Line, page: DraftPage, shifts: Counter[int], pages: int) -> bool:
    return any(shifts[shift] > 1 or pages < _LEAST_PAGES for shift in _shift(page, line))
