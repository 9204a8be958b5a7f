"""Station 3: changes against last year that prose states: how much, of what, by what rate."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from linter.facts.amount import Amount, add, amount_of, contradicts, negative
from linter.facts.lexicon import Lexicon
from linter.facts.quantity import find_quantities
from linter.facts.text import Text
from linter.facts.types import Quantity

_CLAUSE_END = re.compile(r"[，,。；;：:、（()）\n]")
_SENTENCE_END = re.compile(r"[。\n]")
# What may stand between an amount and its change: 1234.56万元，比2024年预算增加…
_COMPARES = re.compile(r"[，,（(]?(?:(?:较|比|同|与)[^，,；;。、]{0,16})?")


@dataclass(frozen=True, slots=True)
class Change:
    """A change of money that a sentence states. `amount` is negative for a decrease; `item` the
    budget item it belongs to, None when no known one is named; `is_whole` is whether it is the
    change of the whole, stated against last year. `parts` are changes stated as its parts, only
    where they are all of them. `percent` is the rate said with it, signed, `bases` the amounts
    of the sentence that it may be a rate of, the one directly before first; none where something
    else stands between."""

    source: Text
    span: tuple[int, int]
    text: str
    amount: Amount
    item: str | None
    is_whole: bool
    percent: Quantity | None
    rate: Decimal | None
    bases: tuple[Quantity, ...]
    parts: tuple["Change", ...] = ()

    @property
    def part_amounts(self) -> tuple[Amount, ...]:
        return tuple(part.amount for part in self.parts)

    @property
    def has_wrong_parts(self) -> bool:
        """Whether the parts miss the change of the whole by more than printing explains."""
        summed = add(self.part_amounts)
        return summed is not None and contradicts(summed, "==", self.amount, Decimal(0)) is True

    @property
    def has_wrong_rate(self) -> bool:
        """Whether no amount of the sentence gives the rate, as the figure of this year or of last
        year; never where none is stated before it."""
        if self.percent is None or self.rate is None:
            return False
        return bool(self.bases) and not any(self._fits(base) for base in self.bases)

    @property
    def has_wrong_sign(self) -> bool:
        """Whether amount and rate go different ways."""
        return bool(self.rate) and self.amount.base * (self.rate or 0) < 0

    def _fits(self, base: Quantity) -> bool:
        assert self.percent is not None and self.rate is not None
        slack = self.percent.half_ulp + Decimal("0.0002")
        befores = (base.base - self.amount.base, base.base)
        rates = (self.amount.base / before for before in befores if before > 0)
        return any(abs(abs(rate) - abs(self.rate)) <= slack for rate in rates)


@dataclass(frozen=True, slots=True)
class _Words:
    """Words of change with their sign, patterns of the budget items, and of the years compared."""

    turns: Mapping[str, int]
    items: Mapping[str, re.Pattern[str]]
    against: re.Pattern[str]


def find_changes(narrative: Sequence[Text], lexicon: Lexicon) -> tuple[Change, ...]:
    """The changes of money in prose, sentence by sentence, the parts of a whole with it."""
    words = _words(lexicon)
    return tuple(
        change
        for text in narrative
        if any(word in text for word in words.turns)
        for sentence in _sentences(text, find_quantities(text, lexicon))
        for change in _with_parts(list(_in_sentence(text, sentence, words)), lexicon)
    )


def _words(lexicon: Lexicon) -> _Words:
    more = dict.fromkeys(lexicon.words.get("increases", ()), 1)
    less = dict.fromkeys(lexicon.words.get("decreases", ()), -1)
    items = {item.id: re.compile("|".join(item.said)) for item in lexicon.budget_items.values()}
    past = lexicon.words_pattern("past").pattern
    return _Words(more | less, items, re.compile(f"(?:较|比|同|与).{{0,12}}?(?:年|{past})"))


def _sentences(text: str, quantities: Sequence[Quantity]) -> Iterator[list[Quantity]]:
    """The quantities of each sentence that states any."""
    ends = [match.end() for match in _SENTENCE_END.finditer(text)] + [len(text)]
    begin = 0
    for end in ends:
        inside = [quantity for quantity in quantities if begin <= quantity.span[0] < end]
        if inside:
            yield inside
        begin = end


def _in_sentence(text: Text, quantities: Sequence[Quantity], words: _Words) -> Iterator[Change]:
    plain: list[Quantity] = []
    end = max(text.rfind(mark, 0, quantities[0].span[0]) for mark in "。\n") + 1
    for index, quantity in enumerate(quantities):
        start, before = quantity.span[0], end
        end = quantity.span[1]
        if quantity.dimension != "money":
            continue
        turn = _turn(text[before:start], words.turns)
        if turn is None:
            plain.append(quantity)
            continue
        word, sign = turn
        start -= len(word)
        clause = _clause(text[before:start])
        named = [id for id, pattern in words.items.items() if pattern.search(clause)]
        percent, rate = _percent(text, quantity, quantities[index + 1 :], words.turns)
        is_next = bool(plain) and _COMPARES.fullmatch(text, plain[-1].span[1], start) is not None
        amount = amount_of(quantity)
        yield Change(
            text, (start, end), text[start:end], amount if sign > 0 else negative(amount),
            named[0] if len(named) == 1 else None, bool(words.against.search(clause)),
            percent, rate, tuple(reversed(plain)) if is_next else (),
        )  # fmt: skip


def _turn(before: str, turns: Mapping[str, int]) -> tuple[str, int] | None:
    """The word of change that ends the text before an amount, with its sign."""
    bare = before.removesuffix("了").removesuffix("额").removesuffix("为")
    fitting = [word for word in turns if bare.endswith(word)]
    if not fitting:
        return None
    word = max(fitting, key=len)
    return word + before[len(bare) :], turns[word]


def _percent(
    text: str, quantity: Quantity, following: Sequence[Quantity], turns: Mapping[str, int]
) -> tuple[Quantity | None, Decimal | None]:
    """The rate that directly follows an amount: 增加12万元，增长5%."""
    if not following or following[0].dimension != "share":
        return None, None
    between = text[quantity.span[1] : following[0].span[0]].lstrip("，,、（(")
    turn = _turn(between, turns)
    if turn is None or len(between) > len(turn[0]):
        return None, None
    return following[0], following[0].base * turn[1]


def _clause(text: str) -> str:
    ends = list(_CLAUSE_END.finditer(text))
    return text[ends[-1].end() :] if ends else text


def _with_parts(found: Sequence[Change], lexicon: Lexicon) -> Iterator[Change]:
    """The changes of a sentence; the first, when it is that of the whole and those after it are
    all the items that make up a whole, with these as parts."""
    if not found:
        return
    whole, *rest = found
    names = sorted(change.item for change in rest if change.item is not None)
    known = [sorted(parts) for lines in lexicon.budget_sums.values() for parts in lines]
    if whole.is_whole and len(names) == len(rest) and names in known:
        whole = replace(whole, parts=tuple(rest))
    yield whole
    yield from rest
