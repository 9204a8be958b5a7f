"""Station 3: the years that texts mention, with what stands around them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from linter.facts.text import Text

# A month behind the year belongs to a date, which may tell of anything, but not in a deadline.
_DEADLINE = r"\d?月(?:底|末|\d{1,2}日)?(?:之前|以前|前)"
_YEAR = re.compile(rf"(?<![\d\[〔【（(—–~\-])((?:19|20)\d{{2}})年度?(?![—–~\-]|\d(?!{_DEADLINE}))")
_CLAUSE_MARKS = "，,。；;：:！!？?\n"
_QUOTES = re.compile(r"《[^《》]*》|“[^“”]*”")


@dataclass(frozen=True, slots=True)
class YearMention:
    """A year in a text. `before` and `after` are the rest of its clause, `years` all years that
    the text mentions, `named` those of the project's name and code."""

    source: Text
    span: tuple[int, int]
    text: str
    year: int
    before: str
    after: str
    years: frozenset[int]
    named: frozenset[int]


def find_years(texts: Iterable[Text], named: frozenset[int]) -> Iterator[YearMention]:
    """The years (2024年, 2024年度) that the texts mention outside titles of documents, 文号 and
    spans of years."""
    for text in texts:
        if "年" not in text:
            continue
        found = list(_YEAR.finditer(text))
        years = frozenset(int(match[1]) for match in found)
        quoted = [match.span() for match in _QUOTES.finditer(text)] if found else []
        for match in found:
            if any(start <= match.start() < end for start, end in quoted):
                continue
            before, after = _clause(text, match.span())
            yield YearMention(
                text, match.span(), match[0], int(match[1]), before, after, years, named
            )


def years_in(text: str) -> frozenset[int]:
    """Every year that stands in a text."""
    return frozenset(int(year) for year in re.findall(r"(?<!\d)((?:19|20)\d{2})(?!\d)", text))


def _clause(text: str, span: tuple[int, int]) -> tuple[str, str]:
    start = max((text.rfind(mark, 0, span[0]) for mark in _CLAUSE_MARKS), default=-1) + 1
    ends = [text.find(mark, span[1]) for mark in _CLAUSE_MARKS]
    end = min((position for position in ends if position >= 0), default=len(text))
    return text[start : span[0]], text[span[1] : end]
