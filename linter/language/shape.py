"""The rule language: what an expression may name, and the static type of what it gives.

A shape is a class of facts, a tuple or union of shapes, a record of named shapes (options), or
`Any`. Only annotated public attributes of dataclasses and properties of fact classes exist.
"""

import ast
import types
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, is_dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from linter.domain.problem import did_you_mean
from linter.domain.regex import checked_regex
from linter.facts.amount import Amount
from linter.facts.lazy import lazy
from linter.facts.text import Text
from linter.facts.types import Quantity

Shape = Any
ANYTHING: object = Any
SCALARS = (str, int, bool, Decimal, float, Text)
# Facts lead back to the document for the machine; expressions have no business there.
HIDDEN = frozenset({"source", "span", "disclosure", "record", "vocabulary", "field", "factor_span"})
RESULTS: Mapping[str, Shape] = {
    "total": Amount, "count": int, "all": bool, "any": bool, "len": int, "matches": bool,
    "norm": str, "blank": bool, "whole": bool, "set": Any, "abs": Amount, "min": Any, "max": Any,
}  # fmt: skip
NOT_ALLOWED = "表达式中不允许这种写法"
ELEMENTS = frozenset({"one", "first"})


class ShapeError(Exception):
    """An expression names what does not exist; `node` is where."""

    def __init__(self, node: ast.AST, message: str) -> None:
        super().__init__(message)
        self.node = node


def without_none(shape: Shape) -> Shape:
    """The shape with `| None` taken off."""
    if get_origin(shape) in {Union, types.UnionType}:
        parts = [part for part in get_args(shape) if part is not type(None)]
        return parts[0] if len(parts) == 1 else Union[tuple(parts)]  # noqa: UP007
    return shape


def _is_property(value: object) -> bool:
    return isinstance(value, property | lazy)


@lru_cache(maxsize=256)
def attributes(cls: type) -> Mapping[str, Shape]:
    """The public attributes of a class of facts with their shapes."""
    if cls in SCALARS or not isinstance(cls, type):
        return {}
    found: dict[str, Shape] = {}
    if is_dataclass(cls):
        hints = get_type_hints(cls)
        found.update({field.name: hints[field.name] for field in fields(cls)})
    for name in dir(cls):
        member = getattr(cls, name, None)
        if name.startswith("_") or not _is_property(member):
            continue
        function = getattr(member, "func", None) or getattr(member, "fget", None)
        found[name] = get_type_hints(function).get("return", Any)
    return {n: s for n, s in found.items() if not n.startswith("_") and n not in HIDDEN}


def element(shape: Shape) -> Shape:
    """What iterating over the shape gives; None when it cannot be iterated."""
    shape = without_none(shape)
    anything: object = shape
    if anything is ANYTHING:
        return shape
    origin: Any = get_origin(shape)
    if origin in {tuple, list, set, frozenset}:
        arguments = get_args(shape)
        return arguments[0] if arguments else Any
    return Text if shape is Text else None


def attribute(shape: Shape, name: str, node: ast.AST) -> Shape:
    """The shape of `x.name`; raises ShapeError with a suggestion when it does not exist."""
    shape = without_none(shape)
    if name.startswith("_"):
        raise ShapeError(node, f"不允许使用名称“{name}”")
    if isinstance(shape, Mapping):
        known: Mapping[str, Shape] = shape
    elif get_origin(shape) in {Union, types.UnionType}:
        known = {k: v for part in get_args(shape) for k, v in attributes(part).items()}
    elif isinstance(shape, type):
        known = attributes(shape)
    else:
        known = {}
    if name not in known:
        hint = did_you_mean(name, known)
        raise ShapeError(node, f"没有“{name}”这一项{hint or _listed(known)}")
    return known[name]


def _listed(known: Iterable[str]) -> str:
    names = "、".join(sorted(known)[:12])
    return f"，可用：{names}" if names else ""


def _many(shape: Shape) -> Shape:
    return types.GenericAlias(tuple, (shape, ...))


def _is_text(shape: Shape) -> bool:
    shape = without_none(shape)
    origin: object = get_origin(shape)
    return shape in {str, Text} or origin is Literal


def _expect(node: ast.AST, operator: ast.AST, allowed: tuple[type[ast.AST], ...]) -> None:
    if not isinstance(operator, allowed):
        raise ShapeError(node, NOT_ALLOWED)


def _expect_regex(node: ast.expr) -> None:
    """Refuse a written pattern that is malformed or can run away."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        try:
            checked_regex(node.value)
        except ValueError as error:
            raise ShapeError(node, str(error)) from None


class Inference:
    """Walks one expression and gives its shape, checking every name on the way."""

    def __init__(self, names: Mapping[str, Shape], functions: Iterable[str]) -> None:
        self.names = dict(names)
        self.functions = frozenset(functions)

    def of(self, node: ast.AST) -> Shape:
        walk: Callable[[Any], Shape] | None = getattr(self, f"_{type(node).__name__}", None)
        if walk is None:
            raise ShapeError(node, NOT_ALLOWED)
        return walk(node)

    def _Expression(self, node: ast.Expression) -> Shape:
        return self.of(node.body)

    def _Constant(self, node: ast.Constant) -> Shape:
        if not isinstance(node.value, str | int | float | None):
            raise ShapeError(node, "表达式中不允许这种常量")
        return type(node.value)

    def _Name(self, node: ast.Name) -> Shape:
        if node.id in self.names:
            return self.names[node.id]
        hint = did_you_mean(node.id, [*self.names, *self.functions])
        raise ShapeError(node, f"不认识的名称“{node.id}”{hint or _listed(self.names)}")

    def _Attribute(self, node: ast.Attribute) -> Shape:
        return attribute(self.of(node.value), node.attr, node)

    def _Tuple(self, node: ast.Tuple | ast.List) -> Shape:
        shapes = [self.of(item) for item in node.elts]
        return _many(shapes[0] if shapes else Any)

    _List = _Tuple

    def _Call(self, node: ast.Call) -> Shape:
        if not isinstance(node.func, ast.Name) or node.func.id not in self.functions:
            name = ast.unparse(node.func)
            hint = did_you_mean(name, self.functions)
            raise ShapeError(node, f"不允许调用“{name}”{hint or _listed(self.functions)}")
        if node.keywords:
            raise ShapeError(node, "函数调用不允许使用命名参数")
        shapes = [self.of(argument) for argument in node.args]
        if not shapes:
            raise ShapeError(node, f"函数“{node.func.id}”缺少参数")
        for argument in node.args if node.func.id == "matches" else ():
            _expect_regex(argument)
        if node.func.id in ELEMENTS:
            return element(shapes[0])
        return RESULTS.get(node.func.id, Any)

    def _GeneratorExp(self, node: ast.GeneratorExp | ast.ListComp) -> Shape:
        if len(node.generators) > 2:
            raise ShapeError(node, "最多允许两层 for")
        outer = dict(self.names)
        try:
            for generator in node.generators:
                self._bind(generator)
            return _many(self.of(node.elt))
        finally:
            self.names = outer

    _ListComp = _GeneratorExp

    def _bind(self, generator: ast.comprehension) -> None:
        if generator.is_async:
            raise ShapeError(generator.target, NOT_ALLOWED)
        item = element(self.of(generator.iter))
        if item is None:
            raise ShapeError(generator.iter, f"“{ast.unparse(generator.iter)}”不是列表，不能逐项取")
        if not isinstance(generator.target, ast.Name):
            raise ShapeError(generator.target, "for 后只能写一个名称")
        self.names[generator.target.id] = item
        for condition in generator.ifs:
            self.of(condition)

    def _BoolOp(self, node: ast.BoolOp) -> Shape:
        shapes = [self.of(value) for value in node.values]
        return shapes[-1] if isinstance(node.op, ast.And) else without_none(shapes[0])

    def _UnaryOp(self, node: ast.UnaryOp) -> Shape:
        _expect(node, node.op, (ast.Not, ast.USub))
        shape = self.of(node.operand)
        return bool if isinstance(node.op, ast.Not) else shape

    def _BinOp(self, node: ast.BinOp) -> Shape:
        _expect(node, node.op, (ast.Add, ast.Sub, ast.Mult, ast.Div))
        left, right = self.of(node.left), self.of(node.right)
        if _is_text(left) or _is_text(right):
            raise ShapeError(node, "文字不能参与计算")
        return Amount if Quantity in {without_none(left), without_none(right)} else Any

    def _Compare(self, node: ast.Compare) -> Shape:
        if len(node.ops) > 1:
            raise ShapeError(node, "请用 and 连接两个比较，不要连写")
        self.of(node.left)
        for comparator in node.comparators:
            self.of(comparator)
        return bool

    def _IfExp(self, node: ast.IfExp) -> Shape:
        self.of(node.test)
        chosen = self.of(node.body)
        self.of(node.orelse)
        return chosen

    def _Subscript(self, node: ast.Subscript) -> Shape:
        index = node.slice
        if isinstance(index, ast.UnaryOp) and isinstance(index.op, ast.USub):
            index = index.operand
        if not isinstance(index, ast.Constant) or not isinstance(index.value, int):
            raise ShapeError(node, "方括号内只能写整数序号")
        item = element(self.of(node.value))
        if item is None:
            raise ShapeError(node, f"“{ast.unparse(node.value)}”不是列表，不能取序号")
        return item
