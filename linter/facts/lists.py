"""Station 3: lists of amounts with the total that the text states for them."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from linter.facts.lexicon import Lexicon
from linter.facts.quantity import find_quantities
from linter.facts.text import Text
from linter.facts.types import ListSum, Quantity

_SENTENCE = re.compile(r"[。；;！!]")
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
    """The lists of three or more amounts of one dimension, with the total stated near them."""
    quantities = find_quantities(text, lexicon)
    money = [q for q in quantities if q.dimension == "money"]
    if len(money) < _FEWEST:
        return ()
    found = (_list_sum(text, run, quantities, lexicon) for run in _runs(text, money, lexicon))
    return tuple(entry for entry in found if entry is not None)


def _runs(text: Text, money: Sequence[Quantity], lexicon: Lexicon) -> Iterator[list[Quantity]]:
    """Amounts that follow one another in one sentence, a separator between each two."""
    run: list[Quantity] = []
    for quantity in money:
        if run and not _continues(text[run[-1].span[1] : quantity.span[0]], lexicon):
            yield run
            run = []
        run.append(quantity)
    yield run


def _continues(between: str, lexicon: Lexicon) -> bool:
    if _SENTENCE.search(between) or len(between) > _LONGEST_LABEL:
        return False
    if any(bracket in between for bracket in _OPENING + _CLOSING):
        return False
    if lexicon.words_pattern("total").search(between):
        return False
    joined = any(joiner in between for joiner in lexicon.head_joiners)
    return joined or _SEPARATOR.search(between) is not None


def _list_sum(
    text: Text, run: list[Quantity], quantities: Sequence[Quantity], lexicon: Lexicon
) -> ListSum | None:
    stated = _stated_after(text, run, quantities, lexicon)
    if stated is None:
        stated, run = _stated_before(text, run, quantities, lexicon)
    if len(run) < _FEWEST:
        return None
    start = _list_start(text, run[0])
    end = run[-1].span[1]
    if text[end : end + 1] in _CLOSING and end < len(text):
        end += 1
    return ListSum(
        source=text,
        span=(start, end),
        text=text[start:end],
        items=tuple(run),
        labels=_labels(text, start, run, lexicon),
        stated=stated,
        count_stated=_count(text, start, end, quantities),
        is_open=_is_open(text, start, run, end, lexicon),
    )


def _stated_after(
    text: Text, run: Sequence[Quantity], quantities: Sequence[Quantity], lexicon: Lexicon
) -> Quantity | None:
    """The total behind a list: …等13项，共计6.345万元."""
    end = run[-1].span[1]
    for quantity in quantities:
        between = text[end : quantity.span[0]]
        if quantity.span[0] < end or quantity.dimension != "money":
            continue
        near = len(between) <= _FARTHEST and not re.search(r"[。；;]", between)
        return quantity if near and lexicon.words_pattern("total").search(between) else None
    return None


def _stated_before(
    text: Text, run: list[Quantity], quantities: Sequence[Quantity], lexicon: Lexicon
) -> tuple[Quantity | None, list[Quantity]]:
    """The total before a list: 共需8万元，其中：甲3万元、乙5万元; the run may begin with it."""
    first = run[0]
    candidates = [q for q in quantities if q.span[1] <= first.span[0] and q.dimension == "money"]
    part = lexicon.words_pattern("part")
    if candidates:
        between = text[candidates[-1].span[1] : first.span[0]]
        if len(between) <= _FARTHEST and "。" not in between and part.search(between):
            return candidates[-1], run
    if len(run) > _FEWEST and part.search(text, first.span[1], run[1].span[0]):
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
    for quantity in quantities:
        whole = quantity.base == quantity.base.to_integral_value()
        if quantity.dimension != "count" or not whole or quantity.base >= _LARGEST_COUNT:
            continue
        first, last = quantity.span
        behind = first >= end and _BEHIND.fullmatch(text, end, first)
        before = last <= start and _BEFORE.fullmatch(text, last, start)
        if behind or before:
            return int(quantity.base)
    return None


def _is_open(text: Text, start: int, run: Sequence[Quantity], end: int, lexicon: Lexicon) -> bool:
    last = run[-1].span[1]
    opened = text.startswith(tuple(lexicon.words.get("open_list", ())), last)
    lead = text[max(0, start - 6) : run[0].span[0]]
    return opened or lexicon.words_pattern("part").search(lead) is not None
