"""Kind `unique`: no two items of a list may say the same."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from linter.kinds.match import Kind, Match, Outcome, Spot, Values, known, spot_of
from linter.language.build import word_of
from linter.language.expression import Expression
from linter.language.operations import is_blank, norm
from linter.language.regex import Regex
from linter.language.shape import Shape, element


@dataclass(frozen=True, slots=True)
class Arguments:
    """`items`: the list. `by`: what must not be equal in two items (blank first parts left out).
    `same`: further values that must be equal too. `except_same`: pairs equal in all of these are
    another rule's. `strip`: words that do not count. `edits`: 1 lets the first text of `by` differ
    by one character (both at least `shortest` long) unless that character is one of `telling`."""

    BINDS: ClassVar[Mapping[str, str]] = {"by": "items", "same": "items", "except_same": "items"}

    items: Expression
    by: tuple[Expression, ...]
    same: tuple[Expression, ...] = ()
    except_same: tuple[Expression, ...] = ()
    strip: tuple[Regex, ...] = ()
    edits: int = 0
    shortest: int = 5
    telling: str = ""


@dataclass(frozen=True, slots=True)
class _Entry:
    item: Any
    key: tuple[str, ...]
    same: tuple[Any, ...]
    apart: tuple[Any, ...]
    spot: Spot | None


def gives(arguments: Arguments) -> Mapping[str, Shape]:
    item = element(arguments.items.shape)
    word = word_of(item)
    return {"other": item, "times": int, **({word: item} if word else {})}


def judge(arguments: Arguments, values: Values) -> Iterator[Outcome]:
    entries = list(_entries(arguments, values))
    alike = _alike(arguments)
    word = word_of(element(arguments.items.shape)) or "item"
    for position, entry in enumerate(entries):
        earlier = [other for other in entries[:position] if _pairs(entry, other, alike)]
        if not earlier:
            continue
        first = earlier[0]
        names = {"other": first.item, "times": len(earlier) + 1, word: entry.item}
        related = (first.spot,) if first.spot else ()
        yield Match(names, entry.spot, related, subject=entry.item)


def _entries(arguments: Arguments, values: Values) -> Iterator[_Entry]:
    word = word_of(element(arguments.items.shape)) or "item"
    for item in known(arguments.items, values) or ():
        bound = {**values, word: item}
        raw = [known(expression, bound) for expression in arguments.by]
        if raw[0] is None or is_blank(raw[0]):
            continue
        key = tuple(_stripped(value, arguments.strip) for value in raw)
        yield _Entry(
            item,
            key,
            tuple(known(expression, bound) for expression in arguments.same),
            tuple(known(expression, bound) for expression in arguments.except_same),
            spot_of(raw[0]),
        )


def _stripped(value: Any, strip: tuple[Regex, ...]) -> str:
    text = norm(value) or "" if isinstance(value, str) else str(getattr(value, "text", value))
    for regex in strip:
        text = regex.pattern.sub("", text) or text
    return text


def _alike(arguments: Arguments) -> Callable[[tuple[str, ...], tuple[str, ...]], bool]:
    def alike(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
        if left == right:
            return True
        if not arguments.edits or left[1:] != right[1:]:
            return False
        shorter = min(len(left[0]), len(right[0]))
        return shorter >= arguments.shortest and _one_edit(left[0], right[0], arguments.telling)

    return alike


def _one_edit(left: str, right: str, telling: str) -> bool:
    """Whether the texts differ in one character, replaced, added or left out, not a telling one."""
    if abs(len(left) - len(right)) > 1:
        return False
    start = 0
    while start < min(len(left), len(right)) and left[start] == right[start]:
        start += 1
    longer = max(len(left), len(right))
    end = 0
    shortest = min(len(left), len(right))
    while end < shortest - start and left[-1 - end] == right[-1 - end]:
        end += 1
    changed = left[start : len(left) - end] + right[start : len(right) - end]
    return longer - start - end <= 1 and not any(character in telling for character in changed)


def _pairs(
    left: _Entry, right: _Entry, alike: Callable[[tuple[str, ...], tuple[str, ...]], bool]
) -> bool:
    if left.apart and left.apart == right.apart:
        return False
    return left.same == right.same and alike(left.key, right.key)


KIND = Kind(Arguments, judge, gives)
