"""Likeness by an index: the same groups as by comparing all pairs, in bounded time."""

import random
from itertools import combinations
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.facts.similar import groups, jaccard, pairs, shingles

LETTERS = [chr(0x4E00 + i) for i in range(2000)]
SETS = st.lists(st.frozensets(st.sampled_from("abcdefghij"), max_size=8), max_size=40)


def by_all_pairs(sets: list[frozenset[str]], least: float) -> list[tuple[int, ...]]:
    part = list(range(len(sets)))
    for left, right in combinations(range(len(sets)), 2):
        if jaccard(sets[left], sets[right]) >= least - 1e-9:
            old, new = part[right], part[left]
            part = [new if each == old else each for each in part]
    found: dict[int, list[int]] = {}
    for position, name in enumerate(part):
        found.setdefault(name, []).append(position)
    return sorted(tuple(members) for members in found.values() if len(members) > 1)


@given(SETS, st.sampled_from([0.3, 0.5, 0.8, 1.0]))
def test_groups_are_those_of_all_pairs(sets: list[frozenset[str]], least: float) -> None:
    assert [group.members for group in groups(sets, least)] == by_all_pairs(sets, least)


@given(SETS, st.sampled_from([0.5, 0.8]))
def test_pairs_are_all_pairs(sets: list[frozenset[str]], least: float) -> None:
    expected = [
        (left, right)
        for left, right in combinations(range(len(sets)), 2)
        if jaccard(sets[left], sets[right]) >= least
    ]
    assert sorted(pairs(sets, least)) == expected


def test_least_is_the_weakest_link() -> None:
    sets = [frozenset("abcdefgh"), frozenset("abcdefgi"), frozenset("xyz")]
    (group,) = groups(sets, 0.7)
    assert group.members == (0, 1)
    assert group.least == pytest.approx(7 / 9)


def test_shingles_leave_punctuation_out() -> None:
    assert shingles("甲乙，丙。") == {"甲乙", "乙丙"}
    assert shingles("甲") == frozenset()


def texts(count: int, slips: int) -> list[frozenset[str]]:
    chooser = random.Random(3)
    base = chooser.choices(LETTERS, k=120)
    made = []
    for _ in range(count):
        copy = base[:]
        for _ in range(slips):
            copy[chooser.randrange(len(copy))] = chooser.choice(LETTERS)
        made.append(shingles("".join(copy)))
    return made


def test_thousands_of_copies_of_one_template_are_one_group_quickly() -> None:
    sets = texts(3000, 1)
    started = process_time()
    (group,) = groups(sets, 0.8)
    assert len(group.members) == 3000
    assert process_time() - started < 10


def test_a_crowd_on_the_edge_of_the_limit_takes_bounded_time() -> None:
    sets = texts(2000, 8)
    started = process_time()
    groups(sets, 0.8)
    assert process_time() - started < 20
