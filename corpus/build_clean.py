"""Rebuilds corpus/clean/*.txt from the YAML beside them: `python corpus/build_clean.py`.

A document in YAML is short to write and to review: an indicator is one line, its cells parted by
“ | ”, in the order of `columns` after the two levels. The text is a dump like disclosure.txt: a TAB
begins a cell, a blank line ends a row. The same classes carry a document through the mutation
tests, which change one cell and write the text again.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parent / "clean"
NAME, DESCRIPTION, VALUE, BASIS = "三级指标", "绩效指标描述", "指标值", "指标值确定依据"
COLUMNS = (NAME, DESCRIPTION, VALUE, BASIS)
PERIODS = ("3月底", "6月底", "10月底", "12月底")
# The last letter of a project code is a check letter over the first twenty (COM03).
ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"


@dataclass(frozen=True)
class Row:
    """One indicator: its two level words and its other cells by heading."""

    level1: str
    level2: str
    cells: Mapping[str, str]

    def __getitem__(self, heading: str) -> str:
        return self.cells.get(heading, "")


@dataclass(frozen=True)
class Project:
    """One target table; `title` is the name printed above it, `number` the number in front of it
    where it is not the running one, money is text in the table's unit."""

    title: str
    code: str
    name: str
    budget: str
    fiscal: str
    other: str
    purpose: str
    schedule: tuple[str, ...]
    goals: tuple[str, ...]
    rows: tuple[Row, ...]
    amount_unit: str = "万元"
    number: str = ""


@dataclass(frozen=True)
class Grid:
    """A table of the budget: rows of cells."""

    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Book:
    """A document: paragraphs and grids before and after the target tables.

    `form` is the form of its tables: hebei (heading and indicators apart) or ministry (one table,
    as the Ministry of Finance prints it: no code, no purpose, no spending plan).
    """

    unit: str
    year: str
    projects: tuple[Project, ...]
    columns: tuple[str, ...] = COLUMNS
    before: tuple[str | Grid, ...] = ()
    after: tuple[str | Grid, ...] = field(default=())
    form: str = "hebei"


def checked_code(stem: str) -> str:
    """The code of twenty characters with its check letter."""
    total = sum(ALPHABET.index(letter) * pow(3, place, 31) for place, letter in enumerate(stem))
    return stem + ALPHABET[(30 - total) % 31]


def load(path: Path) -> Book:
    """The document of a YAML file; every scalar is text as written."""
    read: dict[str, Any] = yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)
    columns = tuple(read.get("columns", COLUMNS))
    projects = tuple(_project(each, columns, read.get("codes", "")) for each in read["projects"])
    before, after = (tuple(map(_block, read.get(side, ()))) for side in ("before", "after"))
    form = read.get("form", "hebei")
    return Book(read["unit"], read["year"], projects, columns, before, after, form)


def _project(read: Mapping[str, Any], columns: Sequence[str], stem: str) -> Project:
    name, budget = read["name"], read["budget"]
    code = checked_code(read.get("codes", stem) + read["number"]) if stem else ""
    rows = tuple(
        Row(level1, level2, dict(zip(columns, _cells(line), strict=True)))
        for level1, second in read["rows"].items()
        for level2, lines in second.items()
        for line in lines
    )
    return Project(
        title=name,
        code=code,
        name=name,
        budget=budget,
        fiscal=read.get("fiscal", budget),
        other=read.get("other", ""),
        purpose=read.get("purpose", "").strip(),
        schedule=tuple(read.get("schedule", ())),
        goals=tuple(f"{number}.{goal}" for number, goal in enumerate(read["goals"], 1)),
        rows=rows,
        amount_unit=read.get("amount_unit", "万元"),
    )


def _block(read: Any) -> str | Grid:
    if isinstance(read, str):
        return read
    return Grid(tuple(tuple(_cells(line)) for line in read["table"].strip().split("\n")))


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.split("|")]


def text_of(book: Book) -> str:
    """The document as a text dump."""
    parts = [f"{book.unit}{book.year}年部门预算信息公开\n", f"预算单位：{book.unit}\n"]
    parts.extend(map(_block_text, book.before))
    for count, project in enumerate(book.projects, 1):
        parts.extend(_tables(book, project, count))
    parts.extend(map(_block_text, book.after))
    return "".join(parts)


def _tables(book: Book, project: Project, count: int) -> Iterator[str]:
    if book.form == "ministry":
        yield f"项目支出绩效目标表\n（{book.year}年度）\n"
        yield _table([*_ministry_header(book, project), *_indicators(project, book.columns)])
    else:
        yield f"{project.number or count}、{project.title}绩效目标表\n"
        yield _table(list(_header(project)))
        yield _table(list(_indicators(project, book.columns)))


def _block_text(block: str | Grid) -> str:
    return f"{block}\n" if isinstance(block, str) else _table(block.rows)


def _table(rows: Sequence[Sequence[str]]) -> str:
    return "\n".join("".join(f"\t{cell}\n" for cell in row) for row in rows) + "\n\n"


def _header(project: Project) -> Iterator[Sequence[str]]:
    if project.amount_unit:
        yield (f"单位：{project.amount_unit}",)
    yield ("项目编码", project.code, "项目名称", project.name)
    yield ("预算规模及资金用途", "预算数", project.budget, "其中：财政资金", project.fiscal,
           "其他资金", project.other)  # fmt: skip
    yield ("", project.purpose)
    yield ("资金支出计划（%）", *PERIODS)
    yield ("", *project.schedule)
    yield ("绩效目标", "\n".join(project.goals))


def _ministry_header(book: Book, project: Project) -> Iterator[Sequence[str]]:
    yield ("项目名称", project.name)
    yield ("主管部门", book.unit, "实施单位", book.unit)
    yield (f"项目资金（{project.amount_unit}）", "年度资金总额", project.budget)
    yield ("", "其中：财政拨款", project.fiscal)
    yield ("", "其他资金", project.other)
    yield ("年度总体目标", "\n".join(project.goals))


def _indicators(project: Project, columns: Sequence[str]) -> Iterator[Sequence[str]]:
    yield ("一级指标", "二级指标", *columns)
    above = ("", "")
    for row in project.rows:
        first = "" if row.level1 == above[0] else row.level1
        second = "" if (row.level1, row.level2) == above else row.level2
        above = (row.level1, row.level2)
        yield (first, second, *(row[column] for column in columns))


def main() -> None:
    for path in sorted(FOLDER.glob("*.yaml")):
        text = text_of(load(path))
        path.with_suffix(".txt").write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
