"""Kind `count`: how many items of a list meet a condition."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar

from linter.kinds.match import Kind, Match, Outcome, Unknown, Values, known, spots_of
from linter.language.build import word_of
from linter.language.expression import Expression
from linter.language.shape import Shape, element


@dataclass(frozen=True, slots=True)
class Arguments:
    """`items`: the list. `where`: which of them count. `min` and `max`: how many there may be."""

    BINDS: ClassVar[Mapping[str, str]] = {"where": "items"}

    items: Expression
    where: Expression | None = None
    min: Expression | None = None
    max: Expression | None = None


def gives(arguments: Arguments) -> Mapping[str, Shape]:
    return {"count": int, "counted": arguments.items.shape}


def judge(arguments: Arguments, values: Values) -> Iterator[Outcome]:
    items = known(arguments.items, values)
    if items is None:
        yield Unknown(arguments.items.text)
        return
    word = word_of(element(arguments.items.shape)) or "item"
    where = arguments.where
    chosen = [item for item in items if where is None or where.truth({**values, word: item})]
    least = arguments.min.value(values) if arguments.min else 0
    most = arguments.max.value(values) if arguments.max else len(chosen)
    if not least <= len(chosen) <= most:
        names = {"count": len(chosen), "counted": tuple(chosen)}
        yield Match(names, None, spots_of(tuple(chosen)))


KIND = Kind(Arguments, judge, gives)
