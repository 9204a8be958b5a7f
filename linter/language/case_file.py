"""The rule language: the cases of a rule as its file writes them."""

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from linter.domain.node import Node, read
from linter.domain.problem import LoadError
from linter.language.case import Case, CaseProject, CaseTable, Row, Want

COLUMNS = ("level1", "level2", "indicator", "value")
CELLS = ("description", "basis", "comparator", "unit", "weight", "scoring", "actual", "schedule")
HEADER = ("title", "code", "name", "budget", "fiscal_funds", "other_funds", "funds", "purpose",
          "schedule", "goal", "goals")  # fmt: skip
KEYS = ("name", "rows", "project", "projects", "tables", "narrative", "year", "unit", "layout",
        "document", "previous", "want", "todo", "documents", "area", "digest")  # fmt: skip
PLAIN = ("year", "unit", "layout", "document", "name", "todo", "area", "digest")
WANTED = ("row", "project", "field", "contains", "document")


def _text(node: Node) -> str:
    return "" if node.value is None else str(node.value)


def _row(node: Node) -> Row:
    cells: dict[str, str] = {}
    schedule: tuple[str, ...] = ()
    parts = node.items()
    extra = parts[-1] if parts and isinstance(parts[-1].value, dict) else None
    plain = parts[:-1] if extra else parts
    if not 1 <= len(plain) <= len(COLUMNS):
        node.fail("一行应为 [一级, 二级, 三级, 指标值, {其他列}]")
    cells.update(zip(COLUMNS, map(_text, plain), strict=False))
    for key, value in (extra.mapping() if extra else {}).items():
        if key not in CELLS:
            node.fail(f"行内不认识的键“{key}”（可用：{'、'.join(CELLS)}）")
        if key == "schedule":
            schedule = tuple(map(_text, value.items()))
        else:
            cells[key] = _text(value)
    return Row(cells, schedule)


def _project(node: Node | None, rows: Node | None) -> CaseProject:
    cells: dict[str, str] = {}
    schedule: dict[str, str] = {}
    funds: dict[str, str] = {}
    goals: tuple[str, ...] = ()
    for key, value in (node.mapping() if node else {}).items():
        if key not in HEADER:
            value.fail(f"项目中不认识的键“{key}”（可用：{'、'.join(HEADER)}）")
        if key == "schedule":
            schedule = _schedule(value)
        elif key == "funds":
            funds = {label: _text(amount) for label, amount in value.mapping().items()}
        elif key in {"goal", "goals"}:
            goals = tuple(map(_text, value.items())) or ("",)
        else:
            cells[key] = _text(value)
    lines = tuple(map(_row, rows.items() if rows else ()))
    return CaseProject(cells, schedule, funds, goals, lines)


def _schedule(node: Node) -> dict[str, str]:
    if isinstance(node.value, dict):
        return {key: _text(value) for key, value in node.value.items()}
    return {f"第{i}期": _text(value) for i, value in enumerate(node.items(), 1)}


def _table(node: Node) -> CaseTable:
    values = node.mapping()
    for key in ("kind", "headings", "rows"):
        if key not in values:
            node.fail(f"表格缺少“{key}”")
    rows = tuple(tuple(map(_text, row.items())) for row in values["rows"].items())
    headings = tuple(map(_text, values["headings"].items()))
    return CaseTable(_text(values["kind"]), headings, rows)


def _want(node: Node) -> Want:
    values = node.mapping()
    for key in values:
        if key not in WANTED:
            node.fail(f"want 中不认识的键“{key}”（可用：{'、'.join(WANTED)}）")
    plain = {key: value.value for key, value in values.items()}
    contains = plain.get("contains")
    plain["contains"] = None if contains is None else str(contains)
    return Want(**plain)


def read_case(node: Node, kind: Literal["good", "bad"]) -> Case:
    """The case a node describes; raises LoadError."""
    values = node.mapping()
    for key in values:
        if key not in KEYS:
            node.fail(f"用例中不认识的键“{key}”（可用：{'、'.join(KEYS)}）")
    projects = list(_projects(values.get("projects")))
    if "rows" in values or "project" in values:
        projects.insert(0, _project(values.get("project"), values.get("rows")))
    plain = {key: values[key].value for key in PLAIN if key in values}
    return Case(
        kind=kind,
        name=str(plain.get("name") or ""),
        projects=tuple(projects),
        tables=tuple(map(_table, values["tables"].items() if "tables" in values else ())),
        narrative=tuple(map(_text, values["narrative"].items() if "narrative" in values else ())),
        year=plain.get("year"),
        unit=plain.get("unit"),
        layout=plain.get("layout"),
        document=plain.get("document"),
        want=tuple(map(_want, values["want"].items() if "want" in values else ())),
        todo=bool(plain.get("todo")),
        line=node.line,
        previous=tuple(_projects(values.get("previous"))),
        documents=tuple(
            read_case(item, kind)
            for item in (values["documents"].items() if "documents" in values else ())
        ),
        area=plain.get("area"),
        digest=plain.get("digest"),
    )


def _projects(many: Node | None) -> Iterator[CaseProject]:
    for item in many.items() if many else ():
        yield _project(item.mapping().get("project"), item.mapping().get("rows"))


def read_cases(node: Node) -> tuple[Case, ...]:
    """All cases of a rule's `tests`; raises LoadError, also when good or bad ones are missing."""
    values = node.mapping()
    cases: list[Case] = []
    for kind in ("good", "bad"):
        if kind not in values or not values[kind].items():
            node.fail(f"tests 中至少要有一个 {kind} 用例")
        cases += [read_case(item, "good" if kind == "good" else "bad")
                  for item in values[kind].items()]  # fmt: skip
    unknown = next((key for key in values if key not in {"good", "bad"}), None)
    if unknown:
        raise LoadError(values[unknown].problem(f"tests 中只能有 good 和 bad，没有“{unknown}”"))
    return tuple(cases)


def cases_of(path: Path) -> tuple[Case, ...]:
    """All cases of a rule file; raises LoadError."""
    return read_cases(read(path).mapping()["tests"])
