"""The rule language: the options that a rule declares."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from linter.domain.node import Node
from linter.domain.shaped import regex_text
from linter.language.build import Names, build, convert
from linter.language.rule import Option
from linter.language.shape import Shape

OPTION_TYPES: Mapping[str, Any] = {
    "number": Decimal, "text": str, "boolean": bool, "words": tuple[str, ...], "pattern": str,
}  # fmt: skip


def option_value(node: Node, option: Option) -> Any:
    """The value of an option as its type demands; raises LoadError."""
    value = convert(node, OPTION_TYPES[option.type], Names({}))
    return regex_text(node) if option.type == "pattern" else value


def declared_options(node: Node | None) -> dict[str, Option]:
    """The options under `options`, by name; raises LoadError."""
    if node is None:
        return {}
    settings: dict[str, Option] = {}
    for name, declaration in node.mapping().items():
        option = build(declaration, Option, Names({}))
        default = option_value(declaration.mapping()["default"], option)
        settings[name] = Option(option.type, default, option.title)
    return settings


def option_shapes(settings: Mapping[str, Option]) -> Mapping[str, Shape]:
    """What expressions may name of these options."""
    return {name: OPTION_TYPES[option.type] for name, option in settings.items()}
