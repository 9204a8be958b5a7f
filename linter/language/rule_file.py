"""The rule language: a rule built from one YAML file and checked as a whole."""

from collections.abc import Mapping
from functools import partial
from typing import Any, Literal

from linter.domain.node import Node
from linter.domain.problem import LoadError, did_you_mean
from linter.language.build import Names, build, convert, expect_keys
from linter.language.case_file import read_cases
from linter.language.collector import Collector
from linter.language.declaration import declared_options, option_shapes
from linter.language.expression import Expression
from linter.language.kind_book import KindBook, named_kind
from linter.language.rule import Pointer, Rule, Scope, Source, Variant
from linter.language.rule_keys import CODE, FIELD_WORDS, NAME, OPTIONAL, REQUIRED
from linter.language.selection import SCOPES, select_subjects
from linter.language.shape import Shape
from linter.language.template import Template
from linter.language.weight import Confidence, Severity

# What a rule that gathers may say of all its places; `counted` is empty for a single one.
GATHERED: Mapping[str, Shape] = {"rows": tuple[int, ...], "times": int, "counted": str}
PLAIN: Mapping[str, Any] = {
    "id": str, "name": str, "title": str, "severity": Severity, "confidence": Confidence,
    "scope": Scope, "tags": tuple[str, ...], "since": str, "rationale": str, "source": Source,
    "fix": Literal["safe", "unsafe"], "gather": Literal["project", "document"],
}  # fmt: skip
WORDED: Mapping[str, Any] = {
    "message": Template, "advice": Template, "evidence": Template, "suggestion": Template,
    "variants": tuple[Variant, ...],
}  # fmt: skip


def build_rule(node: Node, kinds: KindBook, with_cases: bool = True) -> Rule:
    """The rule of one file; raises LoadError with every problem found, in its cases only with
    `with_cases`."""
    keys = node.mapping()
    collect = Collector()
    collect.problems += expect_keys(node, REQUIRED + OPTIONAL, REQUIRED)
    values: dict[str, Any] = {}
    for key, annotation in PLAIN.items():
        if key in keys:
            values[key] = collect.take(partial(convert, keys[key], annotation, Names({})))
    collect.take(lambda: _check_identity(node, keys))
    settings = collect.take(lambda: declared_options(keys.get("options")), {})
    scope = values.get("scope") or "indicator"
    names = Names({**SCOPES[scope], "options": option_shapes(settings)})
    names = select_subjects(keys, scope, names, values, collect)
    check = keys.get("check")
    found = collect.take(partial(named_kind, check, kinds, names)) if check else None
    if found is not None:
        values["kind"], values["arguments"], given = found
        gathered = GATHERED if values.get("gather") else {}
        names = names.plus({**given, **gathered})
        _wording(keys, names, values, collect)
        if "related" in keys:
            values["related"] = collect.take(lambda: _related(keys["related"], names), ())
    if "tests" in keys and with_cases:
        collect.take(lambda: read_cases(keys["tests"]))
    if "at" in keys:
        values |= collect.take(lambda: _at(keys["at"], names), {})
    if collect.problems:
        raise LoadError(*collect.problems)
    return Rule(
        **{"confidence": "high", **values},
        settings=settings,
        options={name: option.default for name, option in settings.items()},
        path=node.path,
        line=node.line,
    )


def _check_identity(node: Node, keys: Mapping[str, Node]) -> None:
    problems = []
    for key, form, example in (("id", CODE, "CON07"), ("name", NAME, "cost-sum")):
        if key in keys and not form.fullmatch(str(keys[key].value)):
            problems.append(keys[key].problem(f"{key} 应形如 {example}"))
    expected = "-".join(str(keys[key].value) for key in ("id", "name") if key in keys)
    if not problems and "id" in keys and "name" in keys and node.path.stem != expected:
        problems.append(keys["id"].problem(f"文件名应为 {expected}.yaml"))
    if problems:
        raise LoadError(*problems)


def _at(node: Node, names: Names) -> dict[str, Any]:
    """A word of the JSON format, or an expression for a text or fact that has a place."""
    if node.value in FIELD_WORDS:
        return {"at": node.value}
    try:
        return {"place": convert(node, Expression, names)}
    except LoadError:
        hint = did_you_mean(str(node.value), [*FIELD_WORDS, *names.shapes])
        return node.fail(f"at 中没有“{node.value}”这一栏{hint}")


def _related(node: Node, names: Names) -> tuple[Pointer, ...]:
    pointers = []
    for item in node.items():
        if isinstance(item.value, dict):
            pointers.append(build(item, Pointer, names))
        else:
            pointers.append(Pointer(convert(item, Expression, names)))
    return tuple(pointers)


def _wording(
    keys: Mapping[str, Node], names: Names, values: dict[str, Any], collect: Collector
) -> None:
    for key, annotation in WORDED.items():
        if key in keys:
            values[key] = collect.take(partial(convert, keys[key], annotation, names))
