"""Station 2: the cases in a layout file, read and checked."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from linter.domain.node import Node, read

Container = str
CONTAINERS: tuple[Container, ...] = ("grid", "sheet", "dump")
Row = tuple[str, ...]
Block = str | tuple[Row, ...]

SINGLE = ("title", "code", "name", "budget", "fiscal_funds", "other_funds", "purpose")
SEVERAL = ("goals", "funds", "schedule")
COLUMNS = (
    "level1", "level2", "indicator", "description", "comparator", "value", "unit", "basis",
    "weight", "scoring", "actual", "schedule", "values", "category", "set",
)  # fmt: skip
_TOLD: tuple[str, ...] = ("number", "amount_unit", "layout", "title")
_PROJECT = (*SINGLE, *SEVERAL, "number", "amount_unit", "layout", "indicators")
_CASE = ("name", "document", "projects", "containers", "unrecognised", "unit", "year")
_ABSENT = "∅"


@dataclass(frozen=True, slots=True)
class ExpectedProject:
    """A project as a case wants it: `header` maps the fields that must be there to their texts
    (several joined by a line break), all others must be absent; `told` are facts that are compared
    only where the case states them. `columns` are the fields of `rows`; other columns must be
    absent, and so must a cell that is None."""

    header: Mapping[str, str]
    told: Mapping[str, str]
    columns: tuple[str, ...]
    rows: tuple[tuple[str | None, ...], ...]


@dataclass(frozen=True, slots=True)
class LayoutCase:
    """A document of paragraphs and tables (cells `<` and `^` are merged with the one to the left
    or above) and the projects in it; it is laid out in each of `containers`. `unrecognised` holds
    a part of each reason that must be given."""

    name: str
    line: int
    blocks: tuple[Block, ...]
    projects: tuple[ExpectedProject, ...]
    containers: tuple[Container, ...]
    unrecognised: tuple[str, ...]
    told: Mapping[str, str]


def cases_in(path: Path) -> tuple[LayoutCase, ...]:
    """The cases of a layout file, under `tests`; raises LoadError."""
    tests = read(path).mapping().get("tests")
    return tuple(map(_case, tests.items())) if tests else ()


def _known(node: Node, keys: tuple[str, ...]) -> dict[str, Node]:
    found = node.mapping()
    for key, place in (node.keys or {}).items():
        if key not in keys:
            place.fail(f"用例中不认识的键“{key}”（可用：{'、'.join(keys)}）")
    return found


def _case(node: Node) -> LayoutCase:
    parts = _known(node, _CASE)
    if "document" not in parts:
        node.fail("用例缺少键“document”")
    chosen = parts["containers"].items() if "containers" in parts else ()
    for item in chosen:
        if item.text() not in CONTAINERS:
            item.fail(f"不认识的容器“{item.text()}”（可用：{'、'.join(CONTAINERS)}）")
    unplaced = parts["unrecognised"].items() if "unrecognised" in parts else ()
    return LayoutCase(
        name=parts["name"].text() if "name" in parts else "",
        line=node.line,
        blocks=blocks_of(parts["document"].text()),
        projects=tuple(map(_project, parts["projects"].items() if "projects" in parts else ())),
        containers=tuple(item.text() for item in chosen) or CONTAINERS,
        unrecognised=tuple(item.text() for item in unplaced),
        told={key: parts[key].text() for key in ("unit", "year") if key in parts},
    )


def _project(node: Node) -> ExpectedProject:
    parts = _known(node, _PROJECT)
    header = {key: _text(parts[key]) for key in (*SINGLE, *SEVERAL) if key in parts}
    told = {key: parts[key].text() for key in _TOLD if key in parts}
    header.pop("title", None)
    if "indicators" not in parts:
        return ExpectedProject(header, told, (), ())
    rows = [_cells(line) for line in parts["indicators"].text().splitlines() if line.strip()]
    unknown = [name for name in rows[0] if name not in COLUMNS]
    if unknown:
        parts["indicators"].fail(f"不认识的列“{unknown[0]}”（可用：{'、'.join(COLUMNS)}）")
    if any(len(row) != len(rows[0]) for row in rows):
        parts["indicators"].fail("各行的列数与首行不同")
    cells = (tuple(None if c == _ABSENT else c for c in row) for row in rows[1:])
    return ExpectedProject(header, told, rows[0], tuple(cells))


def _text(node: Node) -> str:
    """One text, or several as lines; of a mapping the values, each behind its key."""
    if isinstance(node.value, dict):
        return "\n".join(f"{key}={_line(value)}" for key, value in node.value.items())
    return "\n".join(_line(item) for item in node.items())


def _line(node: Node) -> str:
    return "" if node.value is None else node.text()


def blocks_of(text: str) -> tuple[Block, ...]:
    """Paragraphs and tables of a text: a run of lines `| cell | cell |` is a table, any other
    line that is not blank a paragraph; `\\n` in a cell is a line break."""
    blocks: list[Block] = []
    rows: list[Row] = []
    for line in (*text.splitlines(), ""):
        if line.strip().startswith("|"):
            rows.append(_cells(line))
            continue
        if rows:
            blocks.append(tuple(rows))
            rows = []
        if line.strip():
            blocks.append(line.strip())
    return tuple(blocks)


def _cells(line: str) -> Row:
    parts = line.strip().strip("|").split("|") if line.strip() != "|" else [""]
    return tuple(part.strip().replace("\\n", "\n") for part in parts)
