"""The rule language: folders of rule files read into rules; a broken file hides no other."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from linter.domain.node import read, read_before, yaml_files
from linter.domain.problem import LoadError, Problem
from linter.language.kind_book import KindBook
from linter.language.rule import Rule
from linter.language.rule_file import build_rule

# Folders of the domain folder that hold something else than rules on documents.
OTHER_FOLDERS = frozenset({"layouts", "lexicon", "profiles", "corpus", "quality", "queries"})


@dataclass(frozen=True, slots=True)
class RuleSet:
    """The rules of some folders in the order of their codes, and what is wrong in broken files."""

    rules: tuple[Rule, ...]
    problems: tuple[Problem, ...]


def rule_files(folders: Sequence[Path]) -> list[Path]:
    """The rule files below the folders; layouts, lexicon and the like are no rules."""
    return [
        path
        for folder in folders
        for path in yaml_files((folder,))
        if not OTHER_FOLDERS & set(path.relative_to(folder).parts[:-1])
    ]


def load_rules(folders: Sequence[Path], kinds: KindBook, with_cases: bool = True) -> RuleSet:
    """Every rule below the folders. A later rule replaces an earlier one only in another folder;
    two files with one code in the same folder tree are a problem. Cases are most of a file, and
    only rules that are tested or shown need them: without `with_cases` they are not read."""
    rules: dict[str, Rule] = {}
    problems: list[Problem] = []
    for folder in folders:
        own: dict[str, Rule] = {}
        for path in rule_files((folder,)):
            try:
                node = read(path) if with_cases else read_before(path, "tests")
                rule = build_rule(node, kinds, with_cases)
            except LoadError as error:
                problems += error.problems
                continue
            if rule.id in own:
                twice = f"代码 {rule.id} 已用于 {own[rule.id].path.name}"
                problems.append(Problem(path, rule.line, 1, twice))
            own[rule.id] = rule
        rules |= own
    return RuleSet(tuple(rules[code] for code in sorted(rules)), tuple(problems))
