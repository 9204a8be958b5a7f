"""Station 5: the cases of a rule, laid out as a document in the form of a layout and recognised."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from linter.document import Block, Cell, Document, Paragraph, Table, TextPlace
from linter.language.case import Case, CaseProject, CaseTable
from linter.model import BudgetTable, Disclosure, Field
from linter.readers import read
from linter.recognise import recognise
from linter.recognise.layout import Layout

FUNDS = ("budget", "fiscal_funds", "other_funds")
COLUMNS = ("level1", "level2", "indicator", "description", "comparator", "value", "unit", "basis",
           "weight", "scoring", "actual")  # fmt: skip
ALWAYS = ("level1", "level2", "indicator", "value")


class CaseError(Exception):
    """A case that cannot be laid out; the message is the reason, in Chinese."""


class _Lines:
    """Hands out line numbers, so that every cell of a case has its own place."""

    def __init__(self) -> None:
        self.line = 0

    def place(self) -> TextPlace:
        self.line += 1
        return TextPlace(self.line, 1)

    def table(self, rows: Sequence[Sequence[str]]) -> Table:
        place = self.place()
        grid = tuple(
            tuple(Cell(text, self.place(), r, c) for c, text in enumerate(row))
            for r, row in enumerate(rows)
        )
        return Table(grid, place)


def disclosure_of(case: Case, rule_path: Path, layouts: Sequence[Layout]) -> Disclosure:
    """The disclosure that a case describes; raises CaseError."""
    if case.document is not None:
        return recognise(read(rule_path.parent / case.document), layouts)
    chosen = [layout for layout in layouts if layout.id == case.layout] or list(layouts)
    if not chosen:
        raise CaseError("没有可用的版式")
    lines = _Lines()
    blocks = [
        block
        for number, project in enumerate(case.projects, 1)
        for block in _project_blocks(number, project, chosen[0], lines)
    ]
    document = Document("用例", "case", tuple(blocks))
    disclosure = recognise(document, chosen)
    if len(disclosure.projects) != len(case.projects):
        raise CaseError(f"用例写了{len(case.projects)}个项目，识别出{len(disclosure.projects)}个")
    return replace(
        disclosure,
        year=case.year or disclosure.year,
        unit=case.unit or disclosure.unit,
        tables=(*disclosure.tables, *(_budget_table(table, lines) for table in case.tables)),
        narrative=(
            *disclosure.narrative,
            *(Field("narrative", text, lines.place()) for text in case.narrative),
        ),
    )


def previous_of(case: Case, rule_path: Path, layouts: Sequence[Layout]) -> Disclosure | None:
    """Last year's disclosure of a case, None when it has none; raises CaseError."""
    if not case.previous:
        return None
    last = replace(case, projects=case.previous, previous=(), tables=(), narrative=())
    return disclosure_of(last, rule_path, layouts)


def _project_blocks(
    number: int, project: CaseProject, layout: Layout, lines: _Lines
) -> Iterator[Block]:
    name = project.cells.get("name", f"用例项目{number}")
    title = project.cells.get("title", f"{number}、{name}绩效目标表")
    yield Paragraph(title, lines.place())
    yield lines.table(list(_header_rows(project, name, layout)))
    if project.rows:
        yield lines.table(list(_indicator_rows(project, layout)))


def _header_rows(project: CaseProject, name: str, layout: Layout) -> Iterator[list[str]]:
    labels = {field: words[0] for field, words in layout.header.items()}
    yield ["单位：万元"]
    first = [labels["code"], project.cells["code"]] if "code" in project.cells else []
    yield [*first, labels["name"], name]
    funds = [(labels[key], project.cells[key]) for key in FUNDS if key in project.cells]
    funds += project.funds.items()
    if funds:
        yield [part for pair in funds for part in pair]
    if "purpose" in project.cells:
        yield [labels["purpose"], project.cells["purpose"]]
    if project.schedule:
        periods = [_period(label, i) for i, label in enumerate(project.schedule)]
        yield [labels["schedule"], *periods]
        yield ["", *project.schedule.values()]
    for goal in project.goals[:1]:
        yield [labels["goal"], "\n".join((goal, *project.goals[1:]))]


def _period(label: str, index: int) -> str:
    """A case may leave the periods unnamed; then they are those of most forms."""
    usual = ("3月底", "6月底", "10月底", "12月底")
    return usual[index] if label.startswith("第") and index < len(usual) else label


def _indicator_rows(project: CaseProject, layout: Layout) -> Iterator[list[str]]:
    used = [
        field
        for field in COLUMNS
        if field in ALWAYS or any(field in row.cells for row in project.rows)
    ]
    instalments = max(len(row.schedule) for row in project.rows)
    schedule = list(layout.columns.get("schedule", ())[:instalments])
    yield [*(layout.columns[field][0] for field in used), *schedule]
    for row in project.rows:
        instalment = (*row.schedule, *[""] * len(schedule))[: len(schedule)]
        yield [*(row.cells.get(field, "") for field in used), *instalment]


def _budget_table(table: CaseTable, lines: _Lines) -> BudgetTable:
    rows = tuple(
        tuple(
            Field("table_cell", text, lines.place(), heading)
            for text, heading in zip(row, table.headings, strict=False)
        )
        for row in table.rows
    )
    return BudgetTable(table.kind, None, "万元", table.headings, rows)
