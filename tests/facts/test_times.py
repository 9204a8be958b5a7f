"""Years in texts, deadlines with their events, subjects of values."""

import pytest

from linter.facts.events import deadlines
from linter.facts.period import find_periods
from linter.facts.subjects import common, is_same, share_a_name, subject
from linter.facts.years import find_years, years_in


def test_years_with_what_stands_around_them(text):
    (found,) = find_years([text("改善条件，较2023年提高5%，完成任务。")], frozenset())
    assert (found.year, found.text, found.before, found.after) == (2023, "2023年", "较", "提高5%")
    assert found.years == {2023}


@pytest.mark.parametrize(
    "prose",
    [
        "按照《关于2023年工作的通知》",
        "冀财〔2023〕50号",
        "2021-2025年规划",
        "2021—2025年",
        "编号20231234年",
    ],
)
def test_years_that_are_none(text, prose):
    assert list(find_years([text(prose)], frozenset())) == []


def test_years_in():
    assert years_in("关于提前下达2024年资金的通知[2023]50号") == {2024, 2023}


def found(text, lexicon, prose, context=None):
    periods = find_periods(text(prose), lexicon, 2024)
    return [(d.text, d.day, d.events) for d in deadlines(periods, lexicon, name=context)]


@pytest.mark.parametrize(
    ("prose", "expected"),
    [
        ("每年11月前进行投保", [("11月前", (2024, 10, 31), {"投保"})]),
        ("9月底前完成设备采购，改善条件", [("9月底前", (2024, 9, 30), {"采购"})]),
        ("12月31日前竣工", [("12月31日前", (2024, 12, 31), {"完工"})]),
        ("全年开展检测", []),
        ("6月底前完成一期绿化", []),
        ("3月至11月开展培训", []),
        ("每月5日前发放", []),
    ],
)
def test_deadlines(text, lexicon, prose, expected):
    assert found(text, lexicon, prose) == expected


def test_the_context_of_a_cell_says_what_a_deadline_is_for(text, lexicon):
    ((_, _, events),) = found(text, lexicon, "11月底前", "疫苗接种完成时间")
    assert events == {"接种"}


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("使得我局舆情监控工作效率", "舆情监控工作效"),
        ("培训考核合格率", "培训合格"),
        ("年接待读者人次", "年接待读者"),
        ("11月底前完成家政服务员", "家政服务员"),
        ("屋面防水面积", "屋面防水"),
    ],
)
def test_subject(lexicon, phrase, expected):
    assert subject(phrase, lexicon) == expected


def test_subjects_that_are_the_same():
    assert is_same("舆情监控工作效", "网络舆情监控工作效", 4, anywhere=False)
    assert not is_same("屋面防水", "屋面防水维修", 4, anywhere=False)
    assert is_same("屋面防水", "屋面防水维修", 4, anywhere=True)
    assert not is_same("培训", "教师培训", 4, anywhere=True)
    assert not is_same("**任务完成", "**任务完成", 4, anywhere=True)


def test_pieces_that_names_share(lexicon):
    assert common("网络设备稳定运行", "维保网络设备") == 4
    assert share_a_name("网络设备稳定运行", "维保网络设备", 4, lexicon) == 4
    assert share_a_name("购置网络设备", "维保网络设备", 4, lexicon) == 0
    assert share_a_name("**网络设备", "维保网络设备", 4, lexicon) == 0
