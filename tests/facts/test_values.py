"""Value cells: a table of printed values and the quantity that is read from each.

The columns after the value: comparator, number, unit, dimension, amount in the base unit, and what
else is known of it: h half of the last printed place, high, per, ~ approximate, whole indivisible.
"""

from collections.abc import Callable
from decimal import Decimal

import pytest

from linter.facts.lexicon import Lexicon
from linter.facts.quantity import main_quantity, value_quantities
from linter.facts.text import Text
from linter.facts.types import Quantity

VALUES = """
360天 | 360 天 duration 360
100% | 100 % share 1 h=0.005
100％ | 100 % share 1
98.5% | 98.5 % share 0.985 h=0.0005
≥95% | ≥ 95 % share 0.95
≥ 95 % | ≥ 95 % share 0.95
≧95% | ≥ 95 % share 0.95
>=95% | ≥ 95 % share 0.95
=>95% | ≥ 95 % share 0.95
⩾95% | ≥ 95 % share 0.95
＞＝95％ | ≥ 95 % share 0.95
≤680元 | ≤ 680 元 money 680 h=0.5
≦680元 | ≤ 680 元 money 680
<=680元 | ≤ 680 元 money 680
=<680元 | ≤ 680 元 money 680
>5% | > 5 % share 0.05
＞5% | > 5 % share 0.05
<5% | < 5 % share 0.05
=100% | = 100 % share 1
＝100% | = 100 % share 1
==100% | = 100 % share 1
﹦5场 | = 5 场 times 5
═5场 | = 5 场 times 5
等于5场 | = 5 场 times 5
±5% | ± 5 % share 0.05
100±5% | ± 100 % share 1 h=0.05
大于等于90% | ≥ 90 % share 0.9
大于或等于90% | ≥ 90 % share 0.9
不低于90% | ≥ 90 % share 0.9
不少于3次 | ≥ 3 次 times 3
不小于3次 | ≥ 3 次 times 3
至少3次 | ≥ 3 次 times 3
最少3次 | ≥ 3 次 times 3
90%以上 | ≥ 90 % share 0.9
90%及以上 | ≥ 90 % share 0.9
90%（含）以上 | ≥ 90 % share 0.9
达到90%以上 | ≥ 90 % share 0.9
达90%以上 | ≥ 90 % share 0.9
达到90% | 90 % share 0.9
为90% | 90 % share 0.9
小于等于3% | ≤ 3 % share 0.03
不超过5万元 | ≤ 5 万元 money 50000
不高于5万元 | ≤ 5 万元 money 50000
不大于5万元 | ≤ 5 万元 money 50000
不多于5次 | ≤ 5 次 times 5
至多5次 | ≤ 5 次 times 5
最多5次 | ≤ 5 次 times 5
5万元以内 | ≤ 5 万元 money 50000
5万元以下 | ≤ 5 万元 money 50000
5万元之内 | ≤ 5 万元 money 50000
控制在5万元以内 | ≤ 5 万元 money 50000
控制在5万元 | ≤ 5 万元 money 50000
大于100人 | > 100 人 person 100
高于5% | > 5 % share 0.05
超过100人 | > 100 人 person 100
低于5% | < 5 % share 0.05
少于5次 | < 5 次 times 5
不足5次 | < 5 次 times 5
不少于5次以上 | ≥ 5 次 times 5
》95％ | > 95 % share 0.95
《5天 | < 5 天 duration 5
≥100.00(%) | ≥ 100.00 % share 1 h=0.00005
=100.00（%） | = 100.00 % share 1
≥90（％） | ≥ 90 % share 0.9
100百分比 | 100 百分比 share 1
≥95百分比 | ≥ 95 百分比 share 0.95
5‰ | 5 ‰ share 0.005
3个百分点 | 3 个百分点 share_points 0.03
提高3个百分点 | 3 个百分点 share_points 0.03
1.5倍 | 1.5 倍 share 1.5
七成 | 7 成 share 0.7
百分之九十五 | 95 百分之 share 0.95
百分之百 | 100 百分之 share 1
百分之95 | 95 百分之 share 0.95
增长5% | 5 % share 0.05
较上年下降10% | 10 % share 0.1
100%覆盖 | 100 % share 1
-0% | 0 % share 0
-5% | -5 % share -0.05
0.04万元 | 0.04 万元 money 400 h=50
19.6万元 | 19.6 万元 money 196000 h=500
10万元 | 10 万元 money 100000 h=5000
≤370000元 | ≤ 370000 元 money 370000
0.18万元 | 0.18 万元 money 1800 h=50
1,234.5元 | 1234.5 元 money 1234.5 h=0.05
1，234元 | 1234 元 money 1234
3.5亿元 | 3.5 亿元 money 350000000
5千万元 | 5 千万元 money 50000000
3百万元 | 3 百万元 money 3000000
500元整 | 500 元整 money 500
￥500元 | 500 元 money 500
500元人民币 | 500 元人民币 money 500
011万元 | 11 万元 money 110000
三万五千元 | 35000 元 money 35000
3万5千元 | 35000 元 money 35000
三万元 | 3 万元 money 30000 h=5000
5万 | 5 万 ? 50000 h=5000
1000万 | 1000 万 ? 10000000
5美元 | 5 美元 currency 5
120（万元） | 120 万元 money 1200000
2元/平米 | 2 元/平米 unit_cost 2 per=平米
2元/㎡ | 2 元/㎡ unit_cost 2 per=㎡
2.5元/㎡·月 | 2.5 元/㎡·月 unit_cost 2.5 per=㎡·月
30元/人·年 | 30 元/人·年 unit_cost 30 per=人·年
30元/人*月 | 30 元/人*月 unit_cost 30 per=人*月
400元/人.年 | 400 元/人.年 unit_cost 400 per=人.年
1000元/人/月 | 1000 元/人/月 unit_cost 1000 per=人/月
≤1000元/生/年 | ≤ 1000 元/生/年 unit_cost 1000 per=生/年
12元/(人·月) | 12 元/(人·月) unit_cost 12 per=人·月
12元/张 | 12 元/张 unit_cost 12 per=张
20元/人次 | 20 元/人次 unit_cost 20 per=人次
20元/课时 | 20 元/课时 unit_cost 20 per=课时
3万元/公里 | 3 万元/公里 unit_cost 30000 per=公里
0.5万元/个 | 0.5 万元/个 unit_cost 5000 per=个
500元每人 | 500 元每人 unit_cost 500 per=人
每人500元 | 500 元 unit_cost 500 per=人
20元/株以内 | ≤ 20 元/株 unit_cost 20 per=株
2次/月 | 2 次/月 rate 2 per=月
12次/年 | 12 次/年 rate 12 per=年
5人/次 | 5 人/次 rate 5 per=次
485人 | 485 人 person 485 whole
5名 | 5 名 person 5 whole
12.5人 | 12.5 人 person 12.5 whole
1万人 | 1 万人 person 10000
≥100人次 | ≥ 100 人次 person_times 100 whole
10万人次 | 10 万人次 person_times 100000
67人（次） | 67 人（次） person_times 67
30人·天 | 30 人·天 labour 30
20户 | 20 户 household 20 whole
≥125家 | ≥ 125 家 organisation 125 whole
1个 | 1 个 count 1 whole
≥2台 | ≥ 2 台 count 2 whole
5台（套） | 5 台（套） count 5
5台/套 | 5 台/套 count 5
0.1万份 | 0.1 万份 count 1000
≥8000张 | ≥ 8000 张 count 8000
8，000张 | 8000 张 count 8000
13类 | 13 类 count 13
1批 | 1 批 count 1
0起 | 0 起 count 0
5项 | 5 项 count 5
3辆 | 3 辆 count 3
20人份 | 20 人份 count 20
30课时 | 30 课时 count 30
三次 | 3 次 times 3
不少于三次 | ≥ 3 次 times 3
二十五人 | 25 人 person 25
一百二十台 | 120 台 count 120
两场 | 2 场 times 2
每年12次 | 12 次 times 12
12次（每月1次） | 12 次 times 12
100艘次 | 100 艘次 times 100
5班次 | 5 班次 times 5
3401.76平方米 | 3401.76 平方米 area 3401.76
2万平方米 | 2 万平方米 area 20000
5㎡ | 5 ㎡ area 5
1500亩 | 1500 亩 area 1000000
1平方公里 | 1 平方公里 area 1000000
2公顷 | 2 公顷 area 20000
0.5公里 | 0.5 公里 length 500
3km | 3 km length 3000
20延米 | 20 延米 length 20
50kg | 50 kg weight 50
5吨 | 5 吨 weight 5000
1万吨 | 1 万吨 weight 10000000
300立方米 | 300 立方米 volume 300
2亿立方米 | 2 亿立方米 volume 200000000
100千瓦时 | 100 千瓦时 energy 100
3000kW | 3000 kW power 3000
2TB | 2 TB data 2048
100Mbps | 100 Mbps bandwidth 100
100M | 100 M ? ?
30度 | 30 度 ? ?
65分贝 | 65 分贝 noise 65
35μg/m³ | 35 μg/m³ concentration 35
26℃ | 26 ℃ temperature 26
≥80分 | ≥ 80 分 score 80
3级 | 3 级 grade 3
第3名 | 3 名 rank 3
前10名 | ≤ 10 名 rank 10
24小时 | 24 小时 duration 1
30个工作日 | 30 个工作日 duration 42
60日内 | ≤ 60 日 duration 60
2个月 | 2 个月 duration 60
1年 | 1 年 duration 365
≥5年 | ≥ 5 年 duration 1825
3学期 | 3 学期 duration 450
两个月 | 2 个月 duration 60
16-18层 | 16 层 count 16 high=18
5-10万元 | 5 万元 money 50000 high=100000
5万-10万元 | 5 万 money 50000 high=100000
5万元至10万元 | 5 万元 money 50000 high=100000
3-5元/斤 | 3 元/斤 unit_cost 3 high=5 per=斤
5000元-8000元/人 | 5000 元 unit_cost 5000 high=8000 per=人
每月1000元 | 1000 元 unit_cost 1000 per=月
90%-95% | 90 % share 0.9 high=0.95
95%—90% | 95 % share 0.95 high=0.9
5～10% | 5 % share 0.05 high=0.1
5到8次 | 5 次 times 5 high=8
3-5 | 3 - ? 3 high=5
约50人 | 50 人 person 50 ~
大约50人 | 50 人 person 50 ~
100人左右 | 100 人 person 100 ~
50余人 | 50 人 person 50 ~
50多万元 | 50 万元 money 500000 ~
近100家 | 100 家 organisation 100 ~
120 | 120 - ? 120 h=0.5
≥95 | ≥ 95 - ? 95
0.95 | 0.95 - ? 0.95 h=0.005
44,561 | 44561 - ? 44561
６０ | 60 - ? 60
≥１００人 | ≥ 100 人 person 100
6垛草 | 6 垛草 ? 6
≥3阵地 | ≥ 3 阵地 ? 3
严格按照预算标准1000元/人给补助对象兑付补助 | 1000 元/人 unit_cost 1000 per=人
"""
NOTHING = """
显著 | 优良中低差 | 定性 | 否 | 好坏 | 应保尽保 | 一级 | 二类 | Ⅱ级 | 11月 | ≤12月 | 12月份
2021年7月
1-12月 | 2023-2024 | 2023.07-2024.01 | 2021年1月-12月 | 2024年 | 2024年底前 | 9月前 | 2024-11-30
2024.11.30
7×24小时 | 1:3 | 2000*3000mm | ≤****000元 | ≧% | 元/亩 | 万亩 | 公里 | / | —— | 1.2.5元
冀财〔2022〕56号
GB/T3100-2015 | 一次性 | 长期 | 12345678901234567890
"""


def rows() -> list[tuple[str, str]]:
    lines = [line for line in VALUES.strip().splitlines() if line]
    return [(line.rpartition(" | ")[0], line.rpartition(" | ")[2]) for line in lines]


def plain(number: Decimal) -> str:
    return f"{number.normalize():f}"


def shown(quantity: Quantity, wanted: list[str]) -> list[str]:
    """The quantity in the words of the table, as far as the wanted row goes into detail."""
    base = "?" if wanted_base(wanted) == "?" else plain(quantity.base)
    parts = [quantity.comparator] if quantity.comparator else []
    parts += [str(quantity.number), quantity.unit or "-", quantity.dimension or "?", base]
    details = {
        "h": f"h={plain(quantity.half_ulp)}",
        "high": f"high={plain(quantity.high)}" if quantity.high is not None else "",
        "per": f"per={quantity.per}",
        "~": "~" if quantity.approximate else "",
        "whole": "whole" if quantity.indivisible else "",
    }
    keys = [part.partition("=")[0] for part in wanted[len(parts) :]]
    missing = (quantity.high is not None and "high" not in keys) or (
        quantity.per is not None and "per" not in keys
    )
    return [*parts, *(details[key] for key in keys), *(["more"] if missing else [])]


def wanted_base(wanted: list[str]) -> str:
    return wanted[4 if wanted[0] in {"≥", "≤", ">", "<", "=", "±"} else 3]


@pytest.mark.parametrize(("value", "wanted"), rows(), ids=lambda part: part)
def test_value(value: str, wanted: str, lexicon: Lexicon, text: Callable[[str], Text]) -> None:
    quantity = main_quantity(value_quantities(text(value), lexicon))
    assert quantity is not None
    parts = wanted.split()
    assert shown(quantity, parts) == parts
    assert quantity.text == quantity.source[quantity.span[0] : quantity.span[1]]


@pytest.mark.parametrize("value", NOTHING.replace("\n", " | ").strip(" |").split(" | "))
def test_no_quantity(value: str, lexicon: Lexicon, text: Callable[[str], Text]) -> None:
    assert value_quantities(text(value), lexicon) == ()


@pytest.mark.parametrize(
    ("value", "count"),
    [("≥95%，≤100%以内5台", 3), ("A：3台；B：5台", 2), ("1年4次", 2), ("20%,分红按8%分红", 2)],
)
def test_several_quantities_are_no_value(
    value: str, count: int, lexicon: Lexicon, text: Callable[[str], Text]
) -> None:
    found = value_quantities(text(value), lexicon)
    assert len(found) == count
    assert main_quantity(found) is None


@pytest.mark.parametrize(
    ("value", "expected", "dimension", "base"),
    [
        ("5万", {"money", "unit_cost"}, "money", "50000"),
        ("5万", {"count", "money"}, None, "50000"),
        ("30度", {"energy", "weight"}, "energy", "30"),
        ("30度", {"temperature"}, "temperature", "30"),
        ("100M", {"bandwidth", "data"}, None, None),
        ("100M", {"bandwidth"}, "bandwidth", "100"),
    ],
)
def test_the_name_decides_ambiguous_units(
    value: str,
    expected: set[str],
    dimension: str | None,
    base: str | None,
    lexicon: Lexicon,
    text: Callable[[str], Text],
) -> None:
    found = value_quantities(text(value), lexicon, frozenset(expected))
    assert [quantity.dimension for quantity in found] == [dimension]
    assert base is None or found[0].base == Decimal(base)
