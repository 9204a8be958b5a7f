"""Kind `unique`: no two items of a list may say the same."""

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from linter.domain.regex import Regex
from linter.facts.text import Text
from linter.kinds.match import Kind, Match, Outcome, Spot, Values, known, spot_of
from linter.language.build import word_of
from linter.language.expression import Expression
from linter.language.operations import is_blank, norm
from linter.language.shape import Shape, element

# Of longer names no two that differ by one character are looked for.
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Arguments:
    """`items`: the list. `by`: what must not be equal in two items (blank first parts left out).
    `except_same`: pairs equal in all of these are another rule's. Texts that differ only by the
    words of `strip` or, with `extra` true, by one character more or less (none of `telling`, at
    least `shortest` long) are near: they count when everything in `near_same` is equal too. Two
    items of which the first part is one merged cell are no pair."""

    BINDS: ClassVar[Mapping[str, str]] = {
        "by": "items", "near_same": "items", "except_same": "items",
    }  # fmt: skip

    items: Expression
    by: tuple[Expression, ...]
    except_same: tuple[Expression, ...] = ()
    near_same: tuple[Expression, ...] = ()
    strip: tuple[Regex, ...] = ()
    extra: bool = False
    shortest: int = 5
    telling: str = ""


@dataclass(frozen=True, slots=True)
class _Entry:
    item: Any
    exact: tuple[str, ...]
    near: tuple[str, ...]
    near_same: tuple[str, ...]
    apart: tuple[str, ...]
    spot: Spot | None


def gives(arguments: Arguments) -> Mapping[str, Shape]:
    item = element(arguments.items.shape)
    word = word_of(item)
    return {"other": item, "times": int, **({word: item} if word else {})}


def judge(arguments: Arguments, values: Values) -> Iterator[Outcome]:
    word = word_of(element(arguments.items.shape)) or "item"
    before: dict[Hashable, list[tuple[int, _Entry]]] = {}
    for position, entry in enumerate(_entries(arguments, values, word)):
        keys = _keys(arguments, entry)
        likely = dict(other for key in keys for other in before.get(key, ()))
        for key in keys:
            before.setdefault(key, []).append((position, entry))
        earlier = [likely[at] for at in sorted(likely) if _pairs(arguments, entry, likely[at])]
        if not earlier:
            continue
        first = earlier[0]
        names = {"other": first.item, "times": len(earlier) + 1, word: entry.item}
        related = (first.spot,) if first.spot else ()
        yield Match(names, entry.spot, related, subject=entry.item)


def _keys(arguments: Arguments, entry: _Entry) -> set[Hashable]:
    """Any two entries that may be a pair share one of these."""
    text, rest = entry.near[0], (entry.near_same, entry.near[1:])
    keys: set[Hashable] = {entry.exact, (text, rest)}
    if arguments.extra and len(text) <= _LONGEST:
        keys.update((text[:at] + text[at + 1 :], rest) for at in range(len(text)))
    return keys


def _entries(arguments: Arguments, values: Values, word: str) -> Iterator[_Entry]:
    for item in known(arguments.items, values) or ():
        bound = {**values, word: item}
        raw = [known(expression, bound) for expression in arguments.by]
        if raw[0] is None or is_blank(raw[0]):
            continue
        exact = tuple(map(_key, raw))
        yield _Entry(
            item,
            exact,
            tuple(_stripped(text, arguments.strip) for text in exact),
            tuple(_key(known(expression, bound)) for expression in arguments.near_same),
            tuple(_key(known(expression, bound)) for expression in arguments.except_same),
            spot_of(raw[0]),
        )


def _key(value: Any) -> str:
    if isinstance(value, Text):
        return value
    return norm(value) or "" if isinstance(value, str) else str(getattr(value, "text", value))


def _stripped(text: str, strip: tuple[Regex, ...]) -> str:
    for regex in strip:
        text = regex.pattern.sub("", text) or text
    return text


def _pairs(arguments: Arguments, left: _Entry, right: _Entry) -> bool:
    if arguments.except_same and left.apart == right.apart:
        return False
    if _is_one_text(left.spot, right.spot):
        return False
    if left.exact == right.exact:
        return True
    if left.near_same != right.near_same or left.near[1:] != right.near[1:]:
        return False
    return left.near[0] == right.near[0] or (
        arguments.extra and _one_more(left.near[0], right.near[0], arguments)
    )


def _is_one_text(left: Spot | None, right: Spot | None) -> bool:
    """Whether both stand in one cell, which is merged over the rows of two values."""
    if left is None or right is None or left.span != right.span:
        return False
    return left.text == right.text and left.text.field.place == right.text.field.place


def _one_more(left: str, right: str, arguments: Arguments) -> bool:
    """Whether one text is the other with one more character that tells nothing."""
    shorter, longer = sorted((left, right), key=len)
    if len(longer) != len(shorter) + 1 or len(shorter) < arguments.shortest:
        return False
    at = next((i for i, c in enumerate(shorter) if longer[i] != c), len(shorter))
    return shorter[at:] == longer[at + 1 :] and longer[at] not in arguments.telling


KIND = Kind(Arguments, judge, gives)
