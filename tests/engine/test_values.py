"""Rules of the scope `value`: each target value of a row that has several is judged."""

from pathlib import Path

import pytest

from linter.engine.apply import judge
from linter.facts.view import facts_of
from linter.recognise import recognise
from linter.recognise.cases.case import LayoutCase, blocks_of
from linter.recognise.cases.containers import document_of
from linter.run import prepare

SETTINGS = prepare()
FORM = """
| 区域绩效目标表 | < | < | < | < | < | < |
| 专项名称 | 农村公路养护 | < | < | < | < | < |
| 区域绩效目标 | 养护农村公路48公里，路面完好率不低于95%。 | < | < | < | < | < |
| 一级指标 | 二级指标 | 三级指标 | 全县 | 城关镇 | 石门乡 | 白沙乡 |
| 产出指标 | 数量指标 | 养护里程 | 48公里 | 20公里 | 28公里 | — |
| ^ | 质量指标 | 路面完好率 | ≥95% | ≥95% | ≥96% |  |
| 满意度指标 | 服务对象满意度指标 | 群众满意度 | ≥90% | ≥90% | ≥91% | 0 |
"""


def told(*changes):
    """The findings about values, with the column, and the texts of related cells."""
    text = FORM
    for before, after in changes:
        assert before in text
        text = text.replace(before, after)
    case = LayoutCase("", 1, blocks_of(text), (), ("grid",), (), {})
    found = recognise(document_of(case, "grid"), SETTINGS.layouts)
    judgement = judge(facts_of(found, SETTINGS.lexicon), SETTINGS.rules, SETTINGS.lexicon)
    assert not judgement.failures
    return [
        (finding.rule, finding.column, finding.text, [related.text for related in finding.related])
        for finding in judgement.findings
        if finding.field == "value"
    ]


def test_good_values_of_regions_and_regions_without_a_target():
    assert told() == []


@pytest.mark.parametrize(
    ("before", "after", "wanted"),
    [
        ("20公里", "20", ("VAL01", "城关镇", "20", [])),
        ("≥96%", "≥196%", ("VAL12", "石门乡", "≥196%", [])),
        ("≥91%", "≤91%", ("VAL09", "石门乡", "≤91%", [])),
        ("≥91%", "较高", ("VAL19", "石门乡", "较高", [])),
    ],
)
def test_what_is_wrong_with_the_value_of_one_region(before, after, wanted):
    assert told((before, after)) == [wanted]


def test_what_is_wrong_with_all_is_told_once():
    changes = (("48公里 |", "48 |"), ("20公里", "20"), ("28公里", "28"))
    assert told(*changes) == [("VAL01", "全县", "48", ["20", "28"])]


def test_every_rule_that_judges_a_value_says_so():
    """A rule that looks at one value and nothing beside it can judge each."""
    for rule in SETTINGS.rules:
        if rule.id.startswith("VAL") and rule.scope == "indicator":
            assert rule.gather == "project", Path(rule.path).name
