"""The settings of a run: from options and files to rules, layouts and lexicon."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from time import perf_counter

from linter.document import Unreadable
from linter.domain.problem import LoadError
from linter.facts.lexicon import Lexicon
from linter.facts.lexicon_file import load_lexicon
from linter.filter.housekeeping import NO_RULES
from linter.kinds import KINDS, find_kind
from linter.language.kind_book import KindBook
from linter.language.load import RuleSet, load_rules
from linter.language.profile import Profile, least_of
from linter.language.rule import Rule
from linter.language.select import choose
from linter.language.suppression import Suppressions
from linter.language.suppression_file import codes_of, read_suppressions
from linter.language.tuning import apply_profiles, locked_codes
from linter.model import Disclosure
from linter.readers import read
from linter.recognise import load_layouts, recognise
from linter.recognise.layout import Layout
from linter.settings.error import ConfigError
from linter.settings.folders import (
    corpus_options,
    corpus_words,
    rules_in_force,
)
from linter.settings.record import Settings

KIND_BOOK = KindBook(tuple(KINDS), find_kind)


def prepare(
    *,
    profile: str | None = None,
    config: Path | None = None,
    rules: Sequence[Path] = (),
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    start: Path | None = None,
    previous: Path | None = None,
    keep_disclosures: bool = False,
    with_cases: bool = False,
) -> Settings:
    """The settings of a run; raises ConfigError with every mistake in profiles and choices.

    `config` is a `jxlint.yaml`, else the nearest one from `start` upward is taken; `rules` are
    further folders of rules; `select` and `ignore` are codes, names, tags or families; `previous`
    is last year's document; `with_cases` tells mistakes in the cases of rules, too.
    """
    started = perf_counter()
    try:
        folders, profiles = rules_in_force(profile=profile, config=config, rules=rules, start=start)
        loaded = load_rules(folders, KIND_BOOK, with_cases)
        profiles = _of_documents(profiles, loaded.rules, folders)
        others = corpus_words(folders) - {word for rule in loaded.rules for word in rule.words}
        chosen, suppressions = _applied(loaded, profiles, select, ignore, others)
        layouts = load_layouts([folder / "layouts" for folder in folders])
        lexicon = _lexicon(folders, profiles)
    except LoadError as error:
        raise ConfigError(error.problems) from None
    return Settings(
        rules=chosen,
        layouts=layouts,
        lexicon=lexicon,
        problems=tuple(map(str, loaded.problems)),
        seconds=perf_counter() - started,
        least=least_of(profiles),
        previous=_previous(previous, layouts) if previous else None,
        keep_disclosures=keep_disclosures,
        suppressions=suppressions,
        profiles=profiles,
        every_rule=loaded.rules,
    )


def _of_documents(
    profiles: Sequence[Profile], rules: Sequence[Rule], folders: Sequence[Path]
) -> tuple[Profile, ...]:
    """The profiles without options that only the rule of the same code on collections has."""
    words = corpus_words(folders)
    own = {rule.id: rule for rule in rules if rule.id in words}
    if not any(code in profile.rules for profile in profiles for code in own):
        return tuple(profiles)
    options = corpus_options(folders)
    return tuple(
        replace(profile, rules={
            code: replace(setting, values={
                name: node for name, node in setting.values.items()
                if code not in own or name in own[code].settings or name not in options[code]
            })
            for code, setting in profile.rules.items()
        })
        for profile in profiles
    )  # fmt: skip


def _applied(
    loaded: RuleSet,
    profiles: Sequence[Profile],
    select: Sequence[str],
    ignore: Sequence[str],
    others: frozenset[str],
) -> tuple[tuple[Rule, ...], Suppressions]:
    """The rules that run and the suppressions; raises ConfigError with every mistake. `others` are
    codes and names of rules that do not run on single documents."""
    active, problems = apply_profiles(loaded.rules, profiles, NO_RULES)
    chosen, unknown = choose(active, loaded.rules, select, ignore, NO_RULES)
    nodes = [node for each in profiles for node in each.suppress]
    locked = locked_codes(loaded.rules, profiles)
    suppressions, wrong = read_suppressions(nodes, codes_of(loaded.rules), locked)
    chosen_badly = [
        text
        for text in map(str, (*problems, *unknown))
        if not any(f"“{word}”" in text for word in others)
    ]
    told = _not_of_broken_rules(loaded, (*chosen_badly, *wrong))
    if told:
        raise ConfigError([*loaded.problems, *told])
    return chosen, suppressions


def _not_of_broken_rules(loaded: RuleSet, problems: Iterable[object]) -> list[str]:
    """The problems that are not of naming a rule whose file is broken: that file is told."""
    broken = {problem.path.stem.partition("-")[0] for problem in loaded.problems}
    texts = map(str, problems)
    return [text for text in texts if not any(code in text for code in broken)]


def _previous(path: Path, layouts: Sequence[Layout]) -> Disclosure:
    try:
        return recognise(read(path), layouts)
    except Unreadable as error:
        raise ConfigError([f"{path}：上年的文件未能读取：{error}"]) from error


def _lexicon(folders: Sequence[Path], profiles: Sequence[Profile]) -> Lexicon:
    places = [folder / "lexicon" for folder in folders if (folder / "lexicon").is_dir()]
    return load_lexicon(places, [profile.lexicon for profile in profiles if profile.lexicon])
