"""Station 3: a phrase that a document spells in two ways that sound alike."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass

from linter.facts.spellings import Spellings
from linter.facts.text import Text

_BOTH_SIDES = 4
_ONE_SIDE = 8
_LONGEST_WORD = 4
_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Variant:
    """A phrase and its other spelling; `span` and `other_span` are their places. `is_wrong` is
    True where only the other one is made of words, False where either may be meant."""

    source: Text
    span: tuple[int, int]
    other: Text
    other_span: tuple[int, int]
    is_wrong: bool

    @property
    def phrase(self) -> str:
        return self.source[slice(*self.span)]

    @property
    def other_phrase(self) -> str:
        return self.other[slice(*self.other_span)]


def find_variants(
    spellings: Spellings, known_words: Callable[[], Collection[str]]
) -> Iterator[Variant]:
    """The phrases that stand in two spellings, of which one is likely to be wrong.

    Either the passages agree on both sides (4 characters in all) and only one spelling is made of
    words; or both are words at the edge of a long passage (8 characters) that is the same.
    """
    told: set[frozenset[str]] = set()
    for one, two in spellings.pairs():
        verdict = _judge(spellings, one, two, known_words)
        if verdict is None:
            continue
        variant = _variant(spellings, *verdict)
        key = frozenset({variant.phrase, variant.other_phrase})
        if key not in told:
            told.add(key)
            yield variant


def _judge(
    spellings: Spellings, one: int, two: int, known_words: Callable[[], Collection[str]]
) -> tuple[int, int, bool] | None:
    """The place of the suspect, that of the other spelling, and whether the suspect is wrong."""
    text = spellings.joined
    before, after = spellings.shared(one, two)
    if before and after and before + after >= _BOTH_SIDES:
        in_words = [_is_in_word(text, place, known_words()) for place in (one, two)]
        if in_words[0] == in_words[1]:
            return None
        return (two, one, True) if in_words[0] else (one, two, True)
    if max(before, after) < _ONE_SIDE:
        return None
    words = known_words()
    step = 1 if after else -1
    for place in (one, two):
        if not _is_pair(text, place, step, words) or _is_pair(text, place, -step, words):
            return None
    return one, two, False


def _is_in_word(text: str, place: int, words: Collection[str]) -> bool:
    return any(
        text[start : start + size] in words
        for size in range(2, _LONGEST_WORD + 1)
        for start in range(max(0, place - size + 1), place + 1)
    )


def _is_pair(text: str, place: int, step: int, words: Collection[str]) -> bool:
    """Whether a character makes a word with the one before or after it."""
    start = min(place, place + step)
    pair = text[max(0, start) : start + 2]
    return len(pair) == 2 and pair in words


def _variant(spellings: Spellings, one: int, two: int, is_wrong: bool) -> Variant:
    before, after = spellings.shared(one, two)
    before = min(before, _SHOWN - 1 if after else _SHOWN)
    after = min(after, _SHOWN - 1 if before else _SHOWN)
    (text, here), (other, there) = spellings.place(one), spellings.place(two)
    return Variant(
        text,
        (here - before, here + after + 1),
        other,
        (there - before, there + after + 1),
        is_wrong,
    )
