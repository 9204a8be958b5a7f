"""Kind `priced`: unit costs times what they are counted per, with the other costs, must come to
the whole."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from linter.domain.regex import Regex
from linter.facts.amount import Amount, add, amount_of, caps_above, contradicts, multiply
from linter.facts.indicator import IndicatorFacts
from linter.facts.lexicon import Lexicon
from linter.facts.sameness import letters
from linter.facts.types import Quantity
from linter.facts.unitcost import cost_units, most_in_a_year, nearest, times_in
from linter.kinds.match import Kind, Match, Outcome, Unknown, Values, known, spot_of, spots_of
from linter.language.expression import Expression
from linter.language.shape import Shape
from linter.language.template import amount_text, printed

# Unit costs are printed with few places: their product may be off by so much of the whole.
_ROUNDING = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Arguments:
    """`prices`: rows of unit costs. `counts`: rows that may say how many there are; a price takes
    the one with its unit, of several the one whose name is nearest. `others`: the amounts of the
    remaining costs. `whole`: what all must come to; upper bounds that together lie above it are
    reported as `capped`. Months that nobody counts are 1 to 12; nothing is judged when a price has
    no other count, nor when prices of one count make too much: they may be for parts of it.
    `common`: what names of prices say of the price and not of its things; where they say more
    than those of their counts, the product is not `akin`: the price may be for a part."""

    prices: Expression
    counts: Expression
    whole: Expression
    others: Expression | None = None
    common: tuple[Regex, ...] = ()


def gives(arguments: Arguments) -> Mapping[str, Shape]:
    return {"sum": Amount, "whole": Quantity, "difference": Amount, "calculation": str,
            "over": bool, "exact": bool, "capped": bool, "uncounted": int,
            "akin": bool}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Product:
    price: Quantity
    counts: tuple[Quantity, ...]
    amount: Amount
    is_exact: bool
    is_akin: bool


def judge(arguments: Arguments, values: Values) -> Iterator[Outcome]:
    prices, counts = known(arguments.prices, values), known(arguments.counts, values)
    whole = known(arguments.whole, values)
    if not prices or not counts or not isinstance(whole, Quantity):
        yield Unknown(arguments.prices.text)
        return
    lexicon = values["_lexicon"]
    products = [_product(price, counts, arguments.common, lexicon) for price in prices]
    found = [product for product in products if product is not None]
    if len(found) < len(products):
        yield Unknown(arguments.counts.text)
        return
    others = known(arguments.others, values) if arguments.others else ()
    summed = add([*(product.amount for product in found), *(others or ())])
    if summed is None or _explained(summed, whole, counts, found):
        return
    if summed.base > whole.base and _share_counts(found):
        yield Unknown(arguments.counts.text)
        return
    rounded = replace(summed, half_ulp=min(summed.half_ulp, whole.base * _ROUNDING))
    capped = all(p.is_exact for p in found) and caps_above(rounded, whole, Decimal(0))
    if capped or contradicts(rounded, "==", whole, Decimal(0)):
        yield _match(found, others or (), summed, whole, counts, capped)


def _product(
    price: IndicatorFacts,
    counts: Sequence[IndicatorFacts],
    common: Sequence[Regex],
    lexicon: Lexicon,
) -> _Product | None:
    """The price times its counts; None when one of its units is not counted for certain."""
    quantity, name = price.quantity, price.name
    if quantity is None or name is None:
        return None
    units = cost_units(quantity, name, lexicon)
    if not units:
        return None
    amount, used, is_exact = _printed(quantity), [], True
    told: list[str] = []
    for unit in units:
        found = _counted(name, unit, counts, lexicon)
        if found is None:
            months = most_in_a_year(unit)
            if months is None:
                return None
            amount, is_exact = multiply(amount, months), False
            continue
        counted, count, times = found
        told.append(counted)
        scale = times / count.base if count.base else Decimal(1)
        amount = multiply(amount, replace(_scaled(_printed(count), scale), dimension=None))
        used.append(count)
    if not used:
        return None
    is_akin = _is_akin(name, told, common)
    return _Product(quantity, tuple(used), replace(amount, dimension="money"), is_exact, is_akin)


def _is_akin(name: str, counted: Sequence[str], common: Sequence[Regex]) -> bool:
    """Whether a price's name says nothing of its things that the names of its counts do not."""
    for regex in common:
        name = regex.pattern.sub("", name)
    return frozenset(letters(name)) <= frozenset("".join(counted))


def _share_counts(found: Sequence[_Product]) -> bool:
    """Whether several prices are counted by the same quantities and nothing else."""
    counts = [tuple(map(id, product.counts)) for product in found]
    return len(set(counts)) < len(counts)


def _printed(quantity: Quantity) -> Amount:
    """The amount as one types it into a calculation: “=38眼” without its sign."""
    return replace(amount_of(quantity), text=quantity.text.lstrip("="))


def _scaled(amount: Amount, scale: Decimal) -> Amount:
    low = None if amount.low is None else amount.low * scale
    high = None if amount.high is None else amount.high * scale
    half_ulp = Decimal(0) if scale == 1 else amount.half_ulp * scale
    return replace(amount, base=amount.base * scale, low=low, high=high, half_ulp=half_ulp)


def _counted(
    name: str, unit: str, counts: Sequence[IndicatorFacts], lexicon: Lexicon
) -> tuple[str, Quantity, Decimal] | None:
    """The quantity that counts the unit with its name, and how many there are."""
    fitting = []
    for row in counts:
        times = times_in(row.quantity, unit, lexicon) if row.quantity else None
        if times is not None and row.quantity is not None and row.name is not None:
            fitting.append((row.name, row.quantity, times))
    if not fitting:
        return None
    index = 0 if len(fitting) == 1 else nearest(name, [other for other, _, _ in fitting])
    return None if index is None else fitting[index]


def _explained(
    summed: Amount, whole: Quantity, counts: Sequence[IndicatorFacts], found: list[_Product]
) -> bool:
    """Whether a count that no price names (days, sites) or the months of the year make it fit."""
    used = [count for product in found for count in product.counts]
    free = [row.quantity for row in counts if row.quantity and row.quantity not in used]
    factors = [Decimal(12), *(count.number for count in free if count.number > 1)]
    return any(abs(summed.base * factor - whole.base) <= whole.base * _ROUNDING
               for factor in factors)  # fmt: skip


def _match(
    found: list[_Product], others: Sequence[Quantity], summed: Amount, whole: Quantity,
    counts: Sequence[IndicatorFacts], capped: bool,
) -> Match:  # fmt: skip
    gap = abs(summed.base - whole.base)
    parts = [*found[0].counts, *(x for p in found[1:] for x in (p.price, *p.counts)), *others]
    used = {id(count) for product in found for count in product.counts}
    names: dict[str, Any] = {
        "sum": replace(summed, low=summed.base, high=summed.base),
        "whole": whole,
        "difference": Amount(gap, gap, gap, Decimal(0), "money", ""),
        "calculation": summed.text,
        "over": summed.base > whole.base,
        "exact": summed.low is not None and summed.high is not None,
        "capped": capped,
        "akin": all(product.is_akin for product in found),
        "uncounted": sum(1 for row in counts if row.quantity and id(row.quantity) not in used),
    }
    shown = f"{summed.text}={amount_text(names['sum'])}"
    evidence = f"{shown}，与{printed(whole)}相差{amount_text(names['difference'])}"
    return Match(names, spot_of(found[0].price), spots_of((*parts, whole)), evidence)


KIND = Kind(Arguments, judge, gives)
