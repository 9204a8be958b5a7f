"""The rule language: rules as profiles set them, merged key by key over what they extend."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from linter.domain.node import Node
from linter.domain.problem import LoadError, Problem, did_you_mean
from linter.language.build import Names, convert
from linter.language.declaration import option_value
from linter.language.profile import Profile, Setting
from linter.language.rule import Rule
from linter.language.weight import Confidence, Severity

WEIGHTS: Mapping[str, Any] = {"severity": Severity, "confidence": Confidence}


def apply_profiles(
    rules: Sequence[Rule],
    profiles: Sequence[Profile],
    no_rules: Mapping[str, str] = MappingProxyType({}),
) -> tuple[tuple[Rule, ...], tuple[Problem, ...]]:
    """The active rules as the profiles set them, and what is wrong in the profiles; `no_rules`
    says it of words that might be taken for rules."""
    known = {rule.id: rule for rule in rules}
    named = codes_by_word(rules)
    off: set[str] = set()
    locked: set[str] = set()
    problems: list[Problem] = []
    for profile in profiles:
        for name, setting in ordered_settings(profile, named):
            if name not in named:
                told = no_rules.get(name) or _no_rule(name, named)
                problems.append(setting.node.problem(told))
            for code in named.get(name, ()):
                if code not in locked:
                    problems += _apply(setting, code, known, off)
                elif len(named[name]) == 1:
                    problems.append(setting.node.problem(f"{code} 已被上级配置锁定，不能改动"))
        for name, node in profile.locked.items():
            locked.update(named.get(name, ()))
            if name not in named:
                problems.append(node.problem(_no_rule(name, named)))
    return tuple(rule for code, rule in known.items() if code not in off), tuple(problems)


def ordered_settings(
    profile: Profile, named: Mapping[str, tuple[str, ...]]
) -> list[tuple[str, Setting]]:
    """The settings of a profile as they are to be applied: what is said of one rule holds against
    what is said of its family or tag."""
    return sorted(profile.rules.items(), key=lambda item: -len(named.get(item[0], ())))


def locked_codes(rules: Sequence[Rule], profiles: Sequence[Profile]) -> frozenset[str]:
    """The codes of the rules that some profile has locked."""
    named = codes_by_word(rules)
    return frozenset(
        code for profile in profiles for name in profile.locked for code in named.get(name, ())
    )


def codes_by_word(rules: Sequence[Rule]) -> Mapping[str, tuple[str, ...]]:
    """The codes of the rules that go by a code, name, family or tag; a code or name is its own."""
    named: dict[str, tuple[str, ...]] = {}
    for rule in rules:
        for word in rule.words:
            named[word] = (*named.get(word, ()), rule.id)
    return named | {word: (rule.id,) for rule in rules for word in (rule.id, rule.name)}


def _no_rule(name: str, named: Mapping[str, object]) -> str:
    return f"没有规则“{name}”{did_you_mean(name, named)}"


def _apply(setting: Setting, code: str, known: dict[str, Rule], off: set[str]) -> list[Problem]:
    if setting.off is not None:
        (off.add if setting.off else off.discard)(code)
        return []
    off.discard(code)
    problems: list[Problem] = []
    for key, node in setting.values.items():
        try:
            known[code] = _changed(known[code], key, node)
        except LoadError as error:
            problems += error.problems
    return problems


def _changed(rule: Rule, key: str, node: Node) -> Rule:
    if key in WEIGHTS:
        value = convert(node, WEIGHTS[key], Names({}))
        # A weight set by hand holds for every finding of the rule.
        plain: dict[str, Any] = {key: None}
        variants = tuple(replace(variant, **plain) for variant in rule.variants)
        return replace(rule, **{key: value, "variants": variants})
    if key not in rule.settings:
        known = [*WEIGHTS, *rule.settings]
        node.fail(
            f"{rule.id} 没有选项“{key}”{did_you_mean(key, known)}（可用：{'、'.join(known)}）"
        )
    value = option_value(node, rule.settings[key])
    return replace(rule, options={**rule.options, key: value})
