"""Station 2: fields whose cells hold a formula without its value are unknown, not what it says."""

from collections.abc import Collection
from dataclasses import replace
from typing import Any

from linter.document import Place
from linter.model import BudgetTable, Disclosure, Field, Indicator, Project

_OF_PROJECT = ("title", "code", "name", "budget", "fiscal_funds", "other_funds", "purpose")
_OF_INDICATOR = (
    "level1", "level2", "name", "description", "comparator", "value", "unit", "basis", "weight",
    "scoring", "actual",
)  # fmt: skip


def without_unread(disclosure: Disclosure, cells: Collection[Place]) -> Disclosure:
    """The disclosure, the fields of target tables that stand in one of the cells being None.

    Several fields that are judged together, as instalments and goals, are unknown together. Cells
    of other tables keep the formula: it is no figure, and sums with such an item are not judged,
    while one without a cell counts as nothing.
    """
    projects = tuple(_project(project, cells) for project in disclosure.projects)
    tables = tuple(_table(table, cells) for table in disclosure.tables)
    unit = disclosure.unit
    if unit and unit.startswith("="):
        unit = None
    return replace(disclosure, unit=unit, projects=projects, tables=tables)


def _project(project: Project, cells: Collection[Place]) -> Project:
    unread = _unread(project, _OF_PROJECT, cells)
    hidden = [field for field in project.funds if field.place in cells]
    derived: dict[str, Any] = {"title_name": None} if "title" in unread else {}
    if "code" in unread:
        derived["code_year"] = None
    return replace(
        project,
        **unread,
        **derived,
        schedule=_all_or_none(project.schedule, cells),
        goals=_all_or_none(project.goals, cells),
        indicators=tuple(_indicator(indicator, cells) for indicator in project.indicators),
        funds=tuple(field for field in project.funds if field not in hidden),
        unread_funds=(*project.unread_funds, *(field.heading for field in hidden)),
    )


def _indicator(indicator: Indicator, cells: Collection[Place]) -> Indicator:
    return replace(
        indicator,
        **_unread(indicator, _OF_INDICATOR, cells),
        schedule=_all_or_none(indicator.schedule, cells),
        values=_all_or_none(indicator.values, cells),
    )


def _table(table: BudgetTable, cells: Collection[Place]) -> BudgetTable:
    is_unread = table.caption is not None and table.caption.place in cells
    return replace(table, caption=None) if is_unread else table


def _unread(
    record: Project | Indicator, names: Collection[str], cells: Collection[Place]
) -> dict[str, Any]:
    """None for each of the fields that stands in one of the cells."""
    fields = {name: getattr(record, name) for name in names}
    return {name: None for name, field in fields.items() if field and field.place in cells}


def _all_or_none(fields: tuple[Field, ...], cells: Collection[Place]) -> tuple[Field, ...]:
    return () if any(field.place in cells for field in fields) else fields
