"""The rule language: what operators and functions of expressions do with facts and with None.

Every operator of an expression is one of these functions, so that None stays None, money compares
in 元 and no operator ever repeats a text.
"""

import operator
import re
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from functools import lru_cache
from typing import Any

from linter.document.normal import normalise
from linter.facts import amount as amounts
from linter.facts.amount import Amount
from linter.facts.types import Quantity

QUANTITIES = (Quantity, Amount)
MEASURES = (*QUANTITIES, Decimal, int)
BLANK = frozenset({"", "-", "—", "——", "－", "/", "／", "--"})


class Undecided(Exception):
    """An expression met a fact that was not recognised."""


def is_blank(value: object) -> bool:
    """Whether a cell says nothing: empty, a dash or a slash."""
    return isinstance(value, str) and value.strip() in BLANK


def _measures(*values: object) -> bool:
    return all(isinstance(value, MEASURES) and not isinstance(value, bool) for value in values)


def _arithmetic(calculate: Callable[[Any, Any], Any]) -> Callable[[Any, Any], Any]:
    def operate(left: Any, right: Any) -> Any:
        if left is None or right is None:
            return None
        if not _measures(left, right):
            raise TypeError("只有数值可以计算")
        if isinstance(left, Decimal | int) and isinstance(right, Decimal | int):
            return _plain(calculate, left, right)
        return calculate(left, right)

    return operate


def _plain(calculate: Callable[[Any, Any], Any], left: Decimal | int, right: Decimal | int) -> Any:
    result = calculate(Decimal(left), Decimal(right))
    return None if result is None else result.base


add = _arithmetic(lambda left, right: amounts.add([left, right]))
subtract = _arithmetic(lambda left, right: amounts.add([left, amounts.negative(right)]))
multiply = _arithmetic(amounts.multiply)
divide = _arithmetic(amounts.divide)


def equal(left: Any, right: Any) -> bool | None:
    """`left == right`; None when either is None or they have different dimensions."""
    if left is None or right is None:
        return None
    if isinstance(left, str):
        return bool(left == right)
    if isinstance(left, QUANTITIES) and isinstance(right, MEASURES):
        a, b = amounts.amount_of(left), amounts.amount_of(right)
        if not amounts.comparable(a, b):
            return None
        return abs(a.base - b.base) <= a.half_ulp + b.half_ulp
    if isinstance(right, QUANTITIES) and isinstance(left, Decimal | int):
        return equal(right, left)
    return bool(left == right)


def differs(left: Any, right: Any) -> bool | None:
    """`left != right`; None as for `equal`."""
    same = equal(left, right)
    return None if same is None else not same


def inside(left: Any, right: Any) -> bool | None:
    """`left in right`; None when either is None."""
    return None if left is None or right is None else left in right


def outside(left: Any, right: Any) -> bool | None:
    """`left not in right`; None when either is None."""
    return None if left is None or right is None else left not in right


def _ordered(holds: Callable[[Any, Any], Any]) -> Callable[[Any, Any], bool | None]:
    def compare(left: Any, right: Any) -> bool | None:
        if left is None or right is None:
            return None
        if isinstance(left, QUANTITIES) or isinstance(right, QUANTITIES):
            a, b = amounts.amount_of(left), amounts.amount_of(right)
            return bool(holds(a.base, b.base)) if amounts.comparable(a, b) else None
        return bool(holds(left, right))

    return compare


less = _ordered(operator.lt)
at_most = _ordered(operator.le)
more = _ordered(operator.gt)
at_least = _ordered(operator.ge)


def total(values: Iterable[Any]) -> Amount | None:
    """The sum of the quantities; None when one is None, there is none, or dimensions differ."""
    parts = list(values)
    return None if any(part is None for part in parts) else amounts.add(parts)


def one(values: Iterable[Any]) -> Any:
    """The only value, None when there is none or more than one."""
    found = [value for value in values if value is not None]
    return found[0] if len(found) == 1 else None


def first(values: Iterable[Any]) -> Any:
    """The first value that is not None, else None."""
    return next((value for value in values if value is not None), None)


def count(values: Iterable[Any]) -> int:
    """How many values there are, None and False left out."""
    return sum(1 for value in values if value is not None and value is not False)


def _extreme(choose: Callable[..., Any]) -> Callable[..., Any]:
    def pick(*values: Any) -> Any:
        items = list(values[0]) if len(values) == 1 else list(values)
        if not items or any(item is None for item in items):
            return None
        return choose(items, key=lambda item: amounts.amount_of(item).base)

    return pick


@lru_cache(maxsize=512)
def pattern(text: str) -> re.Pattern[str]:
    """A compiled regular expression; raises `re.error` when it is malformed."""
    return re.compile(text)


def matches(text: str | None, regex: str) -> bool | None:
    """Whether the regular expression is found in the text; None when there is no text."""
    return None if text is None else pattern(regex).search(text) is not None


def norm(text: str | None) -> str | None:
    """The normal form of a text: half width, without blanks."""
    return None if text is None else normalise(text).text


def absolute(value: Any) -> Any:
    """The measure without its sign."""
    if isinstance(value, Quantity | Amount):
        part = amounts.amount_of(value)
        return amounts.negative(part) if part.base < 0 else part
    return None if value is None else abs(value)


def whole(value: Any) -> bool | None:
    """Whether a measure is a whole number of base units; None when there is none."""
    return None if value is None else amounts.amount_of(value).base % 1 == 0


FUNCTIONS: Mapping[str, Callable[..., Any]] = {
    "total": total, "one": one, "first": first, "count": count, "all": all, "any": any,
    "min": _extreme(min), "max": _extreme(max), "len": len, "abs": absolute,
    "matches": matches, "norm": norm, "blank": is_blank, "set": frozenset, "whole": whole,
}  # fmt: skip
