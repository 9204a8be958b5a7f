"""Station 0: YAML read into nodes that remember their line and column."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

import yaml

from linter.domain.problem import LoadError, Problem, system_words

_TEXT = "tag:yaml.org,2002:str"
Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Node:
    """A value of a YAML file: a scalar, a tuple of nodes or a mapping of nodes, with its place.

    `keys` holds, for a mapping, the node of each key (its place); `raw` is a scalar as written.
    """

    path: Path
    line: int
    column: int
    value: Any
    keys: Mapping[str, "Node"] | None = None
    raw: str | None = None

    @property
    def plain(self) -> Any:
        """The value without marks, as `yaml.safe_load` gives it."""
        if isinstance(self.value, dict):
            return {key: node.plain for key, node in self.value.items()}
        if isinstance(self.value, tuple):
            return [node.plain for node in self.value]
        return self.value

    def problem(self, message: str) -> Problem:
        return Problem(self.path, self.line, self.column, message)

    def fail(self, message: str) -> NoReturn:
        raise LoadError(self.problem(message))

    def mapping(self) -> dict[str, "Node"]:
        """The value as a mapping; raises LoadError when it is none."""
        if not isinstance(self.value, dict):
            self.fail("这里应为“键: 值”形式")
        return self.value

    def text(self) -> str:
        """The value as it is written; raises LoadError when it is no single text."""
        if self.raw is None:
            self.fail("这里应为文字")
        return self.raw

    def items(self) -> tuple["Node", ...]:
        """The value as a sequence; a scalar or mapping stands for a sequence of one."""
        if isinstance(self.value, tuple):
            return self.value
        return () if self.value is None else (self,)


def _mapping(node: yaml.MappingNode, path: Path, scalars: Any) -> Node:
    values: dict[str, Node] = {}
    keys: dict[str, Node] = {}
    for key_node, value_node in node.value:
        key = _convert(key_node, path, scalars)
        name = key.text()
        if name in values:
            key.fail(f"键“{name}”重复出现")
        values[name] = _convert(value_node, path, scalars)
        keys[name] = key
    mark = node.start_mark
    return Node(path, mark.line + 1, mark.column + 1, values, keys)


def _convert(node: yaml.Node, path: Path, scalars: Any) -> Node:
    if isinstance(node, yaml.MappingNode):
        return _mapping(node, path, scalars)
    mark = node.start_mark
    if isinstance(node, yaml.SequenceNode):
        items = tuple(_convert(item, path, scalars) for item in node.value)
        return Node(path, mark.line + 1, mark.column + 1, items)
    if node.tag == _TEXT:
        return Node(path, mark.line + 1, mark.column + 1, node.value, None, node.value)
    try:
        value = scalars.construct_object(node)
    except ValueError:
        # A day that no calendar has: it stays a text, and who reads it says where it stands.
        value = node.value
    raw = None if value is None else node.value
    return Node(path, mark.line + 1, mark.column + 1, value, None, raw)


def parse(text: str, path: Path) -> Node:
    """The nodes of a YAML text; raises LoadError with line and column when it is malformed."""
    try:
        root = yaml.compose(text, Loader=Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        raise LoadError(Problem(path, line, column, f"YAML 语法有误：{error.problem}")) from None
    except (yaml.YAMLError, ValueError) as error:
        raise LoadError(Problem(path, 1, 1, f"YAML 无法解析：{error}")) from None
    if root is None:
        raise LoadError(Problem(path, 1, 1, "文件为空"))
    try:
        return _convert(root, path, yaml.SafeLoader(""))
    except (yaml.YAMLError, ValueError) as error:
        raise LoadError(Problem(path, 1, 1, f"YAML 取值有误：{error}")) from None
    except RecursionError:
        raise LoadError(Problem(path, 1, 1, "YAML 嵌套过深或自我引用")) from None


def read(path: Path) -> Node:
    """The nodes of a YAML file; raises LoadError when it cannot be read or parsed."""
    return parse(read_text(path), path)


def read_before(path: Path, last: str) -> Node:
    """As `read`, but where the key `last` ends the file nothing below it is parsed: the key is
    there with None. Raises LoadError."""
    text = read_text(path)
    head, found, rest = text.partition(f"\n{last}:\n")
    ends = all(not line or line[0] in " #-" for line in rest.splitlines())
    return parse(f"{head}{found}" if ends else text, path)


def read_text(path: Path) -> str:
    """The text of a YAML file; raises LoadError when it cannot be read."""
    try:
        return path.read_text("utf-8-sig")
    except OSError as error:
        raise LoadError(Problem(path, 0, 0, f"文件无法读取：{system_words(error)}")) from None
    except UnicodeDecodeError:
        raise LoadError(Problem(path, 1, 1, "文件不是 UTF-8 编码")) from None


def yaml_files(folders: tuple[Path, ...]) -> Iterator[Path]:
    """Every YAML file below the folders, sorted, hidden ones left out."""
    for folder in folders:
        for path in sorted(folder.rglob("*.y*ml")):
            if path.suffix in {".yaml", ".yml"} and not path.name.startswith("."):
                yield path
