"""Station 6: the recognised projects and indicators, for other programs and spreadsheets."""

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from linter.facts.indicator import IndicatorFacts
from linter.facts.lexicon import Lexicon
from linter.facts.project import ProjectFacts
from linter.facts.text import Text
from linter.facts.types import Comparator, Period, Quantity
from linter.facts.view import DocumentFacts, facts_of
from linter.model import Disclosure, Field
from linter.reports.spreadsheet import harmless

SCHEMA = "jxlint-extract/1"
_TEN_THOUSAND = Decimal(10000)
_BARE_MONTH = re.compile(r"(?<!\d)(?P<number>\d{1,2})(?P<unit>月份?)$")
COLUMNS = {
    "path": "文件", "unit": "单位", "year": "年度", "index": "序号", "code": "项目编码",
    "name": "项目名称", "budget": "预算数（万元）", "level1": "一级指标", "level2": "二级指标",
    "indicator": "三级指标", "description": "绩效指标描述", "comparator": "比较符",
    "value": "指标值", "number": "数值", "value_unit": "计量单位", "basis": "指标值确定依据",
    "weight": "分值",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Value:
    """A target value taken apart; None for what it does not state."""

    comparator: Comparator | None = None
    number: str | None = None
    unit: str | None = None


def extract_json(disclosures: Sequence[Disclosure], lexicon: Lexicon) -> str:
    """The disclosures as one JSON object of the schema `jxlint-extract/1`.

    `budget` is a decimal string in 万元, `number` a plain decimal string; both are null where
    nothing certain is stated. All other texts are as printed, null where the form has no such cell.
    """
    documents = [_document(facts_of(disclosure, lexicon)) for disclosure in disclosures]
    content = {"schema": SCHEMA, "documents": documents}
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def extract_csv(disclosures: Sequence[Disclosure], lexicon: Lexicon) -> str:
    """The disclosures as CSV, one row an indicator, with the columns of its project before it.

    A project without indicators has one row. A text that a spreadsheet would run as a formula
    stands behind an apostrophe.
    """
    stream = io.StringIO()
    writer = csv.DictWriter(stream, list(COLUMNS), lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for disclosure in disclosures:
        for row in rows_of(facts_of(disclosure, lexicon)):
            writer.writerow({column: _cell(value) for column, value in row.items()})
    return stream.getvalue()


def _document(document: DocumentFacts) -> Mapping[str, Any]:
    return {
        "path": document.disclosure.path,
        "layout": document.layout,
        "unit": document.unit,
        "year": document.year,
        "amount_unit": document.amount_unit,
        "projects": [
            _project(facts, document.disclosure.projects[number].schedule)
            for number, facts in enumerate(document.projects)
        ],
    }


def _project(project: ProjectFacts, schedule: Sequence[Field]) -> Mapping[str, Any]:
    goals = (line.strip() for goal in project.goals for line in goal.field.text.splitlines())
    return {
        "index": project.index,
        "code": _raw(project.code),
        "name": _raw(project.name),
        "budget": budget_of(project),
        **_funds(project),
        "purpose": _raw(project.purpose),
        "schedule": [{"period": cell.heading, "share": cell.text} for cell in schedule],
        "goals": [line for line in goals if line],
        "indicators": [
            {**indicator_data(indicator), **_values(indicator)} for indicator in project.indicators
        ],
    }


def indicator_data(indicator: IndicatorFacts) -> Mapping[str, str | None]:
    """The cells of an indicator and its target value taken apart, by their names in the JSON."""
    value = value_of(indicator)
    return {
        "level1": _raw(indicator.level1_label),
        "level2": _raw(indicator.level2_label),
        "name": _raw(indicator.name),
        "description": _raw(indicator.description),
        "comparator": value.comparator,
        "value": _raw(indicator.value),
        "number": value.number,
        "unit": value.unit,
        "basis": _raw(indicator.basis),
        "weight": _raw(indicator.weight),
    }


def _funds(project: ProjectFacts) -> Mapping[str, Any]:
    """Every part of the budget, where a form prints more of them than fiscal and other funds."""
    cells = [cell.field for cell in project.fund_cells]
    if not any(field.name == "fund" for field in cells):
        return {}
    return {"funds": [{"source": field.heading, "amount": field.text} for field in cells]}


def _values(indicator: IndicatorFacts) -> Mapping[str, Any]:
    """The target values of several regions or years, where a form prints them."""
    fields = indicator.record.values
    found = [{"column": field.heading, "value": field.text} for field in fields]
    return {"values": found} if found else {}


def budget_of(project: ProjectFacts) -> str | None:
    """The budget in 万元 with the places printed; None when it is no certain amount."""
    budget = project.budget
    if budget is None or budget.dimension != "money" or budget.high is not None:
        return None
    return f"{budget.base / _TEN_THOUSAND:f}"


def value_of(indicator: IndicatorFacts) -> Value:
    """Comparator, number and unit of the target value, of the value cell or of their own columns.

    A bare month (≤12月) is a number of 月; a date, a range or several numbers are text.
    """
    column = _raw(indicator.unit) or None
    quantity, period = indicator.quantity, indicator.period
    if quantity is not None:
        return Value(_sign(quantity.comparator), _number(quantity), column or quantity.unit)
    if period is None:
        return Value(unit=column)
    return Value(_sign(period.comparator), *_month(period, column))


def _number(quantity: Quantity) -> str | None:
    return f"{quantity.number:f}" if quantity.high is None else None


def _sign(comparator: Comparator | None) -> Comparator | None:
    return None if comparator == "±" else comparator


def _month(period: Period, column: str | None) -> tuple[str | None, str | None]:
    """Number and unit of a period that prints a month only, as in 11月 or ≤12月份."""
    match = _BARE_MONTH.search(period.text)
    if match is None or period.year is not None or period.day is not None:
        return None, column
    return match["number"], column or match["unit"]


def rows_of(document: DocumentFacts) -> Iterator[Mapping[str, object]]:
    """One row an indicator, the columns of its project before it; one for a project without."""
    for project in document.projects:
        shared: Mapping[str, object] = {
            "path": document.disclosure.path,
            "unit": document.unit,
            "year": document.year,
            "index": project.index,
            "code": _raw(project.code),
            "name": _raw(project.name),
            "budget": budget_of(project),
        }
        if not project.indicators:
            yield shared
        for indicator in project.indicators:
            row = dict(indicator_data(indicator))
            named = {"indicator": row.pop("name"), "value_unit": row.pop("unit")}
            yield {**shared, **row, **named}


def _raw(text: Text | None) -> str | None:
    return None if text is None else text.field.text


def _cell(value: object) -> object:
    return harmless(value) if isinstance(value, str) else value
