"""What names say: measure heads, directions, units in brackets."""

import pytest

from linter.facts.lexicon import Lexicon
from linter.facts.names import direction_of, head_of, is_unit_cost_name, unit_in_brackets

HEADS = {
    "验收合格率": "率", "群众满意度": "满意度", "持证比率": "比率", "培训人数": "人数",
    "参训人次": "人次", "培训场次": "场次", "修缮面积": "面积", "道路里程": "里程",
    "检测耗材费用": "费用", "设备购置费": "费", "购置费": "费", "总成本控制数": "成本控制数",
    "维护成本控制率": "率", "完成时间": "完成时间", "服务期限": "服务期限", "值班天数": "天数",
    "工作完成及时性": "及时性", "支出及时率": "率", "机柜数量(≥77台)": "数量",
    "供水量（万吨）": "供水量",
    "用电量": "用电量", "考核得分": "得分", "聘用人员合格率": "率", "补助人数和发放及时率": None,
    "维修面积及数量": "数量", "司法鉴定报告": None, "公众安全感指数": None, "净化空间": None,
    "按面积缴纳配套费": None, "发放高龄补助标准": None, "小学生数": "学生数", "路灯盏数": "数",
    "培训课时数": "课时数", "资金支出数": "支出数", "宣传覆盖面": "覆盖面",
    "多数": None, "": None,
}  # fmt: skip
DIRECTIONS = {
    "验收合格率": "up", "培训人数": "up", "群众满意度": "up", "设备故障率": "down",
    "安全事故发生数量": "down", "维护成本": "down", "单位成本控制数": "down", "成本控制率": "down",
    "成本节约率": "up", "投诉处理率": "up", "投诉办结率": "up", "群众投诉率": "down",
    "差错整改率": "up", "差错率": "down", "事故处置率": "up", "发案率": "down", "发案率下降": "up",
    "能耗下降率": "up", "死亡人数": "down", "故障响应时间": "down", "完成时间": None,
    "投诉回复率": "up", "溺水事故发生率": "down", "医疗费用报销比例": "up", "安全隐患销号率": "up",
    "医药费用增长率下降": "down", "药品费用超支率": "down",
    "资金占比": None, "会议次数": None, "补贴发放率": "up", "补贴费发放及时率": "up",
    "经济收入": "up", "居民收入下降": "down", "失业率": "down", "污染物排放量": "down",
    "使用量": None, "提升形象": "up", "社会稳定": None, "": None,
}  # fmt: skip


@pytest.mark.parametrize(("name", "head"), HEADS.items())
def test_head(name: str, head: str | None, lexicon: Lexicon) -> None:
    found = head_of(name, lexicon)
    assert (found.suffix if found else None) == head


@pytest.mark.parametrize(("name", "direction"), DIRECTIONS.items())
def test_direction(name: str, direction: str | None, lexicon: Lexicon) -> None:
    assert direction_of(name, lexicon) == direction


@pytest.mark.parametrize(
    ("name", "unit"),
    [
        ("资金总额(万元)", "万元"), ("新建面积(≥**平方米)", "平方米"), ("出勤率（%）", "%"),
        ("补助标准(<**元/户·年)", "元/户·年"), ("机柜数量(≥77台)", None), ("通知（装备费）", None),
        ("价值（金额单位：万元）", None), ("面积（单位：亩）", "亩"), ("数量", None),
        ("完成期限（月）", "月"),
    ],
)  # fmt: skip
def test_unit_in_brackets(name: str, unit: str | None, lexicon: Lexicon) -> None:
    assert unit_in_brackets(name, lexicon) == unit


@pytest.mark.parametrize(
    ("name", "is_unit_cost"),
    [("人均成本", True), ("每平方米配套费", True), ("证件工本费", True), ("总成本", False)],
)
def test_unit_cost_names(name: str, is_unit_cost: bool, lexicon: Lexicon) -> None:
    assert is_unit_cost_name(name, lexicon) is is_unit_cost
