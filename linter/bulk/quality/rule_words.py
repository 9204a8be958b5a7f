"""Station 7: what a report says of rules, from the rule files."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from linter.bulk.quality.problems import RuleWords
from linter.language.load import load_rules
from linter.language.rule import Rule
from linter.settings.prepare import KIND_BOOK

# The tag of rules on what is masked or secret: findings of theirs are never quoted.
SECRET = "保密"


def rule_words(folders: Iterable[Path]) -> Mapping[str, RuleWords]:
    """Title, advice and secrecy of each rule below the folders, by its code; files that cannot be
    read are passed over."""
    loaded = load_rules(tuple(folders), KIND_BOOK)
    return {
        rule.id: RuleWords(rule.title, _advice(rule), SECRET in rule.tags) for rule in loaded.rules
    }


def _advice(rule: Rule) -> str:
    """The advice, empty where it depends on the finding."""
    text = rule.advice.text
    return text if rule.advice.parts == (text,) else ""
