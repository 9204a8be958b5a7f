"""Kind `enum`: a value must be one of a list, or of the list that belongs to another value."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from linter.kinds.match import Kind, Match, Outcome, Unknown, Values, known, spot_of
from linter.language.expression import Expression
from linter.language.shape import Shape


@dataclass(frozen=True, slots=True)
class Arguments:
    """`in`: the value. `values`: what it may be, or `forbid`: what it may not be; or `by`: another
    value that chooses the list in `table` (no list for it: not judged)."""

    in_: Expression
    values: tuple[str, ...] = ()
    forbid: tuple[str, ...] = ()
    by: Expression | None = None
    table: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def gives(arguments: Arguments) -> Mapping[str, Shape]:
    return {"match": str, "allowed": tuple[str, ...]}


def judge(arguments: Arguments, values: Values) -> Iterator[Outcome]:
    value = known(arguments.in_, values)
    if value is None:
        yield Unknown(arguments.in_.text)
        return
    allowed = arguments.values
    if arguments.by is not None:
        chosen = known(arguments.by, values)
        if chosen not in arguments.table:
            yield Unknown(arguments.by.text)
            return
        allowed = arguments.table[chosen]
    if value in arguments.forbid or (allowed and value not in allowed):
        yield Match({"match": value, "allowed": allowed}, spot_of(value))


KIND = Kind(Arguments, judge, gives)
