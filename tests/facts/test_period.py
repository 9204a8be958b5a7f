"""Points in time and durations; the budget year is 2024."""

from collections.abc import Callable
from decimal import Decimal

import pytest

from linter.facts.lexicon import Lexicon
from linter.facts.period import find_periods, read_period
from linter.facts.text import Text

POINTS = {
    "11月": (2024, 11, 30), "≤12月": (2024, 12, 31), "12月份": (2024, 12, 31),
    "11月底": (2024, 11, 30), "11月底前": (2024, 11, 30), "11月前": (2024, 10, 31),
    "1月前": (2023, 12, 31), "11月30日": (2024, 11, 30), "12月31日前": (2024, 12, 31),
    "2024年11月": (2024, 11, 30), "2024-11-30": (2024, 11, 30), "2024.11.30": (2024, 11, 30),
    "2024/11/30": (2024, 11, 30), "2025年6月底前": (2025, 6, 30), "年底": (2024, 12, 31),
    "年底前": (2024, 12, 31), "年内": (2024, 12, 31), "全年": (2024, 12, 31),
    "一季度": (2024, 3, 31), "第三季度": (2024, 9, 30), "上半年": (2024, 6, 30),
    "2024年底": (2024, 12, 31), "2023年上半年": (2023, 6, 30), "2024年": (2024, 12, 31),
    "2024年度": (2024, 12, 31), "6月初": (2024, 6, 10), "6月中旬": (2024, 6, 20),
    "2月29日": (2024, 2, 29), "1-12月": (2024, 12, 31), "2021年1月-12月": (2021, 12, 31),
    "2023.07-2024.01": (2024, 1, 31), "2020年1月--2020年11月": (2020, 11, 30),
    "2021年全年": (2021, 12, 31), "每年12月底前": (2024, 12, 31), "12月底到位": (2024, 12, 31),
    "十二月底": (2024, 12, 31), "不晚于10月": (2024, 10, 31), "2024年12月31日前完成": (2024, 12,
    31),
}  # fmt: skip
DURATIONS = {
    "2个月": "60", "60天": "60", "60日内": "60", "24小时": "1", "1年": "365", "两年": "730",
    "30个工作日": "42", "≤90日历天": "90", "委托后2个月内": "60", "3学期": "450", "360天": "360",
}  # fmt: skip
IMPOSSIBLE = ["13月", "0月", "2月30日", "4月31日", "2024年13月"]
NO_PERIOD = ["显著", "100%", "每月2次", "每月5日前", "7×24小时", "485人", "12元", "及时", "11.30"]


@pytest.mark.parametrize(("value", "deadline"), POINTS.items())
def test_points(
    value: str,
    deadline: tuple[int, int, int],
    lexicon: Lexicon,
    text: Callable[[str], Text],
) -> None:
    period = read_period(text(value), lexicon, 2024)
    assert period is not None
    assert (period.kind, period.deadline, period.valid) == ("point", deadline, True)


@pytest.mark.parametrize(("value", "days"), DURATIONS.items())
def test_durations(value: str, days: str, lexicon: Lexicon, text: Callable[[str], Text]) -> None:
    period = read_period(text(value), lexicon, 2024)
    assert period is not None
    assert (period.kind, period.days, period.deadline) == ("duration", Decimal(days), None)


@pytest.mark.parametrize("value", IMPOSSIBLE)
def test_impossible_points(value: str, lexicon: Lexicon, text: Callable[[str], Text]) -> None:
    period = read_period(text(value), lexicon, 2024)
    assert period is not None
    assert (period.valid, period.deadline) == (False, None)


@pytest.mark.parametrize("value", NO_PERIOD)
def test_no_period(value: str, lexicon: Lexicon, text: Callable[[str], Text]) -> None:
    assert read_period(text(value), lexicon, 2024) is None


@pytest.mark.parametrize(
    ("value", "ambiguous"),
    [("12月", True), ("≤2月", True), ("12月份", False), ("12月底", False), ("1-12月", False),
     ("2024年12月", False), ("11月30日", False)],
)  # fmt: skip
def test_a_bare_month_is_ambiguous(
    value: str, ambiguous: bool, lexicon: Lexicon, text: Callable[[str], Text]
) -> None:
    period = read_period(text(value), lexicon, 2024)
    assert period is not None
    assert period.ambiguous is ambiguous


def test_a_point_needs_a_year_for_its_deadline(
    lexicon: Lexicon, text: Callable[[str], Text]
) -> None:
    period = read_period(text("11月底"), lexicon, None)
    assert period is not None
    assert (period.month, period.deadline, period.valid) == (11, None, True)
    leap = read_period(text("2月29日"), lexicon, 2023)
    assert leap is not None
    assert not leap.valid


@pytest.mark.parametrize(
    ("prose", "wanted"),
    [
        ("每年11月前对在职人员投保", ["11月前"]),
        ("2024年12月底前完成，其中6月30日前半数", ["2024年12月底前", "6月30日前"]),
        ("10月底前开工，工期60天", ["10月底前", "60天"]),
        ("根据2023年计划三年内建成", ["2023年", "三年内"]),
        ("每月15日前报送，每周检查", []),
        ("1.2024年完成招标，十一月份验收", ["2024年", "十一月份"]),
    ],
)  # fmt: skip
def test_periods_in_prose(
    prose: str, wanted: list[str], lexicon: Lexicon, text: Callable[[str], Text]
) -> None:
    found = find_periods(text(prose), lexicon, 2024)
    assert [period.text for period in found] == wanted
