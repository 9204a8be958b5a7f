"""Kind `monotonic`: a series must not fall and must reach its end."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import Any

from linter.facts.amount import Amount, amount_of
from linter.kinds.match import Kind, Match, Outcome, Unknown, Values, known, spot_of
from linter.language.expression import Expression
from linter.language.operations import MEASURES
from linter.language.shape import Shape
from linter.language.template import printed


@dataclass(frozen=True, slots=True)
class Arguments:
    """`series`: texts or facts in order of time; `shares`: their amounts, None where a cell is
    blank (which means unchanged). `end`: what the last must be. Parts that are not cumulative but
    add up to the end are accepted."""

    series: Expression
    shares: Expression
    end: Expression


def gives(arguments: Arguments) -> Mapping[str, Shape]:
    return {"left": Any, "right": Any, "short": bool}


def judge(arguments: Arguments, values: Values) -> Iterator[Outcome]:
    series, shares = known(arguments.series, values), known(arguments.shares, values)
    end = known(arguments.end, values)
    if not series or shares is None or not isinstance(end, MEASURES):
        yield Unknown(arguments.series.text)
        return
    points = [(item, _base(share)) for item, share in zip(series, shares, strict=True)]
    filled = [(item, base) for item, base in points if base is not None]
    goal = amount_of(end).base
    if not filled or sum(base for _, base in filled) == goal:
        return
    yield from _breaks(filled, goal, end)


def _base(share: Any) -> Decimal | None:
    return amount_of(share).base if isinstance(share, MEASURES) else None


def _breaks(filled: list[tuple[Any, Decimal]], goal: Decimal, end: Any) -> Iterator[Outcome]:
    evidence = "→".join(printed(_share(base)) for _, base in filled)
    for (before, low), (after, high) in pairwise(filled):
        if high < low or high > goal:
            names = {"left": before, "right": after, "short": False}
            related = tuple(spot for spot in (spot_of(before),) if spot)
            yield Match(names, spot_of(after), related, evidence)
            return
    last, base = filled[-1]
    if base != goal:
        yield Match({"left": last, "right": end, "short": True}, spot_of(last), (), evidence)


def _share(base: Decimal) -> Amount:
    return Amount(base, base, base, Decimal(0), "share", "")


KIND = Kind(Arguments, judge, gives)
