"""Loading the lexicon: what it holds, and what is wrong with a file."""

from decimal import Decimal
from pathlib import Path

import pytest

from linter.domain.node import parse
from linter.domain.problem import LoadError
from linter.facts.lexicon import Lexicon
from linter.facts.lexicon_file import load_lexicon


def test_the_shipped_lexicon(lexicon: Lexicon) -> None:
    assert lexicon.units["万元" if "万元" in lexicon.units else "元"].dimension == "money"
    assert lexicon.units["亩"].factor.quantize(Decimal("0.001")) == Decimal("666.667")
    assert lexicon.units["度"].dimension is None
    assert lexicon.units["人"].indivisible
    assert not lexicon.units["课时"].indivisible
    assert lexicon.heads["成本控制数"].dimensions == {"money", "unit_cost"}
    dimensions = {name for unit in lexicon.units.values() for name, _ in unit.readings}
    heads = {name for head in lexicon.heads.values() for name in head.dimensions}
    assert heads <= dimensions | {"unit_cost", "rate", "rank", "time"}


def test_topics_find_words_outside_exceptions(lexicon: Lexicon) -> None:
    topic = lexicon.topics["成本"]
    assert topic.search("设备采购单价") == (4, 6)
    assert topic.search("降低成本比例") is None
    assert topic.search("带动就业") is None


@pytest.mark.parametrize(
    ("yaml", "problem"),
    [
        ("units:\n  money: {元: 一}\n", "2:14: “一”不是数值"),
        ("unit: {}\n", "1:1: 不认识的键“unit”，是否想写“units”？"),
        ("links: 达到\n", "1:8: 这里应为列表"),
        ("units: [元]\n", "1:8: 这里应为“键: 值”形式"),
        ("links: [[达到]]\n", "1:9: 这里应为文字"),
        ("words: {a: [甲], a: [乙]}\n", "1:17: 键“a”重复出现"),
        ("links: [达到\n", "2:1: YAML 语法有误"),
        ("units: {length: {里: 1/0}}\n", "1:21: “1/0”不是数值"),
        ("typos: {必需: {in: [必需, '必(需']}}\n", "1:23: “必(需”：正则表达式有误"),
        ("typos: {必需: {except: '(必+)+'}}\n", "1:22: “(必+)+”：正则表达式中重复里又有重复"),
    ],
)
def test_mistakes_are_named_with_their_place(yaml: str, problem: str, tmp_path: Path) -> None:
    path = tmp_path / "words.yaml"
    path.write_text(yaml, encoding="utf-8")
    with pytest.raises(LoadError) as caught:
        load_lexicon([path])
    assert str(caught.value).startswith(f"{path}:{problem}")


@pytest.mark.parametrize(
    ("yaml", "problem"),
    [
        ("not_count_patterns: ['(']\n", "“(”：正则表达式有误"),
        ("periods: {points: {年底: 十二月}}\n", "时点应写作“月-日”"),
        ("heads: {甲: [数]}\n", "计量词组“甲”没有列出量纲"),
    ],
)
def test_entries_that_make_no_sense(yaml: str, problem: str, tmp_path: Path) -> None:
    path = tmp_path / "words.yaml"
    path.write_text(yaml, encoding="utf-8")
    with pytest.raises(LoadError, match=problem.replace("(", r"\(")):
        load_lexicon([path])


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(LoadError, match="文件无法读取"):
        load_lexicon([tmp_path / "no.yaml"])


def test_a_profile_adds_entries(tmp_path: Path) -> None:
    path = tmp_path / "words.yaml"
    path.write_text("words: {vague: [显著]}\nunits: {count: {个: 1}}\n", encoding="utf-8")
    extra = parse("words: {vague: [若干, 显著]}\nunits: {count: {孔: 1}}", tmp_path / "p.yaml")
    lexicon = load_lexicon([path], [extra])
    assert lexicon.words["vague"] == ("显著", "若干")
    assert set(lexicon.units) == {"个", "孔"}
    with pytest.raises(LoadError, match=r"p\.yaml:1:1: 不认识的键“wrds”"):
        load_lexicon([path], [parse("wrds: {}", tmp_path / "p.yaml")])


def test_an_empty_lexicon_reads_nothing(tmp_path: Path) -> None:
    path = tmp_path / "words.yaml"
    path.write_text("links: []\n", encoding="utf-8")
    lexicon = load_lexicon([path])
    assert lexicon.words_pattern("total").search("共计") is None
