"""Kind `pattern`: a text must have a form."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from linter.facts.text import Text
from linter.kinds.match import Kind, Match, Outcome, Unknown, Values, known, spot_of
from linter.language.expression import Expression
from linter.language.operations import pattern
from linter.language.shape import Shape


@dataclass(frozen=True, slots=True)
class Arguments:
    """`in`: the text. `form`: an expression that gives the regular expression of the whole text
    (often an option)."""

    in_: Expression
    form: Expression


def gives(arguments: Arguments) -> Mapping[str, Shape]:
    return {"match": Text}


def judge(arguments: Arguments, values: Values) -> Iterator[Outcome]:
    text = known(arguments.in_, values)
    if text is None:
        yield Unknown(arguments.in_.text)
    elif not pattern(arguments.form.value(values)).fullmatch(text):
        yield Match({"match": text}, spot_of(text))


KIND = Kind(Arguments, judge, gives)
