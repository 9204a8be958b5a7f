"""Kind `length`: a text must be neither too short nor too long."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from linter.facts.text import Text
from linter.kinds.match import Kind, Match, Outcome, Unknown, Values, known, spot_of
from linter.language.expression import Expression
from linter.language.shape import Shape


@dataclass(frozen=True, slots=True)
class Arguments:
    """`in`: the text. `min` and `max`: characters of its normal form."""

    in_: Expression
    min: Expression | None = None
    max: Expression | None = None


def gives(arguments: Arguments) -> Mapping[str, Shape]:
    return {"length": int, "match": Text}


def judge(arguments: Arguments, values: Values) -> Iterator[Outcome]:
    text = known(arguments.in_, values)
    if text is None:
        yield Unknown(arguments.in_.text)
        return
    least = arguments.min.value(values) if arguments.min else 0
    most = arguments.max.value(values) if arguments.max else len(text)
    if not least <= len(text) <= most:
        yield Match({"length": len(text), "match": text}, spot_of(text))


KIND = Kind(Arguments, judge, gives)
