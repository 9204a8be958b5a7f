"""A rule that carries `fix` suggests what replaces its span, and the replacement cures."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace

import pytest

from linter.engine.apply import judge
from linter.engine.casebook import disclosure_of
from linter.facts.view import facts_of
from linter.fix.edits import Edit, edit_of
from linter.language.case_file import cases_of
from linter.model import Field
from linter.run import prepare

SETTINGS = prepare()
RULES = [rule for rule in SETTINGS.rules if rule.fix]


def findings(rule, disclosure):
    facts = facts_of(disclosure, SETTINGS.lexicon)
    judgement = judge(facts, [replace(rule, gather=None)], SETTINGS.lexicon)
    assert not judgement.failures
    return judgement.findings


def with_edit(value, edit: Edit):
    """The disclosure with the text of the edited field replaced."""
    if isinstance(value, Field):
        same = value.place == edit.place and value.text == edit.finding.text
        return replace(value, text=edit.fixed) if same else value
    if isinstance(value, tuple):
        return tuple(with_edit(each, edit) for each in value)
    if is_dataclass(value) and type(value).__module__ == "linter.model":
        return replace(value, **{f.name: with_edit(getattr(value, f.name), edit)
                                 for f in fields(value)})  # fmt: skip
    return value


def bad_cases() -> Iterator[tuple[object, object]]:
    for rule in RULES:
        for case in cases_of(rule.path):
            if case.kind == "bad" and not case.todo:
                yield pytest.param(rule, case, id=f"{rule.id}-{case.line}")


@pytest.mark.parametrize(("rule", "case"), [*bad_cases()])
def test_a_suggestion_replaces_its_span_and_cures(rule, case):
    disclosure = disclosure_of(case, rule.path, SETTINGS.layouts)
    found = [each for each in findings(rule, disclosure) if each.suggestion is not None]
    for finding in found:
        edit = edit_of(finding)
        assert edit is not None
        left = findings(rule, with_edit(disclosure, edit))
        assert len(left) < len(findings(rule, disclosure))


def test_each_rule_with_fix_knows_some_replacement():
    known = {rule.id for rule in RULES for case in cases_of(rule.path) if case.kind == "bad"
             for each in findings(rule, disclosure_of(case, rule.path, SETTINGS.layouts))
             if edit_of(each)}  # fmt: skip
    assert known == {rule.id for rule in RULES}
