"""Kinds that hold prose against indicators: restated, covered."""

import pytest

from tests.kinds.conftest import row

RESTATED = {
    "restated": {"claims": "project.claims", "rows": "indicators", "except": ["到20\\d\\d年"]}
}


def restated(trial, goal, *rows):
    case = {"year": 2024, "project": {"goal": goal}, "rows": list(rows)}
    return trial(RESTATED, case, scope="project", message="{row.value} {exact} {apart}")


@pytest.mark.parametrize(
    ("goal", "name", "value", "message"),
    [
        ("垃圾分类覆盖率达到85%以上", "垃圾分类覆盖率", "≥90%", "≥90% True False"),
        ("垃圾分类覆盖率达到85%", "垃圾分类覆盖率", "≥90%", "≥90% True True"),
        ("垃圾分类覆盖率不低于96%", "垃圾分类覆盖率", "≥95%", "≥95% True False"),
        ("全县城乡垃圾分类覆盖率为85%", "垃圾分类覆盖率", "90%", "90% False True"),
        (
            "修缮校舍屋面防水3200平方米",
            "校舍屋面防水维修面积",
            "4200平方米",
            "4200平方米 False True",
        ),
        ("148台网络设备稳定运行", "维保网络设备数量", "178台", "178台 False True"),
    ],
)
def test_restated(trial, goal, name, value, message):
    assert restated(trial, goal, row(name, value)).messages == [message]


@pytest.mark.parametrize(
    ("goal", "name", "value"),
    [
        ("垃圾分类覆盖率达到95%", "垃圾分类覆盖率", "≥90%"),
        ("垃圾分类覆盖率达到95.0%", "垃圾分类覆盖率", "95%"),
        ("教师培训覆盖率为85%", "学生培训覆盖率", "90%"),
        ("覆盖率为85%", "覆盖率", "90%"),
        ("到2030年垃圾分类覆盖率达到98%", "垃圾分类覆盖率", "90%"),
        ("上年垃圾分类覆盖率为85%", "垃圾分类覆盖率", "90%"),
        ("购置网络设备20台", "维保网络设备数量", "178台"),
        ("修缮校舍屋面防水0.42万平方米", "校舍屋面防水面积", "4200平方米"),
    ],
)
def test_restated_agrees_or_is_something_else(trial, goal, name, value):
    assert restated(trial, goal, row(name, value)).messages == []


def test_restated_is_content_with_one_row_that_agrees(trial):
    rows = row("设备验收合格率", "≥95%"), row("工程验收合格率", "≥98%")
    assert restated(trial, "验收合格率达到98%以上", *rows).messages == []


def test_counts_that_are_left_to_agree(trial):
    assert restated(trial, "聘用护林人员40人", row("聘用护林人员数量", "50人")).messages == []


COVERED = {
    "covered": {
        "claims": "project.goal_claims",
        "rows": "indicators",
        "dimensions": ["count", "duration", "area"],
        "except": ["全县"],
    }
}


def covered(trial, goal, *rows):
    case = {"project": {"goal": goal}, "rows": list(rows)}
    return trial(COVERED, case, scope="project", message="{claim.quantity}").messages


def test_covered(trial):
    goal = "值守62天，新建公厕12座，绿化300平方米。"
    assert covered(trial, goal, row("新建公厕数量", "≥10座")) == ["62天", "300平方米"]


@pytest.mark.parametrize(
    ("goal", "name", "value", "more"),
    [
        ("新建公厕12座", "公厕数量", "12", {"unit": "座"}),
        ("新建公厕12座", "建设完成率", "100%", {"description": "12座公厕建成数占比"}),
        ("建设五个区域", "建设完成率", "100%", {}),
        ("服务全县12个乡镇", "服务满意率", "90%", {}),
        ("上年新建公厕12座", "建设完成率", "100%", {}),
        ("每月巡查12天", "建设完成率", "100%", {}),
        ("投入资金12万元", "建设完成率", "100%", {}),
    ],
)
def test_what_is_covered_or_promises_nothing(trial, goal, name, value, more):
    assert covered(trial, goal, row(name, value, **more)) == []


def test_covered_without_rows_cannot_be_judged(trial):
    case = {"project": {"goal": "值守62天。"}}
    assert trial(COVERED, case, scope="project").unknown == 1
