"""Quantities in prose: what counts, and what only looks like a number."""

from collections.abc import Callable

import pytest

from linter.facts.lexicon import Lexicon
from linter.facts.quantity import find_quantities
from linter.facts.text import Text

PROSE = {
    "经测算，所需经费为48.96万元": ["48.96万元"],
    "全年共投保人数170人，每人每年标准400元": ["170人", "400元"],
    "满意度≥95%得满分，低于95%，每下降一个百分点扣1分，低于60%得0分": [
        "≥95%", "低于95%", "一个百分点", "1分", "低于60%", "0分",
    ],
    "预计2024年办证达到8000张，按工本费12元/张计算，需财政拨款9.6万元": [
        "8000张", "12元/张", "9.6万元",
    ],
    "任务共计62天，每人每天发放3瓶饮用水": ["62天", "3瓶"],
    "建设五个区域，带动一批产业，打造一站式服务，遏制两抢一盗": ["五个"],
    "培训学员三百二十五人，其中女性一百二十人": ["三百二十五人", "一百二十人"],
    "每季度至少开展2次，年内不少于8次": ["2次", "不少于8次"],
    "十四五期间投入3.5亿元，覆盖率提高5个百分点": ["3.5亿元", "5个百分点"],
    "工期不超过90日历天，质保期两年": ["不超过90日历天", "两年"],
    "修建道路3.2公里、桥梁2座，绿化1500亩": ["3.2公里", "2座", "1500亩"],
    "参训人员约50人，时长5至8天": ["约50人", "5至8天"],
    "1.2024年购置电脑5台2.维修3次": ["5台", "3次"],
    "浓度低于35微克/立方米": ["低于35微克/立方米"],
    "人员、车辆、物资等100余件": ["100余件"],
    "（一）建设标准化厂房2万平方米（二期）": ["2万平方米"],
    "达到百分之九十五以上": ["百分之九十五以上"],
    "保障网络5G基站20座": ["20座"],
    "数字化扫描档案120万页，装订1.2万卷": ["120万页", "1.2万卷"],
    "5个乡镇、30个村的1.2万户困难群众": ["5个乡镇", "30个村", "1.2万户"],
}  # fmt: skip
NO_COUNTS = [
    "根据《中华人民共和国刑事诉讼法》第一百六十二条之规定",
    "冀财政法〔2022〕56号、公治明发[2020]163号、廊公治【2022】10号",
    "2024年度预算，2023-2025年规划，2023—2024学年，2024年1-12月，3月底前，11月30日",
    "项目编码13102824P00279310838L，标准GB/T 3100-2015、JGJ59-2011",
    "电话0316-8823456，手机13812345678",
    "7×24小时值守，比例1:3，规格2000*3000mm",
    "一是加强管理，二是完善制度；一、总体要求；（三）保障措施；3.工作安排",
    "第二年向第三年转段，第3次会议，第5批",
    "进一步统一思想，一体化推进，万无一失，千方百计，十分重要，三公经费，两会期间",
    "设备巡检率=设备巡检次数/合同规定的巡检次数*100%",
    "奖励**力量完成率，危害****案件",
    "打造三项目标体系外的三重一大制度",
    "推进双随机、双减和半自动设备应用",
    "PM2.5和4G图传卡",
]


@pytest.mark.parametrize(("prose", "wanted"), PROSE.items(), ids=lambda part: str(part)[:20])
def test_quantities_in_prose(
    prose: str, wanted: list[str], lexicon: Lexicon, text: Callable[[str], Text]
) -> None:
    found = find_quantities(text(prose), lexicon)
    assert [quantity.text for quantity in found] == wanted
    assert all(q.text == q.source[q.span[0] : q.span[1]] for q in found)


@pytest.mark.parametrize("prose", NO_COUNTS, ids=lambda part: part[:20])
def test_no_quantities_in_prose(prose: str, lexicon: Lexicon, text: Callable[[str], Text]) -> None:
    assert [quantity.text for quantity in find_quantities(text(prose), lexicon)] == []


def test_spans_lead_back_to_the_raw_cell(lexicon: Lexicon, text: Callable[[str], Text]) -> None:
    raw = "  购置 电脑　５０\n台，"
    [quantity] = find_quantities(text(raw), lexicon)
    start, end = quantity.source.raw_span(*quantity.span)
    assert raw[start:end] == "５０\n台"
