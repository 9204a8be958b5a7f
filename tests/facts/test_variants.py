"""Phrases of a document in two spellings that sound alike."""

import pytest

from linter.facts.spellings import Spellings
from linter.facts.variants import find_variants

WORDS = frozenset({"信息化", "信息", "建设", "登记", "登机", "监测", "检测", "水质", "质量"})


@pytest.fixture
def variants(text, lexicon):
    def find(*raw, linking=frozenset()):
        spellings = Spellings(map(text, raw), lexicon.sounds, linking)
        found = find_variants(spellings, lambda: WORDS)
        return [(each.phrase, each.other_phrase, each.is_wrong) for each in found]

    return find


def test_the_spelling_that_is_no_word_is_wrong(variants):
    expected = [("信息华建设", "信息化建设", True)]
    assert variants("推进信息化建设", "全县信息华建设规划") == expected
    assert variants("全县信息华建设规划", "推进信息化建设") == expected


def test_two_words_on_both_sides_may_both_be_meant(variants):
    assert variants("饮用水质监测服务", "饮用水质检测服务") == []


def test_two_words_at_the_end_of_a_long_copy(variants):
    found = variants("全县农村不动产统一登记", "全县农村不动产统一登机")
    assert found == [("统一登机", "统一登记", False)]
    assert variants("不动产统一登记", "不动产统一登机") == []


def test_words_of_one_character_are_no_spelling(variants):
    texts = ("县级信息化建设", "县级信息华建设")
    assert variants(*texts, linking=frozenset("华")) == []


def test_passages_that_part_are_no_copies(variants):
    assert variants("信息化建设实施方案", "信息化建设时间安排") == []


def test_no_homophones_no_variants(text):
    spellings = Spellings([text("信息化建设"), text("信息华建设")], {}, frozenset())
    assert list(find_variants(spellings, lambda: WORDS)) == []


def test_places_lead_back_to_the_texts(text, lexicon):
    spellings = Spellings([text("推进信息化建设。")], lexicon.sounds, frozenset())
    position = spellings.joined.index("化")
    source, place = spellings.place(position)
    assert source[place] == "化"


def test_homophones_are_in_one_group(lexicon):
    assert "信息华".translate(lexicon.sounds) == "信息化".translate(lexicon.sounds)
    assert "检测".translate(lexicon.sounds) != "检查".translate(lexicon.sounds)
