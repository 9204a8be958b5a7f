"""Station 2: what a layout file holds: lists of labels and patterns."""

import re
from collections.abc import Iterable, Mapping

from linter.domain.node import Node
from linter.domain.problem import did_you_mean
from linter.domain.regex import checked_regex

_FULL_WIDTH = re.compile(r"[（）：，；！？]")


def known_keys(node: Node, known: Iterable[str]) -> Mapping[str, Node]:
    """A mapping whose keys are all known ones; raises LoadError."""
    words = tuple(known)
    for key, place in (node.keys or {}).items():
        if key not in words:
            place.fail(f"不认识的键“{key}”{suggestion(key, words)}")
    return node.mapping()


def suggestion(word: str, known: Iterable[str]) -> str:
    """“，是否想写“x”？” for the known word closest to `word`; all of them when none is close."""
    words = list(known)
    return did_you_mean(word, words) or f"，可用：{'、'.join(words)}"


def listed(node: Node) -> tuple[Node, ...]:
    """The items of a list; raises LoadError."""
    if not isinstance(node.value, tuple):
        node.fail("这里应为列表")
    return node.value


def texts(node: Node) -> tuple[str, ...]:
    """A list of texts, none of them empty; raises LoadError."""
    for item in listed(node):
        if not item.text().strip():
            item.fail("文字不能为空")
    return tuple(item.text() for item in listed(node))


def patterns(node: Node, *groups: str) -> tuple[re.Pattern[str], ...]:
    """A list of regular expressions, each with the named groups; raises LoadError."""
    return tuple(_pattern(item, groups) for item in listed(node))


def _pattern(node: Node, groups: Iterable[str]) -> re.Pattern[str]:
    text = node.text()
    if _FULL_WIDTH.search(text):
        node.fail("正则表达式与半角标点的文字比较，请把全角标点写成半角")
    try:
        compiled = checked_regex(text).pattern
    except ValueError as error:
        node.fail(str(error))
    for group in groups:
        if group not in compiled.groupindex:
            node.fail(f"正则表达式缺少命名组“(?P<{group}>…)”")
    return compiled
