"""Station 6: a cell quoted on one line, with its offending part underlined on the next."""

import unicodedata
from dataclasses import dataclass

from linter.reports.width import character_width, text_width

LINE_BREAK = "↓"
_CUT = "…"


@dataclass(frozen=True, slots=True)
class Quote:
    """One printable line, cut with … where the cell is longer, and its part that is underlined.

    `before`, `marked` and `after` together are the line; `underline` is the line below it, of
    blanks and ^ as wide as `before` and `marked`, or empty when nothing is marked.
    """

    before: str
    marked: str
    after: str
    underline: str


def quote(text: str, span: tuple[int, int] | None, width: int, ambiguous: int = 1) -> Quote:
    """An excerpt of `text` of at most `width` columns around `span`, raw offsets into it."""
    shown = [_printable(character) for character in text]
    widths = [sum(character_width(one, ambiguous) for one in piece) for piece in shown]
    start, end = _within(span, len(text)) if span else (0, 0)
    first, last = _window(widths, start, end, max(width, 8), character_width(_CUT, ambiguous))
    end = min(end, last)
    head, tail = _CUT * (first > 0), _CUT * (last < len(text))
    before = head + "".join(shown[first:start])
    marked = "".join(shown[start:end])
    after = "".join(shown[end:last]) + tail
    if span is None:
        return Quote(before + marked + after, "", "", "")
    blanks = " " * text_width(before, ambiguous)
    return Quote(before, marked, after, blanks + "^" * max(1, text_width(marked, ambiguous)))


def _within(span: tuple[int, int], length: int) -> tuple[int, int]:
    start = min(max(span[0], 0), length)
    return start, min(max(span[1], start), length)


def _printable(character: str) -> str:
    """What stands for a character: a mark for a line break, nothing for what steers a terminal."""
    if character == "\n":
        return LINE_BREAK
    if character.isprintable() or character == "\u3000":
        return character
    return "" if unicodedata.category(character) == "Cf" else " "


def _window(widths: list[int], start: int, end: int, width: int, cut: int) -> tuple[int, int]:
    """The part of the text to show: all of it, or a third of the room before the span and the rest
    from there on, with room kept for the two cuts."""
    ends = [0]
    for one in widths:
        ends.append(ends[-1] + one)
    total = ends[-1]
    if total <= width:
        return 0, len(widths)
    room = width - 2 * cut
    lead = max(0, (room - (ends[end] - ends[start])) // 2, room // 4)
    lead = min(lead, ends[start])
    from_column = min(ends[start] - lead, max(0, total - room))
    from_column = from_column if from_column > cut else 0
    first = next(index for index, column in enumerate(ends) if column >= from_column)
    last = first
    while last < len(widths) and ends[last + 1] - ends[first] <= room:
        last += 1
    return first, last
