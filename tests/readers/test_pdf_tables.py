"""Ruled tables of PDF files: however their lines are drawn, the same grid and the same texts."""

import pytest
from pdffile import FONT, HEIGHT, WIDTH, line, pdf_file, table, write

from linter.document import PagePlace, Paragraph, Table, Unreadable
from linter.readers.pdf.reading import document_of

FORM = [
    ["项目编码", "A01", "项目名称", "图书采购"],
    [("项目绩效目标", 1, 3), None, None, "备注"],
    [("资金", 2, 1), "预算数", "其中：财政", "其他"],
    [None, "5.00", "5.00", ""],
]
WIDTHS = [70, 100, 100, 160]


def read(*pages, **options):
    return document_of(pdf_file(*pages, **options), "a.pdf", lambda page, pages: None)


def texts(block):
    return [[cell.text for cell in block.row(index)] for index in range(len(block.grid))]


def shape(document):
    """Paragraphs as text, tables as rows of texts."""
    return [
        block.text if isinstance(block, Paragraph) else texts(block) for block in document.blocks
    ]


@pytest.mark.parametrize("style", ["line", "box", "dashes"])
@pytest.mark.parametrize("sides", ["ltrb", "tb", "lr", ""])
def test_merged_cells_whatever_the_lines_are_made_of(style, sides):
    document = read(lambda c: table(c, 60, 100, WIDTHS, FORM, style=style, sides=sides))
    (found,) = document.blocks
    assert isinstance(found, Table)
    assert texts(found) == [
        ["项目编码", "A01", "项目名称", "图书采购"],
        ["项目绩效目标", "备注"],
        ["资金", "预算数", "其中：财政", "其他"],
        ["资金", "5.00", "5.00", ""],
    ]
    spans = {cell.text: (cell.row_span, cell.column_span) for cell in found.cells()}
    assert (spans["项目绩效目标"], spans["资金"], spans["5.00"]) == ((1, 3), (2, 1), (1, 1))


def test_grid_drawn_as_one_shape():
    def draw(canvas):
        canvas.grid([60, 160, 260], [HEIGHT - 100, HEIGHT - 120, HEIGHT - 140])
        for row in range(2):
            for column in range(2):
                write(canvas, 65 + 100 * column, 113 + 20 * row, "甲乙丙丁"[2 * row + column])

    assert shape(read(draw)) == [[["甲", "乙"], ["丙", "丁"]]]


def test_places_are_boxes_of_the_page_as_shown():
    document = read(lambda c: table(c, 60, 100, [100, 100], [["甲", "乙"]]))
    (found,) = document.blocks
    assert found.place == PagePlace(1, (60, 100, 260, 120))
    assert [cell.place.box for cell in found.cells()] == [
        (60, 100, 160, 120), (160, 100, 260, 120),
    ]  # fmt: skip


@pytest.mark.parametrize("rotation", [90, 180, 270])
def test_rotated_page(rotation):
    """A page that is shown turned is read as it is written; its boxes are where they are shown."""

    def draw(canvas):
        canvas.setPageRotation(rotation)
        # The paper lies on its side then, and what stands higher is not on it.
        table(canvas, 60, 300, [100, 100], [["甲", "乙"], ["丙", "丁"]])

    document = read(draw)
    assert shape(document) == [[["甲", "乙"], ["丙", "丁"]]]
    left, top, right, bottom = document.blocks[0].place.box
    wide, high = (200, 40) if rotation == 180 else (40, 200)
    assert (round(right - left), round(bottom - top)) == (wide, high)


@pytest.mark.parametrize("angle", [90, 180, 270])
def test_content_turned_on_a_page(angle):
    def draw(canvas):
        canvas.translate(WIDTH / 2, HEIGHT / 2)
        canvas.rotate(angle)
        canvas.translate(-200, -HEIGHT + 150)
        table(canvas, 60, 100, WIDTHS, FORM)

    assert shape(read(draw))[0][0] == ["项目编码", "A01", "项目名称", "图书采购"]


@pytest.mark.parametrize("style", ["line", "box"])
def test_page_drawn_as_a_form_and_shrunk(style):
    def draw(canvas):
        canvas.beginForm("page")
        table(canvas, 60, 100, WIDTHS, FORM, style=style)
        canvas.endForm()
        canvas.saveState()
        canvas.translate(30, 200)
        canvas.scale(0.7, 0.7)
        canvas.doForm("page")
        canvas.restoreState()

    (found,) = read(draw).blocks
    assert texts(found)[0] == ["项目编码", "A01", "项目名称", "图书采购"]
    left, _, right, _ = found.place.box
    assert (round(left), round(right - left)) == (72, 301)


def test_two_tables_side_by_side_each_with_its_caption():
    def draw(canvas):
        write(canvas, 250, 60, "单位预算", 16)
        write(canvas, 60, 95, "表一")
        table(canvas, 60, 100, [100, 100], [["甲", "乙"], ["丙", "丁"]])
        write(canvas, 320, 95, "表二")
        table(canvas, 320, 100, [100, 100], [["子", "丑"], ["寅", "卯"], ["辰", "巳"]])
        write(canvas, 60, 200, "以上各表单位为万元。")

    assert shape(read(draw)) == [
        "单位预算", "表一", [["甲", "乙"], ["丙", "丁"]],
        "表二", [["子", "丑"], ["寅", "卯"], ["辰", "巳"]], "以上各表单位为万元。",
    ]  # fmt: skip


def test_table_without_lines_is_not_guessed():
    def draw(canvas):
        write(canvas, 60, 80, "一、绩效目标")
        for row in range(4):
            for column in range(3):
                write(canvas, 60 + 150 * column, 100 + 20 * row, f"第{row}行{column}")
        write(canvas, 60, 200, "以上由单位填写。")

    with pytest.raises(Unreadable, match="表格没有框线"):
        read(draw)
    document = read(draw, lambda c: table(c, 60, 100, WIDTHS, FORM))
    assert shape(document)[:2] == ["一、绩效目标", "以上由单位填写。"]
    assert document.unread == ("第1页有没有框线的表格，分不清行列，未能检查",)


def test_text_beyond_the_paper_is_not_read():
    def draw(canvas):
        table(canvas, 60, 100, WIDTHS, FORM)
        write(canvas, 60, HEIGHT + 30, "看不见的文字")

    assert shape(read(draw)) == shape(read(lambda c: table(c, 60, 100, WIDTHS, FORM)))


def test_side_that_is_not_drawn_beside_an_empty_cell():
    """Some programs leave it out where a merged cell goes on."""

    def draw(canvas):
        top = 100
        for index, x in enumerate((60, 160, 260)):
            for row in range(4):
                if index or row != 2:
                    line(canvas, x, top + 20 * row, x, top + 20 * (row + 1), "line")
        for row in range(5):
            line(canvas, 60, top + 20 * row, 260, top + 20 * row, "line")
        for row, (first, second) in enumerate([("甲", "a"), ("乙", "b"), ("", "c"), ("丁", "d")]):
            write(canvas, 70, top + 13 + 20 * row, first)
            write(canvas, 170, top + 13 + 20 * row, second)

    assert shape(read(draw)) == [[["甲", "a"], ["乙", "b"], ["", "c"], ["丁", "d"]]]


def test_lines_for_signatures_and_spaced_headings_are_text():
    def draw(canvas):
        write(canvas, 60, 80, "单 位 预 算 公 开")
        for column, text in enumerate(("填报单位：某局", "填报人：某某", "日期：3月1日")):
            write(canvas, 60 + 150 * column, 120, text)
        write(canvas, 60, 150, "项目一")
        write(canvas, 300, 150, "5.00万元")

    document = read(draw)
    assert [text.replace(" ", "") for text in shape(document)] == [
        "单位预算公开", "填报单位：某局填报人：某某日期：3月1日", "项目一5.00万元",
    ]  # fmt: skip
    assert document.unread == ()


def test_underlines_and_frames_are_no_tables():
    def draw(canvas):
        write(canvas, 60, 100, "填报单位：某某局")
        line(canvas, 110, 103, 200, 103, "line")
        canvas.rect(50, HEIGHT - 300, 400, 100)
        write(canvas, 60, 220, "说明：本表由单位填写。")
        canvas.rect(20, 20, WIDTH - 40, HEIGHT - 40)

    assert shape(read(draw)) == ["填报单位：某某局", "说明：本表由单位填写。"]


def test_table_within_a_frame_around_the_page():
    def draw(canvas):
        canvas.rect(20, 20, WIDTH - 40, HEIGHT - 40)
        write(canvas, 200, 80, "绩效目标表", 16)
        table(canvas, 60, 100, [100, 100], [["甲", "乙"], ["丙", "丁"]])
        write(canvas, 60, 160, "填表人：某某")

    assert shape(read(draw)) == ["绩效目标表", [["甲", "乙"], ["丙", "丁"]], "填表人：某某"]


def test_shaded_cells_and_double_lines():
    def draw(canvas):
        canvas.setFillGray(0.8)
        canvas.rect(60, HEIGHT - 120, 200, 20, stroke=0, fill=1)
        canvas.setFillGray(0)
        for shift in (0, 1.2):
            table(canvas, 60 + shift, 100 + shift, [100, 100], [["", ""], ["", ""]])
        table(canvas, 60, 100, [100, 100], [["甲", "乙"], ["丙", "丁"]])

    assert shape(read(draw)) == [[["甲", "乙"], ["丙", "丁"]]]


def test_bold_by_writing_twice():
    def draw(canvas):
        table(canvas, 60, 100, [100, 100], [["合计11", "乙"]])
        table(canvas, 60.3, 100.2, [100, 100], [["合计11", ""]])
        write(canvas, 60, 90, "绩效目标表")
        write(canvas, 60.4, 90, "绩效目标表")

    assert shape(read(draw)) == ["绩效目标表", [["合计11", "乙"]]]


def test_slanted_watermark_is_no_text_of_the_table():
    def draw(canvas):
        table(canvas, 60, 100, [200, 200], [["甲乙丙丁", "戊己"], ["庚", "辛"]], height=60)
        canvas.translate(120, HEIGHT - 200)
        canvas.rotate(30)
        canvas.setFont(FONT, 40)
        canvas.drawString(0, 0, "内部资料注意保存")

    assert shape(read(draw)) == [[["甲乙丙丁", "戊己"], ["庚", "辛"]]]


@pytest.mark.parametrize("angle", [90, 270])
def test_labels_written_sideways(angle):
    def draw(canvas):
        table(canvas, 60, 100, [40, 200], [[("", 2, 1), "戊己庚辛壬癸"], [None, "子丑"]], height=40)
        canvas.saveState()
        canvas.translate(78, HEIGHT - 140)
        canvas.rotate(angle)
        canvas.setFont(FONT, 10)
        canvas.drawString(-20, 0, "产出指标")
        canvas.restoreState()

    found = shape(read(draw))[0]
    assert [row[0].replace("\n", "") for row in found] == ["产出指标"] * 2


def test_text_that_runs_over_its_cell_stays_whole():
    def draw(canvas):
        table(canvas, 60, 100, [98, 100, 100], [["", "", "丙"], ["甲", "乙", "丁"]])
        write(canvas, 63, 113, "大厂回族自治县公安局二")

    assert shape(read(draw)) == [[["大厂回族自治县公安局二", "", "丙"], ["甲", "乙", "丁"]]]


def test_neighbours_that_touch_the_line_between_them_are_parted():
    def draw(canvas):
        table(canvas, 60, 100, [100, 100], [["", ""], ["甲", "乙"]])
        write(canvas, 100, 113, "公共安全支出补助公安")

    assert shape(read(draw)) == [[["公共安全支出", "补助公安"], ["甲", "乙"]]]


def test_radicals_are_read_as_the_characters_they_look_like():
    def draw(canvas):
        table(canvas, 60, 100, [100, 100], [["⼯作⽬标", "⻓⻔⼾"]])

    assert shape(read(draw)) == [[["工作目标", "长门户"]]]
