"""Station 3: wrong words whose right form is known, in the contexts in which they are wrong."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from linter.facts.lazy import lazy
from linter.facts.trie import any_word


@dataclass(frozen=True, slots=True)
class Typo:
    """A wrong form. `right` is the form meant, None when `hint` says in words what is wrong.
    `contexts` are the expressions that must cover it to be wrong (none: everywhere), `sayings`
    those in which it is right. `is_minor` marks spellings that are only unusual; `bad` and `good`
    are sentences in which it is wrong and right."""

    wrong: str
    right: str | None
    contexts: tuple[str, ...] = ()
    sayings: tuple[str, ...] = ()
    hint: str = ""
    is_minor: bool = False
    bad: tuple[str, ...] = ()
    good: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Slip:
    """A wrong form that stands in a text; `span` is its place in the normal form."""

    span: tuple[int, int]
    typo: Typo


class Typos:
    """All wrong forms, found together with one look at a text."""

    def __init__(self, entries: Iterable[Typo]) -> None:
        self.entries: Mapping[str, Typo] = {entry.wrong: entry for entry in entries}

    @lazy
    def _any(self) -> re.Pattern[str]:
        return any_word(self.entries)

    def may_occur(self, text: str) -> bool:
        """Whether any of the forms stands in the text at all."""
        return self._any.search(text) is not None

    def find(self, text: str) -> Iterator[Slip]:
        """The wrong forms in a text, from left to right; of overlapping ones the first."""
        position = 0
        while match := self._any.search(text, position):
            entry = self.entries[match.group()]
            if _is_wrong(entry, text, match.span()):
                yield Slip(match.span(), entry)
                position = match.end()
            else:
                position = match.start() + 1


def _is_wrong(entry: Typo, text: str, span: tuple[int, int]) -> bool:
    if entry.contexts and not any(_covers(context, text, span) for context in entry.contexts):
        return False
    return not any(_covers(saying, text, span) for saying in entry.sayings)


def _covers(context: str, text: str, span: tuple[int, int]) -> bool:
    found = _compiled(context).finditer(text)
    return any(m.start() <= span[0] and span[1] <= m.end() for m in found)


# Few of the hundreds of contexts are ever asked for: compiled with the lexicon, they would cost
# every run more than reading a document does.
@lru_cache(maxsize=1024)
def _compiled(context: str) -> re.Pattern[str]:
    return re.compile(context)
