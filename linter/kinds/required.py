"""Kind `required`: something must be there."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from linter.kinds.match import Kind, Match, Outcome, Unknown, Values, known, spot_of
from linter.language.expression import Expression
from linter.language.operations import is_blank
from linter.language.shape import Shape


@dataclass(frozen=True, slots=True)
class Arguments:
    """`all_of`: a label → what must be there, each missing one is a finding. `any_of`: one of them
    is enough. Empty cells, dashes, empty lists and false count as missing; what was not
    recognised cannot be judged."""

    all_of: Mapping[str, Expression] = field(default_factory=dict)
    any_of: tuple[Expression, ...] = ()


def gives(arguments: Arguments) -> Mapping[str, Shape]:
    return {"missing": str}


def is_missing(value: Any) -> bool:
    """Whether a recognised value says nothing."""
    return value is False or is_blank(value) or (isinstance(value, tuple) and not value)


def judge(arguments: Arguments, values: Values) -> Iterator[Outcome]:
    for label, expression in arguments.all_of.items():
        value = known(expression, values)
        if value is None:
            yield Unknown(label)
        elif is_missing(value):
            yield Match({"missing": label}, spot_of(value))
    if arguments.any_of:
        yield from _any(arguments.any_of, values)


def _any(expressions: tuple[Expression, ...], values: Values) -> Iterator[Outcome]:
    found = [known(expression, values) for expression in expressions]
    if all(value is None or is_missing(value) for value in found):
        empty = next((value for value in found if value is not None), None)
        yield Match({"missing": ""}, spot_of(empty))


KIND = Kind(Arguments, judge, gives)
