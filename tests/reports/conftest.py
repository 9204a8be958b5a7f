"""One fixed report that shows every form a finding can take."""

import pytest

from linter.document import TextPlace, WordPlace
from linter.findings import (
    DocumentReport,
    Finding,
    ProjectIdentity,
    Related,
    Report,
    RuleFailure,
    RuleSummary,
    fingerprinted,
)

RULES = (
    RuleSummary("VAL03", "unit-scale", "指标值的计量单位放大"),
    RuleSummary("FML01", "multiplier", "比率公式的系数不是100%"),
    RuleSummary("CON01", "count", "指标值与说明中的数量不一致"),
    RuleSummary("CON07", "cost-sum", "成本指标合计与项目预算不一致"),
    RuleSummary("DUP01", "row", "同一项目内指标重复"),
    RuleSummary("TXT01", "typo", "常见错别字"),
    RuleSummary("TXT02", "repeat", "文字重复"),
    RuleSummary("COM05", "satisfaction", "缺少满意度指标"),
)
TRAINING = ProjectIdentity(2, "13102824P00000000001X", "教师培训经费")
PATROL = ProjectIdentity(5, None, "治安巡逻防控经费")

FORMULA = Finding(
    rule="FML01",
    name="multiplier",
    severity="error",
    confidence="high",
    message="公式的系数应为×100%，现为×101%",
    advice="将系数改为×100%。",
    suggestion="×100%",
    evidence="95÷100×101%=95.95%",
    project=TRAINING,
    indicator="培训合格率",
    row=3,
    field="description",
    column="绩效指标描述",
    text="培训合格率=考核合格的教师人数/参加培训的教师总人数*101%",
    span=(26, 31),
    place=WordPlace(12, 4, 4, 1),
)
COUNT = Finding(
    rule="CON01",
    name="count",
    severity="error",
    confidence="medium",
    message="指标值为170人，资金用途中为206人，两处应一致",
    advice="以批复或实施方案为准，统一两处数量。",
    suggestion=None,
    evidence="206-170=36",
    project=TRAINING,
    indicator="参训教师人数",
    row=1,
    field="value",
    column="指标值",
    text="≥170人",
    span=(1, 5),
    place=WordPlace(12, 2, 5),
    related=(
        Related(
            field="purpose",
            indicator=None,
            text="2024年全县中小学教师暑期全员培训，参加培训206人，每人每天50元，共计5天，经费5.15万元。",
            note="206人",
            place=WordPlace(11, 3, 2),
            project=2,
        ),
    ),
)
DUPLICATE = Finding(
    rule="DUP01",
    name="row",
    severity="warning",
    confidence="high",
    message="指标“巡逻次数”与第2行重复",
    advice="删除重复行；若两行确有区别，在指标名称中写明对象或口径。",
    suggestion="",
    evidence=None,
    project=PATROL,
    indicator="巡逻次数",
    row=4,
    field="indicator",
    column="三级指标",
    text="巡逻次数",
    span=(0, 4),
    place=WordPlace(24, 5, 3, 2),
    related=(
        Related("indicator", "巡逻次数", "巡逻次数", "", WordPlace(24, 3, 3), row=2, project=5),
        Related("value", "巡逻次数", "", "空白", WordPlace(24, 3, 5), row=2),
    ),
)
LONG = Finding(
    rule="TXT02",
    name="repeat",
    severity="warning",
    confidence="low",
    message="文字“工作工作”重复",
    advice="删去重复的文字。",
    suggestion="工作",
    evidence=None,
    project=PATROL,
    indicator=None,
    row=None,
    field="goal",
    column="",
    text=(
        "1.加强社会面巡逻防控，提高见警率，及时处置各类警情，维护辖区治安秩序。\n"
        "2.做好重大活动安全保卫工作工作，确保不发生有影响的案事件。\n"
        "3.按季度开展群防群治宣传活动，发放宣传资料１万份，群众安全感满意度≥95%。"
    ),
    span=(49, 53),
    place=WordPlace(23, 6, 2),
)
MISSING = Finding(
    rule="COM05",
    name="satisfaction",
    severity="info",
    confidence="high",
    message="项目没有满意度指标",
    advice="补充服务对象满意度指标。",
    suggestion=None,
    evidence=None,
    project=PATROL,
    indicator=None,
    row=None,
    field="title",
    column="",
    text="",
    span=None,
    place=WordPlace(None, None, None, 88),
)
NARRATIVE = Finding(
    rule="TXT01",
    name="typo",
    severity="info",
    confidence="high",
    message="“反应”应为“反映”",
    advice="按提示更正。",
    suggestion="反映",
    evidence=None,
    project=None,
    indicator=None,
    row=None,
    field="narrative",
    column="三、绩效目标说明",
    text="\t绩效目标应全面\u200b反应\x1b[31m项目产出。",
    span=(9, 11),
    place=TextPlace(1769, 2),
)
COST = Finding(
    rule="CON07",
    name="cost-sum",
    severity="error",
    confidence="high",
    message="成本指标合计11万元，项目预算10万元，相差1万元；请按实施方案逐项核对各成本指标的金额与计量单位后重新填报",
    advice="核对各项成本指标的金额与单位，或调整预算。",
    suggestion=None,
    evidence="6万元+50000元=11万元；11-10=1万元",
    project=ProjectIdentity(1, None, None),
    indicator=None,
    row=None,
    field="budget",
    column="预算数",
    text="10.00",
    span=None,
    place=TextPlace(35, 2),
)


@pytest.fixture
def report() -> Report:
    word = DocumentReport(
        path="单位/部门预算.docx",
        format="docx",
        status="checked",
        reason=None,
        unit="某县教育局",
        year=2024,
        projects=5,
        indicators=37,
        unknown={"CON07": 3, "CON01": 12},
        findings=fingerprinted((DUPLICATE, LONG, MISSING, FORMULA, COUNT)),
        notes=("文档中有隐藏文字，没有检查。",),
        seconds={
            "read": 0.0213,
            "recognise": 0.0042,
            "facts": 0.0101,
            "rules": 0.0333,
            "CON01": 0.0201,
            "FML01": 0.004,
        },
    )
    text = DocumentReport(
        path="公开.txt",
        format="text",
        status="partial",
        reason="第3个表格像是绩效目标表，但没有认出“指标值”一列",
        unit=None,
        year=None,
        projects=1,
        indicators=4,
        unknown={"CON07": 1},
        findings=fingerprinted((NARRATIVE, COST)),
        failures=(RuleFailure("VAL03", "division by zero"),),
        seconds={"read": 0.0011, "recognise": 0.0006, "facts": 0.0009, "rules": 0.0021},
    )
    empty = DocumentReport(
        "通知.docx", "docx", "checked", None, None, None, 0, 0, {}, (), seconds={"read": 0.002}
    )
    broken = DocumentReport(
        path="旧表.doc",
        format="unknown",
        status="unreadable",
        reason="这是旧版 Word 文件（.doc），请用 Word 或 WPS 另存为 .docx 后再检查",
        unit=None,
        year=None,
        projects=0,
        indicators=0,
        unknown={},
        findings=(),
    )
    return Report("0.1.0", RULES, (word, text, empty, broken))
