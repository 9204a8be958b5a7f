"""The fixed report with its first document's projects, for what prints them."""

from dataclasses import replace

import pytest

from linter.document import WordPlace
from linter.findings import Report, RuleSummary
from linter.model import Disclosure, Field, Indicator, Project


def field(name: str, text: str, table: int, row: int) -> Field:
    return Field(name, text, WordPlace(table, row, 2))


def project(index: int, name: str, code: str | None, budget: str | None) -> Project:
    table = index * 2 + 7
    return Project(
        index=index,
        number=index,
        title=None,
        code=field("code", code, table, 1) if code else None,
        name=field("name", name, table, 2),
        budget=field("budget", budget, table, 3) if budget else None,
        fiscal_funds=None,
        other_funds=None,
        purpose=None,
        schedule=(),
        goals=(),
        indicators=tuple(indicator(row, table + 1) for row in range(1, 5)),
        amount_unit="万元",
        layout="hebei",
    )


def indicator(row: int, table: int) -> Indicator:
    return Indicator(
        row=row,
        level1=field("level1", "产出指标", table, row + 1),
        level2=field("level2", "数量\n指标", table, row + 1),
        level1_word="产出指标",
        level2_word="数量指标",
        category="数量",
        name=field("indicator", f"第{row}项指标", table, row + 1),
    )


@pytest.fixture
def disclosed(report: Report) -> Report:
    projects = (
        project(1, "办公\n经费", "13102824P00000000000X", "12.00"),
        project(2, "教师培训经费", "13102824P00000000001X", "5.15"),
        project(3, "=培训{项目编码}", None, "约3万元"),
        project(5, "治安巡逻防控经费", None, None),
    )
    first, *others = report.documents
    disclosure = Disclosure(
        first.path, first.format, "hebei", first.unit, first.year, "万元", projects, (), ()
    )
    rules = tuple(replace(rule, source=source_of(rule)) for rule in report.rules)
    documents = (replace(first, disclosure=disclosure), *others)
    return replace(report, rules=rules, documents=documents)


def source_of(rule: RuleSummary) -> str:
    sources = {
        "FML01": "财预〔2013〕53号（尚未核对原文）",
        "CON01": "中发〔2018〕34号 第三条（已核对原文）",
        "TXT01": "通用文字规范（来自实务，没有成文依据）",
    }
    return sources.get(rule.id, "财预〔2021〕101号（只核对了部分原文）")
