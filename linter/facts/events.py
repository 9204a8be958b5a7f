"""Station 3: deadlines with the event that they are for."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from linter.facts.indicator import IndicatorFacts
from linter.facts.lexicon import Lexicon
from linter.facts.period import find_periods
from linter.facts.sameness import bigrams, letters
from linter.facts.text import Text
from linter.facts.types import Period

_CLAUSE_MARKS = "，,。；;：:！!？?\n"
_JOINED = re.compile(r"(?<=[一-龥\d])(?:、|和|及|与|并)(?=[一-龥\d])")
_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Deadline:
    """A point in time for an event. `day` is its last day as (year, month, day); `events` are the
    groups of what happens (`groups: 事件` of the lexicon), `core` those that say more than that it
    ends, `things` the pairs of characters that say to what, `named` those that the name of its
    row says, None in prose; `is_list` marks words that join several things or events (采购、安装);
    `row` is the indicator row, None in prose."""

    source: Text
    span: tuple[int, int]
    text: str
    day: tuple[int, int, int]
    events: frozenset[str]
    core: frozenset[str]
    things: frozenset[str]
    named: frozenset[str] | None
    is_list: bool
    row: int | None

    @property
    def is_general(self) -> bool:
        """Whether it is that of a row whose name says no thing (培训任务完成时间)."""
        return self.named is not None and not self.named


def prose_deadlines(
    texts: Iterable[Text], lexicon: Lexicon, year: int | None
) -> Iterator[Deadline]:
    """The deadlines of running texts; `year` is that of the document."""
    marks = lexicon.words_pattern("deadline_marks")
    for text in texts:
        if marks.search(text):
            yield from deadlines(find_periods(text, lexicon, year), lexicon)


def row_deadlines(rows: Iterable[IndicatorFacts], lexicon: Lexicon) -> Iterator[Deadline]:
    """The deadlines of descriptions and values."""
    marks = lexicon.words_pattern("deadline_marks")
    for row in rows:
        name, more = row.name or "", row.description or ""
        periods = row.periods if marks.search(more) and len(row.periods) == 1 else ()
        told = periods if row.period is None else (*periods, row.period)
        yield from deadlines(told, lexicon, name=name, more=more, row=row.row)


def deadlines(
    periods: Iterable[Period], lexicon: Lexicon, *, name: str | None = None, more: str = "",
    row: int | None = None,
) -> Iterator[Deadline]:  # fmt: skip
    """The deadlines among points in time; the `name` of their row and `more` of it say what they
    are for, without a name the clause around them does. Beginnings, phases and times that only
    name the year are left out."""
    for period in periods:
        if period.kind != "point" or period.deadline is None or not period.valid:
            continue
        if not lexicon.words_pattern("deadline_marks").search(period.text):
            continue
        around = _clause(period) if name is None else f"{name}，{more}"
        whole = around if name is None else name
        if lexicon.words_pattern("spans").search(whole + period.text):
            continue
        if lexicon.words_pattern("phases").search(around + period.text):
            continue
        # A description may date by the season: 秋季防火期前.
        if lexicon.words_pattern("seasons").search(around if name is None else name):
            continue
        events = _events(around, lexicon)
        yield Deadline(
            source=period.source,
            span=period.span,
            text=period.text,
            day=period.deadline,
            events=events,
            core=events - frozenset(lexicon.words.get("completions", ())),
            things=_things(around, lexicon),
            named=None if name is None else _things(name, lexicon),
            is_list=_JOINED.search(around) is not None,
            row=row,
        )


def _clause(period: Period) -> str:
    """The clause around a point in time, without it."""
    text, (start, end) = period.source, period.span
    first = max(text.rfind(mark, 0, start) for mark in _CLAUSE_MARKS) + 1
    ends = [text.find(mark, end) for mark in _CLAUSE_MARKS]
    last = min((position for position in ends if position >= 0), default=len(text))
    return text[first:start] + text[end:last]


def _events(context: str, lexicon: Lexicon) -> frozenset[str]:
    groups = lexicon.groups.get("事件", {})
    return frozenset(groups[word] for word in lexicon.groups_pattern("事件").findall(context))


def _things(context: str, lexicon: Lexicon) -> frozenset[str]:
    plain = lexicon.groups_pattern("事件").sub("，", _NUMBER.sub("，", context))
    for words in ("stop_words", "general_things"):
        plain = lexicon.words_pattern(words).sub("，", plain)
    parts = re.split("[，,。；;、的]", plain)
    return frozenset(pair for part in parts for pair in bigrams(letters(part)))
