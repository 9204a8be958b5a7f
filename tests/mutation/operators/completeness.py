"""What can be missing or cut short in a table."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from corpus.build_clean import BASIS, DESCRIPTION, NAME, VALUE, Book, checked_code
from tests.mutation.mutant import (
    Mutant,
    Operator,
    Site,
    amount,
    numbered,
    project_mutant,
    swap_cell,
)


def other_title(book: Book) -> Iterator[Mutant]:
    for number, project in numbered(book):
        title = f"{project.name[:-2]}专项经费"
        yield project_mutant(book, number, ("title", "name"), f"表题 {title}", title=title)


def short_code(book: Book) -> Iterator[Mutant]:
    for number, project in numbered(book):
        code = project.code[:13] + project.code[14:]
        yield project_mutant(book, number, ("code",), f"编码 {code}", code=code)


def no_code(book: Book) -> Iterator[Mutant]:
    for number, _ in numbered(book):
        yield project_mutant(book, number, ("code",), "编码为空", code="")


def turned_digits(book: Book) -> Iterator[Mutant]:
    """Two neighbouring digits of a code swapped; the rule needs many codes to judge by."""
    if len(book.projects) < 10:
        return
    for number, project in numbered(book):
        code = project.code
        for at in range(11, 19):
            if code[at] != code[at + 1]:
                turned = code[:at] + code[at + 1] + code[at] + code[at + 2 :]
                yield project_mutant(book, number, ("code",), f"编码 {turned}", code=turned)


def code_of_year(years: int) -> object:
    def change(book: Book) -> Iterator[Mutant]:
        for number, project in numbered(book):
            year = int(book.year) % 100 + years
            code = checked_code(f"{project.code[:6]}{year:02}{project.code[8:20]}")
            if code != project.code:
                yield project_mutant(book, number, ("code",), f"编码 {code}", code=code)

    return change


def budget_as(text: str) -> object:
    def change(book: Book) -> Iterator[Mutant]:
        for number, _ in numbered(book):
            yield project_mutant(book, number, ("budget",), f"预算数 {text!r}", budget=text)

    return change


def other_split(book: Book) -> Iterator[Mutant]:
    for number, project in numbered(book):
        fiscal = f"{amount(project.fiscal) + Decimal('1.5'):.2f}"
        fields = ("budget", "fiscal_funds")
        yield project_mutant(book, number, fields, f"财政资金 {fiscal}", fiscal=fiscal)


def purpose_as_name(book: Book) -> Iterator[Mutant]:
    for number, project in numbered(book):
        purpose = f"用于{project.name}。"
        yield project_mutant(book, number, ("purpose",), purpose, purpose=purpose)


def no_purpose(book: Book) -> Iterator[Mutant]:
    for number, _ in numbered(book):
        yield project_mutant(book, number, ("purpose",), "资金用途为空", purpose="")


def no_goal(book: Book) -> Iterator[Mutant]:
    for number, _ in numbered(book):
        yield project_mutant(book, number, ("goal",), "绩效目标为空", goals=("",))


def no_schedule(book: Book) -> Iterator[Mutant]:
    for number, _ in numbered(book):
        blank = ("",) * 4
        yield project_mutant(book, number, ("schedule",), "支出计划为空", schedule=blank)


def no_name(book: Book) -> Iterator[Mutant]:
    for number, _ in numbered(book):
        yield project_mutant(book, number, ("name",), "项目名称为空", name="")


def gap_in_numbers(book: Book) -> Iterator[Mutant]:
    for number in range(2, len(book.projects) + 1):
        later = [
            replace(project, number=str(count + (count >= number)))
            for count, project in numbered(book)
        ]
        changed = replace(book, projects=tuple(later))
        yield Mutant(changed, (Site(number, None, ("title",)),), f"第{number}张表起序号多1")


def no_unit(book: Book) -> Iterator[Mutant]:
    """The money unit taken from all tables of a document that states it nowhere else."""
    if not book.before or not any(not isinstance(block, str) for block in book.before):
        bare = tuple(replace(project, amount_unit="") for project in book.projects)
        yield Mutant(replace(book, projects=bare), (Site(),), "全文没有金额单位")


def empty(*headings: str) -> object:
    def change(book: Book) -> Iterator[Mutant]:
        for heading in headings:
            yield from swap_cell(heading, lambda spot: "")(book)

    return change


def without(level: str, site_fields: tuple[str, ...] = ()) -> object:
    """All rows under a level word taken out, where others stay."""

    def change(book: Book) -> Iterator[Mutant]:
        for number, project in numbered(book):
            rest = tuple(row for row in project.rows if level not in (row.level1, row.level2))
            if len(rest) < len(project.rows):
                yield project_mutant(book, number, site_fields, f"去掉{level}", rows=rest)

    return change


WEIGHTS = {"CMP02": "少了一行，权重合计也变了"}
SUMS = {"CON06": "预算数变了，单价和数量推不出它", "CON03": "用途仍写原来的金额"}

OPERATORS = (
    Operator("COM01", "other-title", other_title),
    Operator("COM02", "short-code", short_code),
    Operator("COM02", "no-code", no_code),
    Operator("COM03", "turned-digits", turned_digits),
    Operator("COM04", "later-code", code_of_year(1)),
    Operator("COM04", "earlier-code", code_of_year(-1)),
    Operator("COM05", "budget-empty", budget_as(""), {"COM06": "空白与资金来源也不等"}),
    Operator(
        "COM05",
        "budget-zero",
        budget_as("0.00"),
        {
            "COM06": "0与资金来源不等",
            "CON08": "成本都超过0",
            "BGT01": "合计变了",
            "BGT08": "采购超过0",
            **SUMS,
        },
    ),
    Operator("COM05", "budget-dash", budget_as("—"), {"COM06": "横线与资金来源也不等"}),
    Operator("COM06", "other-split", other_split),
    Operator("COM07", "purpose-as-name", purpose_as_name),
    Operator("COM07", "no-purpose", no_purpose),
    Operator("COM08", "no-goal", no_goal),
    Operator("COM08", "no-schedule", no_schedule),
    Operator("COM08", "no-name", no_name, {"COM01": "表题也对不上空的名称"}),
    Operator("COM09", "gap-in-numbers", gap_in_numbers),
    Operator("COM09", "no-unit", no_unit),
    Operator("COM10", "empty-name", empty(NAME)),
    Operator("COM10", "empty-value", swap_cell(VALUE, lambda spot: "")),
    Operator("COM10", "empty-explanation", empty(DESCRIPTION, BASIS)),
    Operator("COM11", "no-benefit", without("效益指标"), WEIGHTS),
    Operator(
        "COM11",
        "no-output",
        without("产出指标"),
        {"COM12": "没有产出也就没有数量、质量", **WEIGHTS},
    ),
    Operator("COM12", "no-quality", without("质量指标"), WEIGHTS),
    Operator(
        "COM12", "no-quantity", without("数量指标"), {**WEIGHTS, "CON06": "单价没有可乘的数量"}
    ),
    Operator(
        "COM13",
        "value-open",
        swap_cell(VALUE, lambda spot: "待定"),
        {"VAL19": "“待定”也不是数值"},
    ),
    Operator("COM13", "name-open", swap_cell(NAME, lambda spot: f"XX{spot.name[2:]}")),
)
