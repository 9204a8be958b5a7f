"""Kind `uniform`: where most texts of a list have a form, the others stand out."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from linter.domain.regex import Regex
from linter.facts.text import Text
from linter.kinds.match import Kind, Match, Outcome, Unknown, Values, known, spot_of
from linter.language.expression import Expression
from linter.language.shape import Shape


@dataclass(frozen=True, slots=True)
class Arguments:
    """`lists`: the lists of texts or facts, each judged for itself. `form`: what is found in a
    text that has the form. `share`: the least share of texts that must have it before the others
    are reported, `least`: the least number of texts. `shortest`: how long a text must be to
    count."""

    lists: tuple[Expression, ...]
    form: Regex
    share: Expression
    least: int = 4
    shortest: int = 1


def gives(arguments: Arguments) -> Mapping[str, Shape]:
    return {"match": Text, "having": int, "total": int}


def judge(arguments: Arguments, values: Values) -> Iterator[Outcome]:
    share = Decimal(arguments.share.value(values))
    for expression in arguments.lists:
        items = known(expression, values)
        if items is None:
            yield Unknown(expression.text)
            continue
        long = [item for item in items if len(_words(item)) >= arguments.shortest]
        others = [item for item in long if not arguments.form.pattern.search(_words(item))]
        having = len(long) - len(others)
        if len(long) < arguments.least or having < share * len(long):
            continue
        for item in others:
            names = {"match": _words(item), "having": having, "total": len(long)}
            yield Match(names, spot_of(item))


def _words(item: Any) -> str:
    if item is None or isinstance(item, str):
        return item or ""
    return str(getattr(item, "text", ""))


KIND = Kind(Arguments, judge, gives)
