"""Kinds that compare two short texts: repeats, same_thing."""

import pytest

from tests.kinds.conftest import row

REPEATS = {
    "repeats": {"phrase": "indicator.description_phrase", "of": ["indicator.name_phrase"]}
}  # fmt: skip
NEAR = {"repeats": {**REPEATS["repeats"], "within": "0.34", "telling": [r"\d", "占"]}}


def described(name, description):
    return {"rows": [row(name, "100%", description=description)]}


@pytest.mark.parametrize(
    ("name", "description"),
    [
        ("水质达标率", "水质达标率"),
        ("水质达标率", "反映水质的达标情况"),
        ("2025年巡河次数", "巡河次数"),
        ("购置教学装备", "购置教学装备数量"),
        ("采购工作完成及时率", "完成及时性"),
        ("仪器耗材费用", "仪器的耗材费"),
    ],
)
def test_repeats_when_nothing_is_new(trial, name, description):
    found = trial(REPEATS, described(name, description), message="“{match}”“{other}”“{new}”")
    assert found.messages == [f"“{description}”“{name}”“”"]
    assert found.places == [(1, "description")]


@pytest.mark.parametrize(
    ("name", "description"),
    [
        ("水质达标率", "检测达标的水样占全部水样的比例"),
        ("授课次数", "全年线上线下授课次数合计"),
        ("准确率", "**数据准确率"),
        ("水质达标率", ""),
    ],
)
def test_repeats_lets_what_says_more_pass(trial, name, description):
    assert trial(REPEATS, described(name, description)).findings == ()


def test_repeats_within_a_share_of_new_letters(trial):
    assert trial(REPEATS, described("支出及时率", "劳务支出及时性")).findings == ()
    found = trial(NEAR, described("支出及时率", "劳务支出及时性"), message="{new}")
    assert found.messages == ["劳务"]
    assert trial(NEAR, described("支出及时率", "支出占及时")).findings == ()


def test_repeats_cover_leaves_what_repeats_only_a_little(trial):
    check = {"repeats": {**REPEATS["repeats"], "cover": "1/2"}}
    assert trial(check, described("培训计划完成率", "计划")).findings == ()
    assert trial(check, described("培训完成率", "完成率")).places == [(1, "description")]


def test_repeats_does_not_judge_without_the_column(trial):
    found = trial(REPEATS, {"rows": [row("水质达标率", "100%")]})
    assert (found.findings, found.unknown) == ((), 1)


SAME = {
    "same_thing": {"left": "formula.left", "right": "indicator.name_phrase", "least": "0.6"}
}  # fmt: skip


@pytest.mark.parametrize(
    ("name", "left", "count"),
    [
        ("设备巡检率", "设备巡检率", 0),
        ("参训教师合格率", "合格率", 0),
        ("任务及时完成率", "任务完成及时率", 0),
        ("读者满意度", "读者满意率", 0),
        ("奖励**完成率", "奖励**人员完成率", 0),
        ("课程出勤率", "考试合格率", 1),
        ("证书单本成本控制数", "证书单位成本", 1),
    ],
)
def test_same_thing(trial, name, left, count):
    case = described(name, f"{left}=甲数/乙数×100%")
    found = trial(SAME, case, each="formula", at="formula", message="{left}≠{right}")
    assert found.messages == [f"{left}≠{name}"] * count
