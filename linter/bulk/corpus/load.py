"""Station 7: the rules that compare documents, from `corpus/` in the folders of rules."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from linter.bulk.corpus.comparisons import COMPARISONS
from linter.domain.node import read
from linter.domain.problem import LoadError
from linter.language.kind_book import KindBook
from linter.language.load import rule_files
from linter.language.profile import Profile
from linter.language.rule import Rule
from linter.language.rule_file import build_rule
from linter.language.select import choose
from linter.language.tuning import WEIGHTS, apply_profiles, codes_by_word
from linter.settings.error import ConfigError
from linter.settings.folders import corpus_files, rules_in_force

_BOOK = KindBook(tuple(COMPARISONS), COMPARISONS.get)


def corpus_rules(
    *,
    profile: str | None = None,
    config: Path | None = None,
    rules: Sequence[Path] = (),
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    start: Path | None = None,
    with_cases: bool = False,
) -> tuple[Rule, ...]:
    """The rules in force that compare documents, in the order of their codes, for the arguments of
    `prepare`; what profiles and choices say of other rules is left to that. Raises ConfigError,
    with `with_cases` also for mistakes in the cases of rules."""
    try:
        folders, profiles = rules_in_force(profile=profile, config=config, rules=rules, start=start)
        every = load_corpus_rules(folders, with_cases)
    except LoadError as error:
        raise ConfigError(error.problems) from None
    others = frozenset(path.stem.partition("-")[0] for path in rule_files(folders))
    active, problems = apply_profiles(every, [_of_these(each, every, others) for each in profiles])
    if problems:
        raise ConfigError(problems)
    return choose(active, every, select, ignore)[0]


def load_corpus_rules(folders: Iterable[Path], with_cases: bool = False) -> tuple[Rule, ...]:
    """All rules of these folders that compare documents, later folders replacing earlier ones;
    raises LoadError."""
    found: dict[str, Rule] = {}
    for path in corpus_files(folders):
        rule = build_rule(read(path), _BOOK, with_cases)
        found[rule.id] = rule
    return tuple(found[code] for code in sorted(found))


def _of_these(profile: Profile, rules: Sequence[Rule], others: frozenset[str]) -> Profile:
    """What a profile says of these rules. A code that a rule on single documents has as well (one
    of `others`) may be set with options of that."""
    named = codes_by_word(rules)
    options = {rule.id: {*WEIGHTS, *rule.settings} for rule in rules}

    def has(code: str, option: str) -> bool:
        return option in options[code] or code not in others

    settings = {
        name: replace(
            setting,
            values={
                option: value
                for option, value in setting.values.items()
                if all(has(code, option) for code in named[name])
            },
        )
        for name, setting in profile.rules.items()
        if name in named
    }
    locked = {name: node for name, node in profile.locked.items() if name in named}
    return replace(profile, rules=settings, locked=locked)
