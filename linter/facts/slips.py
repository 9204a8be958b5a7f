"""Station 3: common words with one character wrong, in a form that no correct text contains."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from operator import add
from pathlib import Path

from linter.facts.lazy import lazy

_LONGEST_WORD = 4
# What may follow a name that no dictionary knows, of a place or a company.
_NAMED = re.compile(
    r"[一-龥]?(?:[镇乡村县市区路街巷里省州旗岛湖河山庄店厂桥寺]|公司|集团|社区|小区|大厦|酒店|[中小大]学|医院|牌)"
)
# The abbreviated issuer before the year of a document number: 冀教财〔2024〕5号.
_ISSUER = re.compile(r"[一-龥]{0,8}[〔\[【（(](?:19|20)\d{2}[〕\]】）)]")


@dataclass(frozen=True, slots=True)
class Slip:
    """A wrong form at its place in a text, with the words that may be meant."""

    span: tuple[int, int]
    meant: tuple[str, ...]


class Slips:
    """The wrong forms of a file with a line “wrong right…” each; none without a file."""

    def __init__(self, path: Path | None) -> None:
        self._path = path

    @lazy
    def _forms(self) -> Mapping[str, str]:
        """What each wrong form is meant to be, with blanks between; few are ever taken apart."""
        if self._path is None:
            return {}
        lines = self._path.read_text(encoding="utf-8").splitlines()
        return dict(line.split(" ", 1) for line in lines if not line.startswith("#"))

    def find(self, text: str) -> Iterator[Slip]:
        """The places of wrong forms, whatever stands around them."""
        forms = self._forms
        pairs = list(map(add, text, text[1:]))
        # Hardly any text has one, and this look at it costs a fifth of the next.
        if forms.keys().isdisjoint(pairs) and forms.keys().isdisjoint(map(add, pairs, text[2:])):
            return
        for start in range(len(text) - 1):
            for end in (start + 2, start + 3):
                meant = forms.get(text[start:end])
                if meant:
                    yield Slip((start, end), tuple(meant.split()))


def stands_alone(text: str, span: tuple[int, int], words: Collection[str]) -> bool:
    """Whether no word of the dictionary reaches into the span, and it is part of no name: then
    its characters can only be meant to be a word together."""
    start, end = span
    if _NAMED.match(text, end) or _ISSUER.match(text, end):
        return False
    return not any(
        text[first : first + size] in words
        for size in range(2, _LONGEST_WORD + 1)
        for first in range(max(start - size + 1, 0), end)
        if first + size <= len(text)
    )
