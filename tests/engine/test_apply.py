"""Rules applied to facts: variants, gathering, unknown facts, broken rules."""

from dataclasses import replace
from pathlib import Path

import pytest

from linter.domain.node import parse
from linter.engine.apply import judge
from linter.engine.casebook import disclosure_of
from linter.facts.view import facts_of
from linter.kinds import existence
from linter.language.case_file import read_case
from linter.language.rule_file import build_rule
from linter.run import KIND_BOOK, prepare

SETTINGS = prepare()

HEAD = """\
id: MSR90
name: vague
title: 指标值含糊
severity: warning
scope: indicator
rationale: 含糊的值无法考核。
source: {doc: 通知, status: practice}
advice: 请写明数值。
"""
TAIL = """
tests:
  good: [{rows: [[产出指标, 数量指标, 培训人次, ≥100人次]]}]
  bad: [{rows: [[产出指标, 数量指标, 培训人次, 较多]]}]
"""
ROWS = """\
project: {name: 甲, code: 13102824P002793108442, budget: '5.00'}
rows:
  - [产出指标, 数量指标, 培训人次, 较多]
  - [产出指标, 数量指标, 培训场次, ≥5场]
  - [产出指标, 质量指标, 合格率, 较高, {description: 合格人数占比}]
"""


def rule(body):
    text = HEAD + body + TAIL
    return build_rule(parse(text, Path("measurability/MSR90-vague.yaml")), KIND_BOOK)


def findings(*rules, rows=ROWS):
    case = read_case(parse(rows, Path("case.yaml")), "bad")
    facts = facts_of(disclosure_of(case, Path(), SETTINGS.layouts), SETTINGS.lexicon)
    return judge(facts, rules, SETTINGS.lexicon)


VAGUE = "check: {existence: {in: indicator.value, tokens: [较多, 较高]}}\nmessage: “{match}”含糊\n"


def test_a_finding_knows_its_cell():
    first, second = findings(rule(VAGUE)).findings
    assert (first.row, first.field, first.column, first.text, first.span) == (
        1, "value", "指标值", "较多", (0, 2),
    )  # fmt: skip
    assert (first.project.index, first.project.code, first.indicator) == (
        1, "13102824P002793108442", "培训人次",
    )  # fmt: skip
    assert second.row == 3 and second.message == "“较高”含糊"


def test_the_first_true_variant_wins():
    body = VAGUE + (
        "variants:\n"
        "  - {when: indicator.row == 3, severity: error, message: '“{match}”不可考核'}\n"
        "  - {when: indicator.row > 0, severity: info}\n"
    )
    first, second = findings(rule(body)).findings
    assert (first.severity, first.message) == ("info", "“较多”含糊")
    assert (second.severity, second.message) == ("error", "“较高”不可考核")


def test_gathered_hits_are_one_finding_with_related_rows():
    body = VAGUE.replace("“{match}”含糊", "第{rows}行含糊{counted}") + "gather: project\n"
    (finding,) = findings(rule(body)).findings
    assert finding.message == "第1、3行含糊（共2处）"
    assert [(related.row, related.text) for related in finding.related] == [(3, "较高")]
    (alone,) = findings(rule(body.replace("较多, 较高", "较高"))).findings
    assert alone.message == "第3行含糊"


def test_what_is_not_recognised_is_counted_and_not_blamed():
    body = "check: {required: {all_of: {依据: indicator.basis}}}\nmessage: 缺{missing}\n"
    judgement = findings(rule(body))
    assert not judgement.findings
    assert judgement.unknown == {"MSR90": 3}


def test_a_broken_rule_stops_no_other_and_does_not_hide(monkeypatch):
    def explode(arguments, values):
        raise ZeroDivisionError("division by zero")
        yield

    good = rule(VAGUE)
    broken = replace(good, id="MSR91", kind="explode")
    kinds = {"explode": replace(existence.KIND, judge=explode), "existence": existence.KIND}
    monkeypatch.setattr("linter.engine.apply.find_kind", kinds.get)
    judgement = findings(broken, good)
    assert len(judgement.findings) == 2
    assert [(f.rule, f.reason) for f in judgement.failures] == [
        ("MSR91", "ZeroDivisionError: division by zero")
    ]


def test_fingerprints_survive_a_moved_row():
    moved = ROWS.replace("  - [产出指标, 数量指标, 培训场次, ≥5场]\n", "")
    before = {f.message: f.fingerprint for f in findings(rule(VAGUE)).findings}
    after = {f.message: f.fingerprint for f in findings(rule(VAGUE), rows=moved).findings}
    assert before == after


def test_equal_cells_have_different_fingerprints():
    rows = ROWS.replace("培训场次, ≥5场", "培训人次, 较多")
    prints = [f.fingerprint for f in findings(rule(VAGUE), rows=rows).findings]
    assert len(set(prints)) == len(prints) == 3


@pytest.mark.parametrize("at", ["basis", "description"])
def test_a_field_that_the_layout_lacks_leaves_the_place_to_the_match(at):
    rows = "rows:\n  - [产出指标, 数量指标, 培训人次, 较多]\n"
    (finding,) = findings(rule(VAGUE + f"at: {at}\n"), rows=rows).findings
    assert finding.field == "value"
