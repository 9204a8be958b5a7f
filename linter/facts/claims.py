"""Station 3: what prose claims: quantities with the thing that they count."""

import re
from collections.abc import Sequence

from linter.facts.lexicon import Lexicon
from linter.facts.names import head_of
from linter.facts.quantity import find_quantities
from linter.facts.text import Text
from linter.facts.types import Claim, Quantity

_CLAUSE_END = re.compile(r"[，,。；;：:！!？?、（）()《》“”\"\n]")
_SENTENCE_END = re.compile(r"[。；;！!？?]")
_LONGEST_HEAD = 24
# Dimensions whose units are measure words: what is counted may stand right behind them.
_COUNTED = frozenset({"count", "person", "organisation", "household", "times", "person_times"})


def find_claims(text: Text, lexicon: Lexicon) -> tuple[Claim, ...]:
    """Every quantity of the text with its head noun and the circumstances of its sentence."""
    quantities = find_quantities(text, lexicon)
    return tuple(_claim(text, quantities, index, lexicon) for index in range(len(quantities)))


def _claim(text: Text, quantities: Sequence[Quantity], index: int, lexicon: Lexicon) -> Claim:
    quantity = quantities[index]
    start, end = quantity.span
    clause_start = _boundary_before(text, start)
    before_start = max(clause_start, quantities[index - 1].span[1] if index else 0)
    before = text[before_start:start]
    head, is_behind = _head(text, quantity, before, lexicon)
    sentence = text[_sentence_start(text, start) : start]
    total = _total_word(text[max(0, before_start - 1) : start], lexicon)
    claim_start = before_start + (len(before) - len(before.lstrip()))
    claim_end = end + (text[end:].find(head) + len(head) if is_behind and head else 0)
    span = (min(claim_start, start), max(end, min(claim_end, len(text))))
    return Claim(
        source=text,
        span=span,
        text=text[span[0] : span[1]],
        quantity=quantity,
        head=head,
        fillers=lexicon.fillers,
        total_word=total,
        is_part=_is_part(sentence, lexicon),
        is_past=lexicon.words_pattern("past").search(text, clause_start, start) is not None,
        is_rate=quantity.per is not None
        or lexicon.words_pattern("rate").search(text, clause_start, start) is not None,
    )


def value_claim(value: Quantity, name: Text | None, fillers: frozenset[str]) -> Claim | None:
    """What an indicator's value claims of the thing in its name; None without a name."""
    if not name:
        return None
    return Claim(
        source=value.source,
        span=value.span,
        text=value.text,
        quantity=value,
        head=name,
        fillers=fillers,
        total_word=None,
        is_part=False,
        is_past=False,
        is_rate=value.per is not None,
    )


def _boundary_before(text: str, position: int) -> int:
    last = 0
    for match in _CLAUSE_END.finditer(text, max(0, position - 80), position):
        last = match.end()
    return last


def _sentence_start(text: str, position: int) -> int:
    last = 0
    for match in _SENTENCE_END.finditer(text, max(0, position - 200), position):
        last = match.end()
    return last


def _head(text: Text, quantity: Quantity, before: str, lexicon: Lexicon) -> tuple[str, bool]:
    """The noun phrase of a quantity, and whether it stands behind the unit (125家娱乐场所)."""
    front = _trimmed(before, lexicon)
    if front and head_of(front, lexicon) is not None:
        return front[-_LONGEST_HEAD:], False
    if quantity.dimension in _COUNTED and quantity.per is None:
        behind = _behind(text, quantity.span[1], lexicon)
        if behind:
            return behind, True
    return front[-_LONGEST_HEAD:], False


def _behind(text: Text, position: int, lexicon: Lexicon) -> str:
    match = _CLAUSE_END.search(text, position)
    end = min(match.start() if match else len(text), position + _LONGEST_HEAD)
    phrase = text[position:end]
    if text[position : position + 1] == "的":
        phrase = phrase[1:]
    stop = lexicon.words_pattern("head_stops").search(phrase)
    return phrase[: stop.start()] if stop else phrase


def _trimmed(before: str, lexicon: Lexicon) -> str:
    """The words before a number without the fillers and verbs at both ends of them."""
    fillers = sorted(lexicon.words.get("fillers", ()), key=len, reverse=True)
    phrase = before.strip()
    changed = True
    while changed and phrase:
        changed = False
        for filler in fillers:
            if phrase.endswith(filler):
                phrase, changed = phrase[: -len(filler)], True
            elif phrase.startswith(filler) and len(phrase) > len(filler) + 1:
                phrase, changed = phrase[len(filler) :], True
    return phrase


def _total_word(before: str, lexicon: Lexicon) -> str | None:
    """The total word that introduces the number: the last one, right before it but for 为, 约 …"""
    found = None
    for match in lexicon.words_pattern("total").finditer(before):
        found = match
    if found is None:
        return None
    rest = _trimmed(before[found.end() :], lexicon)
    return found[0] if len(rest) <= 4 else None


def _is_part(sentence: str, lexicon: Lexicon) -> bool:
    return lexicon.words_pattern("part").search(sentence) is not None
