"""Station 0: nodes as plain data in a given shape."""

from collections.abc import Iterator, Sequence
from decimal import Decimal, DivisionByZero, InvalidOperation
from typing import Any, TypeVar

from linter.domain.node import Node
from linter.domain.problem import did_you_mean
from linter.domain.regex import checked_regex

Word = TypeVar("Word", bound=object)
Shape = Any
"""`str`, `Decimal` (or a fraction, 1/24), `[shape]`, `{key: shape}` with "*" for any key, or a
function from a node to its value, which raises LoadError."""


def shaped(node: Node, shape: Shape) -> Any:
    """The data of a node in the given shape; raises LoadError where it has another."""
    if isinstance(shape, dict):
        return dict(_entries(node, shape))
    if isinstance(shape, list):
        if not isinstance(node.value, tuple):
            node.fail("这里应为列表")
        return [shaped(item, shape[0]) for item in node.value]
    if shape is Decimal:
        return _number(node)
    return node.text() if shape is str else shape(node)


def one_of(node: Node, allowed: Sequence[Word]) -> Word:
    """The value of a node, which must be one of those allowed; raises LoadError."""
    for word in allowed:
        if node.value == word:
            return word
    words = [str(word) for word in allowed]
    hint = did_you_mean(str(node.plain), words)
    return node.fail(f"“{node.plain}”不是允许的值（{'、'.join(words)}）{hint}")


def regex_text(node: Node) -> str:
    """The text of a regular expression that has been checked; raises LoadError."""
    try:
        return checked_regex(node.text()).text
    except ValueError as error:
        return node.fail(f"“{node.text()}”：{error}")


def _number(node: Node) -> Decimal:
    text = node.text()
    numerator, _, denominator = text.partition("/")
    try:
        number = Decimal(numerator) / Decimal(denominator or 1)
    except (InvalidOperation, DivisionByZero):
        number = Decimal("NaN")
    if not number.is_finite():
        node.fail(f"“{text}”不是数值")
    return number


def _entries(node: Node, shape: dict[str, Shape]) -> Iterator[tuple[str, Any]]:
    for key, value in node.mapping().items():
        expected = shape.get(key, shape.get("*"))
        if expected is None:
            (node.keys or {})[key].fail(f"不认识的键“{key}”{did_you_mean(key, shape)}")
        yield key, shaped(value, expected)
