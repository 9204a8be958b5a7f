"""Workings in prose, what unit costs are counted per, lists with a stated number."""

from decimal import Decimal

import pytest

from linter.facts.enumerations import find_enumerations
from linter.facts.quantity import read_quantity
from linter.facts.unitcost import cost_units, nearest, times_in
from linter.facts.workings import find_workings


def workings(text, lexicon, prose):
    return [
        (tuple(item.text for item in found.items), found.stated.text)
        for found in find_workings(text(prose), lexicon)
    ]


@pytest.mark.parametrize(
    ("prose", "expected"),
    [
        ("面授600人次，每人次520元，计31.20万元", [(("520元×600人次",), "31.20万元")]),
        ("全年12个月，3处场馆每处每月1.6万元，共计57.6万元", [
            (("1.6万元×3处×12个月",), "57.6万元"),
        ]),
        ("租用专线62条，每条每年9600元，计59.52万元；升级费8.56万元。共需资金68.08万元", [
            (("9600元×62条",), "59.52万元"), (("59.52万元", "8.56万元"), "68.08万元"),
        ]),
        ("安排资金30万元，用于：宣传册1万份，每份5元，计5万元；展板25块，每块1万元，计25万元。", [
            (("5元×1万份",), "5万元"), (("1万元×25块",), "25万元"),
            (("5万元", "25万元"), "30万元"),
        ]),
    ],
)  # fmt: skip
def test_workings(text, lexicon, prose, expected):
    assert workings(text, lexicon, prose) == expected


@pytest.mark.parametrize(
    "prose",
    [
        "接种服务费每剂次20元，计12万元",
        "80周岁以上老人3100人，每人每月50元，计186万元",
        "约600人次，每人次520元，计31.20万元",
        "按每户3000元的标准补助",
        "共需资金46.80万元",
        "每人500元，其中伙食费200元、交通费300元",
    ],
)
def test_no_workings_without_all_figures(text, lexicon, prose):
    assert workings(text, lexicon, prose) == []


@pytest.mark.parametrize(
    ("price", "name", "units"),
    [
        ("520元/人次", "面授成本", ("人次",)),
        ("300元/人·天", "培训成本", ("人", "天")),
        ("1250元/人·年", "补助标准", ("人",)),
        ("500元", "人均培训成本", ("人",)),
        ("20元", "每剂次接种服务费", ("剂次",)),
        ("1.6万元", "每处场馆每月补助", ("处", "个月")),
        ("12元", "单本工本费", ("本",)),
        ("5万元", "项目总成本", ()),
    ],
)
def test_cost_units(text, lexicon, price, name, units):
    quantity = read_quantity(text(price), lexicon)
    assert cost_units(quantity, name, lexicon) == units


@pytest.mark.parametrize(
    ("count", "unit", "times"),
    [
        ("206人", "人", 206), ("30名", "人", 30), ("8.6万人次", "人次", 86000),
        ("6.5公里", "米", 6500), ("12个月", "月", 12), ("12个月", "个月", 12), ("3公顷", "亩", 45),
        ("20张", "台", None), ("80周", "月", None), ("50人次", "人", None), ("2次/月", "次", None),
    ],
)  # fmt: skip
def test_times_in(text, lexicon, count, unit, times):
    found = times_in(read_quantity(text(count), lexicon), unit, lexicon)
    assert found == (None if times is None else Decimal(times))


def test_nearest_name_and_none_when_two_are_equally_near():
    assert nearest("小学寄宿生补助标准", ["初中寄宿生人数", "小学寄宿生人数"]) == 1
    assert nearest("人均成本", ["教师人数", "学生人数"]) is None
    assert nearest("人均成本", []) is None


def lists(text, lexicon, prose):
    found = find_enumerations(text(prose), lexicon)
    return [(entry.least, entry.most, entry.number, entry.is_open) for entry in found]


@pytest.mark.parametrize(
    ("prose", "expected"),
    [
        ("（屋面、墙面、地面）共4项", [(3, 3, 4, False)]),
        ("完成屋面、墙面、地面和门窗等4项工程", [(3, 4, 4, True)]),
        ("五个区域：接待区、阅览区、活动区。", [(3, 3, 5, False)]),
        ("3所学校（东岭小学、西河小学（本部、分校）、城关中学）", [(3, 3, 3, False)]),
        ("购置电脑、打印机共25台", []),
        ("服务4个乡镇（含东岭、西河、南坪）", []),
        ("完成12项任务", []),
        ("第3项、第4项工程", []),
    ],
)
def test_enumerations(text, lexicon, prose, expected):
    assert lists(text, lexicon, prose) == expected
