"""What short texts say: cores, measures, activities, relevance of goals, misplaced descriptions."""

from dataclasses import dataclass
from decimal import Decimal

import pytest

from linter.facts.misplaced import misplaced_descriptions
from linter.facts.phrase import Phrase, added
from linter.facts.relevance import activity_of, relevance


@pytest.fixture
def phrase(lexicon):
    return lambda text: Phrase(text, lexicon)


@pytest.mark.parametrize(
    ("text", "core"),
    [
        ("反映水质的达标情况", "水质达标"),
        ("水质达标率", "水质达标"),
        ("2025年度巡河次数", "巡河次"),
        ("管网漏损控制率", "管网漏损"),
        ("机柜（云端）数量", "机柜云端"),
        ("数量", ""),
    ],
)
def test_core(phrase, text, core):
    assert phrase(text).core == core


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("居民参与率", "参与"),
        ("居民的知晓率", "知晓"),
        ("设备达标比率", "合格"),
        ("巡河次数", None),
    ],
)
def test_measure_of_a_rate(phrase, text, measure):
    assert phrase(text).measure == measure


def test_measures_and_actions_anywhere(phrase):
    told = phrase("通过验收的采购数量占采购总数的比率")
    assert told.measures == {"合格"}
    assert told.actions == {"购置"}


def test_dimensions_of_the_head(phrase):
    assert "money" in phrase("教材印制的费用").dimensions
    assert phrase("教材印制").dimensions == frozenset()


@pytest.mark.parametrize(
    ("left", "right", "new"),
    [
        ("支出及时", "支出及时率", ""),
        ("劳务支出及时", "支出及时", "劳务"),
        ("甲乙丙", "丁戊", "甲乙丙"),
        ("完成及时", "工作完成及时", ""),
        ("天" * 100, "地" * 100 + "天", None),
    ],
)
def test_added(phrase, left, right, new):
    assert added(phrase(left), phrase(right)) == new


@pytest.mark.parametrize(
    ("name", "purpose", "activity"),
    [
        ("校园安防平台运维保障经费", None, "运维"),
        ("城南水厂建设项目设计费", None, "设计"),
        ("购置监测平台专项资金", None, "购置"),
        ("体育场馆开放及运维经费", None, None),
        ("送戏下乡购买服务经费", None, None),
        ("义务教育保障经费", "缴纳城市基础设施配套费", "缴费"),
        ("义务教育保障经费", "用于学校运转", None),
    ],
)
def test_activity(lexicon, name, purpose, activity):
    assert activity_of(name, purpose, lexicon) == activity


def test_relevance_takes_the_part_that_is_taken_up_most(lexicon):
    parts = ("河道清淤工程", "清淤城关段河道三公里并砌筑护坡")
    assert relevance(*parts, "更新课桌椅，改善办学条件。", lexicon) == 0
    assert relevance(*parts, "完成河道清淤。", lexicon) > Decimal("0.5")
    assert relevance("业务费", "", "更新课桌椅。", lexicon) is None


def test_the_receiver_behind_a_dash_is_no_matter(lexicon):
    goal = "支付校园保安服务费。"
    assert relevance("义务教育专项资金-某市第二十一小学", "", goal, lexicon) is None
    assert relevance("义务教育薄弱环节改善-某市第二十一小学运动场改造", "", goal, lexicon) == 0


def test_a_long_name_is_taken_up_by_its_matter(lexicon):
    name = "青石镇巩固拓展成果有效衔接特色产业园食用菌烘干车间建设项目"
    assert relevance(name, "", "烘干车间主体封顶。", lexicon) > Decimal("0.4")
    assert relevance(name, "", "巩固成果，加快建设。", lexicon) == 0


@dataclass
class Row:
    row: int
    name_phrase: Phrase | None
    description_phrase: Phrase | None
    head: str | None = None
    expected: frozenset[str] = frozenset()


def test_misplaced_description(phrase):
    rows = [
        Row(1, phrase("设备验收合格率"), phrase("问卷中选择满意的参训教师人数占比")),
        Row(2, phrase("参训教师满意度"), phrase("问卷中选择满意的参训教师人数占比")),
        Row(3, phrase("人均成本"), phrase("参训教师的培训费用除以人数，算到人均")),
        Row(4, None, phrase("参训教师满意度")),
    ]
    (found,) = misplaced_descriptions(rows)
    assert (found.row, found.other, found.name) == (1, 2, "参训教师满意度")


def test_what_divides_describes_no_count(phrase):
    told = phrase("审计无问题的示范村数÷抽审的示范村数×100%")
    rows = [
        Row(1, phrase("资金使用合规率"), told, "率", frozenset({"share"})),
        Row(2, phrase("奖补示范村数量"), None, "数量", frozenset({"count"})),
    ]
    assert misplaced_descriptions(rows) == ()
    rows[1].expected = frozenset({"share"})
    assert [found.row for found in misplaced_descriptions(rows)] == [1]


def test_a_description_with_the_head_of_its_name_is_not_misplaced(phrase):
    rows = [
        Row(1, phrase("培育高素质农民人数"), phrase("完成课时的学员人数"), "人数"),
        Row(2, phrase("学员人均课时"), phrase("总课时除以学员数")),
    ]
    assert misplaced_descriptions(rows) == ()


def test_an_unknown_rate_keeps_its_word(phrase):
    told = phrase("培训人员取证率")
    assert (told.rate_of, told.measure) == ("取证", None)
