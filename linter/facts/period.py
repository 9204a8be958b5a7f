"""Station 3: points in time and durations, in value cells and in prose."""

import re
from calendar import monthrange
from collections.abc import Iterator
from functools import lru_cache

from linter.facts.lexicon import Lexicon
from linter.facts.numerals import CHINESE
from linter.facts.quantity import find_quantities, value_quantities
from linter.facts.surroundings import longest
from linter.facts.text import Text
from linter.facts.types import Comparator, Period, Quantity

_YEAR = r"(?P<year>(?:19|20)\d{2})"
_MONTH = r"(?P<month>\d{1,2}|[一二三四五六七八九十]{1,2})"
_DAY = r"(?P<day>\d{1,2})"
# 2023-2024年, 1-12月, 2023.07-2024.01: what ends the range is the deadline.
_FROM = r"(?:(?:(?P<first>(?:19|20)\d{2})[年.])?\d{1,2}月?(?:\d{1,2}日)?(?:[-—–~至到]{1,2}))?"
_DATES = (
    rf"{_FROM}(?:{_YEAR}年?[度]?)?(?<!\d){_MONTH}月(?:{_DAY}[日号])?",
    rf"(?<![\d.])(?:(?:19|20)\d{{2}}[-./]\d{{1,2}}[-—–~至到])?{_YEAR}[-./]{_MONTH}"
    rf"(?:[-./]{_DAY})?(?![\d.]|[%％元万])",
    rf"(?:(?:19|20)\d{{2}}年?[-—–~至到])?(?<!\d){_YEAR}年(?:度)?(?!前|来|代)",
)
_PATTERNS = tuple(re.compile(pattern) for pattern in _DATES)
_MONTHS = {word: index + 1 for index, word in enumerate("一二三四五六七八九十")} | {
    "十一": 11, "十二": 12,
}  # fmt: skip
_LONGEST_COMPARATOR, _LONGEST_PART = 6, 4
# 三年内 is a duration, not 年内.
_NUMERALS = frozenset("0123456789" + CHINESE)


def read_period(
    value: Text, lexicon: Lexicon, year: int | None, quantities: tuple[Quantity, ...] | None = None
) -> Period | None:
    """The point in time or the duration a value cell states; None when it states none or several.

    `year` is the budget year, which holds for points printed without one. A cell that states
    another quantity beside (每月2次) is no period. `quantities` are those of the cell, when known.
    """
    if quantities is None:
        quantities = value_quantities(value, lexicon)
    if any(quantity.dimension != "duration" for quantity in quantities):
        return None
    found = _with_durations(value, lexicon, year, quantities)
    return found[0] if len(found) == 1 else None


def find_periods(text: Text, lexicon: Lexicon, year: int | None) -> tuple[Period, ...]:
    """The points in time and durations of prose, in order; recurring ones (每月5日前) left out."""
    return _with_durations(text, lexicon, year, find_quantities(text, lexicon))


def _with_durations(
    text: Text, lexicon: Lexicon, year: int | None, quantities: tuple[Quantity, ...]
) -> tuple[Period, ...]:
    taken = bytearray(len(text))
    found = [
        period
        for period in (*_dates(text, lexicon, year), *_named(text, lexicon, year))
        if _take(taken, period.span)
    ]
    found += [
        _duration(quantity)
        for quantity in quantities
        if quantity.dimension == "duration"
        and not _recurs(text, quantity.span[0], lexicon)
        and _take(taken, quantity.span)
    ]
    return tuple(sorted(found, key=lambda period: period.span))


def _take(taken: bytearray, span: tuple[int, int]) -> bool:
    """Marks the characters of the span; False when one of them belongs to an earlier period."""
    start, end = span
    if any(taken[start:end]):
        return False
    taken[start:end] = b"1" * (end - start)
    return True


def _recurs(text: str, start: int, lexicon: Lexicon) -> bool:
    """Whether what starts here recurs: 每5天, 每月5日前."""
    before = text[max(0, start - 2) : start]
    return any(word in before for word in lexicon.recurring)


def _duration(quantity: Quantity) -> Period:
    return Period(
        quantity.source, quantity.span, quantity.text, "duration", quantity.comparator,
        None, None, None, None, quantity.base, True, False,
    )  # fmt: skip


def _dates(text: Text, lexicon: Lexicon, year: int | None) -> Iterator[Period]:
    for pattern in _PATTERNS:
        for match in pattern.finditer(text):
            if text[max(0, match.start() - 1) : match.start()] not in lexicon.recurring:
                yield _point(text, match, lexicon, year)


def _point(text: Text, match: re.Match[str], lexicon: Lexicon, year: int | None) -> Period:
    groups = match.groupdict()
    year_text = groups.get("year") or groups.get("first")
    printed_year = int(year_text) if year_text else None
    month = _month(groups.get("month"))
    day = int(groups["day"]) if groups.get("day") else None
    part = None if month is None else longest(text, match.end(), lexicon.month_parts, _LONGEST_PART)
    start, comparator = _comparator(text, match.start(), lexicon)
    end = match.end() + len(part or "")
    if printed_year and month is None:
        end, word = _named_after(text, end, lexicon)
        month, day = lexicon.period_points[word] if word else (None, None)
    valid = _exists(printed_year or year, month, day)
    return Period(
        source=text,
        span=(start, end),
        text=text[start:end],
        kind="point",
        comparator=comparator,
        year=printed_year,
        month=month,
        day=day,
        deadline=_deadline(printed_year or year, month, day, part, lexicon) if valid else None,
        days=None,
        valid=valid,
        ambiguous=part is None and day is None and printed_year is None and "-" not in match[0],
    )


def _month(text: str | None) -> int | None:
    if text is None:
        return None
    return int(text) if text.isdecimal() else _MONTHS.get(text, 0)


def _comparator(text: str, start: int, lexicon: Lexicon) -> tuple[int, Comparator | None]:
    for size in range(min(_LONGEST_COMPARATOR, start), 0, -1):
        form = text[start - size : start]
        if form in lexicon.comparators_before:
            return start - size, lexicon.comparators_before[form]
    if start == 1 and text[0] in lexicon.mangled:
        return 0, lexicon.mangled[text[0]]
    return start, None


def _exists(year: int | None, month: int | None, day: int | None) -> bool:
    if month is None:
        return True
    if not 1 <= month <= 12:
        return False
    # 29 February exists unless the year is known to lack it.
    return day is None or 1 <= day <= monthrange(year or 2000, month)[1]


def _deadline(
    year: int | None, month: int | None, day: int | None, part: str | None, lexicon: Lexicon
) -> tuple[int, int, int] | None:
    if year is None:
        return None
    if month is None:
        return year, 12, 31
    if day is not None:
        return year, month, day
    last = lexicon.month_parts[part] if part else 0
    if last > 0:
        return year, month, last
    if last < 0:
        year, month = (year - 1, 12) if month == 1 else (year, month - 1)
    return year, month, monthrange(year, month)[1]


@lru_cache(maxsize=8)
def _named_pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(words, key=len, reverse=True))) or "(?!)")


def _named_after(text: str, position: int, lexicon: Lexicon) -> tuple[int, str | None]:
    """The named point right after a year: 2024年底 is read as 2024年 + 年底, 2024年上半年."""
    for start in (position - 1, position):
        word = longest(text, start, lexicon.period_points, 5)
        if word:
            return start + len(word), word
    return position, None


def _named(text: Text, lexicon: Lexicon, year: int | None) -> Iterator[Period]:
    pattern = _named_pattern(tuple(lexicon.period_points))
    earlier = [word for word, day in lexicon.month_parts.items() if day < 0]
    for match in pattern.finditer(text):
        start, comparator = _comparator(text, match.start(), lexicon)
        if start > 0 and (text[start - 1] in lexicon.recurring or text[start - 1] in _NUMERALS):
            continue
        # 当年的工作 says of when something is, not until when.
        if text.startswith("的", match.end()):
            continue
        month, day = lexicon.period_points[match[0]]
        end = match.end()
        end += len(longest(text, end, earlier, _LONGEST_PART) or "")
        yield Period(
            text, (start, end), text[start:end], "point", comparator, None, month, day,
            None if year is None else (year, month, day), None, True, False,
        )  # fmt: skip
