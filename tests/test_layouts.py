"""The documents of the layouts checked by all rules: what a form lacks is never a finding."""

from pathlib import Path

import pytest

from linter.engine.apply import judge
from linter.facts.view import facts_of
from linter.recognise import recognise
from linter.recognise.cases.case import cases_in
from linter.recognise.cases.containers import document_of
from linter.run import prepare

SETTINGS = prepare()
CASES = {
    f"{layout.id}-{number}": case
    for layout in SETTINGS.layouts
    for number, case in enumerate(cases_in(Path(layout.path)), 1)
}
# What would blame the author for the form: two terms side by side, no level column, funds in
# several parts, slots left to fill in, 是/否 as a unit.
FORM = {
    "two-terms-1": {"DUP01", "DUP02", "CON01", "CON02", "CON14"},
    "content-1": {"DUP01", "DUP02", "CON01"},
    "numbered-1": {"COM10", "COM13", "DUP01"},
    "numbered-2": {"COM06", "CON01"},
    "shanghai-1": {"COM06"},
    "hunan-2": {"COM06"},
    "central-1": {"COM06"},
    "sichuan-4": {"COM06"},
    "transfer-2": {"COM06"},
    "shifted-1": {"CLS11", "COM11"},
    "prose-1": {"CLS11", "COM11", "TXT07"},
    "rural-1": {"TXT07", "VAL01"},
    "investment-1": {"COM11", "CMP08", "CLS11"},
    "several-values-1": {"COM10", "VAL01", "VAL10"},
    "collected-1": {"VAL19"},
    "inner-mongolia-1": {"VAL04", "VAL18"},
    "suzhou-1": {"CLS10", "COM11"},
}


def findings(case):
    document = recognise(document_of(case, "grid"), SETTINGS.layouts)
    judgement = judge(facts_of(document, SETTINGS.lexicon), SETTINGS.rules, SETTINGS.lexicon)
    assert not judgement.failures
    return {finding.rule for finding in judgement.findings}


@pytest.mark.parametrize("name", CASES)
def test_no_rule_blames_the_form(name):
    assert findings(CASES[name]).isdisjoint(FORM.get(name, ()))


def test_the_documents_are_there():
    assert set(FORM) <= set(CASES)
