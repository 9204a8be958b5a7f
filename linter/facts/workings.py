"""Station 3: workings in prose: count times price gives an amount, amounts give their total."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from linter.facts.amount import Amount, amount_of, multiply
from linter.facts.lexicon import Lexicon
from linter.facts.quantity import find_quantities
from linter.facts.text import Text
from linter.facts.types import Quantity
from linter.facts.unitcost import cost_units, times_in

_CLAUSE_MARKS = "，,。；;：:、（）()！!\n"
_STEP_MARKS = "。；;：:（）()！!\n"
_SENTENCE_MARKS = "。！!\n"
_LONGEST_LEAD = 30


@dataclass(frozen=True, slots=True)
class Working:
    """Amounts that must come to `stated`: one product (600人次×520元, `text` is its wording), or
    the amounts of several steps."""

    source: Text
    span: tuple[int, int]
    text: str
    items: tuple[Quantity | Amount, ...]
    stated: Quantity
    is_open: bool = False


def find_workings(text: Text, lexicon: Lexicon) -> Iterator[Working]:
    """The steps “600人次，每人次520元，计31.2万元” of a text, then the totals of their amounts."""
    if not any(word in text for word in lexicon.words.get("price_marks", ())):
        return
    quantities = find_quantities(text, lexicon)
    money = [quantity for quantity in quantities if quantity.dimension in {"money", "unit_cost"}]
    prices = [quantity for quantity in money if _is_price(text, quantity, lexicon)]
    if not prices:
        return
    amounts = [quantity for quantity in money if quantity not in prices]
    for amount in amounts:
        step = _step(text, amount, quantities, prices, lexicon)
        if step is not None:
            yield step
    yield from _totals(text, amounts, prices, lexicon)


def _lead(text: str, quantity: Quantity, marks: str) -> str:
    """What stands before a quantity since the last of the marks."""
    start = max(text.rfind(mark, 0, quantity.span[0]) for mark in marks) + 1
    return text[start : quantity.span[0]]


def _is_price(text: str, quantity: Quantity, lexicon: Lexicon) -> bool:
    lead = _lead(text, quantity, _CLAUSE_MARKS)
    return quantity.per is not None or any(
        word in lead for word in lexicon.words.get("price_marks", ())
    )


def _step(
    text: Text, amount: Quantity, quantities: Sequence[Quantity], prices: Sequence[Quantity],
    lexicon: Lexicon,
) -> Working | None:  # fmt: skip
    lead = _lead(text, amount, _STEP_MARKS)
    start = amount.span[0] - len(lead)
    if not lead.endswith(tuple(lexicon.words.get("result_marks", ()))):
        return None
    inside = [q for q in quantities if start <= q.span[0] < amount.span[0]]
    costs = [q for q in inside if q in prices]
    others = [q for q in inside if q.dimension in {"money", "unit_cost"} and q not in prices]
    if len(costs) != 1 or others:
        return None
    product = _product(text, costs[0], [q for q in inside if q not in costs], lexicon)
    if product is None:
        return None
    wording = text[start : amount.span[0]].rstrip("，, 计")
    return Working(text, (start, amount.span[1]), wording, (product,), amount)


def _product(
    text: str, price: Quantity, counts: Sequence[Quantity], lexicon: Lexicon
) -> Amount | None:
    """The price times what it is counted per; None when one of its units is not counted."""
    units = cost_units(price, _lead(text, price, _CLAUSE_MARKS), lexicon)
    product = amount_of(price)
    if price.base == price.number:
        # A price in whole units of money is exact; one in 万元 may be rounded.
        product = replace(product, half_ulp=Decimal(0))
    for unit in units:
        found = [(q, times) for q in counts if (times := times_in(q, unit, lexicon)) is not None]
        if not found or found[-1][0].comparator or found[-1][0].approximate:
            return None
        count, times = found[-1]
        factor = Amount(times, times, times, Decimal(0), None, count.text)
        product = multiply(product, factor)
    return product if units else None


def _totals(
    text: Text, amounts: Sequence[Quantity], prices: Sequence[Quantity], lexicon: Lexicon
) -> Iterator[Working]:
    """Runs of amounts closed by their total (共需46.8万元), or opened by it (安排328.5万元)."""
    start = 0
    for index in range(len(amounts)):
        if index > start and _is_total(text, amounts, index, lexicon):
            yield from _run(text, amounts[start:index], amounts[index], prices, lexicon)
            start = index + 1
    if start == 0:
        yield from _opened(text, amounts, prices, lexicon)


def _opened(
    text: Text, amounts: Sequence[Quantity], prices: Sequence[Quantity], lexicon: Lexicon
) -> Iterator[Working]:
    """The amounts that follow their total in one sentence, and words such as 用于 behind it."""
    before = [index for index, q in enumerate(amounts) if q.span[1] <= prices[0].span[0]]
    for index in reversed(before):
        stated, rest = amounts[index], amounts[index + 1 :]
        if not rest:
            return
        between = text[stated.span[1] : rest[0].span[0]]
        closing = min((p for m in _SENTENCE_MARKS if (p := text.find(m, stated.span[1])) >= 0),
                      default=len(text))  # fmt: skip
        items = [q for q in rest if q.span[0] < closing]
        opens = any(word in between for word in lexicon.words.get("list_openings", ()))
        if opens and lexicon.words_pattern("total").search(_lead(text, stated, _CLAUSE_MARKS)):
            yield from _run(text, items, stated, prices, lexicon)
            return


def _is_total(text: str, amounts: Sequence[Quantity], index: int, lexicon: Lexicon) -> bool:
    """Whether a total word, and no step of its own, leads from the amount before to this one."""
    between = text[amounts[index - 1].span[1] : amounts[index].span[0]].lstrip("，,。；;）)")
    match = lexicon.words_pattern("total").match(between)
    return match is not None and len(between) <= _LONGEST_LEAD


def _run(
    text: Text, items: Sequence[Quantity], stated: Quantity, prices: Sequence[Quantity],
    lexicon: Lexicon,
) -> Iterator[Working]:  # fmt: skip
    if not items:
        return
    first, last = items[0].span[0], items[-1].span[1]
    lead = _lead(text, items[0], _SENTENCE_MARKS)
    has_step = any(first - len(lead) <= price.span[0] < last for price in prices)
    parts = lexicon.words_pattern("part").search(text, first, last)
    if len(items) < 2 or not has_step or parts:
        return
    span = (min(first, stated.span[0]), max(last, stated.span[1]))
    yield Working(text, span, text[slice(*span)], tuple(items), stated)
