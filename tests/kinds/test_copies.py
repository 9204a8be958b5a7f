"""Kinds that compare things with one another: alike, mentions, recurs."""

import pytest

from tests.kinds.conftest import row

GOAL = "完成农村饮水管网改造，保障三千名群众喝上安全放心的自来水。"


def projects(*goals, **more):
    return {
        "projects": [
            {"project": {"name": f"项目{n}", "budget": "5.00", "goal": goal, **more}}
            for n, goal in enumerate(goals, 1)
        ]
    }


ALIKE = {"items": "projects", "by": "project.goal_text", "similar": "0.8", "shortest": "10"}


def run(trial, check, case, **more):
    return trial(check, case, "document", **{"at": "goal", **more})


@pytest.mark.parametrize(
    ("goals", "stands_at"),
    [
        ((GOAL, GOAL), [2]),
        ((GOAL, GOAL.replace("三千", "四千")), [2]),
        ((GOAL, "举办文艺演出二十场，丰富群众精神文化生活。"), []),
        (("喝上放心水。", "喝上放心水。"), []),
        ((GOAL, "", GOAL, GOAL), [4]),
        ((), []),
    ],
)
def test_alike(trial, goals, stands_at):
    found = run(trial, {"alike": ALIKE}, projects(*goals) if goals else {"rows": [row("甲", "1")]})
    assert [finding.project.index for finding in found.findings] == stands_at


def test_alike_tells_the_others_and_how_much(trial):
    found = run(trial, {"alike": ALIKE}, projects(GOAL, GOAL, GOAL),
                message="{[other.index for other in others]} {times} {likeness}")  # fmt: skip
    assert found.messages == ["1、2 3 100%"]
    assert len(found.findings[0].related) == 0


def test_alike_stands_where_the_text_is_least_at_home(trial):
    case = projects(GOAL, GOAL)
    case["projects"][0]["project"]["purpose"] = "路灯维护"
    case["projects"][1]["project"]["purpose"] = "农村饮水管网改造"
    check = {"alike": {**ALIKE, "own": ["project.purpose"]}}
    assert run(trial, check, case).findings[0].project.index == 1


def test_alike_by_a_run(trial):
    tail = "不断提高基层医疗卫生人员的业务水平和综合素质"
    case = projects(
        f"培训乡村医生二百人次，{tail}。", f"开展孕产妇健康管理三千人次，服务群众，{tail}。"
    )
    check = {"alike": {**ALIKE, "run": "15"}}
    assert run(trial, check, case, message="{shared}{likeness}").messages == [tail]
    assert not run(trial, {"alike": {**ALIKE, "run": "30"}}, case).messages
    without = {"alike": {**ALIKE, "run": "15", "strip": ["基层医疗卫生人员"]}}
    assert not run(trial, without, case).messages


def test_alike_by_entries(trial):
    rows = [row("甲", "1"), row("乙", "2"), row("丙", "3"), row("丁", "4")]
    case = {"projects": [
        {"project": {"name": "一", "budget": "5.00"}, "rows": rows},
        {"project": {"name": "二", "budget": "5.00"}, "rows": [*rows[:3], row("丁", "5")]},
    ]}  # fmt: skip
    check = {"items": "projects", "by": "project.row_keys", "shortest": "4"}
    assert run(trial, {"alike": {**check, "similar": "0.6"}}, case, at="name").messages
    assert not run(trial, {"alike": {**check, "similar": "0.7"}}, case, at="name").messages


MENTIONS = {
    "items": "projects", "called": "project.core", "texts": "project.goals", "shortest": "4",
    "own": ["project.name", "project.purpose"], "beside": ["[、和]"],
}  # fmt: skip


def named(*pairs):
    return {
        "projects": [
            {"project": {"name": name, "budget": "5.00", "goal": goal, "purpose": purpose}}
            for name, goal, purpose in pairs
        ]
    }


@pytest.mark.parametrize(
    ("goal", "purpose", "count"),
    [
        ("保障乡镇卫生院正常运转", "", 1),
        ("保障乡镇卫生院正常运转", "支付乡镇卫生院水电费", 0),
        ("保障乡镇卫生院、敬老院正常运转", "", 0),
        ("保障卫生院正常运转", "", 0),
    ],
)
def test_mentions(trial, goal, purpose, count):
    case = named(("路灯维护经费", goal, purpose), ("乡镇卫生院运行经费", "看病方便", ""))
    assert len(run(trial, {"mentions": MENTIONS}, case).messages) == count


def test_mentions_know_a_copied_text(trial):
    text = "乡镇卫生院设备完好"
    case = named(("路灯维护经费", text, ""), ("乡镇卫生院运行经费", text, ""))
    found = run(trial, {"mentions": MENTIONS}, case, message="{other.index}{match}{copied}")
    assert found.messages == ["2乡镇卫生院True"]


def test_a_name_that_several_use_tells_nothing(trial):
    case = named(
        ("路灯维护经费", "保障乡镇卫生院运转", ""), ("乡镇卫生院运行经费", "", ""),
        ("乡镇卫生院建设项目", "", ""),
    )  # fmt: skip
    assert not run(trial, {"mentions": MENTIONS}, case).messages


RECURS = {
    "items": "projects", "rows": "project.indicators", "apart": "project.subject", "least": "3",
    "by": ["indicator.name", "indicator.description"], "similar": "0.4",
    "where": 'indicator.value != "9"',
}  # fmt: skip


def same_rows(*names, value="1", description="完成"):
    rows = [row("工作完成率", value, description=description)]
    return {"projects": [{"project": {"name": n, "budget": "5.00"}, "rows": rows} for n in names]}


@pytest.mark.parametrize(
    ("case", "messages"),
    [
        (same_rows("校舍维修", "水质监测", "图书采购"), ["3"]),
        (same_rows("校舍维修", "水质监测"), []),
        (same_rows("校舍维修", "校舍维修二期", "水质监测"), []),
        (same_rows("校舍维修", "水质监测", "图书采购", value="9"), []),
        (same_rows("校舍维修", "水质监测", "图书采购", description=""), []),
    ],
)
def test_recurs(trial, case, messages):
    found = run(trial, {"recurs": RECURS}, case, message="{times}", at="indicator")
    assert found.messages == messages
