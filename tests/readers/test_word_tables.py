"""Shapes of Word tables as grids."""

import pytest
from wordfile import BELOW, START, STRICT, p, r, seen, tbl, tc, tr, word_file

from linter.document import Table, WordPlace
from linter.readers import read_bytes


def test_plain_table_between_paragraphs():
    assert seen(p("前") + tbl(tr("甲", "乙"), tr("1", "")) + p("后")) == [
        "前",
        [["甲", "乙"], ["1", ""]],
        "后",
    ]


def test_strict_namespace():
    assert seen(tbl(tr("甲", tc("乙", span=2))), STRICT) == [[["甲", "乙", "<"]]]


def test_merged_to_the_right():
    assert seen(tbl(tr(tc("单位：万元", span=3)), tr("甲", tc("乙", span=2)))) == [
        [["单位：万元", "<", "<"], ["甲", "乙", "<"]]
    ]


def test_merged_downwards_and_a_plain_blank_cell():
    rows = (
        tr(tc("产出指标", properties=START), tc("数量指标", properties=START), "次数"),
        tr(tc(properties=BELOW), tc(properties=BELOW), "人数"),
        tr(tc(properties=BELOW), tc("质量指标"), "合格率"),
        tr(tc(), tc("时效指标"), "及时率"),
    )
    assert seen(tbl(*rows)) == [
        [
            ["产出指标", "数量指标", "次数"],
            ["^", "^", "人数"],
            ["^", "质量指标", "合格率"],
            ["", "时效指标", "及时率"],
        ]
    ]


def test_merged_both_ways():
    rows = (
        tr(tc("标题", span=2, properties=START), "x"),
        tr(tc(span=2, properties=BELOW), "y"),
    )
    (table,) = read_bytes(word_file(tbl(*rows)), "a.docx").blocks
    assert isinstance(table, Table)
    cell = table.grid[1][1]
    assert cell is table.grid[0][0]
    assert cell is not None
    assert (cell.row_span, cell.column_span, cell.text) == (2, 2, "标题")


def test_continuing_cell_with_nothing_above_it_stands_alone():
    assert seen(tbl(tr(tc("甲", properties=BELOW), "乙"))) == [[["甲", "乙"]]]


def test_continuing_cell_of_another_width_stands_alone():
    rows = (tr(tc("宽", span=2, properties=START)), tr(tc("甲", properties=BELOW), "乙"))
    assert seen(tbl(*rows)) == [[["宽", "<"], ["甲", "乙"]]]


def test_old_way_of_merging_to_the_right():
    rows = tr(
        tc("甲", properties='<w:hMerge w:val="restart"/>'), tc(properties="<w:hMerge/>"), "乙"
    )
    assert seen(tbl(rows)) == [[["甲", "<", "乙"]]]


def test_columns_left_free_before_and_after():
    free = '<w:gridBefore w:val="2"/><w:gridAfter w:val="1"/>'
    assert seen(tbl(tr("甲", "乙", "丙", "丁"), tr("1", properties=free))) == [
        [["甲", "乙", "丙", "丁"], ["-", "-", "1"]]
    ]


@pytest.mark.parametrize("value", ["0", "-3", "x", "", "99999999999999999999"])
def test_absurd_spans_are_bounded(value):
    cell = f'<w:tc><w:tcPr><w:gridSpan w:val="{value}"/></w:tcPr>{p("甲")}</w:tc>'
    (grid,) = seen(tbl(tr(cell, "乙")))
    assert len(grid[0]) <= 300
    assert grid[0][0] == "甲"


def test_former_properties_of_tracked_changes_do_not_count():
    former = '<w:tcPr><w:gridSpan w:val="5"/></w:tcPr>'
    old = f'<w:tcPrChange w:id="1" w:author="a">{former}</w:tcPrChange>'
    assert seen(tbl(tr(tc("甲", properties=old), "乙"))) == [[["甲", "乙"]]]


def test_content_controls_around_table_row_cell_and_run():
    def control(content):
        return f"<w:sdt><w:sdtPr/><w:sdtContent>{content}</w:sdtContent></w:sdt>"

    cell = tc(p("在", control(r("控件")), "里"))
    table = tbl(control(tr("甲", control(cell))), tr("乙", "丙"))
    assert seen(control(p("标题") + table + p("尾"))) == [
        "标题",
        [["甲", "在控件里"], ["乙", "丙"]],
        "尾",
    ]


def test_prompt_of_an_unfilled_control_is_no_text():
    control = (
        "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr>"
        f"<w:sdtContent>{r('单击此处输入文字。')}</w:sdtContent></w:sdt>"
    )
    assert seen(tbl(tr("项目名称", tc(p(control))))) == [[["项目名称", ""]]]


def test_prompt_mark_on_a_control_around_cells_hides_nothing():
    mark = "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>"
    end = "</w:sdtContent></w:sdt>"
    assert seen(mark + tbl(tr("甲", "乙")) + end) == [[["甲", "乙"]]]
    assert seen(tbl(tr("甲", mark + tc("乙") + end))) == [[["甲", "乙"]]]
    assert seen(mark + p("单击此处输入") + end + p("后")) == ["后"]


def test_custom_markup_around_a_row():
    row = f'<w:customXml w:element="x">{tr("甲", "乙")}</w:customXml>'
    assert seen(tbl(row)) == [[["甲", "乙"]]]


def test_nested_table_follows_the_table_that_holds_it():
    inner = tbl(tr("内一", "内二"))
    outer = tbl(tr("甲", tc(p("前"), inner, p("后"))), tr("乙", "丙"))
    assert seen(outer + p("尾")) == [
        [["甲", "前\n后"], ["乙", "丙"]],
        [["内一", "内二"]],
        "尾",
    ]


def test_numbers_of_nested_tables_count_through_the_body():
    third = tbl(tr("三"))
    second = tbl(tr(tc(p("二"), third, p())))
    fourth = tbl(tr("四"))
    body = tbl(tr(tc(p("一"), second, p(), fourth, p()))) + p("x") + tbl(tr("五"))
    blocks = read_bytes(word_file(body), "a.docx").blocks
    numbers = {
        block.grid[0][0].text: block.place.table for block in blocks if isinstance(block, Table)
    }
    assert numbers == {"一": 1, "二": 2, "三": 3, "四": 4, "五": 5}
    assert list(numbers) == ["一", "二", "三", "四", "五"]


def test_nested_tables_wait_while_their_rows_are_let_go(monkeypatch):
    inner = tbl(tr("内", tc(tbl(tr("里")), p())))
    body = p("前") + tbl(*(tr(str(number), tc(inner, p())) for number in range(30))) + p("后")
    whole = seen(body)
    monkeypatch.setattr("linter.readers.pieces.SMALL", 0)
    monkeypatch.setattr("linter.readers.package._CHUNK_BYTES", 61)
    assert seen(body) == whole
    assert len(whole) == 63


def test_two_nested_tables_are_never_joined():
    inner = tbl(tr("序号", "名称", "金额"), tr("1", "甲", "2"))
    assert len(seen(tbl(tr(tc(inner, p(), inner, p()))))) == 3


def test_sixty_nested_tables():
    body = "甲"
    for _ in range(60):
        body = tbl(tr(tc(body, p())))
    assert len(seen(body)) == 60


def test_places_count_rows_and_cells_as_written():
    deleted = tr("旧", properties='<w:del w:id="1" w:author="a"/>')
    table = tbl(tr(tc("宽", span=2), "右"), deleted, tr("甲", "乙", "丙"))
    document = read_bytes(word_file(p("一") + p() + p("三") + table), "a.docx")
    first, third, grid = document.blocks
    assert first.place == WordPlace(None, None, None, 1)
    assert third.place == WordPlace(None, None, None, 3)
    assert isinstance(grid, Table)
    assert [cell.place for cell in grid.row(1)] == [
        WordPlace(1, 3, 1),
        WordPlace(1, 3, 2),
        WordPlace(1, 3, 3),
    ]
    assert grid.row(0)[1].place == WordPlace(1, 1, 2)


def test_table_without_rows_is_none():
    deleted = tr("旧", properties='<w:del w:id="1" w:author="a"/>')
    assert seen(tbl() + tbl(deleted) + p("后")) == ["后"]


HEADING = tr("一级指标", "二级指标", "指标值")
MARKED = tr("一级指标", "二级指标", "指标值", properties="<w:tblHeader/>")


def test_pieces_of_a_table_cut_by_a_page_break_are_joined():
    body = tbl(HEADING, tr("产出", "数量", "1")) + p() + tbl(HEADING, tr("效益", "社会", "2"))
    assert seen(body) == [
        [["一级指标", "二级指标", "指标值"], ["产出", "数量", "1"], ["效益", "社会", "2"]]
    ]


def test_joined_cells_keep_their_own_places():
    body = tbl(HEADING, tr("产出", "数量", "1")) + tbl(HEADING, tr("效益", "社会", "2"))
    (table,) = read_bytes(word_file(body), "a.docx").blocks
    assert isinstance(table, Table)
    assert table.grid[2][0].place == WordPlace(2, 2, 1)
    assert table.grid[2][0].row == 2


def test_text_between_keeps_tables_apart():
    table = tbl(HEADING, tr("产出", "数量", "1"))
    assert len(seen(table + p("2、另一个项目") + table)) == 3


def test_forms_that_begin_alike_stay_apart():
    def form(name):
        return tbl(
            tr(tc("项目支出绩效目标表", span=4)),
            tr("主管部门", "公安局", "实施单位", "公安局"),
            tr("项目名称", tc(name, span=3)),
        )

    assert len(seen(form("甲") + p() + form("乙"))) == 2


def test_heading_over_other_columns_stays_apart():
    body = tbl(tr("项目编码", "1", "项目名称", "甲")) + p() + tbl(HEADING, tr("产出", "数量", "1"))
    assert len(seen(body)) == 2


def test_marked_headings_repeated_inside_one_table_are_dropped():
    body = tbl(MARKED, tr("产出", "数量", "1"), MARKED, tr("效益", "社会", "2"))
    assert seen(body) == [
        [["一级指标", "二级指标", "指标值"], ["产出", "数量", "1"], ["效益", "社会", "2"]]
    ]


def test_equal_rows_without_a_mark_are_kept():
    body = tbl(HEADING, tr("产出", "数量", "1"), HEADING)
    assert len(seen(body)[0]) == 3
