"""Station 3: the wrong words as `rules/lexicon/typos.yaml` writes them."""

from collections.abc import Mapping
from typing import Any

from linter.domain.node import Node
from linter.domain.shaped import regex_text
from linter.facts.typos import Typo, Typos


def _flag(node: Node) -> bool:
    if not isinstance(node.value, bool):
        node.fail("这里应为 true 或 false")
    return bool(node.value)


def _texts(node: Node) -> tuple[str, ...]:
    return tuple(item.text() for item in node.items())


def _regexes(node: Node) -> tuple[str, ...]:
    return tuple(map(regex_text, node.items()))


def _text_or_none(node: Node) -> str | None:
    return None if node.value is None else node.text()


TYPO = {
    "right": _text_or_none, "hint": str, "in": _regexes, "except": _regexes, "minor": _flag,
    "bad": _texts, "good": _texts,
}  # fmt: skip


def typos_of(entries: Mapping[str, Mapping[str, Any]]) -> Typos:
    """The wrong words of a lexicon, each entry in the shape `TYPO`."""
    return Typos(_typo(wrong, entry) for wrong, entry in entries.items())


def _typo(wrong: str, entry: Mapping[str, Any]) -> Typo:
    return Typo(
        wrong,
        entry.get("right"),
        contexts=entry.get("in", ()),
        sayings=entry.get("except", ()),
        hint=entry.get("hint", ""),
        is_minor=entry.get("minor", False),
        bad=entry.get("bad", ()),
        good=entry.get("good", ()),
    )
