"""Station 7: what a report says of rules, from the rule files."""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from linter.bulk.quality.problems import RuleWords
from linter.domain.node import read, yaml_files
from linter.domain.problem import LoadError
from linter.language.load import load_rules
from linter.language.rule import Rule
from linter.settings.prepare import KIND_BOOK

# The tag of rules on what is masked or secret: findings of theirs are never quoted.
SECRET = "保密"


def rule_words(folders: Iterable[Path]) -> Mapping[str, RuleWords]:
    """Title, advice and secrecy of each rule below the folders, by its code; files that cannot be
    read are passed over."""
    return {
        rule.id: RuleWords(rule.title, _advice(rule), SECRET in rule.tags)
        for rule in load_rules(tuple(folders), KIND_BOOK).rules
    }


def comparing_titles(folders: Iterable[Path]) -> Mapping[str, str]:
    """The titles of the rules that compare documents, which have files and a loader of their
    own."""
    titles: dict[str, str] = {}
    for path in yaml_files(tuple(folder / "corpus" for folder in folders)):
        with suppress(LoadError, KeyError):
            rule = read(path).mapping()
            titles[rule["id"].text()] = rule["title"].text()
    return titles


def _advice(rule: Rule) -> str:
    """The advice, empty where it depends on the finding."""
    text = rule.advice.text
    return text if rule.advice.parts == (text,) else ""
