"""What can be copied: rows, goals, whole tables."""

from collections.abc import Iterator
from dataclasses import replace

from corpus.build_clean import DESCRIPTION, NAME, VALUE, Book, checked_code
from tests.mutation.mutant import (
    PARTS,
    Mutant,
    Operator,
    Site,
    numbered,
    plain_spots,
    scaled,
    spots,
    with_project,
)


def row_twice(book: Book) -> Iterator[Mutant]:
    for spot in spots(book):
        at = spot.row_number
        rows = (*spot.project.rows[:at], spot.row, *spot.project.rows[at:])
        changed = with_project(book, spot.project_number, rows=rows)
        sites = (Site(spot.project_number, at), Site(spot.project_number, at + 1))
        yield Mutant(changed, sites, f"{spot.project.name}·{spot.name} 重复一行")


def name_twice(book: Book) -> Iterator[Mutant]:
    """The row once more with another value: one name, two targets."""
    for spot in plain_spots(book):
        value = scaled(spot.value, "0.9")
        if PARTS.fullmatch(spot.value) and value != spot.value:
            at = spot.row_number
            other = replace(spot.row, cells={**spot.row.cells, VALUE: value})
            rows = (*spot.project.rows[:at], other, *spot.project.rows[at:])
            changed = with_project(book, spot.project_number, rows=rows)
            sites = (Site(spot.project_number, at), Site(spot.project_number, at + 1))
            yield Mutant(changed, sites, f"{spot.project.name}·{spot.name} 同名不同值")


def near_name(book: Book) -> Iterator[Mutant]:
    """The row once more under a name that says the same."""
    for spot in spots(book):
        at = spot.row_number
        cells = {**spot.row.cells, NAME: f"提高{spot.name}", DESCRIPTION: f"{spot.name}的水平"}
        rows = (*spot.project.rows[:at], replace(spot.row, cells=cells), *spot.project.rows[at:])
        changed = with_project(book, spot.project_number, rows=rows)
        sites = (Site(spot.project_number, at), Site(spot.project_number, at + 1))
        yield Mutant(changed, sites, f"{spot.project.name}·提高{spot.name}")


def goals_of_another(book: Book) -> Iterator[Mutant]:
    for number, _ in numbered(book):
        for other, source in numbered(book):
            if other != number:
                changed = with_project(book, number, goals=source.goals)
                sites = (Site(number, None, ("goal",)), Site(other, None, ("goal",)))
                yield Mutant(changed, sites, f"第{number}个项目照抄第{other}个的目标")


def rows_of_another(book: Book) -> Iterator[Mutant]:
    for number, _ in numbered(book):
        for other, source in numbered(book):
            if other != number:
                changed = with_project(book, number, rows=source.rows)
                sites = (Site(number), Site(other))
                yield Mutant(changed, sites, f"第{number}个项目照抄第{other}个的指标")


def project_twice(book: Book) -> Iterator[Mutant]:
    """The same thing asked for twice, under a slightly other name and another code."""
    for number, project in numbered(book):
        name = f"{project.name}管理"
        code = checked_code(project.code[:9] + "00990099009")
        twin = replace(project, name=name, title=name, code=code)
        changed = replace(book, projects=(*book.projects, twin))
        sites = (Site(number), Site(len(book.projects) + 1))
        yield Mutant(changed, sites, f"{project.name} 另列一个项目")


def same_code(book: Book) -> Iterator[Mutant]:
    for number, _ in numbered(book):
        for other, source in numbered(book):
            if other != number:
                changed = with_project(book, number, code=source.code)
                sites = (Site(number, None, ("code",)), Site(other, None, ("code",)))
                yield Mutant(changed, sites, f"第{number}个项目用第{other}个的编码")


def residue(book: Book) -> Iterator[Mutant]:
    """A description that names another project, where that project has the very same text."""
    costs = ("成本指标", "经济成本指标")
    for spot in spots(book):
        for other, source in numbered(book):
            if spot.row.level2 not in costs or other == spot.project_number:
                continue
            text = f"{source.name}的全年费用"
            rows = list(source.rows)
            place = next(n for n, row in enumerate(rows) if row.level2 in costs)
            rows[place] = replace(rows[place], cells={**rows[place].cells, DESCRIPTION: text})
            mutant = spot.changed(DESCRIPTION, text)
            yield replace(mutant, book=with_project(mutant.book, other, rows=tuple(rows)))


WEIGHTS = {"CMP02": "多了一行，权重合计也变了"}
BGT = {"BGT01": "多出的项目也使合计变了"}

OPERATORS = (
    Operator("DUP01", "row-twice", row_twice, WEIGHTS),
    Operator("DUP02", "name-twice", name_twice, {"CON06": "多一个数量或单价", **WEIGHTS}),
    Operator("DUP02", "near-name", near_name, WEIGHTS),
    Operator("DUP04", "goals-of-another", goals_of_another),
    Operator("DUP05", "rows-of-another", rows_of_another, {
        "CON06": "照抄的单价推不出本项目的预算", "CON08": "照抄的成本超过本项目的预算",
    }),
    Operator("DUP06", "project-twice", project_twice, BGT),
    Operator("DUP07", "same-code", same_code),
    Operator("DUP08", "residue", residue),
)  # fmt: skip
