"""The rule language: what a rule looks at: `scope`, `each`, `let` and `where`."""

import re
from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any, TypeAlias

from linter.domain.node import Node
from linter.domain.problem import did_you_mean
from linter.facts.view import DocumentFacts, IndicatorFacts, ProjectFacts, TableFacts
from linter.language.build import Names, convert
from linter.language.collector import Collector
from linter.language.expression import Expression, split
from linter.language.shape import Shape, attributes, element

Named: TypeAlias = tuple[str, Expression]

_WORD = re.compile(r"\w+")
_DOCUMENT: dict[str, Shape] = {
    "document": DocumentFacts,
    "projects": tuple[ProjectFacts, ...],
    "tables": tuple[TableFacts, ...],
}
_PROJECT = _DOCUMENT | {"project": ProjectFacts, "indicators": tuple[IndicatorFacts, ...]}
SCOPES: Mapping[str, Mapping[str, Shape]] = {
    "document": _DOCUMENT,
    "project": _PROJECT,
    "indicator": _PROJECT | {"indicator": IndicatorFacts},
    # The row with one of its target values: a form may print several, by region or by year.
    "value": _PROJECT | {"indicator": IndicatorFacts},
    # Rules that compare documents see what their comparison gives, nothing else.
    "corpus": {},
}
SUBJECTS: Mapping[str, type] = {
    "document": DocumentFacts, "project": ProjectFacts, "indicator": IndicatorFacts,
    "value": IndicatorFacts,
}  # fmt: skip


def select_subjects(
    keys: Mapping[str, Node], scope: str, names: Names, values: dict[str, Any], collect: Collector
) -> Names:
    """Read `each`, `let` and `where` into `values`; gives the names with those that they add, one
    after the other."""
    if "each" in keys:
        each = collect.take(lambda: _each(keys["each"], scope, names))
        if each:
            values["each"] = each
            names = names.plus({each[0]: element(each[1].shape)})
    let: list[Named] = []
    named = collect.take(lambda: keys["let"].mapping(), {}) if "let" in keys else {}
    for name, node in named.items():
        expression = collect.take(partial(convert, node, Expression, names))
        if expression:
            let.append((name, expression))
            names = names.plus({name: expression.shape})
    values["let"] = tuple(let)
    if "where" in keys:
        values |= collect.take(lambda: _where(keys["where"], values, names), {})
    values |= _let_once(let)
    if values.get("late"):
        values |= _let_in_two(values["let"], values["late"])
    return names


def _where(node: Node, values: Mapping[str, Any], names: Names) -> dict[str, Expression | None]:
    """The condition, whole and in its two parts."""
    whole: Expression = convert(node, Expression, names)
    own = {name for name, _ in values["let"]} | ({values["each"][0]} if "each" in values else set())
    early, late = split(whole, own)
    return {"where": whole, "early": early, "late": late}


def _let_once(let: Sequence[Named]) -> dict[str, tuple[Named, ...]]:
    """The names that speak of nothing but the whole document, apart from the others."""
    shared = {*_DOCUMENT, "options"}
    for name, expression in let:
        if expression.names <= shared:
            shared.add(name)
    return {
        "let_once": tuple(item for item in let if item[0] in shared),
        "let": tuple(item for item in let if item[0] not in shared),
    }


def _let_in_two(let: Sequence[Named], late: Expression) -> dict[str, tuple[Named, ...]]:
    """The names that a condition needs, directly or through others, apart from the rest."""
    needed = set(_WORD.findall(late.text))
    for name, expression in reversed(let):
        if name in needed:
            needed.update(_WORD.findall(expression.text))
    return {
        "let_first": tuple(item for item in let if item[0] in needed),
        "let": tuple(item for item in let if item[0] not in needed),
    }


def _each(node: Node, scope: str, names: Names) -> tuple[str, Expression]:
    """`formula` stands for the list of that name of what is judged; or {name: list}."""
    if isinstance(node.value, dict):
        if len(node.value) != 1:
            node.fail("each 只能写一个名称")
        name, listed = next(iter(node.value.items()))
    else:
        name = str(node.value)
        plurals = [k for k in attributes(SUBJECTS[scope]) if k.endswith("s")]
        if f"{name}s" not in plurals:
            known = [plural.removesuffix("s") for plural in plurals]
            node.fail(f"each 中没有“{name}”{did_you_mean(name, known)}")
        subject = "indicator" if scope == "value" else scope
        listed = Node(node.path, node.line, node.column, f"{subject}.{name}s")
    expression: Expression = convert(listed, Expression, names)
    if element(expression.shape) is None:
        node.fail(f"“{expression.text}”不是列表")
    return name, expression
