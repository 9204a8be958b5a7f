"""The rule language: the suppressions of settings files, read with their places."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePath

from linter.document import TextPlace
from linter.domain.node import Node
from linter.domain.problem import LoadError, Problem, did_you_mean
from linter.language.rule import Rule
from linter.language.suppression import Suppression, Suppressions, day_of
from linter.model import FIELD_NAMES

KEYS = ("rule", "reason", "project", "indicator", "field", "document", "by", "until")
REQUIRED = ("rule", "reason")


def codes_of(rules: Sequence[Rule]) -> Mapping[str, str]:
    """The code of each rule by its code and by its name."""
    return {word: rule.id for rule in rules for word in (rule.name, rule.id)}


def refusal(word: str, codes: Mapping[str, str], locked: frozenset[str]) -> str | None:
    """Why findings of the rule with this code or name cannot be suppressed, in words."""
    if word not in codes:
        return f"没有代码或名称为“{word}”的规则，豁免要写明一条规则{did_you_mean(word, codes)}"
    if codes[word] in locked:
        return f"{codes[word]} 已被锁定，不能豁免"
    return None


def read_suppressions(
    nodes: Sequence[Node], codes: Mapping[str, str], locked: frozenset[str]
) -> tuple[Suppressions, tuple[Problem, ...]]:
    """The suppressions in entries of settings files, and what is wrong in them."""
    entries: list[Suppression] = []
    problems: list[Problem] = []
    for node in nodes:
        try:
            entries.append(_entry(node, codes, locked))
        except LoadError as error:
            problems += error.problems
    return Suppressions(tuple(entries), codes, locked), tuple(problems)


def _entry(node: Node, codes: Mapping[str, str], locked: frozenset[str]) -> Suppression:
    values = node.mapping()
    problems = [*_key_problems(node, values)]
    texts = {key: value.text().strip() for key, value in values.items() if value.raw is not None}
    if word := texts.get("rule"):
        told = refusal(known_word(word, codes), codes, locked)
        problems += [values["rule"].problem(told)] if told else []
    name = texts.get("field")
    if name and name not in FIELD_NAMES:
        hint = did_you_mean(name, FIELD_NAMES)
        problems.append(values["field"].problem(f"没有“{name}”这种内容{hint}"))
    if "document" in texts and not PurePath(texts["document"]).name:
        problems.append(values["document"].problem("“document”应为文件名，可以用 * 和 ?"))
    until = texts.get("until")
    day = day_of(until) if until else None
    if until is not None and day is None:
        problems.append(values["until"].problem(f"“{until}”不是日期，应写成 2026-12-31 的形式"))
    if problems:
        raise LoadError(*problems)
    return Suppression(
        rule=codes[known_word(texts["rule"], codes)],
        reason=texts["reason"],
        path=str(node.path),
        place=TextPlace(node.line, node.column),
        project=texts.get("project"),
        indicator=texts.get("indicator"),
        field=name,
        document=texts.get("document"),
        by=texts.get("by"),
        until=day,
    )


def known_word(word: str, codes: Mapping[str, str]) -> str:
    """The code or name as it is known; a code may be written in small letters."""
    return word if word in codes else word.upper() if word.upper() in codes else word


def _key_problems(node: Node, values: Mapping[str, Node]) -> Iterator[Problem]:
    for key, value in values.items():
        if key not in KEYS:
            key_node = (node.keys or {})[key]
            yield key_node.problem(f"suppress 中没有“{key}”这个键{did_you_mean(key, KEYS)}")
        elif value.raw is None or not value.raw.strip():
            yield value.problem(f"“{key}”应为文字，不能是空的")
    for key in REQUIRED:
        if key not in values:
            yield node.problem(f"豁免缺少“{key}”：必须写明规则（rule）和理由（reason）")
