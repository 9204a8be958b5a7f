"""What is compared between projects: core names, subjects, passages, twins."""

from collections.abc import Callable

import pytest

from linter.facts.copies import core_of, names_source, passages, subject_of
from linter.facts.lexicon import Lexicon
from linter.facts.text import Text
from linter.facts.twins import find_twins
from tests.facts.test_view import cell, facts, project, row

MakeText = Callable[[str], Text]


@pytest.mark.parametrize(
    ("name", "core"),
    [
        ("2025年乡镇饮水安全工程维护费（二期）", "乡镇饮水安全"),
        ("智慧水务平台运行维护费", "智慧水务平台"),
        ("校舍维修改造项目", "校舍维修改造"),
        ("下达义务教育补助资金 冀财教〔2024〕12号", "下达义务教育"),
        ("专项资金", ""),
        ("经费", ""),
    ],
)
def test_core(lexicon: Lexicon, name: str, core: str) -> None:
    assert core_of(name, lexicon) == core


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("提前下达2025年中央义务教育补助资金", "提前下达2025年省级义务教育补助资金"),
        ("2024年农村公路养护", "2025年农村公路养护"),
    ],
)
def test_subject_is_that_of_other_sources_and_years(lexicon: Lexicon, one: str, other: str) -> None:
    assert subject_of(one, lexicon) == subject_of(other, lexicon) != ""


@pytest.mark.parametrize(
    ("name", "says"),
    [("中央农业转移支付资金", True), ("装备费 冀财政法[2023]50号", True), ("校舍维修", False)],
)
def test_names_source(lexicon: Lexicon, name: str, says: bool) -> None:
    assert names_source(name, lexicon) is says


@pytest.mark.parametrize(
    ("raw", "pieces"),
    [
        ("1.修路。\n2.架桥。", ["1.修路。", "2.架桥。"]),
        ("修路；架桥。", ["修路；", "架桥。"]),
        ("修路", ["修路"]),
        ("", []),
    ],
)
def test_passages(text: MakeText, raw: str, pieces: list[str]) -> None:
    assert [each.text for each in passages(text(raw))] == pieces


def test_row_keys_leave_the_own_name_and_satisfaction_out(lexicon: Lexicon) -> None:
    found = facts(
        lexicon,
        project(
            row("水务平台维护次数", "4次"), row("水务平台维护次数", "4次"),
            row("满意度", "≥90%", category="满意度"), name=cell("name", "水务平台维护费"),
        ),
    ).projects[0]  # fmt: skip
    assert found.row_keys == ("维护次数|4次", "维护次数|4次|2")


@pytest.mark.parametrize(
    ("one", "other", "extra"),
    [
        ("政务系统运行维护费", "政务及会议系统运行维护费", "会议"),
        ("农村公路养护", "农村公路绿化", None),
        ("校舍维修", "校舍维修", ""),
    ],
)
def test_twins(lexicon: Lexicon, one: str, other: str, extra: str | None) -> None:
    named = [project(row("甲", "1次"), name=cell("name", name)) for name in (one, other)]
    found = find_twins(facts(lexicon, *named).projects, lexicon)
    assert [twin.extra for twin in found] == ([] if extra is None else [extra])
    assert all(twin.equal_rows == ("甲|1次",) for twin in found)
