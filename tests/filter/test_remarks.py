"""Suppressions in comments: how they are written, and why some are refused."""

from datetime import date

import pytest

from linter.document import Comment, WordPlace
from linter.filter.remarks import remarks_of
from linter.language.suppression import Suppressions

KNOWN = Suppressions(
    (), {"DUP02": "DUP02", "name": "DUP02", "FML01": "FML01"}, frozenset({"FML01"})
)
PLACE = WordPlace(1, 2, 3)


def remarks(text: str):
    return remarks_of([Comment(text, "张三", PLACE)], "公开.docx", KNOWN)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("jxlint: 豁免 DUP02 两处点位", "两处点位"),
        ("JXLINT：豁免：dup02，两处点位。", "两处点位。"),
        ("jxlint:豁免name 两处点位", "两处点位"),
        ("王五:\njxlint: 豁免 DUP02 两处点位\n见会议纪要", "两处点位"),
        ("请看 jxlint: 豁免 DUP02两处点位", "两处点位"),
    ],
)
def test_a_comment_suppresses(text: str, reason: str) -> None:
    found = remarks(text)
    (suppression,) = found.suppressions
    assert found.findings == ()
    assert (suppression.rule, suppression.reason, suppression.by) == ("DUP02", reason, "张三")
    assert (suppression.place, suppression.is_comment) == (PLACE, True)


def test_a_comment_may_hold_several_and_a_last_day() -> None:
    text = "jxlint: 豁免 DUP02 甲（有效至2026-12-31）\njxlint: 豁免 DUP02 乙"
    first, second = remarks(text).suppressions
    assert (first.until, second.until) == (date(2026, 12, 31), None)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("jxlint: 豁免", "没有写明规则"),
        ("jxlint: 豁免 两处点位", "没有写明规则"),
        ("jxlint: 豁免 DUP02", "没有写明理由"),
        ("jxlint: 豁免 DUP02 有效至2026-12-31", "没有写明理由"),
        ("jxlint: 豁免 DUP02 甲，有效至2026-13-01", "不是日期"),
        ("jxlint: 豁免 DUP20 甲", "是否想写“DUP02”"),
        ("jxlint: 豁免 FML01 甲", "已被锁定"),
        ("jxlint: 忽略 DUP02 甲", "应写成“jxlint: 豁免"),
    ],
)
def test_a_comment_is_refused_and_told(text: str, why: str) -> None:
    found = remarks(text)
    (finding,) = found.findings
    assert found.suppressions == ()
    assert (finding.rule, finding.place) == ("SUP03", PLACE)
    assert why in finding.message


def test_a_comment_that_only_speaks_of_jxlint_is_left_alone() -> None:
    assert remarks("这是 jxlint 报的，请改") == remarks("")
