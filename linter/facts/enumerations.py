"""Station 3: lists of things in prose with the number that is stated for them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from linter.facts.lexicon import Lexicon
from linter.facts.quantity import find_quantities
from linter.facts.text import Text
from linter.facts.types import Quantity

_SEPARATOR = "、"
_JOINERS = re.compile(r"以及|和|及|与|或")
_START_MARKS = "，,。；;：:！!？?\n"
_END_MARKS = "。；;！!？?\n"
_NESTED = re.compile(r"[（(][^（()）]*[）)]")
_PAIRS = {"）": "（", ")": "("}
_LONGEST_LIST = 400
_LONGEST_NOUN = 10


@dataclass(frozen=True, slots=True)
class Enumeration:
    """A list whose number of items is stated. It has at least `least` and at most `most` items (和
    may join two or stand within one); `stated` is the number as printed, `is_open` marks 等."""

    source: Text
    span: tuple[int, int]
    text: str
    least: int
    most: int
    stated: Quantity
    number: int
    is_open: bool

    @property
    def listed(self) -> int:
        """The number of items that is nearest to the stated one."""
        return min(max(self.number, self.least), self.most)


def find_enumerations(text: Text, lexicon: Lexicon) -> Iterator[Enumeration]:
    """Lists such as “甲、乙、丙等3项”, “（甲、乙、丙）共3项”, “3个区域：甲、乙、丙”."""
    if _SEPARATOR not in text:
        return
    for quantity in find_quantities(text, lexicon):
        if quantity.unit is None or quantity.base % 1 or not 1 < quantity.base < 100:
            continue
        found = _behind(text, quantity, lexicon) or _in_front(text, quantity, lexicon)
        if found is not None:
            yield found


def _in_front(text: Text, quantity: Quantity, lexicon: Lexicon) -> Enumeration | None:
    """A list right before its number, in brackets or followed by 等 or 共."""
    if quantity.unit not in lexicon.words.get("list_units", ()):
        return None
    end = quantity.span[0]
    total = _word_before(text, end, lexicon, "list_total")
    end = end - len(total)
    opened = _word_before(text, end, lexicon, "list_open")
    end = end - len(opened)
    if end and text[end - 1] in _PAIRS:
        start = text.rfind(_PAIRS[text[end - 1]], max(0, end - _LONGEST_LIST), end)
        return None if start < 0 else _enumeration(text, start + 1, end - 1, quantity, lexicon)
    if not total and not opened:
        return None
    start = max(text.rfind(mark, max(0, end - _LONGEST_LIST), end) for mark in _START_MARKS) + 1
    return _enumeration(text, start, end, quantity, lexicon, bool(opened))


def _behind(text: Text, quantity: Quantity, lexicon: Lexicon) -> Enumeration | None:
    """A list behind its number: a noun and a colon or brackets between them."""
    words = (*lexicon.words.get("list_units", ()), *lexicon.words.get("list_places", ()))
    if quantity.unit not in words:
        return None
    opening = re.compile(rf"[^，,。；;：:、（()）\d]{{0,{_LONGEST_NOUN}}}(?P<mark>[：:（(])")
    lead = opening.match(text, quantity.span[1])
    if lead is None:
        return None
    start = lead.end()
    if lead["mark"] in "（(":
        closing = [p for p in (text.find("）", start), text.find(")", start)) if p >= 0]
        end = min(closing, default=-1)
    else:
        ends = [p for p in (text.find(mark, start) for mark in _END_MARKS) if p >= 0]
        end = min(ends, default=len(text))
    if end < 0 or end - start > _LONGEST_LIST:
        return None
    if text.startswith(tuple(lexicon.words.get("list_examples", ())), start):
        return None
    return _enumeration(text, start, end, quantity, lexicon)


def _word_before(text: str, end: int, lexicon: Lexicon, name: str) -> str:
    found = [word for word in lexicon.words.get(name, ()) if text.endswith(word, 0, end)]
    return max(found, key=len, default="")


def _enumeration(
    text: Text, start: int, end: int, quantity: Quantity, lexicon: Lexicon, is_open: bool = False
) -> Enumeration | None:
    plain = _NESTED.sub("", text[start:end])
    # Marks other than the separator divide the list into lists of their own.
    if _SEPARATOR not in plain or any(mark in plain for mark in _START_MARKS):
        return None
    items = [item for item in plain.split(_SEPARATOR) if item]
    opened = any(word in items[-1] for word in lexicon.words.get("list_open", ()))
    joined = sum(len(_JOINERS.findall(item)) for item in items)
    return Enumeration(
        source=text,
        span=(min(start, quantity.span[0]), max(end, quantity.span[1])),
        text=text[start:end],
        least=len(items),
        most=len(items) + joined,
        stated=quantity,
        number=int(quantity.base),
        is_open=is_open or opened,
    )
