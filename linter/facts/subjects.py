"""Station 3: what a value is about, for telling whether two values speak of the same thing."""

import re
from collections.abc import Callable, Iterator

from linter.facts.indicator import IndicatorFacts
from linter.facts.lexicon import Lexicon
from linter.facts.names import bare_name, head_of
from linter.facts.phrase import Phrase
from linter.facts.sameness import uncovered
from linter.facts.things import of_other_kinds
from linter.facts.types import Claim

_CLAUSE = re.compile(r"[，,。；;：:、=÷/（）()\n]")
_DATE = re.compile(r"^(?:\d{1,4}[年月日]){1,3}(?:底|初|末|中旬|上旬|下旬)?(?:之前|以前|前|内)?")
# Clauses longer than this explain, they do not name.
_LONGEST_CLAUSE = 30
# A clause that counts has a figure of its own, which need not be the value: 其中消防车1辆.
_COUNTED = re.compile(r"\d\D{1,3}$")
_JOINED = re.compile(r"\w(?:和|及|以及|与|、|[＋+])\w")
_FILLERS = ("fillers_before", "stop_words", "change")


def subject(phrase: str, lexicon: Lexicon) -> str:
    """The letters of a phrase without measuring words at its end and words at its beginning that
    say nothing of the thing (使得我局…, 提高…)."""
    head = head_of(phrase, lexicon)
    bare = bare_name(phrase).removesuffix(head.suffix) if head else phrase
    core = Phrase(bare, lexicon).core or Phrase(phrase, lexicon).core
    core = _DATE.sub("", core)
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
        if 1 < len(clause) <= _LONGEST_CLAUSE and not _COUNTED.search(clause):
            yield subject(clause, lexicon)


def is_same(left: str, right: str, least: int, *, anywhere: bool) -> bool:
    """Whether one subject names the other: the shorter, of `least` letters or more, ends the
    longer one, or stands `anywhere` in it. Masked parts (`**`) are never known to be the same."""
    short, long = sorted((left, right), key=len)
    if len(short) < least or "*" in short:
        return False
    return short in long if anywhere else long.endswith(short)


def one_count(
    left: Claim, right: Claim, subject_of: Callable[[str], str], lexicon: Lexicon
) -> bool:
    """Whether two different counts must be of one thing: the name of the smaller is found in that
    of the larger one. What has the longer name may be a part of the other, never more than it.
    `subject_of` gives the subject of a phrase."""
    larger, smaller = (left, right) if left.quantity.base > right.quantity.base else (right, left)
    if adds_up(larger.head, smaller.head):
        return False
    return _is_within(smaller, subject_of(smaller.head), larger, lexicon)


def adds_up(larger: str, smaller: str) -> bool:
    """Whether the name of a larger number joins several things (分馆和服务点数量), so that it may
    be the sum of what the name of the smaller one counts alone."""
    return bool(_JOINED.search(larger)) and not _JOINED.search(smaller)


def share_a_name(left: str, right: str, least: int, lexicon: Lexicon) -> int:
    """How many letters the longest common piece of two subjects has; 0 when it has fewer than
    `least`, when one is masked, or when they speak of different actions (购置, 维护) or different
    kinds of a thing (原种基地, 种薯基地)."""
    if "*" in left or "*" in right:
        return 0
    shared = common(left, right)
    if shared < least or of_other_kinds(left, right, lexicon):
        return 0
    return shared if same_action(left, right, lexicon) else 0


def _is_within(left: Claim, about: str, right: Claim, lexicon: Lexicon) -> bool:
    """Whether all that `left` counts, which is `about` that, is named in the head of `right` too;
    or most of it, and the rest in its description."""
    missing = uncovered(about, right.head)
    if len(about) < 2 or missing == 0:
        return len(about) > 1
    thing = lexicon.words_pattern("in_use").sub("", about)
    if 2 * missing >= len(about) or uncovered(thing, right.described) > 0:
        return False
    return same_action(left.text, f"{right.head}，{right.described}", lexicon)


def same_action(left: str, right: str, lexicon: Lexicon) -> bool:
    """Whether the phrases do not speak of different actions (购置, 维护)."""
    a, b = Phrase(left, lexicon).actions, Phrase(right, lexicon).actions
    return not a or not b or bool(a & b)


def common(left: str, right: str) -> int:
    """The length of the longest piece that stands in both texts."""
    short, long = sorted((left, right), key=len)
    for size in range(len(short), 0, -1):
        if any(short[i : i + size] in long for i in range(len(short) - size + 1)):
            return size
    return 0
