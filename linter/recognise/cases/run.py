"""Station 2: the cases of layouts run: every cell must come out, and nothing else."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from linter.model import Disclosure, Field, Indicator, Project
from linter.recognise.cases.case import COLUMNS, SINGLE, ExpectedProject, LayoutCase, cases_in
from linter.recognise.cases.containers import NoGrid, document_of
from linter.recognise.disclosure import recognise
from linter.recognise.layout import Layout

_NAMES = {"indicator": "name"}


@dataclass(frozen=True, slots=True)
class LayoutVerdict:
    """What came of a case in one container; `problem` says in Chinese what is wrong, or is None."""

    layout: str
    path: str
    case: str
    line: int
    container: str
    problem: str | None


def run_layout_cases(
    layouts: Sequence[Layout], chosen: Sequence[str] = ()
) -> Iterator[LayoutVerdict]:
    """A verdict for every case and container of the layouts of these ids, of all without ids; each
    case is recognised with all layouts. Raises LoadError for cases that are malformed."""
    for layout in layouts:
        if chosen and layout.id not in chosen:
            continue
        for number, case in enumerate(cases_in(Path(layout.path)), 1):
            name = case.name or f"第{number}例"
            for container in case.containers:
                problem = next(problems_of(case, container, layout.id, layouts), None)
                yield LayoutVerdict(layout.id, layout.path, name, case.line, container, problem)


def problems_of(
    case: LayoutCase, container: str, layout: str, layouts: Sequence[Layout]
) -> Iterator[str]:
    """What is wrong, in Chinese, when the case is laid out so and read with the layouts; `layout`
    is the id that it should be given."""
    try:
        document = document_of(case, container)
    except NoGrid as error:
        yield str(error)
        return
    found = recognise(document, layouts)
    if len(found.projects) != len(case.projects):
        yield f"应有{len(case.projects)}个项目，识别出{len(found.projects)}个"
    for project, wanted in zip(found.projects, case.projects, strict=False):
        yield from _project_problems(project, wanted, layout)
    yield from _document_problems(found, case)


def _document_problems(found: Disclosure, case: LayoutCase) -> Iterator[str]:
    reasons = [table.reason for table in found.unrecognised]
    if len(reasons) != len(case.unrecognised):
        yield f"应有{len(case.unrecognised)}张表未识别，实际：{'；'.join(reasons) or '无'}"
    for reason, part in zip(reasons, case.unrecognised, strict=False):
        if part not in reason:
            yield f"未识别的原因应含“{part}”，实际：{reason}"
    for name, wanted in case.told.items():
        told = str(getattr(found, name))
        if told != wanted:
            yield f"{name} 应为“{wanted}”，实际“{told}”"


def _project_problems(project: Project, wanted: ExpectedProject, layout: str) -> Iterator[str]:
    where = f"项目{project.index}的"
    told = {"layout": layout} | dict(wanted.told)
    for name, text in told.items():
        found = getattr(project, name)
        found = found.text if isinstance(found, Field) else str(found)
        if found != text:
            yield f"{where}{name}应为“{text}”，实际“{found}”"
    header = header_of(project)
    for name in (*SINGLE[1:], "goals", "funds", "schedule"):
        given, want = header.get(name), wanted.header.get(name)
        if given != want:
            yield f"{where}{name}应为{_shown(want)}，实际{_shown(given)}"
    rows = [_row(row, wanted.columns) for row in project.indicators]
    for number, (row, cells) in enumerate(zip(rows, wanted.rows, strict=False), 1):
        for name, cell, want in zip(wanted.columns, row, cells, strict=True):
            if cell != want:
                yield f"{where}第{number}行 {name} 应为{_shown(want)}，实际{_shown(cell)}"
    if len(rows) != len(wanted.rows):
        yield f"{where}指标应有{len(wanted.rows)}行，识别出{len(rows)}行"
    yield from _surplus(project, wanted.columns, where)


def _surplus(project: Project, columns: Sequence[str], where: str) -> Iterator[str]:
    """Columns that the case does not have."""
    for name in COLUMNS[:-2]:
        cells = [(row.row, cell_of(row, name)) for row in project.indicators]
        given = [(row, text) for row, text in cells if text is not None]
        if given and name not in columns:
            row, text = given[0]
            yield f"{where}第{row}行不应有 {name}，实际{_shown(text)}"


def header_of(project: Project) -> dict[str, str]:
    """The header fields that are there, lists as lines; a list names its headings where they tell
    the items apart."""
    found = {name: getattr(project, name) for name in SINGLE[1:]}
    texts = {name: field.text for name, field in found.items() if field is not None}
    lists = {
        "goals": [field.text for field in project.goals],
        "funds": [f"{field.heading}={field.text}" for field in project.funds],
        "schedule": [f"{field.heading}={field.text}" for field in project.schedule],
    }
    return texts | {name: "\n".join(items) for name, items in lists.items() if items}


def cell_of(row: Indicator, name: str) -> str | None:
    """The text of a field of an indicator by the name of its column, None where it is absent."""
    if name in {"schedule", "values"}:
        fields: tuple[Field, ...] = getattr(row, name)
        return ";".join(f"{field.heading}={field.text}" for field in fields) or None
    if name == "set":
        return str(row.set)
    found = getattr(row, _NAMES.get(name, name))
    return found.text if isinstance(found, Field) else found


def _row(row: Indicator, columns: Sequence[str]) -> list[str | None]:
    return [cell_of(row, name) for name in columns]


def _shown(text: str | None) -> str:
    return "没有" if text is None else f"“{text}”"
