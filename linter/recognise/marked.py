"""Station 2: the nodes of a layout file, which know their line and column."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any, NoReturn

import yaml

from linter.recognise.layout import LayoutError

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_FULL_WIDTH = re.compile(r"[（）：，；！？]")


@dataclass(frozen=True, slots=True)
class Marked:
    """A YAML node with the file it stands in; every reading method raises LayoutError."""

    path: Path
    node: yaml.Node

    def fail(self, reason: str) -> NoReturn:
        mark = self.node.start_mark
        raise LayoutError(f"{self.path}:{mark.line + 1}:{mark.column + 1}: {reason}")

    def items(self) -> Iterator["Marked"]:
        """The items of a sequence."""
        if not isinstance(self.node, yaml.SequenceNode):
            self.fail("这里应为列表")
        for item in self.node.value:
            yield Marked(self.path, item)

    def pairs(self) -> Iterator[tuple["Marked", str, "Marked"]]:
        """Key node, key and value of a mapping, each key once."""
        if not isinstance(self.node, yaml.MappingNode):
            self.fail("这里应为“键: 值”形式")
        seen: set[str] = set()
        for key_node, value_node in self.node.value:
            key = Marked(self.path, key_node)
            word = key.text()
            if word in seen:
                key.fail(f"键“{word}”重复出现")
            seen.add(word)
            yield key, word, Marked(self.path, value_node)

    def mapping(self, known: Iterable[str]) -> dict[str, "Marked"]:
        """A mapping whose keys are all known ones."""
        words = tuple(known)
        found: dict[str, Marked] = {}
        for key, word, value in self.pairs():
            if word not in words:
                key.fail(f"不认识的键“{word}”{suggestion(word, words)}")
            found[word] = value
        return found

    def text(self) -> str:
        if not isinstance(self.node, yaml.ScalarNode) or self.node.tag.endswith(":null"):
            self.fail("这里应为文字")
        return str(self.node.value)

    def texts(self) -> tuple[str, ...]:
        """A list of texts, none of them empty."""
        found = []
        for item in self.items():
            text = item.text()
            if not text.strip():
                item.fail("文字不能为空")
            found.append(text)
        return tuple(found)

    def patterns(self, *groups: str) -> tuple[re.Pattern[str], ...]:
        """A list of regular expressions, each with the named groups."""
        return tuple(item.pattern(*groups) for item in self.items())

    def pattern(self, *groups: str) -> re.Pattern[str]:
        text = self.text()
        if _FULL_WIDTH.search(text):
            self.fail("正则表达式与半角标点的文字比较，请把全角标点写成半角")
        try:
            compiled = re.compile(text)
        except re.error as error:
            self.fail(f"正则表达式有误：{error}")
        for group in groups:
            if group not in compiled.groupindex:
                self.fail(f"正则表达式缺少命名组“(?P<{group}>…)”")
        return compiled


def suggestion(word: str, known: Iterable[str]) -> str:
    """“，是否想写“x”？” for the known word closest to `word`; all of them when none is."""
    words = list(known)
    close = get_close_matches(word, words, n=1, cutoff=0.5)
    return f"，是否想写“{close[0]}”？" if close else f"，可用：{'、'.join(words)}"


def read_marked(path: Path) -> Marked:
    """The root node of a YAML file; raises LayoutError when it cannot be read or parsed."""
    try:
        root = yaml.compose(path.read_text("utf-8-sig"), Loader=_LOADER)
    except OSError as error:
        raise LayoutError(f"{path}:1:1: 文件无法读取：{error.strerror}") from None
    except UnicodeDecodeError:
        raise LayoutError(f"{path}:1:1: 文件不是 UTF-8 编码") from None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        raise LayoutError(f"{path}:{line}:{column}: YAML 语法有误：{error.problem}") from None
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise LayoutError(f"{path}:1:1: YAML 无法解析：{error}") from None
    if root is None:
        raise LayoutError(f"{path}:1:1: 文件为空")
    return Marked(path, root)
