"""Station 3: descriptions that speak of another row of the table, not of their own."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from linter.facts.phrase import Phrase
from linter.facts.sameness import bigrams

# Names with fewer pairs of letters are met in any text by chance.
_FEWEST = 3
# So much of what tells the other name from its own must stand in a description that shares
# something with both.
_PLAIN = 0.75
# How much of another name a text must hold: that row's own text speaks of something else, or not.
_LEAST, _LEAST_OF_TOLD = 0.5, 0.8
# What is written as a share in percent tells of no count.
_DIVIDES = re.compile(r"[÷/／].+[%％]")
_NONE: frozenset[str] = frozenset()

# The number of a row, its name and the pairs of letters in it.
_Name = tuple[int, str, frozenset[str]]


class Row(Protocol):
    """What is needed of an indicator row."""

    @property
    def row(self) -> int: ...
    @property
    def head(self) -> str | None: ...
    @property
    def expected(self) -> frozenset[str]: ...
    @property
    def name_phrase(self) -> Phrase | None: ...
    @property
    def description_phrase(self) -> Phrase | None: ...


@dataclass(frozen=True, slots=True)
class Misplaced:
    """The description of `row` shares neither a pair of letters with its own name nor its measure
    head, but at least half of the pairs of the name of row `other`, or nearly all where that row's
    own description speaks of its name; or of what tells the two names apart (购置彩超数量,
    购置病床数量) it has nothing of its own and nearly all of the other."""

    row: int
    other: int
    name: str


def misplaced_descriptions(rows: Sequence[Row]) -> tuple[Misplaced, ...]:
    """The rows whose description fits another name, each with the name that it fits best."""
    names = [
        (row.row, row.name_phrase.text, bigrams(row.name_phrase.core))
        for row in rows
        if row.name_phrase and not row.name_phrase.is_masked
    ]
    rates = {row.row: "share" in row.expected for row in rows}
    own = {number: pairs for number, _, pairs in names}
    told_of = {row.row for row in rows if _is_told(row, own)}
    alike = _Alike(names, {row.row: row.head for row in rows})
    found: list[Misplaced] = []
    for row in rows:
        told = row.description_phrase
        if told is None or told.is_masked:
            continue
        mine = own.get(row.row, _NONE)
        if _speaks_of(told.text, row, mine):
            found.extend(
                _exchanged(told.text, row.row, mine, alike.found(row.head, mine, told.text))
            )
            continue
        divides = _DIVIDES.search(told.text) is not None
        fits = [
            (sum(pair in told.text for pair in wanted) / len(wanted), -number, name)
            for number, name, wanted in names
            if number != row.row and len(wanted) >= _FEWEST and (rates[number] or not divides)
        ]
        share, number, name = max(fits, default=(0, 0, ""))
        if share >= (_LEAST_OF_TOLD if -number in told_of else _LEAST):
            found.append(Misplaced(row.row, -number, name))
    return tuple(found)


def _is_told(row: Row, own: Mapping[int, frozenset[str]]) -> bool:
    told = row.description_phrase
    return told is not None and _speaks_of(told.text, row, own.get(row.row, _NONE))


class _Alike:
    """Names by their measure and by each pair of their letters."""

    def __init__(self, names: Sequence[_Name], heads: Mapping[int, str | None]) -> None:
        self._by_head: defaultdict[str, dict[int, _Name]] = defaultdict(dict)
        self._holders: defaultdict[tuple[str, str], set[int]] = defaultdict(set)
        for place, name in enumerate(names):
            if head := heads[name[0]]:
                self._by_head[head][place] = name
                for pair in name[2]:
                    self._holders[head, pair].add(place)

    def found(self, head: str | None, own: frozenset[str], text: str) -> Iterator[_Name]:
        """Those of the same measure that share all pairs of `own` that stand in the text."""
        if not head:
            return
        names = self._by_head[head]
        said = [self._holders[head, pair] for pair in own if pair in text]
        places = sorted(set.intersection(*said)) if said else names
        yield from (names[place] for place in places)


def _exchanged(
    text: str, row: int, own: frozenset[str], names: Iterable[_Name]
) -> tuple[Misplaced, ...]:
    """The row of the same measure whose own letters the text has, where it has none of `row`'s:
    `names` share with it whatever of its letters the text has."""
    for number, name, pairs in names:
        theirs = pairs - own
        if number == row or len(own - pairs) < 2 or len(theirs) < _FEWEST:
            continue
        if sum(pair in text for pair in theirs) >= _PLAIN * len(theirs):
            return (Misplaced(row, number, name),)
    return ()


def _speaks_of(text: str, row: Row, own: frozenset[str]) -> bool:
    """Whether the text has anything of the row's name; a name too short is given the benefit."""
    if len(own) < 2 or any(pair in text for pair in own):
        return True
    return row.head is not None and len(row.head) > 1 and row.head in text
