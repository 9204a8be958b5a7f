"""The rule language: a rule built from one YAML file and checked as a whole."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal, Protocol

from linter.domain.node import Node
from linter.domain.problem import LoadError, Problem, did_you_mean
from linter.facts.view import DocumentFacts, IndicatorFacts, ProjectFacts, TableFacts
from linter.language.build import Names, build, convert, expect_keys
from linter.language.case import read_cases
from linter.language.expression import Expression, split
from linter.language.rule import Option, Pointer, Rule, Scope, Source, Variant
from linter.language.shape import Shape, attributes, element
from linter.language.template import Template
from linter.language.weight import Confidence, Severity

_WORD = re.compile(r"\w+")
CODE = re.compile(r"[A-Z]{3}\d{2}")
NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")

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
}
GATHERED: Mapping[str, Shape] = {"rows": tuple[int, ...], "times": int}
SUBJECTS: Mapping[str, type] = {
    "document": DocumentFacts, "project": ProjectFacts, "indicator": IndicatorFacts,
}  # fmt: skip


class AnyKind(Protocol):
    """What the loader needs to know of a check kind (station 4, which stands to the right)."""

    @property
    def arguments(self) -> type: ...
    @property
    def gives(self) -> Callable[[Any], Mapping[str, Shape]]: ...


@dataclass(frozen=True, slots=True)
class KindBook:
    """The check kinds: the words of the known ones, and a look-up that also knows others."""

    words: tuple[str, ...]
    find: Callable[[str], AnyKind | None]


REQUIRED = ("id", "name", "title", "severity", "scope", "check", "message", "rationale", "source",
            "advice", "tests")  # fmt: skip
OPTIONAL = ("confidence", "tags", "since", "each", "options", "let", "where", "at", "related",
            "evidence", "suggestion", "variants", "fix", "gather")  # fmt: skip
PLAIN: Mapping[str, Any] = {
    "id": str, "name": str, "title": str, "severity": Severity, "confidence": Confidence,
    "scope": Scope, "tags": tuple[str, ...], "since": str, "rationale": str, "source": Source,
    "fix": Literal["safe", "unsafe"], "gather": Literal["project", "document"],
}  # fmt: skip
WORDED: Mapping[str, Any] = {
    "message": Template, "advice": Template, "evidence": Template, "suggestion": Template,
    "variants": tuple[Variant, ...],
}  # fmt: skip
OPTION_TYPES: Mapping[str, Any] = {
    "number": Decimal, "text": str, "boolean": bool, "words": tuple[str, ...], "pattern": str,
}  # fmt: skip


def option_value(node: Node, option: Option) -> Any:
    """The value of an option as its type demands; raises LoadError."""
    return convert(node, OPTION_TYPES[option.type], Names({}))


class _Collector:
    """Gathers the problems of one file, so that its author sees all of them at once."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def take(self, make: Callable[[], Any], default: Any = None) -> Any:
        try:
            return make()
        except LoadError as error:
            self.problems += error.problems
            return default


def build_rule(node: Node, kinds: KindBook) -> Rule:
    """The rule of one file; raises LoadError with every problem found."""
    keys = node.mapping()
    collect = _Collector()
    collect.problems += expect_keys(node, REQUIRED + OPTIONAL, REQUIRED)
    values: dict[str, Any] = {}
    for key, annotation in PLAIN.items():
        if key in keys:
            values[key] = collect.take(_converter(keys[key], annotation, Names({})))
    collect.take(lambda: _check_identity(node, keys))
    settings = collect.take(lambda: _settings(keys.get("options")), {})
    scope = values.get("scope") or "indicator"
    names = Names({**SCOPES[scope], "options": _option_shapes(settings)})
    names = _selection(keys, scope, names, values, collect)
    kind = collect.take(lambda: _kind(keys["check"], kinds, names)) if "check" in keys else None
    if kind is not None:
        values["kind"], values["arguments"], given = kind
        gathered = GATHERED if values.get("gather") else {}
        names = names.plus({**given, **gathered})
        _wording(keys, names, values, collect)
        if "related" in keys:
            values["related"] = collect.take(lambda: _related(keys["related"], names), ())
    if values.get("late"):
        values |= _let_in_two(values["let"], values["late"])
    if "tests" in keys:
        values["cases"] = collect.take(lambda: read_cases(keys["tests"]))
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


def _converter(node: Node, annotation: Any, names: Names) -> Callable[[], Any]:
    return lambda: convert(node, annotation, names)


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


FIELD_WORDS = (
    "title", "code", "name", "budget", "fiscal_funds", "other_funds", "purpose", "schedule",
    "goal", "level1", "level2", "indicator", "description", "comparator", "value", "unit", "basis",
    "weight", "scoring", "actual",
)  # fmt: skip


def _at(node: Node, names: Names) -> dict[str, Any]:
    """A word of the JSON format, or an expression for a text or fact that has a place."""
    if node.value in FIELD_WORDS:
        return {"at": node.value}
    try:
        return {"place": convert(node, Expression, names)}
    except LoadError:
        hint = did_you_mean(str(node.value), [*FIELD_WORDS, *names.shapes])
        return node.fail(f"at 中没有“{node.value}”这一栏{hint}")


def _settings(node: Node | None) -> dict[str, Option]:
    if node is None:
        return {}
    settings: dict[str, Option] = {}
    for name, declaration in node.mapping().items():
        option = build(declaration, Option, Names({}))
        default = option_value(declaration.mapping()["default"], option)
        settings[name] = Option(option.type, default, option.title)
    return settings


def _option_shapes(settings: Mapping[str, Option]) -> Mapping[str, Shape]:
    return {name: OPTION_TYPES[option.type] for name, option in settings.items()}


def _selection(
    keys: Mapping[str, Node], scope: str, names: Names, values: dict[str, Any], collect: _Collector
) -> Names:
    """`each`, `let`, `where`: they add names one after the other."""
    if "each" in keys:
        each = collect.take(lambda: _each(keys["each"], scope, names))
        if each:
            values["each"] = each
            names = names.plus({each[0]: element(each[1].shape)})
    let: list[tuple[str, Expression]] = []
    named = collect.take(lambda: keys["let"].mapping(), {}) if "let" in keys else {}
    for name, node in named.items():
        expression = collect.take(_converter(node, Expression, names))
        if expression:
            let.append((name, expression))
            names = names.plus({name: expression.shape})
    values["let"] = tuple(let)
    if "where" in keys:
        values |= collect.take(lambda: _where(keys["where"], values, names), {})
    return names


def _where(node: Node, values: Mapping[str, Any], names: Names) -> dict[str, Expression | None]:
    """The condition, whole and in its two parts."""
    whole: Expression = convert(node, Expression, names)
    own = {name for name, _ in values["let"]} | ({values["each"][0]} if "each" in values else set())
    early, late = split(whole, own)
    return {"where": whole, "early": early, "late": late}


def _let_in_two(
    let: Sequence[tuple[str, Expression]], late: Expression
) -> dict[str, tuple[tuple[str, Expression], ...]]:
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
        listed = Node(node.path, node.line, node.column, f"{scope}.{name}s")
    expression: Expression = convert(listed, Expression, names)
    if element(expression.shape) is None:
        node.fail(f"“{expression.text}”不是列表")
    return name, expression


def _related(node: Node, names: Names) -> tuple[Pointer, ...]:
    pointers = []
    for item in node.items():
        if isinstance(item.value, dict):
            pointers.append(build(item, Pointer, names))
        else:
            pointers.append(Pointer(convert(item, Expression, names)))
    return tuple(pointers)


def _kind(node: Node, kinds: KindBook, names: Names) -> tuple[str, Any, Mapping[str, Shape]]:
    checks = node.mapping()
    if len(checks) != 1:
        node.fail("check 下必须恰好写一种检查方式")
    word, arguments = next(iter(checks.items()))
    kind = kinds.find(word)
    if kind is None:
        key = (node.keys or {})[word]
        return key.fail(f"不认识的检查方式“{word}”{did_you_mean(word, kinds.words)}")
    if not isinstance(arguments.value, dict):
        first = next(iter(kind.arguments.__dataclass_fields__))  # type: ignore[attr-defined]
        arguments = Node(node.path, arguments.line, arguments.column, {first: arguments}, {})
    built = build(arguments, kind.arguments, names)
    return word, built, kind.gives(built)


def _wording(
    keys: Mapping[str, Node], names: Names, values: dict[str, Any], collect: _Collector
) -> None:
    for key, annotation in WORDED.items():
        if key in keys:
            values[key] = collect.take(_converter(keys[key], annotation, names))
