"""One name cell merged over the rows of several values, checked by all rules."""

import pytest

from linter.engine.apply import judge
from linter.facts.view import facts_of
from linter.recognise import recognise
from linter.recognise.cases.case import LayoutCase, blocks_of
from linter.recognise.cases.containers import document_of
from linter.run import prepare

SETTINGS = prepare()
TABLE = """
项目支出绩效目标表
| 项目名称 | 渡口改造 | < | < | < |
| 年度目标 | 改造渡口六处。 | < | < | < |
| 一级指标 | 二级指标 | 三级指标 | 绩效指标描述 | 指标值 |
| 产出指标 | 数量指标 | 改造渡口 | 栈桥渡口 | 6处 |
| ^ | ^ | {name} | {description} | {value} |
| ^ | 质量指标 | 验收合格率 | 验收合格的渡口占改造渡口的比例 | 100% |
"""


def rules(name, description, value):
    text = TABLE.format(name=name, description=description, value=value)
    case = LayoutCase("", 0, blocks_of(text), (), (), (), {})
    found = recognise(document_of(case, "grid"), SETTINGS.layouts)
    judgement = judge(facts_of(found, SETTINGS.lexicon), SETTINGS.rules, SETTINGS.lexicon)
    return {finding.rule for finding in judgement.findings}


@pytest.mark.parametrize(
    ("description", "value"), [("^", "12个"), ("浮筒渡口", "12处"), ("浮筒渡口", "6处")]
)
def test_values_of_one_name_are_no_contradiction(description, value):
    assert rules("^", description, value).isdisjoint({"DUP01", "DUP02", "CON01"})


def test_a_name_printed_twice_is_one():
    assert {"DUP02", "CON01"} <= rules("改造渡口", "^", "12处")
    assert "DUP01" in rules("改造渡口", "栈桥渡口", "6处")
