"""Station 3: scoring rules printed in descriptions: thresholds, steps and deductions."""

import re
from collections.abc import Mapping, Sequence

from linter.facts.lexicon import Lexicon
from linter.facts.quantity import find_quantities
from linter.facts.text import Text
from linter.facts.types import Quantity, ScoringRule

_SENTENCE = re.compile(r"[。;；]")
_CLAUSE = re.compile(r"[，,。;；、]")


def find_scoring_rules(text: Text, lexicon: Lexicon) -> tuple[ScoringRule, ...]:
    """The scoring rule of each sentence that has one (每减少1次扣25%，低于1次得0分)."""
    if not lexicon.scoring_mark.search(text):
        return ()
    patterns = lexicon.scoring_patterns
    quantities = find_quantities(text, lexicon)
    found: list[ScoringRule] = []
    start = 0
    for end in (*(match.start() for match in _SENTENCE.finditer(text)), len(text)):
        rule = _rule(text, (start, end), quantities, patterns)
        if rule is not None:
            found.append(rule)
        start = end + 1
    return tuple(found)


def _rule(
    text: Text, span: tuple[int, int], quantities: Sequence[Quantity],
    patterns: Mapping[str, re.Pattern[str]],
) -> ScoringRule | None:  # fmt: skip
    inside = [q for q in quantities if span[0] <= q.span[0] and q.span[1] <= span[1]]
    step, deduction = _step(text, span, inside, patterns)
    levels = [q for q in inside if not _is_step(text, q, patterns.get("every"))]
    full = _threshold(text, span, levels, patterns.get("full"))
    zero = _threshold(text, span, levels, patterns.get("zero"))
    if full is None and zero is None and deduction is None:
        return None
    return ScoringRule(text, span, text[slice(*span)], full, zero, step, deduction)


def _is_step(text: str, quantity: Quantity, every: re.Pattern[str] | None) -> bool:
    """Whether the quantity is a step (每减少一个得0分) and no threshold."""
    start = quantity.span[0]
    return every is not None and every.search(text, max(0, start - 4), start) is not None


def _threshold(
    text: Text, span: tuple[int, int], inside: Sequence[Quantity], mark: re.Pattern[str] | None
) -> Quantity | None:
    """The last quantity before the mark, in the same clause: 低于60%得0分."""
    match = mark.search(text, *span) if mark else None
    if match is None:
        return None
    before = [q for q in inside if q.span[1] <= match.start()]
    if not before or _CLAUSE.search(text, before[-1].span[1], match.start()):
        return None
    return before[-1]


def _step(
    text: Text, span: tuple[int, int], inside: Sequence[Quantity],
    patterns: Mapping[str, re.Pattern[str]],
) -> tuple[Quantity | None, Quantity | None]:  # fmt: skip
    every, deduct = patterns.get("every"), patterns.get("deduct")
    start = every.search(text, *span) if every else None
    if start is None or deduct is None:
        return None, None
    taken = deduct.search(text, start.end(), span[1])
    if taken is None:
        return None, None
    step = next((q for q in inside if start.end() <= q.span[0] < taken.start()), None)
    deduction = next((q for q in inside if q.span[0] >= taken.end()), None)
    return step, deduction
