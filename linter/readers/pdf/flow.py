"""Between file and station 1: lines joined to paragraphs where a line broke because it was full."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from linter.readers.pdf.lines import CLOSING, Line

Alignment = Literal["left", "right", "centred"]
# Lengths as shares of the width of a letter.
_ROUNDING = 0.3
_SAME_SIDE = 0.25
_INDENT = 1.5
# What begins an item of a list; a decimal fraction does not, unless the next item follows.
_NUMERALS = "一二三四五六七八九十"
_ITEM = re.compile(
    rf"(?P<before>[（(]?)(?:(?P<figures>\d{{1,2}})|(?P<numeral>[{_NUMERALS}])|[{_NUMERALS}]{{2,3}})"
    r"(?P<after>[）)、]|[.．](?!\d))|(?P<circled>[①-⑳])"
)
_ITEM_OR_FRACTION = re.compile(_ITEM.pattern.replace(r"(?!\d)", ""))
STOPS = frozenset("。；：;:！？!?")


@dataclass(frozen=True, slots=True)
class Measure:
    """How far lines may reach: the left and the right edge of the text of a cell or a page."""

    left: float
    right: float


def paragraphs(lines: Sequence[Line], measure: Measure, alignment: Alignment) -> list[list[Line]]:
    """The lines of each paragraph."""
    done: list[list[Line]] = []
    for line in lines:
        if (
            done
            and not is_next_item(done[-1][0].text, line.text)
            and continues(done[-1][-1], line, measure, alignment)
        ):
            done[-1].append(line)
        else:
            done.append([line])
    return done


def continues(before: Line, line: Line, measure: Measure, alignment: Alignment) -> bool:
    """True where the start of `line` would not have fitted behind `before`."""
    em = max(before.em, line.em)
    if before.ends_open:
        return True
    if alignment == "left" and line.left - measure.left > _INDENT * em:
        # An indented first line; where all lines are indented, a paragraph ends as sentences do.
        is_inset = before.left > line.left - _SAME_SIDE * em
        if not is_inset or before.text[-1] in STOPS:
            return False
    if _ITEM.match(line.text) and before.text[-1] in STOPS:
        return False
    needed = _width_needed(before, line)
    return _slack(before, measure, alignment) < needed + _ROUNDING * em


def is_next_item(first: str, text: str) -> bool:
    """Whether a line has the number that follows the one its paragraph begins with."""
    before, here = _ITEM_OR_FRACTION.match(first), _ITEM.match(text)
    if before is None or here is None:
        return False
    (kind, number), (other_kind, other_number) = _number(before), _number(here)
    return kind == other_kind and number is not None and other_number == number + 1


def _number(item: re.Match[str]) -> tuple[str, int | None]:
    """In what way an item is numbered and with which number, None where it is not told here."""
    if item["circled"]:
        return "circled", ord(item["circled"])
    marks = f"{item['before']}{item['after']}"
    if item["figures"]:
        return f"figures {marks}", int(item["figures"])
    return f"numeral {marks}", _NUMERALS.index(item["numeral"]) if item["numeral"] else None


def _slack(line: Line, measure: Measure, alignment: Alignment) -> float:
    """The room that a line leaves for more text."""
    before, behind = line.left - measure.left, measure.right - line.right
    match alignment:
        case "left":
            return behind
        case "right":
            return before
        case "centred":
            return before + behind


def _width_needed(before: Line, line: Line) -> float:
    if line.ends_open and line.head >= line.right - line.left:
        # What the opening mark belongs to stands on the next line and is not known here.
        return 2 * line.em + line.head
    em = max(before.em, line.em)
    if is_within_latin(before, line):
        # A word longer than the measure breaks anywhere but before a closing mark; the line was
        # filled to the end then.
        return line.head if line.text[1:2] and line.text[1] in CLOSING else min(line.head, line.em)
    # Some fonts give the box of the ink for a character, which takes a whole em.
    return line.head if line.text[0].isascii() else max(line.head, em)


def has_room(before: Line, line: Line, measure: Measure, alignment: Alignment) -> bool:
    """Whether the first word of `line` would have fitted behind `before`."""
    return _slack(before, measure, alignment) >= line.head


def is_within_latin(before: Line, line: Line) -> bool:
    """Whether Latin letters or figures stand on both sides of a break."""
    return _is_word(before.text[-1]) and _is_word(line.text[0])


def _is_word(character: str) -> bool:
    return character.isascii() and character.isalnum()


def alignment_of(lines: Sequence[Line], measure: Measure) -> Alignment:
    """How the lines of a cell are set, by the sides that they share."""
    lefts = [line.left - measure.left for line in lines]
    rights = [measure.right - line.right for line in lines]
    tolerance = _SAME_SIDE * max(line.em for line in lines)
    centred = all(
        abs(left - right) <= 2 * tolerance for left, right in zip(lefts, rights, strict=True)
    )
    if centred:
        return "centred"
    if max(rights) - min(rights) <= tolerance < max(lefts) - min(lefts):
        return "right"
    return "left"


def text_of(lines: Sequence[Line]) -> str:
    """The text of one paragraph; a blank parts words that a line break parted."""
    text = ""
    for line in lines:
        if text and _is_letter(text[-1]) and _is_letter(line.text[0]) and _is_letters(line, text):
            text += " "
        text += line.text
    return text


def _is_letter(character: str) -> bool:
    return character.isascii() and character.isalpha()


def _is_letters(line: Line, text: str) -> bool:
    """Whether whole words of Latin letters stand on both sides, not a code that was cut."""
    return bool(re.match(r"[a-zA-Z]+[a-z](?![\w-])", line.text)) and bool(
        re.search(r"(?<![\w-])[a-zA-Z]*[a-z]$", text)
    )
