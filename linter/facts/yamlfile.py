"""Station 3: a lexicon file as plain data in a given shape, with the place of every error."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal, DivisionByZero, InvalidOperation
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import yaml

Shape = Any
"""`str`, `Decimal` (or a fraction, 1/24), `[shape]`, `{key: shape}`; the key "*" stands for any."""

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class LexiconError(Exception):
    """A lexicon that cannot be used; the message is `path:line:column: reason`, in Chinese."""


def read_yaml(path: Path, shape: Shape) -> Any:
    """The data of a YAML file in the given shape; raises LexiconError."""
    try:
        node = yaml.compose(path.read_text(encoding="utf-8"), Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        where = f"{path}:{mark.line + 1}:{mark.column + 1}" if mark else str(path)
        raise LexiconError(f"{where}: 不是正确的 YAML：{error.problem}") from None
    except yaml.YAMLError as error:
        raise LexiconError(f"{path}:1:1: 不是正确的 YAML：{error}") from None
    except (OSError, UnicodeDecodeError) as error:
        raise LexiconError(f"{path}: 无法读取词表：{error}") from None
    return {} if node is None else _plain(node, shape, str(path))


def shaped(value: object, shape: Shape, source: str) -> Any:
    """Plain data (of a profile) in the given shape; raises LexiconError naming `source`."""
    return _plain(_node(value), shape, source)


def _node(value: object) -> yaml.Node:
    if isinstance(value, Mapping):
        pairs = [(_node(key), _node(item)) for key, item in value.items()]
        return yaml.MappingNode("map", pairs)
    if isinstance(value, Sequence) and not isinstance(value, str):
        return yaml.SequenceNode("seq", [_node(item) for item in value])
    return yaml.ScalarNode("str", str(value))


def _wrong(node: yaml.Node, source: str, reason: str) -> LexiconError:
    mark = node.start_mark
    where = f"{source}:{mark.line + 1}:{mark.column + 1}" if mark else source
    return LexiconError(f"{where}: {reason}")


def _plain(node: yaml.Node, shape: Shape, source: str) -> Any:
    if isinstance(shape, dict):
        if not isinstance(node, yaml.MappingNode):
            raise _wrong(node, source, "这里应是“键: 值”")
        return dict(_entries(node, shape, source))
    if isinstance(shape, list):
        if not isinstance(node, yaml.SequenceNode):
            raise _wrong(node, source, "这里应是列表")
        return [_plain(item, shape[0], source) for item in node.value]
    if not isinstance(node, yaml.ScalarNode):
        raise _wrong(node, source, "这里应是单个值")
    return _number(node, source) if shape is Decimal else node.value


def _number(node: yaml.ScalarNode, source: str) -> Decimal:
    numerator, _, denominator = node.value.partition("/")
    try:
        number = Decimal(numerator) / Decimal(denominator or 1)
    except (InvalidOperation, DivisionByZero):
        number = Decimal("NaN")
    if not number.is_finite():
        raise _wrong(node, source, f"“{node.value}”不是数值")
    return number


def _entries(node: yaml.MappingNode, shape: Any, source: str) -> Iterator[tuple[str, Any]]:
    seen: set[str] = set()
    for key_node, value_node in node.value:
        key = _plain(key_node, str, source)
        if key in seen:
            raise _wrong(key_node, source, f"键“{key}”重复")
        seen.add(key)
        expected = shape.get(key, shape.get("*"))
        if expected is None:
            close = get_close_matches(key, list(shape), n=1)
            hint = f"，是否应为“{close[0]}”？" if close else ""
            raise _wrong(key_node, source, f"不认识的键“{key}”{hint}")
        yield key, _plain(value_node, expected, source)
