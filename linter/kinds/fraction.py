"""Kind `fraction`: an amount must be a plausible part of the whole; its factors are looked for."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from linter.facts.types import Quantity
from linter.kinds.match import Kind, Match, Outcome, Unknown, Values, known, spot_of, spots_of
from linter.language.expression import Expression
from linter.language.shape import Shape
from linter.language.template import printed

# People, shifts, months, days of a month: beyond that a factor explains nothing.
_LARGEST_FACTOR = 31


@dataclass(frozen=True, slots=True)
class Arguments:
    """`part` and `whole` are amounts. `at_least`: the share of the whole that the part must reach;
    `not_whole`: true when it must not be the whole itself. `counts`: quantities that may be
    factors: part × count × a small whole number = whole."""

    part: Expression
    whole: Expression
    at_least: Expression | None = None
    not_whole: Expression | None = None
    counts: Expression | None = None


def gives(arguments: Arguments) -> Mapping[str, Shape]:
    return {"part": Quantity, "whole": Quantity, "factor": Quantity | None, "times": int | None,
            "product": str | None}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Factors:
    """part × `count` × `times` = whole, and that as one would type it."""

    count: Quantity
    times: int
    text: str


def judge(arguments: Arguments, values: Values) -> Iterator[Outcome]:
    part, whole = known(arguments.part, values), known(arguments.whole, values)
    if not isinstance(part, Quantity) or not isinstance(whole, Quantity) or whole.base <= 0:
        yield Unknown(arguments.part.text)
        return
    least = known(arguments.at_least, values) if arguments.at_least else None
    not_whole = arguments.not_whole is not None and arguments.not_whole.truth(values)
    small = least is not None and part.base < Decimal(least) * whole.base
    if not small and not (not_whole and _equal(part.base, part, whole)):
        return
    counts = known(arguments.counts, values) if arguments.counts else ()
    factors = next(_factors(part, whole, counts or ()), None) if small else None
    yield _match(part, whole, factors)


def _match(part: Quantity, whole: Quantity, factors: _Factors | None) -> Match:
    names: dict[str, Any] = {"part": part, "whole": whole, "factor": None, "times": None}
    if factors is None:
        return Match(names | {"product": None}, spot_of(part), spots_of(whole))
    names |= {"factor": factors.count, "times": factors.times, "product": factors.text}
    related = (*spots_of(factors.count), *spots_of(whole))
    return Match(names, spot_of(part), related, f"{factors.text}={printed(whole)}")


def _factors(part: Quantity, whole: Quantity, counts: Iterable[Quantity]) -> Iterator[_Factors]:
    if part.base <= 0:
        return
    for count in counts:
        if count.number <= 1:
            continue
        product = part.base * count.number
        times = round(whole.base / product)
        if 1 <= times <= _LARGEST_FACTOR and _equal(product * times, part, whole):
            more = f"×{times}" if times > 1 else ""
            yield _Factors(count, times, f"{_bare(part)}×{_bare(count)}{more}")


def _equal(base: Decimal, part: Quantity, whole: Quantity) -> bool:
    return abs(base - whole.base) <= part.half_ulp + whole.half_ulp


def _bare(quantity: Quantity) -> str:
    """The number with its unit, without comparators."""
    return f"{quantity.number}{quantity.unit or ''}"


KIND = Kind(Arguments, judge, gives)
