"""Every rule: its own cases, and what holds for all of them."""

import pytest

from linter.engine.cases import run_cases
from linter.language.case_file import cases_of
from linter.run import prepare

SETTINGS = prepare()
RULES = {rule.id: rule for rule in SETTINGS.rules}


@pytest.mark.parametrize("code", RULES)
def test_cases(code):
    verdicts = run_cases([RULES[code]], SETTINGS.layouts, SETTINGS.lexicon)
    failed = [
        f"{verdict.kind} 第{verdict.line}行 {verdict.case}: {verdict.problem} {verdict.detail}"
        for verdict in verdicts
        if verdict.problem
    ]
    assert not failed, "\n".join(failed)


@pytest.mark.parametrize("code", RULES)
def test_has_good_and_bad_cases(code):
    assert {case.kind for case in cases_of(RULES[code].path)} == {"good", "bad"}


def test_the_escape_hatch_is_rare():
    hatch = [rule.id for rule in RULES.values() if rule.kind == "expr"]
    assert len(hatch) <= len(RULES) / 10, hatch


def test_no_unverified_source_quotes_a_clause():
    assert not [r.id for r in RULES.values() if r.source.clause and r.source.status != "verified"]


def test_names_are_unique():
    names = [rule.name for rule in RULES.values()]
    assert len(names) == len(set(names))
