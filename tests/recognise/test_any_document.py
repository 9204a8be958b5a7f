"""Whatever a document holds, recognising it ends with a disclosure."""

from hypothesis import given, settings
from hypothesis import strategies as st

from linter.document import Cell, Document, Paragraph, Table, TextPlace
from linter.recognise import load_layouts, recognise
from tests.recognise.conftest import ROOT

LAYOUTS = load_layouts([ROOT / "rules" / "layouts"])

WORDS = st.sampled_from(
    [
        "", " ", "一级指标", "二级指标", "三级指标", "指标值", "指标性质", "产出指标", "数量指标",
        "满意度指标", "项目编码", "项目名称", "预算数", "绩效目标", "资金支出计划（%）", "3月底",
        "25%", "1、甲绩效目标表", "单位：万元", "预算年度：2024", "栏次", "1", "2", "合计",
        "项目名称：甲", "312001某县公安局", "甲项目", "≥95%", "（续表）", "一、概况",
        "说明文字，这里有一句话。",
    ]
)  # fmt: skip


@st.composite
def tables(draw: st.DrawFn) -> Table:
    """Grids with ragged rows, holes and cells merged both ways."""
    height, width = draw(st.integers(0, 6)), draw(st.integers(0, 6))
    grid: list[list[Cell | None]] = [[None] * draw(st.integers(0, width)) for _ in range(height)]
    for row, line in enumerate(grid):
        for column in range(len(line)):
            if line[column] is not None or draw(st.integers(0, 9)) == 0:
                continue
            spans = draw(st.integers(1, 3)), draw(st.integers(1, 3))
            cell = Cell(draw(WORDS), TextPlace(row + 1, column + 1), row, column, *spans)
            for covered in grid[row : row + spans[0]]:
                for position in range(column, min(column + spans[1], len(covered))):
                    covered[position] = covered[position] or cell
    return Table(tuple(map(tuple, grid)), TextPlace(1, 1))


BLOCKS = st.lists(tables() | st.builds(Paragraph, WORDS, st.just(TextPlace(1, 1))), max_size=6)


@settings(max_examples=300, deadline=None)
@given(BLOCKS)
def test_never_raises(blocks):
    found = recognise(Document("某文件", "text", tuple(blocks)), LAYOUTS)
    assert [project.index for project in found.projects] == list(range(1, len(found.projects) + 1))
    for project in found.projects:
        rows = [indicator.row for indicator in project.indicators]
        assert rows == list(range(1, len(rows) + 1))
    for table in found.tables:
        assert all(len(row) == len(table.headings) for row in table.rows)
