"""What is done with a thing, and of which kind it is, told apart in subjects."""

import pytest

from linter.facts.lexicon import Lexicon
from linter.facts.things import is_grade_of, of_other_kinds, one_thing, thing_of


@pytest.mark.parametrize(
    ("about", "thing"),
    [
        ("维护路灯", "路灯"),
        ("路灯维护", "路灯"),
        ("用于采购校车", "校车"),
        ("3育秧中心", "育秧中心"),
    ],
)
def test_the_thing_of_a_subject(about: str, thing: str, lexicon: Lexicon) -> None:
    assert thing_of(about, lexicon) == thing


@pytest.mark.parametrize(
    ("left", "right", "other"),
    [
        ("省级示范牧场", "家庭示范牧场", True),
        ("建成水产育苗基地", "2蔬菜育苗基地", True),
        ("新建育苗基地", "蔬菜育苗基地", False),
        ("全县育苗基地", "蔬菜育苗基地", False),
        ("育苗基地", "冷库", False),
    ],
)
def test_other_kinds_of_a_thing(left: str, right: str, other: bool, lexicon: Lexicon) -> None:
    assert of_other_kinds(left, right, lexicon) is other
    assert of_other_kinds(right, left, lexicon) is other


def test_a_grade_of_a_thing(lexicon: Lexicon) -> None:
    assert is_grade_of("水产良种场", "省级水产良种场", lexicon)
    assert not is_grade_of("水产良种场", "对虾水产良种场", lexicon)
    assert not is_grade_of("水产良种场", "水产良种场", lexicon)


def test_one_thing_with_different_work(lexicon: Lexicon) -> None:
    assert one_thing("路灯", "维护路灯", lexicon) == "路灯"
    assert one_thing("路灯", "维护太阳能路灯", lexicon) == ""
    assert one_thing("**灯", "维护**灯", lexicon) == ""
    assert one_thing("桥", "维护桥", lexicon) == ""
