"""The rule language: YAML nodes turned into frozen dataclasses by their annotations.

The dataclass is the schema: an unknown key, a missing one or a wrong type is a problem with its
line and column.
"""

import re
import types
from collections.abc import Iterable, Mapping
from dataclasses import MISSING, Field, dataclass, fields, is_dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from linter.domain.node import Node
from linter.domain.problem import LoadError, Problem, did_you_mean
from linter.domain.regex import Regex, checked_regex
from linter.domain.shaped import one_of
from linter.language.expression import Expression, ExpressionError, compile_expression
from linter.language.shape import Shape, element, without_none
from linter.language.template import Template, compile_template

KINDS_OF = {str: "文字", int: "整数", bool: "true 或 false", Decimal: "数值", date: "日期"}


@dataclass(frozen=True, slots=True)
class Names:
    """What expressions may name at this point of a file."""

    shapes: Mapping[str, Shape]

    def plus(self, more: Mapping[str, Shape]) -> "Names":
        return Names({**self.shapes, **more})


def word_of(shape: Shape) -> str | None:
    """The name under which one element of a list is known: IndicatorFacts → indicator."""
    shape = without_none(shape)
    if not isinstance(shape, type):
        return None
    name = shape.__name__.removesuffix("Facts")
    return re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower()


def expect_keys(node: Node, known: Iterable[str], required: Iterable[str] = ()) -> list[Problem]:
    """The problems with the keys of a mapping: unknown ones and missing ones."""
    known = list(known)
    values = node.mapping()
    keys = node.keys or {}
    problems = [
        keys[key].problem(f"不认识的键“{key}”{did_you_mean(key, known)}")
        for key in values
        if key not in known
    ]
    missing = [key for key in required if key not in values]
    problems += [node.problem(f"缺少必填的键“{key}”") for key in missing]
    return problems


def convert(node: Node, annotation: Any, names: Names) -> Any:
    """The value of a node as the annotation demands it; raises LoadError."""
    origin = get_origin(annotation)
    if annotation is Any:
        return node.plain
    if annotation is Node:
        return node
    if origin in {Union, types.UnionType}:
        return _optional(node, annotation, names)
    if origin is Literal:
        return one_of(node, get_args(annotation))
    if origin is tuple:
        return tuple(_each(node.items(), get_args(annotation)[0], names))
    if origin is Mapping:
        return _mapping(node, get_args(annotation)[1], names)
    return _single(node, annotation, names)


def _optional(node: Node, annotation: Any, names: Names) -> Any:
    if node.value is None:
        return None
    parts = [part for part in get_args(annotation) if part is not type(None)]
    fitting = [part for part in parts if _takes_mapping(part) == isinstance(node.value, dict)]
    return convert(node, (fitting or parts)[0], names)


def _takes_mapping(annotation: Any) -> bool:
    if get_origin(annotation) is not None:
        return get_origin(annotation) is Mapping
    return is_dataclass(annotation) and annotation not in {Expression, Template, Regex}


def _each(nodes: Iterable[Node], annotation: Any, names: Names) -> list[Any]:
    values: list[Any] = []
    problems: list[Problem] = []
    for node in nodes:
        try:
            values.append(convert(node, annotation, names))
        except LoadError as error:
            problems += error.problems
    if problems:
        raise LoadError(*problems)
    return values


def _mapping(node: Node, annotation: Any, names: Names) -> dict[str, Any]:
    values = node.mapping()
    converted = _each(values.values(), annotation, names)
    return dict(zip(values, converted, strict=True))


def _single(node: Node, annotation: Any, names: Names) -> Any:
    if annotation is Expression:
        return expression(node, names)
    if annotation is Template:
        return _at(node, lambda text: compile_template(text, names.shapes))
    if annotation is Regex:
        try:
            return checked_regex(_text(node))
        except ValueError as error:
            return node.fail(str(error))
    if is_dataclass(annotation):
        assert isinstance(annotation, type)
        return build(node, annotation, names)
    return _scalar(node, annotation)


def _text(node: Node) -> str:
    if isinstance(node.value, dict | tuple) or node.value is None:
        return str(node.fail("这里应为一段文字"))
    return str(node.value) if not isinstance(node.value, bool) else str(node.value).lower()


def _at(node: Node, compile_text: Any) -> Any:
    try:
        return compile_text(_text(node))
    except ExpressionError as error:
        column = node.column + error.column
        raise LoadError(Problem(node.path, node.line, column, str(error))) from None


def expression(node: Node, names: Names) -> Expression:
    """The compiled expression of a node; raises LoadError at the offending column."""
    if isinstance(node.value, bool):
        return compile_expression("1 == 1" if node.value else "1 == 0", {})
    compiled: Expression = _at(node, lambda text: compile_expression(text, names.shapes))
    return compiled


def _scalar(node: Node, annotation: Any) -> Any:
    value = node.value
    if annotation is Decimal and isinstance(value, int | float) and not isinstance(value, bool):
        return Decimal(str(value))
    if annotation is str and isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    if type(value) is annotation or (isinstance(value, annotation) and annotation is not int):
        return value
    return node.fail(f"这里应为{KINDS_OF.get(annotation, annotation.__name__)}")


def _required(item: "Field[Any]") -> bool:
    return item.default is MISSING and item.default_factory is MISSING


def build(node: Node, cls: type, names: Names) -> Any:
    """An instance of the dataclass from a mapping; raises LoadError with every problem found.

    A class may say in `BINDS` that the expressions of one field are about one element of the list
    of another: `{"by": "items"}`.
    """
    hints, known = _form(cls)
    required = [key for key, item in known.items() if _required(item)]
    problems = expect_keys(node, known, required)
    values: dict[str, Any] = {}
    for key, item in known.items():
        if key not in node.mapping():
            continue
        scope = _bound(cls, item.name, values, names)
        try:
            values[item.name] = convert(node.mapping()[key], hints[item.name], scope)
        except LoadError as error:
            problems += error.problems
    if problems:
        raise LoadError(*problems)
    return cls(**values)


@lru_cache(maxsize=256)
def _form(cls: type) -> tuple[Mapping[str, Any], Mapping[str, "Field[Any]"]]:
    """The annotations of a dataclass, and its fields by their keys in files."""
    known = {KEYWORDS.get(item.name, item.name): item for item in fields(cls) if item.init}
    return get_type_hints(cls), known


# Keys of rule files that are Python keywords, and the field that holds them.
KEYWORDS = {"in_": "in", "except_": "except"}


def _bound(cls: type, name: str, values: Mapping[str, Any], names: Names) -> Names:
    of = getattr(cls, "BINDS", {}).get(name)
    listed = values.get(of) if of else None
    if not isinstance(listed, Expression):
        return names
    item = element(listed.shape)
    word = word_of(item)
    return names.plus({word: item, "other": item}) if word else names
