"""A check kind run over a small table, as a rule would run it."""

from pathlib import Path

import pytest
import yaml

from linter.domain.node import parse
from linter.engine.apply import judge
from linter.engine.casebook import disclosure_of
from linter.facts.view import facts_of
from linter.language.case_file import read_case
from linter.language.rule_file import build_rule
from linter.run import KIND_BOOK, prepare

SETTINGS = prepare()
FRAME = {
    "id": "VAL90", "name": "trial", "title": "试", "severity": "warning", "message": "发现问题",
    "rationale": "试。", "source": {"doc": "通知", "status": "practice"}, "advice": "试。",
    "tests": {"good": [{"rows": [["产出指标"]]}], "bad": [{"rows": [["产出指标"]]}]},
}  # fmt: skip


class Trial:
    """What a kind gave: `messages`, `places` as (row, field), all `findings`, `unknown` count."""

    def __init__(self, judgement) -> None:
        assert not judgement.failures, judgement.failures
        self.findings = judgement.findings
        self.messages = [finding.message for finding in judgement.findings]
        self.places = [(finding.row, finding.field) for finding in judgement.findings]
        self.unknown = sum(judgement.unknown.values())


@pytest.fixture(scope="session")
def trial():
    """`trial(check, case, scope=…, message=…, …)` runs the check over the case."""

    def run(check: dict, case: dict, scope: str = "indicator", **more) -> Trial:
        text = yaml.safe_dump({**FRAME, "scope": scope, "check": check, **more}, allow_unicode=True)
        rule = build_rule(parse(text, Path("value/VAL90-trial.yaml")), KIND_BOOK)
        laid_out = read_case(parse(yaml.safe_dump(case, allow_unicode=True), Path("c")), "bad")
        facts = facts_of(disclosure_of(laid_out, Path(), SETTINGS.layouts), SETTINGS.lexicon)
        return Trial(judge(facts, [rule], SETTINGS.lexicon))

    return run


def row(name, value, level1="产出指标", level2="数量指标", **more):
    return [level1, level2, name, value, more] if more else [level1, level2, name, value]
