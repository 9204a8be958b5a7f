"""PDF files of several pages: what page breaks cut is joined, what pages repeat is left out."""

import pytest
from pdffile import HEIGHT, line, pdf_file, table, write

from linter.document import Paragraph
from linter.readers.pdf.reading import document_of

HEADINGS = ["一级指标", "二级指标", "三级指标", "指标值"]
WIDTHS = [80, 100, 110, 110]


def shape(*pages):
    document = document_of(pdf_file(*pages), "a.pdf", lambda page, pages: None)
    return [
        block.text
        if isinstance(block, Paragraph)
        else [[cell.text for cell in block.row(index)] for index in range(len(block.grid))]
        for block in document.blocks
    ]


def rows(first, last):
    return [
        ["产出指标", "数量指标", f"第{number}项数量", f"≥{number}个"]
        for number in range(first, last)
    ]


def foot(canvas, number):
    write(canvas, 290, HEIGHT - 30, f"— {number} —")


def test_table_over_pages_with_headings_repeated():
    def page(number, first, last):
        def draw(canvas):
            write(canvas, 60, 40, "某某局2024年预算公开")
            table(canvas, 60, 80, WIDTHS, [HEADINGS, *rows(first, last)])
            foot(canvas, number)

        return draw

    found = shape(page(1, 1, 34), page(2, 34, 67), page(3, 67, 70))
    assert found == [[HEADINGS, *rows(1, 70)]]


def test_table_over_pages_without_headings():
    found = shape(
        lambda c: table(c, 60, 80, WIDTHS, [HEADINGS, *rows(1, 35)]),
        lambda c: table(c, 60, 80, WIDTHS, rows(35, 40)),
    )
    assert found == [[HEADINGS, *rows(1, 40)]]


def test_form_that_begins_anew_on_each_page_is_not_joined():
    def form(name):
        body = [["项目名称", name], ["绩效目标", "完成全部任务"]]
        return lambda c: table(c, 60, 80, [100, 300], body, height=330)

    assert shape(form("甲"), form("乙")) == [
        [["项目名称", "甲"], ["绩效目标", "完成全部任务"]],
        [["项目名称", "乙"], ["绩效目标", "完成全部任务"]],
    ]


def test_tables_that_end_before_the_page_does_are_not_joined():
    found = shape(
        lambda c: table(c, 60, 80, WIDTHS, rows(1, 4)),
        lambda c: table(c, 60, 80, WIDTHS, rows(4, 36)),
    )
    assert [len(block) for block in found] == [3, 32]


def test_tables_of_other_columns_are_not_joined():
    found = shape(
        lambda c: table(c, 60, 80, WIDTHS, rows(1, 36)),
        lambda c: table(c, 60, 80, [90, 150, 160], [["甲", "乙", "丙"], ["丁", "戊", "己"]]),
    )
    assert [len(block) for block in found] == [35, 2]


def test_row_torn_by_the_page_break():
    before = ["产出指标", "质量指标", "投标意外险标准达标合", "100%"]
    after = ["", "", "格率", ""]
    found = shape(
        lambda c: table(c, 60, 80, WIDTHS, [HEADINGS, *rows(1, 34), before]),
        lambda c: table(c, 60, 80, WIDTHS, [after, *rows(35, 40)]),
    )
    whole = ["产出指标", "质量指标", "投标意外险标准达标合格率", "100%"]
    assert found == [[HEADINGS, *rows(1, 34), whole, *rows(35, 40)]]


@pytest.mark.parametrize(
    ("before", "after", "whole"),
    [
        (
            ["", "成本指标", "印制单价", "《县直机关会议费管理办法实施细则》（石财"],
            ["", "", "", "行〔2024〕5号）"],
            ["", "成本指标", "印制单价", "《县直机关会议费管理办法实施细则》（石财行〔2024〕5号）"],
        ),
        (
            ["项目编码", "A01", "项目名称", "应急指挥平台建设项目"],
            ["", "", "", "二期"],
            ["项目编码", "A01", "项目名称", "应急指挥平台建设项目二期"],
        ),
        (
            ["质量指标", "出境断面年均水质类", "≥90%", "GB3838—"],
            ["", "别", "", "2002《标准》"],
            ["质量指标", "出境断面年均水质类别", "≥90%", "GB3838—\n2002《标准》"],
        ),
        (
            ["年度目标", "1.2025年底", "", ""],
            ["", "2.带动120户。", "", ""],
            ["年度目标", "1.2025年底\n2.带动120户。", "", ""],
        ),
    ],
)
def test_other_rows_torn_by_the_page_break(before, after, whole):
    found = shape(
        lambda c: table(c, 60, 80, WIDTHS, [HEADINGS, *rows(1, 33), before]),
        lambda c: table(c, 60, 80, WIDTHS, [after, *rows(34, 40)]),
    )
    assert found[0][33] == whole
    assert len(found[0]) == 40


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (["支出计划", "3月底", "6月底", "12月底"], ["", "30%", "", "100%"]),
        (["序号", "功能分类", "合计", "备注"], ["", "科目编码", "小计", ""]),
        (["产出指标", "质量指标", "验收合格率", "100%"], ["", "时效指标", "完成时间", ""]),
    ],
)
def test_rows_with_empty_cells_after_the_break_are_no_torn_rows(before, after):
    found = shape(
        lambda c: table(c, 60, 80, WIDTHS, [HEADINGS, *rows(1, 34), before]),
        lambda c: table(c, 60, 80, WIDTHS, [after, *rows(35, 40)]),
    )
    assert found[0][34:36] == [before, after]


NARROW = [46, 46, 46, 46]
FORM = [["资金支出计划（%）", "3月底", "6月底", "12月底"], ["", "20%", "60%", "100%"]]


def test_row_torn_in_narrow_columns():
    before, after = ["质量指标", "困人救援", "不超二十", "合格"], ["", "平均时间", "分钟", ""]
    known = [["数量指标", "救援平均数", "十分钟内", "优"]]
    found = shape(
        lambda c: table(c, 60, 80, NARROW, [HEADINGS, *known, *rows(3, 18), before]),
        lambda c: table(c, 60, 80, NARROW, [after, *rows(18, 21)]),
    )
    assert found[0][17] == ["质量指标", "困人救援平均时间", "不超二十分钟", "合格"]


def test_texts_that_stand_on_their_own_elsewhere_are_no_torn_row():
    before, after = ["效益指标", "社会效益", "满意程度", "合格"], ["", "生态效益", "改善程度", ""]
    known = [[*before[:3], "优"], ["效益指标", *after[1:3], "优"]]
    found = shape(
        lambda c: table(c, 60, 80, NARROW, [HEADINGS, *known, *rows(3, 18), before]),
        lambda c: table(c, 60, 80, NARROW, [after, *rows(18, 21)]),
    )
    assert found[0][18:20] == [before, after]


def test_pieces_torn_elsewhere_are_no_texts_of_their_own():
    """A narrow column tears its values in the same way at each page break."""
    before, after = ["质量指标", "困人救援", "一百", "合格"], ["", "平均时间", "分", ""]
    whole = ["质量指标", "困人救援平均时间", "一百分", "合格"]
    narrow = [46, 46, 26, 46]
    known = [["数量指标", "救援平均数", "十分", "优"]]
    body = [["产出指标", "数量指标", "第一", f"{number}个"] for number in range(10)]
    found = shape(
        lambda c: table(c, 60, 80, narrow, [HEADINGS, *known, *body, before]),
        lambda c: table(c, 60, 80, narrow, [after, *body, *body[:2], before]),
        lambda c: table(c, 60, 80, narrow, [after, *body, *body[:2], before]),
        lambda c: table(c, 60, 80, narrow, [after, *body]),
    )
    assert [row for row in found[0] if row[0] == "质量指标"] == [whole] * 3


def test_code_torn_in_a_row_under_a_merged_cell():
    """The first column goes on below the break; the next one is filled in all other rows."""

    def first(canvas):
        y = table(canvas, 60, 40, WIDTHS, [HEADINGS])
        body = [["数量指标", f"第{n}项", "《规划》"] for n in range(30)]
        end = _beside(
            canvas, y, [*body, ["质量指标", "准确度", "JJG907—\n200"]], top=True, end=False
        )
        write(canvas, 70, end - 15, "产出指标")

    def second(canvas):
        body = [
            ["", "", "6《检定规程》"],
            *[["时效指标", f"第{n}项", "《规划》"] for n in range(3)],
        ]
        _beside(canvas, 60, body, top=False, end=True)

    (found,) = shape(first, second)
    assert "".join(found[31][3].split()) == "JJG907—2006《检定规程》"


def test_last_lines_of_two_cells_that_hang_out_side_by_side():
    def beside(canvas, y, body, *, top, end):
        below = table(canvas, 220, y, WIDTHS[2:], body)
        for x in (60, 140):
            line(canvas, x, y, x, below, "line")
        for is_drawn, at in ((top, y), (end, below)):
            if is_drawn:
                line(canvas, 60, at, 220, at, "line")
        return below

    def first(canvas):
        y = table(canvas, 60, 500, WIDTHS, [HEADINGS])
        end = beside(canvas, y, [row[2:] for row in rows(1, 11)], top=True, end=False)
        for x, text in ((66, "公众对象满意度"), (146, "服务对象满意指")):
            write(canvas, x, end - 7, text)
            write(canvas, x, end + 5, "标")

    def second(canvas):
        beside(canvas, 60, [row[2:] for row in rows(11, 13)], top=False, end=True)

    (found,) = shape(first, second)
    assert [row[:2] for row in found[1:]] == [["公众对象满意度标", "服务对象满意指标"]] * 12


def test_label_torn_between_two_rows():
    """The merged label of two rows is broken by the page; another table has it whole."""

    def first(canvas):
        table(canvas, 60, 80, NARROW, FORM)
        write(canvas, 60, 300, "乙项目")
        body = [*rows(1, 11), ["资金支出计划", "3月底", "6月底", "12月底"]]
        table(canvas, 60, 320, NARROW, body)

    found = shape(
        first,
        lambda c: table(c, 60, 80, NARROW, [["（%）", "20%", "60%", "100%"], *rows(11, 14)]),
    )
    assert found[-1][10:12] == [
        ["资金支出计划（%）", "3月底", "6月底", "12月底"],
        ["资金支出计划（%）", "20%", "60%", "100%"],
    ]


def _beside(canvas, y, body, *, top, end):
    """Rows whose first column is one cell, without a line at its top or its end if not wanted."""
    below = table(canvas, 140, y, WIDTHS[1:], body)
    line(canvas, 60, y, 60, below, "line")
    for is_drawn, at in ((top, y), (end, below)):
        if is_drawn:
            line(canvas, 60, at, 140, at, "line")
    return below


@pytest.mark.parametrize("texts", [("above", "below"), ("above",), ("below",), ("beyond", "below")])
def test_merged_label_over_a_page_break(texts):
    """Programs set it out as if there were no break: it may stand on either page, or on both, or
    beyond the end of the part, where a viewer cuts it off."""
    body = [row[1:] for row in rows(1, 39)]

    def first(canvas):
        y = table(canvas, 60, 40, WIDTHS, [HEADINGS])
        end = _beside(canvas, y, body[:34], top=True, end=False)
        write(canvas, 70, end - 15 if "above" in texts else HEIGHT + 50, "产出指标")
        if "beyond" in texts:
            write(canvas, 70, end + 8, "产出指标")

    def second(canvas):
        _beside(canvas, 60, body[34:], top=False, end=True)
        if "below" in texts:
            write(canvas, 70, 75, "产出指标")

    assert shape(first, second) == [[HEADINGS, *rows(1, 39)]]


@pytest.mark.parametrize("leading", [12, 20])
def test_text_of_a_cut_cell_below_its_last_line(leading):
    def first(canvas):
        y = table(canvas, 60, 500, WIDTHS, [HEADINGS])
        end = _beside(canvas, y, [row[1:] for row in rows(1, 11)], top=True, end=False)
        write(canvas, 66, end - 7, "服务对象满意")
        write(canvas, 66, end - 7 + leading, "度指标")

    def second(canvas):
        _beside(canvas, 60, [row[1:] for row in rows(11, 13)], top=False, end=True)

    (found,) = shape(first, second)
    assert [row[0] for row in found] == [HEADINGS[0], *["服务对象满意度指标"] * 12]


def test_headings_repeated_in_the_middle_of_a_form():
    """A form of several parts in one table repeats the headings of the part that goes on."""

    def page(*parts):
        def draw(canvas):
            y = 80
            for part in parts:
                y = table(canvas, 60, y, [sum(WIDTHS)] if len(part[0]) == 1 else WIDTHS, part)

        return draw

    found = shape(
        page([["甲项目"]], [HEADINGS, *rows(1, 34)]),
        page([HEADINGS, *rows(34, 66)]),
        page([HEADINGS, *rows(66, 70)]),
    )
    assert found == [[["甲项目"], HEADINGS, *rows(1, 70)]]


def test_new_row_under_a_merged_label_is_no_torn_row():
    """The label is empty because the cell above covers it; all else is there."""
    first = [HEADINGS, *rows(1, 33), [("效益指标", 2, 1), "社会效益指标", "稳定", "显著"]]
    found = shape(
        lambda c: table(c, 60, 80, WIDTHS, [*first, [None, "经济效益指标", "增收", "明显"]]),
        lambda c: table(c, 60, 80, WIDTHS, [["", "生态效益指标", "改善", "明显"], *rows(35, 38)]),
    )
    assert found[0][33:36] == [
        ["效益指标", "社会效益指标", "稳定", "显著"],
        ["效益指标", "经济效益指标", "增收", "明显"],
        ["效益指标", "生态效益指标", "改善", "明显"],
    ]


def test_empty_value_after_the_break_stays_empty():
    found = shape(
        lambda c: table(c, 60, 80, WIDTHS, [HEADINGS, *rows(1, 35)]),
        lambda c: table(c, 60, 80, WIDTHS, [["产出指标", "质量指标", "合格率", ""], *rows(35, 40)]),
    )
    assert found[0][35] == ["产出指标", "质量指标", "合格率", ""]
    assert len(found[0]) == 41


def test_paragraph_over_a_page_break():
    full = "为保障全县公安工作顺利开展根据有关文件要求安排本项目资金用于日常办案维护支出"[:38]

    def page(lines):
        def draw(canvas):
            for number, text in enumerate(lines):
                write(canvas, 60, 80 + 20 * number, text, 12)

        return draw

    found = shape(page(["一、总体情况", full, full, full]), page([full, "等方面。", "二、其他"]))
    assert found == ["一、总体情况", full * 4 + "等方面。", "二、其他"]


def test_page_numbers_and_running_heads():
    def page(number):
        def draw(canvas):
            write(canvas, 200, 35, "某某局部门预算")
            write(canvas, 60, 100, f"第{number}部分 说明")
            write(canvas, 250, HEIGHT - 25, f"第 {number} 页 共 4 页")

        return draw

    assert shape(*map(page, range(1, 5))) == [f"第{number}部分 说明" for number in range(1, 5)]


def test_running_head_of_two_pages():
    def page(body):
        def draw(canvas):
            write(canvas, 60, 30, "某某局预算公开")
            table(canvas, 60, 80, WIDTHS, body)

        return draw

    assert shape(page([HEADINGS, *rows(1, 35)]), page(rows(35, 40))) == [[HEADINGS, *rows(1, 40)]]


def test_numbers_in_the_text_are_no_page_numbers():
    def page(*lines):
        def draw(canvas):
            for number, text in enumerate(lines):
                write(canvas, 60, 100 + 40 * number, text)

        return draw

    assert shape(page("2024", "7"), page("2025", "9")) == ["2024", "7", "2025", "9"]
