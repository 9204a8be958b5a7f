"""A target table with more rows than any has costs bounded time and gives bounded findings."""

from collections.abc import Callable
from time import process_time

import pytest

from linter.engine.apply import MAX_INDICATORS
from linter.findings import DocumentReport
from linter.run import Settings, lint_bytes, prepare

HEADING = ("一级指标", "二级指标", "三级指标", "绩效指标描述", "指标值", "指标值确定依据")
LETTERS = str.maketrans("0123456789", "甲乙丙丁戊己庚辛壬癸")
SECONDS = 10.0

Row = tuple[str, ...]


@pytest.fixture(scope="module")
def settings() -> Settings:
    return prepare()


def equal(number: int) -> Row:
    return ("产出指标", "数量指标", "培训人数", "培训的人数", "≥500人", "工作计划")


def contradicting(number: int) -> Row:
    return ("产出指标", "数量指标", "培训人数", "培训的人数", f"≥{number}人", "工作计划")


def reckoned(number: int) -> Row:
    name = str(number).translate(LETTERS)
    work = f"购置设备{number}台，每台{number % 7 + 1}万元，共{number * (number % 7 + 1)}万元"
    return ("产出指标", "成本指标", f"{name}设备购置成本", work, f"≤{number}万元", "合同")


def satisfied(number: int) -> Row:
    name = str(number).translate(LETTERS)
    return ("效益指标", "社会效益指标", f"{name}群众满意率", "满意人数占比", "≥90%", "工作计划")


def checked(settings: Settings, *projects: list[Row]) -> DocumentReport:
    lines: list[str] = []
    for number, rows in enumerate(projects, 1):
        lines += ["", f"{number}、办公楼维修绩效目标表", ""]
        lines += ["| " + " | ".join(row) + " |" for row in (HEADING, ("---",) * 6, *rows)]
    return lint_bytes("\n".join(lines).encode(), "many.md", settings)


@pytest.mark.parametrize("row", [equal, contradicting, reckoned, satisfied])
def test_a_long_table_is_checked_in_time(settings: Settings, row: Callable[[int], Row]) -> None:
    started = process_time()
    report = checked(settings, [row(number) for number in range(MAX_INDICATORS)])
    assert process_time() - started < SECONDS
    assert (report.status, report.indicators) == ("checked", MAX_INDICATORS)
    assert 0 < len(report.findings) < 6 * MAX_INDICATORS


def test_a_longer_one_is_told_and_the_next_one_is_checked(settings: Settings) -> None:
    long = [reckoned(number) for number in range(MAX_INDICATORS + 1)]
    report = checked(settings, long, [equal(1), equal(2)])
    assert (report.status, report.projects) == ("partial", 2)
    assert report.reason is not None
    assert f"1个项目的指标超过{MAX_INDICATORS}条" in report.reason
    assert {(f.rule, f.project.index) for f in report.findings if f.project} >= {("DUP01", 2)}
    assert not [f for f in report.findings if f.project and f.project.index == 1]
