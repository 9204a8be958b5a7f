"""Station 3: what a value is about, for telling whether two values speak of the same thing."""

import re
from collections.abc import Iterator

from linter.facts.indicator import IndicatorFacts
from linter.facts.lexicon import Lexicon
from linter.facts.names import bare_name, head_of
from linter.facts.phrase import Phrase

_CLAUSE = re.compile(r"[，,。；;：:、=÷/（）()\n]")
# Clauses longer than this explain, they do not name.
_LONGEST_CLAUSE = 30
_FILLERS = ("fillers_before", "stop_words", "change")


def subject(phrase: str, lexicon: Lexicon) -> str:
    """The letters of a phrase without measuring words at its end and words at its beginning that
    say nothing of the thing (使得我局…, 提高…)."""
    head = head_of(phrase, lexicon)
    bare = bare_name(phrase).removesuffix(head.suffix) if head else phrase
    core = Phrase(bare, lexicon).core or Phrase(phrase, lexicon).core
    fillers = [word for name in _FILLERS for word in lexicon.words.get(name, ())]
    while True:
        filler = max((word for word in fillers if core.startswith(word)), key=len, default="")
        if not filler or len(core) - len(filler) < 2:
            return core
        core = core[len(filler) :]


def subjects_of(row: IndicatorFacts, lexicon: Lexicon) -> Iterator[str]:
    """What an indicator is about: by its name, then by the clauses of its description."""
    if row.name:
        yield subject(row.name, lexicon)
    for clause in _CLAUSE.split(row.description or ""):
        if 1 < len(clause) <= _LONGEST_CLAUSE:
            yield subject(clause, lexicon)


def is_same(left: str, right: str, least: int) -> bool:
    """Whether one subject names the other: the shorter, of `least` letters or more, ends the
    longer one. Masked parts (`**`) are never known to be the same."""
    short, long = sorted((left, right), key=len)
    return len(short) >= least and "*" not in short and long.endswith(short)
