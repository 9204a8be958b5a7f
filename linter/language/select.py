"""The rule language: rules chosen by code, name, family or tag."""

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from linter.domain.problem import did_you_mean
from linter.language.rule import Rule


def choose(
    active: Sequence[Rule],
    every: Sequence[Rule],
    select: Iterable[str],
    ignore: Iterable[str],
    no_rules: Mapping[str, str] = MappingProxyType({}),
) -> tuple[tuple[Rule, ...], tuple[str, ...]]:
    """The rules that are selected (all active ones when nothing is) and not ignored, and one
    message for each word that names no rule: that of `no_rules`, else what is close to it. A rule
    that a profile has off can be selected."""
    select, ignore = tuple(select), tuple(ignore)
    words = frozenset(word for rule in every for word in rule.words)
    unknown = tuple(
        no_rules.get(word)
        or f"没有代码、名称、类别或标签为“{word}”的规则{did_you_mean(word, words)}"
        for word in (*select, *ignore)
        if word not in words
    )
    pool = every if select else active
    tuned = {rule.id: rule for rule in active}
    chosen = tuple(
        tuned.get(rule.id, rule)
        for rule in pool
        if (not select or rule.words & set(select)) and not rule.words & set(ignore)
    )
    return chosen, unknown
