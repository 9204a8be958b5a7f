"""Station 4: what a check kind gives, and how facts lead to places."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from linter.facts.text import Text
from linter.language.expression import Expression
from linter.language.operations import Undecided
from linter.language.shape import Shape

Values = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Spot:
    """A text and the part of it (in normal form) that a finding is about; None is all of it.
    `raw_span` is the part of the raw cell where blanks count, which a normal form has not."""

    text: Text
    span: tuple[int, int] | None = None
    note: str = ""
    raw_span: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Match:
    """What one kind found once. `names` are words for the message; `at` the exact place where the
    kind knows one; `subject` the indicator or project it is about, if not the one judged."""

    names: Mapping[str, Any] = field(default_factory=dict)
    at: Spot | None = None
    related: tuple[Spot, ...] = ()
    evidence: str | None = None
    suggestion: str | None = None
    subject: Any = None


@dataclass(frozen=True, slots=True)
class Unknown:
    """Something that could not be judged because a fact was not recognised."""

    what: str


Outcome = Match | Unknown


@dataclass(frozen=True, slots=True)
class Kind:
    """A way of judging: the dataclass of its arguments, its judge, the words it gives to messages
    (with their shapes), and whether it knows replacements."""

    arguments: type
    judge: Callable[[Any, Values], Iterator[Outcome]]
    gives: Callable[[Any], Mapping[str, Shape]]
    fixes: bool = False


def spot_of(value: object, note: str = "") -> Spot | None:
    """The place of a text or of a fact, None for what is calculated."""
    if isinstance(value, Text):
        return Spot(value, None, note)
    source = getattr(value, "source", None)
    if isinstance(source, Text):
        return Spot(source, getattr(value, "span", None), note)
    cell = getattr(value, "text", None)
    return Spot(cell, None, note) if isinstance(cell, Text) else None


def spots_of(values: object, note: str = "") -> tuple[Spot, ...]:
    """The places of a value or of each value of a list."""
    many = values if isinstance(values, tuple | list) else (values,)
    return tuple(spot for spot in (spot_of(value, note) for value in many) if spot)


def known(expression: Expression, values: Values) -> Any:
    """The value of an expression, None when a fact is missing on the way."""
    try:
        return expression.value(values)
    except Undecided:
        return None


def texts_of(expressions: Iterable[Expression], values: Values) -> Iterator[Text | str]:
    """Every text the expressions give, lists unrolled, what is not there left out."""
    for expression in expressions:
        value = known(expression, values)
        for text in value if isinstance(value, tuple | list) else (value,):
            if isinstance(text, str):
                yield text
