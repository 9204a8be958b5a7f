"""Kind `mentions`: a text of one thing must not speak of another by name."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from linter.domain.regex import Regex
from linter.facts.text import Text
from linter.kinds.match import Kind, Match, Outcome, Spot, Unknown, Values, known
from linter.language.build import word_of
from linter.language.expression import Expression
from linter.language.shape import Shape, element


@dataclass(frozen=True, slots=True)
class Arguments:
    """`items`: the things. `called`: the name by which others would speak of one (at least
    `shortest` letters, and not part of the name of a third). `texts`: where the names of others
    are looked for; `own`: texts that allow the names they contain. `beside`: patterns that,
    directly before or after a name, show a list of things. `copied` is whether the other has
    the very same text."""

    BINDS: ClassVar[Mapping[str, str]] = {"called": "items", "texts": "items", "own": "items"}

    items: Expression
    called: Expression
    texts: Expression
    own: tuple[Expression, ...] = ()
    shortest: Expression | None = None
    beside: tuple[Regex, ...] = ()


@dataclass(frozen=True, slots=True)
class _Thing:
    item: Any
    name: str
    texts: tuple[Text, ...]
    own: str


_Names = dict[str, list[_Thing]]


def gives(arguments: Arguments) -> Mapping[str, Shape]:
    item = element(arguments.items.shape)
    word = word_of(item)
    return {"other": item, "match": str, "copied": bool, **({word: item} if word else {})}


def judge(arguments: Arguments, values: Values) -> Iterator[Outcome]:
    items = known(arguments.items, values)
    if items is None:
        yield Unknown(arguments.items.text)
        return
    word = word_of(element(arguments.items.shape)) or "item"
    things = [_thing(arguments, {**values, word: item}, item) for item in items]
    shortest = int(known(arguments.shortest, values)) if arguments.shortest else 2
    names: _Names = {}
    for thing in things:
        if len(thing.name) >= shortest:
            names.setdefault(thing.name[:shortest], []).append(thing)
    for thing in things:
        for text in thing.texts:
            found = _first(text, names, shortest, thing, arguments.beside)
            if found and _is_telling(found[0], things):
                yield _match(thing, text, *found, word)


def _thing(arguments: Arguments, values: Values, item: Any) -> _Thing:
    own = (known(expression, values) for expression in arguments.own)
    texts = known(arguments.texts, values) or ()
    name = known(arguments.called, values) or ""
    return _Thing(item, name, tuple(texts), "\n".join(filter(None, own)))


def _first(
    text: Text, names: _Names, shortest: int, thing: _Thing, beside: Sequence[Regex]
) -> tuple[_Thing, tuple[int, int]] | None:
    """The first other thing that the text names, and where."""
    for start in range(len(text) - shortest + 1):
        for other in names.get(text[start : start + shortest], ()):
            end = start + len(other.name)
            if not text.startswith(other.name, start) or _is_own(other, thing):
                continue
            if not any(_stands_beside(regex, text, start, end) for regex in beside):
                return other, (start, end)
    return None


def _is_own(other: _Thing, thing: _Thing) -> bool:
    """Whether the name belongs to the thing as well: its own texts say it, or it is a wider one."""
    wider = bool(thing.name) and thing.name in other.name
    return other is thing or wider or other.name in thing.own


def _stands_beside(regex: Regex, text: str, start: int, end: int) -> bool:
    return bool(regex.pattern.search(text[max(start - 1, 0) : start] + "\n" + text[end : end + 1]))


def _is_telling(other: _Thing, things: Sequence[_Thing]) -> bool:
    return sum(1 for thing in things if other.name in thing.own) <= 1


def _match(thing: _Thing, text: Text, other: _Thing, span: tuple[int, int], word: str) -> Match:
    same = [mate for mate in other.texts if mate == text and mate.field.name == text.field.name]
    related = tuple(Spot(mate) for mate in same[:1])
    names = {
        word: thing.item, "other": other.item, "match": other.name, "copied": bool(same),
    }  # fmt: skip
    return Match(names, Spot(text, span), related, subject=thing.item)


KIND = Kind(Arguments, judge, gives)
