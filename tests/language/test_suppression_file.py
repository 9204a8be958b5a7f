"""Suppressions of settings files: strict, with the place of every mistake."""

from datetime import date
from pathlib import Path

import pytest

from linter.document import TextPlace
from linter.domain.node import parse
from linter.domain.problem import LoadError
from linter.language.suppression import Suppression, suppression_words
from linter.language.suppression_file import read_suppressions

CODES = {"DUP02": "DUP02", "name": "DUP02", "FML01": "FML01"}
PATH = Path("jxlint.yaml")


def read(text: str):
    return read_suppressions(parse(text, PATH).items(), CODES, frozenset({"FML01"}))


def test_an_entry_with_everything() -> None:
    found, problems = read(
        "- {rule: name, project: 安保服务, indicator: 巡逻*, field: value, document: '*.docx',\n"
        "   reason: 两处点位, by: 绩效股, until: 2026-12-31}\n"
    )
    entry = Suppression(
        "DUP02", "两处点位", "jxlint.yaml", TextPlace(1, 3), False,
        "安保服务", "巡逻*", "value", "*.docx", "绩效股", date(2026, 12, 31),
    )  # fmt: skip
    assert (found.entries, problems) == ((entry,), ())
    assert "有效至：2026-12-31" in suppression_words(entry)


@pytest.mark.parametrize("project", ["2024", "13102824", "true", "1e3"])
def test_a_project_code_is_what_is_written(project: str) -> None:
    found, _ = read(f"- {{rule: DUP02, reason: 理由, project: {project}}}")
    assert found.entries[0].project == project


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        ("{reason: 理由}", "1:3: 豁免缺少“rule”"),
        ("{rule: DUP02}", "1:3: 豁免缺少“reason”"),
        ("{rule: DUP02, reason: ''}", "1:25: “reason”应为文字，不能是空的"),
        ("{rule: DUP02, reason: [a]}", "1:25: “reason”应为文字，不能是空的"),
        ("{rule: DUP02, reason: }", "1:25: “reason”应为文字，不能是空的"),
        ("{rule: DUP20, reason: 理由}", "1:10: 没有代码或名称为“DUP20”的规则，"),
        ("{rule: DUP, reason: 理由}", "1:10: 没有代码或名称为“DUP”的规则，"),
        ("{rule: FML01, reason: 理由}", "1:10: FML01 已被锁定，不能豁免"),
        ("{rule: DUP02, reason: 理由, til: x}", "1:29: suppress 中没有“til”这个键"),
        ("{rule: DUP02, reason: 理由, field: valeu}", "1:36: 没有“valeu”这种内容，是否想写“value”"),
        ("{rule: DUP02, reason: 理由, until: 明年}", "1:36: “明年”不是日期"),
        ("{rule: DUP02, reason: 理由, until: 2026-13-01}", "1:36: “2026-13-01”不是日期"),
        ("{rule: DUP02, reason: 理由, until: 20261231}", "1:36: “20261231”不是日期"),
        ("{rule: DUP02, reason: 理由, until: 2026-1-1}", "1:36: “2026-1-1”不是日期"),
        ("{rule: DUP02, reason: 理由, document: .}", "1:39: “document”应为文件名"),
        ("DUP02", "1:3: 这里应为“键: 值”形式"),
    ],
)
def test_a_mistake_is_told_with_its_place(entry: str, told: str) -> None:
    found, problems = read(f"- {entry}")
    assert found.entries == ()
    assert any(str(each).startswith(f"jxlint.yaml:{told}") for each in problems), problems


def test_every_mistake_is_told() -> None:
    _, problems = read("- {rule: DUP20}\n- {rule: DUP02, reason: 理由}\n- {reason: 理由, by: ''}")
    assert [each.line for each in problems] == [1, 1, 3, 3]


def test_a_broken_file_is_told_with_its_place() -> None:
    with pytest.raises(LoadError, match=r"jxlint\.yaml:2:1"):
        read("- {rule: DUP02\n")
