"""What a form or an office demands and a table may lack."""

import re
from collections.abc import Iterator
from dataclasses import replace

from corpus.build_clean import DESCRIPTION, NAME, VALUE, Book, Row
from tests.mutation.mutant import Mutant, Operator, Site, numbered, spots, with_project

WEIGHTS = ("分值", "权重")
WORKS = re.compile("工程|购置|修缮|改造|装备")
PEOPLE = re.compile("群众|居民|村民|老年人|学生|患者|农户|读者|健身")
SERVICE = re.compile("演出|补贴|补助|津贴|开放|服务|接种|体检")


def other_weight(book: Book) -> Iterator[Mutant]:
    for heading in set(book.columns) & set(WEIGHTS):
        for spot in spots(book):
            weight = spot.row[heading]
            if weight.isdigit() and int(weight) > 5:
                mutant = spot.changed(heading, str(int(weight) + 3))
                anywhere = Site(spot.project_number, None, ())
                yield replace(mutant, sites=(anywhere,))


def no_weight(book: Book) -> Iterator[Mutant]:
    for heading in set(book.columns) & set(WEIGHTS):
        for spot in spots(book):
            anywhere = Site(spot.project_number, None, ())
            yield replace(spot.changed(heading, "0"), sites=(anywhere,))


def without_money(book: Book) -> Iterator[Mutant]:
    """The cost rows of a project that builds or buys put as one control rate."""
    for number, project in numbered(book):
        if "计量单位" in book.columns or not WORKS.search(project.name):
            continue
        rows = tuple(_with_rate(project.rows))
        changed = with_project(book, number, rows=rows)
        yield Mutant(changed, (Site(number),), f"{project.name}：成本只有控制率")


def _with_rate(rows: tuple[Row, ...]) -> Iterator[Row]:
    done = False
    for row in rows:
        if row.level2 not in ("成本指标", "经济成本指标"):
            yield row
        elif not done:
            done = True
            cells = {
                **row.cells, NAME: "项目成本控制率", VALUE: "≤100%",
                DESCRIPTION: "实际支出÷预算数×100%",
            }  # fmt: skip
            yield replace(row, cells=cells)


def without_satisfaction(book: Book) -> Iterator[Mutant]:
    for number, project in numbered(book):
        told = project.name + project.purpose
        if PEOPLE.search(told) and SERVICE.search(project.name):
            rows = tuple(row for row in project.rows if row.level1 != "满意度指标")
            changed = with_project(book, number, rows=rows)
            yield Mutant(changed, (Site(number),), f"{project.name}：没有满意度")


OPERATORS = (
    Operator("CMP02", "other-weight", other_weight),
    Operator("CMP02", "no-weight", no_weight),
    Operator("CMP03", "without-money", without_money),
    Operator(
        "CMP05",
        "without-satisfaction",
        without_satisfaction,
        {
            "CMP02": "少了一行，权重合计也变了",
        },
    ),
)
