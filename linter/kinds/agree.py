"""Kind `agree`: counts of the same thing in different places of a table must agree."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, partial
from itertools import combinations
from typing import Any

from linter.facts.amount import amount_of, apart, multiply
from linter.facts.lexicon import Lexicon
from linter.facts.subjects import one_count, share_a_name, subject
from linter.facts.types import Claim, Quantity
from linter.kinds.match import Kind, Match, Outcome, Unknown, Values, known, spot_of
from linter.language.expression import Expression
from linter.language.shape import Shape
from linter.language.template import printed

_Figure = tuple[str | None, Decimal]
# Letters that two names in prose must share to be of one thing.
_LEAST = 4
_NUMBER = re.compile(r"\d+")
# No target table has so many; without an end their number grows with the square of the rows.
_MOST_PAIRS = 500
_MOST_CONFLICTS = 100


@dataclass(frozen=True, slots=True)
class Arguments:
    """`claims`: quantities with what they count. Two are about the same thing when their
    dimension is equal and the name of one is found in the other (in prose, when they share a
    longer piece); a part may be smaller than its whole. A text that states both figures knows two
    things apart, as do names with different numbers (80至89岁) or `contrasts` (非, 男 …) in them.
    `prices` and `budget` help to tell which is right: unit cost × count = budget."""

    claims: Expression
    prices: Expression | None = None
    budget: Expression | None = None
    contrasts: tuple[str, ...] = ()


def gives(arguments: Arguments) -> Mapping[str, Shape]:
    return {"left": Claim, "right": Claim, "proof": str | None, "object": str}


def judge(arguments: Arguments, values: Values) -> Iterator[Outcome]:
    stated = known(arguments.claims, values) or ()
    claims = [claim for claim in stated if _countable(claim)]
    together = _stated_together(stated)
    reported: set[tuple[Any, ...]] = set()
    lexicon: Lexicon = values["_lexicon"]
    # One name is compared with many.
    subject_of = cache(partial(subject, lexicon=lexicon))
    for number, (left, right) in enumerate(_comparable(arguments, claims)):
        if number == _MOST_PAIRS or len(reported) == _MOST_CONFLICTS:
            yield Unknown("同一项目里的数量太多，没有全部比较")
            return
        figures = _figure(left), _figure(right)
        key = (*figures, left.source.field, right.source.field)
        if key in reported or frozenset(figures) in together:
            continue
        if _conflict(left, right, subject_of, lexicon):
            reported.add(key)
            yield _match(arguments, values, *_by_support(left, right, claims))


def _by_support(left: Claim, right: Claim, claims: Iterable[Claim]) -> tuple[Claim, Claim]:
    """The two with the one that fewer places state last; in their order when even."""
    stated = [_figure(claim) for claim in claims]
    fewer = stated.count(_figure(left)) < stated.count(_figure(right))
    return (right, left) if fewer else (left, right)


def _comparable(arguments: Arguments, claims: Sequence[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """The pairs with one dimension and the same marks."""
    groups: dict[tuple[str | None, frozenset[str]], list[Claim]] = {}
    for claim in claims:
        key = claim.quantity.dimension, _marks(claim, arguments)
        groups.setdefault(key, []).append(claim)
    for group in groups.values():
        yield from combinations(group, 2)


def _figure(claim: Claim) -> _Figure:
    return claim.quantity.dimension, claim.quantity.base


def _stated_together(claims: Iterable[Claim]) -> set[frozenset[_Figure]]:
    """The pairs of figures that stand in one text."""
    figures: dict[int, set[_Figure]] = {}
    for claim in claims:
        if not claim.is_of_other_years:
            figures.setdefault(id(claim.source), set()).add(_figure(claim))
    return {frozenset(pair) for found in figures.values() for pair in combinations(found, 2)}


def _marks(claim: Claim, arguments: Arguments) -> frozenset[str]:
    """What tells a thing from its like: numbers and contrasting words in its name."""
    words = {word for word in arguments.contrasts if word in claim.head}
    return frozenset(words | set(_NUMBER.findall(claim.head)))


def _countable(claim: Claim) -> bool:
    quantity = claim.quantity
    odd = claim.is_part or claim.is_of_other_years or claim.is_rate or quantity.approximate
    return bool(quantity.indivisible and quantity.dimension and claim.head and not odd)


def _conflict(
    left: Claim, right: Claim, subject_of: Callable[[str], str], lexicon: Lexicon
) -> bool:
    a, b = left.quantity, right.quantity
    if left.source is right.source or a.dimension != b.dimension or not apart(a, b):
        return False
    if one_count(left, right, subject_of, lexicon):
        return True
    in_prose = left.source.field.row is None and right.source.field.row is None
    if not in_prose or a.unit != b.unit:
        return False
    return share_a_name(subject_of(left.head), subject_of(right.head), _LEAST, lexicon) > 0


def _match(arguments: Arguments, values: Values, left: Claim, right: Claim) -> Match:
    proof = _proof(arguments, values, left, right)
    names = {
        "left": left,
        "right": right,
        "proof": proof.text if proof else None,
        "object": min((left.head, right.head), key=len),
    }
    evidence = f"{left.quantity.text.lstrip('=')}≠{right.quantity.text.lstrip('=')}"
    if proof:
        evidence += f"；{proof.calculation}，与预算相符的是{proof.text}"
    wrong, other = (left, right) if proof is not None and proof.claim is right else (right, left)
    spot = spot_of(other)
    return Match(names, spot_of(wrong), (spot,) if spot else (), evidence)


@dataclass(frozen=True, slots=True)
class _Proof:
    claim: Claim
    text: str
    calculation: str


def _proof(arguments: Arguments, values: Values, left: Claim, right: Claim) -> _Proof | None:
    budget = known(arguments.budget, values) if arguments.budget else None
    prices = known(arguments.prices, values) if arguments.prices else None
    if not isinstance(budget, Quantity):
        return None
    found = [
        _Proof(claim, claim.quantity.text, f"{price.text}×{claim.quantity.text}={printed(budget)}")
        for price in prices or ()
        for claim in (left, right)
        if _reproduces(price, claim.quantity, budget)
    ]
    return found[0] if len({proof.text for proof in found}) == 1 else None


def _reproduces(price: Quantity, count: Quantity, budget: Quantity) -> bool:
    product = multiply(price, count)
    return abs(product.base - amount_of(budget).base) <= budget.half_ulp


KIND = Kind(Arguments, judge, gives)
