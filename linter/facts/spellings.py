"""Station 3: where the passages of a document differ only in characters that sound alike."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import takewhile

from linter.facts.lazy import lazy
from linter.facts.text import Text

_RUN = re.compile(r"[\u4e00-\u9fff]{5,}")
_WINDOW = 5
_FAR = 20


class Spellings:
    """The Chinese passages of a document, equal ones once. `sounds` is the table that makes texts
    equal that sound alike; `linking` holds characters that are words of their own, whose exchange
    is no question of spelling."""

    def __init__(
        self, texts: Iterable[Text], sounds: Mapping[int, str], linking: Collection[str]
    ) -> None:
        self._passages: dict[str, tuple[Text, int]] = {}
        for text in texts:
            for run in _RUN.finditer(text):
                self._passages.setdefault(run.group(), (text, run.start()))
        self._sounds = sounds
        self._linking = linking

    @lazy
    def joined(self) -> str:
        """The passages as lines of one text; positions are those of its characters."""
        return "\n".join(self._passages)

    def pairs(self) -> Iterator[tuple[int, int]]:
        """Positions of two characters that sound alike and are all that differs between two
        stretches of five characters."""
        joined = self.joined
        heard = joined.translate(self._sounds)
        starts = range(len(heard) - _WINDOW + 1)
        windows = [heard[start : start + _WINDOW] for start in starts]
        first = dict(zip(reversed(windows), reversed(starts), strict=True))
        seen: set[tuple[int, int]] = set()
        for start, other in zip(starts, map(first.__getitem__, windows), strict=True):
            if start == other:
                continue
            place = self._difference(start, other)
            if place is not None and (start + place, other + place) not in seen:
                seen.add((start + place, other + place))
                yield start + place, other + place

    def _difference(self, start: int, other: int) -> int | None:
        here, there = (self.joined[at : at + _WINDOW] for at in (start, other))
        if here == there or "\n" in here:
            return None
        places = [i for i in range(_WINDOW) if here[i] != there[i]]
        if len(places) != 1:
            return None
        place = places[0]
        linked = here[place] in self._linking or there[place] in self._linking
        return None if linked else place

    def shared(self, one: int, two: int) -> tuple[int, int]:
        """How many characters the passages share before and after two positions, 20 at most."""
        joined = self.joined
        befores = (joined[max(0, place - _FAR) : place][::-1] for place in (one, two))
        afters = (joined[place + 1 : place + 1 + _FAR] for place in (one, two))
        return _common(*befores), _common(*afters)

    def place(self, position: int) -> tuple[Text, int]:
        """The text that holds a position, and the position within it."""
        start = self.joined.rfind("\n", 0, position) + 1
        end = self.joined.find("\n", position)
        text, offset = self._passages[self.joined[start : end if end >= 0 else None]]
        return text, offset + position - start


def _common(one: str, two: str) -> int:
    """How many characters two texts begin with alike, within one line."""
    pairs = takewhile(lambda pair: pair[0] == pair[1] != "\n", zip(one, two, strict=False))
    return sum(1 for _ in pairs)
