"""What can go wrong between the tables of a budget, its narrative and the projects."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from corpus.build_clean import Book, Grid
from tests.mutation.mutant import (
    Mutant,
    Operator,
    Site,
    grids,
    with_block,
    with_grid_cell,
)

MONEY = re.compile(r"\d+\.\d\d")
CELL = Site(None, None, ("table_cell",))
PROSE = Site(None, None, ("narrative",))


def caption(book: Book, side: str, place: int) -> str:
    """The paragraph in front of a table."""
    above = getattr(book, side)[place - 1] if place else ""
    return above if isinstance(above, str) else ""


def tables(book: Book, pattern: str) -> Iterator[tuple[str, int, Grid]]:
    for side, place, grid in grids(book):
        if re.search(pattern, caption(book, side, place)):
            yield side, place, grid


def grown(text: str, by: str) -> str:
    return f"{Decimal(text) + Decimal(by):.2f}"


def cell_changed(pattern: str, row_pattern: str, column: int, by: str) -> object:
    """An amount changed in the row of a table whose label matches."""

    def change(book: Book) -> Iterator[Mutant]:
        for side, place, grid in tables(book, pattern):
            for number, row in enumerate(grid.rows):
                if re.search(row_pattern, "|".join(row)) and MONEY.fullmatch(row[column]):
                    text = grown(row[column], by)
                    changed = with_block(
                        book, side, place, with_grid_cell(grid, number, column, text)
                    )
                    what = f"{row[1] or row[0]}：{row[column]} → {text}"
                    yield Mutant(changed, (CELL, PROSE), what)

    return change


def narrative_changed(pattern: str, by: str) -> object:
    """An amount of the narrative changed; the first group of the pattern is the amount."""
    compiled = re.compile(pattern)

    def change(book: Book) -> Iterator[Mutant]:
        for side in ("before", "after"):
            for place, block in enumerate(getattr(book, side)):
                found = compiled.search(block) if isinstance(block, str) else None
                if found:
                    text = grown(found[1], by)
                    changed = block[: found.start(1)] + text + block[found.end(1) :]
                    what = f"{found[0]} → {text}"
                    yield Mutant(with_block(book, side, place, changed), (PROSE, CELL), what)

    return change


def without_note(book: Book) -> Iterator[Mutant]:
    """The note under an empty table taken out, and what the narrative says of that budget."""
    for side in ("before", "after"):
        for place, block in enumerate(getattr(book, side)):
            if isinstance(block, str) and block.startswith("注：") and "空表" in block:
                untold = [
                    re.sub(r"基金预算收入0\.00万元，", "", each) if isinstance(each, str) else each
                    for each in getattr(book, side)
                ]
                bare = replace(book, **{side: tuple(untold)})
                yield Mutant(with_block(bare, side, place, None), (Site(),), "去掉空表的说明")


def procurement(change_row: object) -> object:
    """The body rows of the procurement table, each changed by `change_row`."""

    def change(book: Book) -> Iterator[Mutant]:
        for side, place, grid in tables(book, "政府采购"):
            for number, row in enumerate(grid.rows):
                if len(row) < 8 or not MONEY.fullmatch(row[1]):
                    continue
                for column, text in change_row(row):
                    changed = with_grid_cell(grid, number, column, text)
                    what = f"{row[0]}：{row[column]} → {text}"
                    yield Mutant(with_block(book, side, place, changed), (Site(),), what)

    return change


def renamed(row: tuple[str, ...]) -> Iterator[tuple[int, str]]:
    yield 0, "综合业务能力提升经费"


def other_funds(row: tuple[str, ...]) -> Iterator[tuple[int, str]]:
    yield 1, grown(row[1], "16.4")


def yuan_as_unit(row: tuple[str, ...]) -> Iterator[tuple[int, str]]:
    yield 4, "元"


def other_price(row: tuple[str, ...]) -> Iterator[tuple[int, str]]:
    yield 6, grown(row[6], "1.7")


SUMS = {"BGT02": "表内合计也不等", "BGT03": "与文字说明也不等", "BGT01": "与项目合计也不等",
        "BGT05": "与三公经费表也不等"}  # fmt: skip

OPERATORS = (
    Operator("BGT01", "expenditure-lower", cell_changed(
        "支出总表$", r"\|合计\|", 5, "-11.3"), SUMS),
    Operator("BGT02", "total-changed", cell_changed(
        "支出总表$|支出表$", r"\|合计\|", 3, "6.6"), SUMS),
    Operator("BGT02", "income-changed", cell_changed(
        "收支总表$", r"总计", 2, "6.6"), SUMS),
    Operator("BGT03", "narrative-projects", narrative_changed(
        r"项目支出(\d+\.\d\d)万元，主要用于", "4.2"), SUMS),
    Operator("BGT03", "narrative-basic", narrative_changed(
        r"其中基本支出(\d+\.\d\d)万元", "4.2"), SUMS),
    Operator("BGT03", "narrative-income", narrative_changed(
        r"预算收入(\d+\.\d\d)万元", "4.2"), SUMS),
    Operator("BGT03", "narrative-three-public", narrative_changed(
        r"公务接待费(\d+\.\d\d)万元", "0.4"), SUMS),
    Operator("BGT04", "delta-part", narrative_changed(
        r"项目支出增加(\d+\.\d\d)万元", "3.5"), SUMS),
    Operator("BGT04", "delta-whole", narrative_changed(
        r"较\d+年预算增加(\d+\.\d\d)万元", "3.5"), SUMS),
    Operator("BGT05", "three-public-sum", cell_changed(
        "“三公”", "小计", 2, "1.1"), SUMS),
    Operator("BGT05", "three-public-part", cell_changed(
        "“三公”", "公务接待费", 2, "0.4"), SUMS),
    Operator("BGT06", "without-note", without_note),
    Operator("BGT07", "renamed", procurement(renamed)),
    Operator("BGT08", "other-funds", procurement(other_funds)),
    Operator("BGT09", "yuan-as-unit", procurement(yuan_as_unit)),
    Operator("BGT09", "other-price", procurement(other_price)),
)  # fmt: skip
