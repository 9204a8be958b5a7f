"""The documents of the layouts, altered as offices alter their forms: the same must come out."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from linter.recognise import load_layouts
from linter.recognise.cases.case import Block, LayoutCase, Row, cases_in
from linter.recognise.cases.run import problems_of
from tests.recognise.conftest import ROOT

LAYOUTS = load_layouts([ROOT / "rules" / "layouts"])
CASES = [(layout.id, case) for layout in LAYOUTS for case in cases_in(Path(layout.path))]
HEADINGS = {"一级指标", "二级指标", "三级指标", "指标值", "一级", "二级", "三级", "类别", "目标值"}

Table = tuple[Row, ...]
Blocks = tuple[Block, ...]


def margin_column(rows: Table) -> Table:
    return tuple(("", *row) for row in rows)


def columns_beyond(rows: Table) -> Table:
    return tuple((*row, "", "") for row in rows)


def column_between(rows: Table) -> Table:
    """A blank column somewhere; a cell merged over the place is merged over it too."""
    at = 1 + sum(map(len, rows[0])) % len(rows[0])
    return tuple(
        (*row[:at], "<" if at < len(row) and row[at] == "<" else "", *row[at:]) for row in rows
    )


def blank_rows(rows: Table) -> Table:
    found: list[Row] = []
    for number, row in enumerate(rows):
        if number % 3 == 1 and "^" not in row:
            found.append(("",) * len(row))
        found.append(row)
    return tuple(found)


def signatures(rows: Table) -> Table:
    width = len(rows[0])
    if width < 4:
        return rows
    half = width // 2
    left, right = ("<",) * (half - 1), ("<",) * (width - half - 1)
    return (*rows, ("填报人：某某", *left, "联系电话：0000", *right))


def note_below(rows: Table) -> Table:
    text = "备注：本表由项目单位填报，主管部门审核后报财政部门备案。"
    return (*rows, (text, *["<"] * (len(rows[0]) - 1)))


def over(rows: Table, *texts: str) -> Row:
    """A row of these cells, the last one merged over the rest of the width."""
    return (*texts, *["<"] * (len(rows[0]) - len(texts)))


def opinions(rows: Table) -> Table:
    if len(rows[0]) < 3:
        return rows
    return (
        *rows,
        over(rows, "业务主管处室意见", "同意上报。（盖章）"),
        over(rows, "分管部门意见", "（盖章）\n2024年12月20日"),
        over(rows, "填表说明", "1.本表由项目单位填写。\n2.指标值应当量化。"),
    )


def names_signed(rows: Table) -> Table:
    if len(rows[0]) < 4:
        return rows
    return (
        *rows,
        over(
            rows, "单位负责人：张某", "财务负责人：李某", "经办人：王某", "填表日期：2024年12月5日"
        ),
        over(rows, "单位负责人", "张某", "经办人", "王某"),
        over(rows, "审核人", "李某", "审核时间", "2025年1月"),
    )


def numbered_notes(rows: Table) -> Table:
    texts = ("注：①数量指标指完成的数量。", "②指标值为年度值，≥90%为达标。", "2.本表一式三份。")
    merged = tuple(over(rows, text) for text in texts)
    return (*rows, *merged, *((text, *[""] * (len(rows[0]) - 1)) for text in texts))


def dots(rows: Table) -> Table:
    return (*rows, ("……",) * len(rows[0]), ("",) * len(rows[0]), ("—",) * len(rows[0]))


def spaced(rows: Table) -> Table:
    words = HEADINGS | {"项目名称", "年度目标", "预算数"}
    return tuple(tuple(" ".join(t) if t in words else t for t in row) for row in rows)


def page_line(rows: Table) -> Table:
    return (*rows, ("第1页，共1页", *["<"] * (len(rows[0]) - 1)))


def cut(blocks: Blocks) -> Blocks:
    """Each table cut below its first indicator, the heading printed again."""
    return _cut(blocks, _parts)


def cut_bare(blocks: Blocks) -> Blocks:
    """Each table cut below its first indicator, without its heading below."""
    return _cut(blocks, _bare_parts)


def _cut(blocks: Blocks, parts: Callable[[Table], list[Block]]) -> Blocks:
    found: list[Block] = []
    for block in blocks:
        found += [block] if isinstance(block, str) else parts(block)
    return tuple(found)


def _bare_parts(rows: Table) -> list[Block]:
    first, *rest = _parts(rows)
    # Only an indicator above the cut says what the columns hold.
    last = first[-1]
    is_indicator = sum(map(bool, last)) > len(last) // 2 and not last[0].isdigit()
    return [first, *(part[1:] for part in rest)] if is_indicator else [rows]


def _parts(rows: Table) -> list[Block]:
    head = next((i for i, row in enumerate(rows) if len(HEADINGS.intersection(row)) > 1), None)
    # A heading of two rows would have to be told from the row below it.
    if head is None or head + 3 > len(rows) or {"^", "<"} & {*rows[head], *rows[head + 1][3:]}:
        return [rows]
    first = tuple("" if text == "^" else text for text in rows[head + 2])
    return [rows[: head + 2], (rows[head], first, *rows[head + 3 :])]


def lying(rows: Table) -> Table:
    """The indicators of a table laid on their side, below what stands above them; not where sets,
    regions or projects stand beside each other."""
    heads = [i for i, row in enumerate(rows) if len(HEADINGS.intersection(row)) > 1]
    head = heads[0] if len(heads) == 1 else 0
    is_list = any("项目名称" in text for text in rows[head])
    if not head or is_list or len(set(rows[head])) < len(rows[head]):
        return rows
    if {"^", "合计"} & {*rows[head + 1][3:], *rows[head]}:
        return rows
    exchanged = {"<": "^", "^": "<"}
    turned = [
        tuple(exchanged.get(text, text) for text in column)
        for column in zip(*rows[head:], strict=True)
    ]
    width = max(len(rows[0]), len(turned[0]))
    above = ((*row, *["<"] * (width - len(row))) for row in rows[:head])
    return (*above, *((*row, *[""] * (width - len(row))) for row in turned))


def every_table(alter: Callable[[Table], Table]) -> Callable[[Blocks], Blocks]:
    return lambda blocks: tuple(b if isinstance(b, str) else alter(b) for b in blocks)


ALTERED = {
    alter.__name__: every_table(alter)
    for alter in (
        margin_column, columns_beyond, column_between, blank_rows, signatures, note_below,
        page_line, lying, opinions, names_signed, numbered_notes, dots, spaced,
    )
} | {"cut": cut, "cut_bare": cut_bare}  # fmt: skip


# A dump does not tell how far labels of levels reach to the right, a column of terms becomes a row,
# and rows of regions are no headings.
WITHOUT = {"lying": {"dump", "several-values", "总体、年度两段指标，期别印在左边一栏"}}


@pytest.mark.parametrize("name", ALTERED)
def test_the_same_comes_out(name):
    without = WITHOUT.get(name, set())
    wrong = [
        f"{layout} {case.name} [{container}]: {problem}"
        for layout, case in CASES
        for container in case.containers
        if without.isdisjoint((container, layout, case.name))
        if (problem := _problem(layout, case, container, name))
    ]
    assert not wrong, "\n".join(wrong)


def _problem(layout: str, case: LayoutCase, container: str, name: str) -> str | None:
    altered = replace(case, blocks=ALTERED[name](case.blocks))
    return next(problems_of(altered, container, layout, LAYOUTS), None)
