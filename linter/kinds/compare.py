"""Kind `compare`: two amounts must stand in a relation."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal

from linter.facts import amount as amounts
from linter.kinds.match import Kind, Match, Outcome, Unknown, Values, known, spot_of, spots_of
from linter.language.expression import Expression
from linter.language.operations import MEASURES
from linter.language.shape import Shape
from linter.language.template import amount_text, printed

Operator = Literal["==", "<=", ">=", "<", ">"]
SIGNS = {"==": "=", "<=": "≤", ">=": "≥", "<": "<", ">": ">"}


@dataclass(frozen=True, slots=True)
class Arguments:
    """`left op right` must be possible: bounds such as “≤5万元” contradict only when every value in
    them does. The printing tolerance of both and `within` (base unit) are allowed."""

    left: Expression
    op: Operator
    right: Expression
    within: Expression | None = None


def gives(arguments: Arguments) -> Mapping[str, Shape]:
    return {"left": Any, "right": Any, "difference": Any}


def judge(arguments: Arguments, values: Values) -> Iterator[Outcome]:
    left, right = known(arguments.left, values), known(arguments.right, values)
    within = known(arguments.within, values) if arguments.within else Decimal(0)
    if not isinstance(left, MEASURES) or not isinstance(right, MEASURES):
        yield Unknown(arguments.left.text if left is None else arguments.right.text)
        return
    wrong = amounts.contradicts(left, arguments.op, right, Decimal(within or 0))
    if wrong is None:
        yield Unknown(arguments.left.text)
    elif wrong:
        yield _match(left, right, arguments.op)


def _match(left: Any, right: Any, op: Operator) -> Match:
    gap = amounts.amount_of(left).base - amounts.amount_of(right).base
    dimension = amounts.amount_of(left).dimension or amounts.amount_of(right).dimension
    gap = abs(gap)
    difference = amounts.Amount(gap, gap, gap, Decimal(0), dimension, "")
    evidence = f"{_shown(left)} {SIGNS[op]} {_shown(right)} 不成立，相差{amount_text(difference)}"
    return Match(
        {"left": left, "right": right, "difference": difference},
        spot_of(left),
        spots_of(right),
        evidence,
    )


def _shown(value: Any) -> str:
    if isinstance(value, amounts.Amount) and value.text and value.text != printed(value):
        return f"{value.text}={printed(value)}"
    return printed(value)


KIND = Kind(Arguments, judge, gives)
