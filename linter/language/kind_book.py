"""The rule language: the check kind that a rule file names."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from typing import Any, Protocol

from linter.domain.node import Node
from linter.domain.problem import did_you_mean
from linter.language.build import Names, build
from linter.language.shape import Shape


class AnyKind(Protocol):
    """What the loader needs to know of a check kind (station 4, which stands to the right)."""

    @property
    def arguments(self) -> type: ...
    @property
    def gives(self) -> Callable[[Any], Mapping[str, Shape]]: ...


@dataclass(frozen=True, slots=True)
class KindBook:
    """The check kinds: the words of the known ones, and a look-up that also knows others."""

    words: tuple[str, ...]
    find: Callable[[str], AnyKind | None]


def named_kind(node: Node, kinds: KindBook, names: Names) -> tuple[str, Any, Mapping[str, Shape]]:
    """The word of the kind, its arguments, and what it gives to the words of a finding; raises
    LoadError."""
    checks = node.mapping()
    if len(checks) != 1:
        node.fail("check 下必须恰好写一种检查方式")
    word, arguments = next(iter(checks.items()))
    kind = kinds.find(word)
    if kind is None:
        key = (node.keys or {})[word]
        return key.fail(f"不认识的检查方式“{word}”{did_you_mean(word, kinds.words)}")
    if not isinstance(arguments.value, dict):
        first = fields(kind.arguments)[0].name
        arguments = Node(node.path, arguments.line, arguments.column, {first: arguments}, {})
    built = build(arguments, kind.arguments, names)
    return word, built, kind.gives(built)
