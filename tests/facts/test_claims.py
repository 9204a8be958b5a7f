"""Claims, lists of amounts and scoring rules in prose."""

from collections.abc import Callable

import pytest

from linter.facts.claims import find_claims
from linter.facts.lexicon import Lexicon
from linter.facts.lists import find_lists
from linter.facts.scoring import find_scoring_rules
from linter.facts.text import Text
from linter.facts.types import Claim

# prose → quantity, head, a word of the head
HEADS = {
    "全年共投保人数170人": ("170人", "投保人数", "投保"),
    "覆盖全县125家娱乐场所": ("125家", "娱乐场所", "娱乐场所"),
    "维护哨位显示屏等13项设备设施": ("13项", "设备设施", "设备"),
    "其中因公出国（境）费0.00万元": ("0.00万元", "因公出国（境）费", "出国"),
    "安排“三公”经费159.21万元": ("159.21万元", "“三公”经费", "经费"),
    "公务用车购置费为32.86万元": ("32.86万元", "公务用车购置费", "公务用车"),
    "使居住证持证比率达到100%": ("100%", "居住证持证比率", "居住证"),
    "2.2024年全年制发居住证不少于8000张": ("不少于8000张", "制发居住证", "居住证"),
    "聘用的200名护林员上岗": ("200名", "护林员上岗", "护林员"),
    "计划修缮面积3000平方米": ("3000平方米", "修缮面积", "修缮"),
    "任务共计62天": ("62天", "任务", "任务"),
}


def claims(prose: str, lexicon: Lexicon, text: Callable[[str], Text]) -> tuple[Claim, ...]:
    found = find_claims(text(prose), lexicon, 2024)
    assert all(c.text == c.source[c.span[0] : c.span[1]] for c in found)
    assert all(c.quantity.text in c.text for c in found)
    return found


@pytest.mark.parametrize(("prose", "wanted"), HEADS.items())
def test_head(
    prose: str, wanted: tuple[str, str, str], lexicon: Lexicon, text: Callable[[str], Text]
) -> None:
    [claim] = claims(prose, lexicon, text)
    assert (claim.quantity.text, claim.head) == wanted[:2]
    assert wanted[2] in claim.words


@pytest.mark.parametrize(
    ("prose", "total"),
    [
        ("经测算，所需经费为48.96万元", "所需经费"),
        ("共计6.345万元", "共计"),
        ("机关运行经费共计安排613.53万元", "共计"),
        ("需财政拨款9.6万元", "需财政拨款"),
        ("固定资产总额为203.90万元", "总额"),
        ("一般公共预算收入9286.36万元", None),
        ("维护费0.4万元", None),
        ("共5万元", "共"),
        ("公共卫生支出5万元", None),
    ],
)
def test_total_words(
    prose: str, total: str | None, lexicon: Lexicon, text: Callable[[str], Text]
) -> None:
    [claim] = claims(prose, lexicon, text)
    assert claim.total_word == total


def test_parts_past_figures_and_rates(lexicon: Lexicon, text: Callable[[str], Text]) -> None:
    prose = (
        "聘用辅警485人，其中女性120人。上年培训300人，较2023年预算减少5万元，每人每年标准400元，"
        "工本费12元/张。计划培训500人"
    )
    found = {claim.quantity.text: claim for claim in claims(prose, lexicon, text)}
    flags = {key: (c.is_part, c.is_of_other_years, c.is_rate) for key, c in found.items()}
    assert flags == {
        "485人": (False, False, False),
        "120人": (True, False, False),
        "300人": (False, True, False),
        "5万元": (False, True, False),
        "400元": (False, False, True),
        "12元/张": (False, False, True),
        "500人": (False, False, False),
    }


@pytest.mark.parametrize(
    "prose",
    ["为社会创造一个安全的环境", "建立一支能打胜仗的队伍", "每减少1次扣25%，次数低于1次得0分", ""],
)
def test_nothing_is_claimed(prose: str, lexicon: Lexicon, text: Callable[[str], Text]) -> None:
    assert claims(prose, lexicon, text) == ()


def test_a_list_with_the_total_behind_it(lexicon: Lexicon, text: Callable[[str], Text]) -> None:
    prose = "用于（甲维护0.4万元、乙维护0.8万元、丙维护011万元）等3项，共计1.31万元。"
    [found] = find_lists(text(prose), lexicon)
    assert [item.text for item in found.items] == ["0.4万元", "0.8万元", "011万元"]
    assert found.labels == ("甲维护", "乙维护", "丙维护")
    assert found.stated is not None
    assert (found.stated.text, found.count_stated) == ("1.31万元", 3)
    assert found.text == found.source[found.span[0] : found.span[1]]


def test_a_list_with_the_total_before_it(lexicon: Lexicon, text: Callable[[str], Text]) -> None:
    prose = "共需资金8万元，其中：租车1万元，印刷2万元，培训5万元。另有其他内容。"
    [found] = find_lists(text(prose), lexicon)
    assert [item.text for item in found.items] == ["1万元", "2万元", "5万元"]
    assert found.stated is not None
    assert (found.stated.text, found.is_open) == ("8万元", True)


@pytest.mark.parametrize(
    "prose",
    ["甲1万元、乙2万元", "单价5元/个、10元/个、15元/个", "培训5人、10人、20人", "没有金额", ""],
)
def test_no_list(prose: str, lexicon: Lexicon, text: Callable[[str], Text]) -> None:
    assert find_lists(text(prose), lexicon) == ()


# description → full mark, zero mark, step, deduction
SCORING = {
    "满意度≥95%得满分，低于95%，每下降一个百分点扣1分，低于60%得0分": (
        "≥95%",
        "低于60%",
        "一个百分点",
        "1分",
    ),
    "每减少1次扣数量分值25%，次数低于1次得0分": (None, "低于1次", "1次", "25%"),
    "每偏离指标值1%，减成本分值10%，偏离超过10%得0分": (None, "超过10%", "1%", "10%"),
    "完成100%得满分，每少1个百分点扣5%，扣完为止": ("100%", None, "1个百分点", "5%"),
    "每延迟一天扣2分": (None, None, "一天", "2分"),
}


@pytest.mark.parametrize(("description", "wanted"), SCORING.items())
def test_scoring_rule(
    description: str,
    wanted: tuple[str | None, ...],
    lexicon: Lexicon,
    text: Callable[[str], Text],
) -> None:
    [rule] = find_scoring_rules(text(description), lexicon)
    marks = (rule.full_mark, rule.zero_mark, rule.step, rule.deduction)
    assert tuple(mark and mark.text for mark in marks) == wanted


@pytest.mark.parametrize(
    "description", ["反映完成情况", "合格率=合格数/总数*100%", "扣除杂质5公斤", ""]
)
def test_no_scoring_rule(description: str, lexicon: Lexicon, text: Callable[[str], Text]) -> None:
    assert find_scoring_rules(text(description), lexicon) == ()
