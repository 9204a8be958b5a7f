"""Station 3: lists of amounts with the total that the text states for them."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from decimal import Decimal

from linter.facts.lexicon import Lexicon
from linter.facts.quantity import find_quantities
from linter.facts.text import Text
from linter.facts.types import ListSum, Quantity

_SENTENCE = re.compile(r"[。；;！!]")
_STOP = re.compile(r"[。！!]")
_SEPARATOR = re.compile(r"[、，,；;+]")
# 等13项 behind a list, 13项：… before it.
_BEHIND = re.compile(r"[^\d。；;]{0,4}")
_BEFORE = re.compile(r"\w{0,6}[：:（(]")
_LARGEST_COUNT = Decimal(10**6)
_OPENING, _CLOSING = "（(", "）)"
_FEWEST = 3
_FARTHEST = 40
_LONGEST_LABEL = 40


def find_lists(text: Text, lexicon: Lexicon) -> tuple[ListSum, ...]:
    """The lists of three or more amounts of money, with the total stated near them."""
    quantities = find_quantities(text, lexicon)
    money = [quantity for quantity in quantities if quantity.dimension == "money"]
    if len(money) < _FEWEST:
        return ()
    found = (
        _list_sum(text, money, run, quantities, lexicon) for run in _runs(text, money, lexicon)
    )
    return tuple(entry for entry in found if entry is not None)


def _runs(text: Text, money: Sequence[Quantity], lexicon: Lexicon) -> Iterator[range]:
    """Positions of amounts that follow one another in one sentence, with separators between."""
    start = 0
    for index in range(1, len(money) + 1):
        if index < len(money):
            between = text[money[index - 1].span[1] : money[index].span[0]]
            if _continues(between, lexicon):
                continue
        yield range(start, index)
        start = index


def _continues(between: str, lexicon: Lexicon) -> bool:
    if len(between) > _LONGEST_LABEL or _SENTENCE.search(between):
        return False
    if any(bracket in between for bracket in _OPENING + _CLOSING):
        return False
    if lexicon.words_pattern("total").search(between):
        return False
    joined = any(joiner in between for joiner in lexicon.head_joiners)
    return joined or _SEPARATOR.search(between) is not None


def _list_sum(
    text: Text, money: Sequence[Quantity], run: range, quantities: Sequence[Quantity],
    lexicon: Lexicon,
) -> ListSum | None:  # fmt: skip
    stated = _stated_after(text, money, run.stop, lexicon)
    summed = stated is not None
    if stated is None:
        stated, run = _stated_before(text, money, run, lexicon)
    items = money[run.start : run.stop]
    if len(items) < _FEWEST:
        return None
    start = _list_start(text, items[0])
    end = items[-1].span[1]
    end += text[end : end + 1] in _CLOSING and end < len(text)
    return ListSum(
        source=text,
        span=(start, end),
        text=text[start:end],
        items=tuple(items),
        labels=_labels(text, start, items, lexicon),
        stated=stated,
        count_stated=_count(text, start, end, quantities),
        is_open=_is_open(text, start, items, lexicon, summed=summed),
    )


def _stated_after(
    text: Text, money: Sequence[Quantity], stop: int, lexicon: Lexicon
) -> Quantity | None:
    """The total behind a list: …等13项，共计6.345万元."""
    if stop >= len(money):
        return None
    between = text[money[stop - 1].span[1] : money[stop].span[0]]
    near = len(between) <= _FARTHEST and not _SENTENCE.search(between)
    return money[stop] if near and lexicon.words_pattern("total").search(between) else None


def _stated_before(
    text: Text, money: Sequence[Quantity], run: range, lexicon: Lexicon
) -> tuple[Quantity | None, range]:
    """The total before a list: 共需8万元，其中：甲3万元、乙5万元; the run may begin with it."""
    part = lexicon.words_pattern("part")
    if run.start > 0:
        before = money[run.start - 1]
        between = text[before.span[1] : money[run.start].span[0]]
        if len(between) <= _FARTHEST and not _STOP.search(between) and part.search(between):
            return before, run
    first = money[run.start]
    if len(run) > _FEWEST and part.search(text, first.span[1], money[run.start + 1].span[0]):
        return first, run[1:]
    return None, run


def _list_start(text: Text, first: Quantity) -> int:
    for index in range(first.span[0] - 1, max(-1, first.span[0] - _LONGEST_LABEL), -1):
        if text[index] in "（(：:，,；;。、":
            return index + 1
    return max(0, first.span[0] - _LONGEST_LABEL)


def _labels(text: Text, start: int, run: Sequence[Quantity], lexicon: Lexicon) -> tuple[str, ...]:
    """What each amount is for: the words before it."""
    marks = "、，,；;+：: " + "".join(lexicon.head_joiners)
    starts = [start, *(quantity.span[1] for quantity in run[:-1])]
    return tuple(
        text[first : quantity.span[0]].lstrip(marks).rstrip("：: ")
        for first, quantity in zip(starts, run, strict=True)
    )


def _count(text: Text, start: int, end: int, quantities: Sequence[Quantity]) -> int | None:
    """The number of items stated right behind the list or right before it."""
    behind = bisect_left(quantities, end, key=lambda quantity: quantity.span[0])
    before = bisect_left(quantities, start, key=lambda quantity: quantity.span[0]) - 1
    for index, pattern in ((behind, _BEHIND), (before, _BEFORE)):
        if not 0 <= index < len(quantities):
            continue
        quantity = quantities[index]
        first, last = quantity.span
        gap = (end, first) if pattern is _BEHIND else (last, start)
        whole = quantity.base == quantity.base.to_integral_value()
        counts = quantity.dimension == "count" and whole and quantity.base < _LARGEST_COUNT
        if counts and pattern.fullmatch(text, *gap):
            return int(quantity.base)
    return None


def _is_open(
    text: Text, start: int, run: Sequence[Quantity], lexicon: Lexicon, *, summed: bool
) -> bool:
    """Whether the list names only some of what the total covers: 等 behind it, or 其中 before it
    unless the total sums it up right behind."""
    last = run[-1].span[1]
    opened = text.startswith(tuple(lexicon.words.get("open_list", ())), last)
    lead = text[max(0, start - 6) : run[0].span[0]]
    return opened or (not summed and lexicon.words_pattern("part").search(lead) is not None)
