"""Kind `expr`: the escape hatch; a condition that must be true, where no other kind fits."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from linter.kinds.match import Kind, Match, Outcome, Unknown, Values, known
from linter.language.expression import Expression
from linter.language.shape import Shape


@dataclass(frozen=True, slots=True)
class Arguments:
    """`holds`: what must be true; None cannot be judged."""

    holds: Expression


def gives(arguments: Arguments) -> Mapping[str, Shape]:
    return {}


def judge(arguments: Arguments, values: Values) -> Iterator[Outcome]:
    value = known(arguments.holds, values)
    if value is None:
        yield Unknown(arguments.holds.text)
    elif not value:
        yield Match()


KIND = Kind(Arguments, judge, gives)
