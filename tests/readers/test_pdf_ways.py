"""Ways of printing that change what a page shows: watermarks, several pages on a sheet, justified
lines, borders left out."""

import pytest
from pdffile import FONT, HEIGHT, WIDTH, line, pdf_file, table, write

from linter.document import Table
from linter.readers.pdf.reading import document_of

HEADINGS = ["一级指标", "二级指标", "三级指标", "指标值"]
WIDTHS = [80, 100, 110, 110]


def read(*pages, **options):
    return document_of(pdf_file(*pages, **options), "a.pdf", lambda page, pages: None)


def shape(document):
    return [
        [[cell.text for cell in block.row(index)] for index in range(len(block.grid))]
        for block in document.blocks
        if isinstance(block, Table)
    ]


def rows(first, last):
    return [["产出指标", "数量指标", f"第{n}项数量", f"≥{n}个"] for n in range(first, last)]


def stamp(canvas, x, y, text, size=14):
    canvas.setFillGray(0.75)
    write(canvas, x, y, text, size)
    canvas.setFillGray(0)


def page(first, last, *drawn):
    def draw(canvas):
        table(canvas, 60, 80, WIDTHS, [HEADINGS, *rows(first, last)])
        for each in drawn:
            each(canvas)

    return draw


def test_watermark_over_text_is_left_out_where_it_stands_over_nothing_too():
    document = read(
        page(1, 10, lambda c: stamp(c, 480, 300, "内部资料", 40)),
        page(10, 20, lambda c: stamp(c, 200, 215, "内部资料", 40)),
    )
    assert shape(document) == [[HEADINGS, *rows(1, 20)]]
    assert document.notes == ("第1、2页有水印文字，没有当作表格的内容",)
    assert not any("内部" in getattr(block, "text", "") for block in document.blocks)


def test_stamp_on_every_page_that_lines_run_through_is_left_out():
    body = [["备注", "", "", ""]]

    def draw(canvas):
        table(canvas, 60, 80, WIDTHS, [HEADINGS, *body], height=40)
        stamp(canvas, 220, 150, "财政局打印专用", 12)

    document = read(draw, draw)
    assert all(found[1] == body[0] for found in shape(document))


def test_coloured_text_that_stands_over_nothing_is_text():
    def draw(canvas):
        table(canvas, 60, 80, WIDTHS, [["", *HEADINGS[1:]], *rows(1, 5)])
        stamp(canvas, 66, 93, HEADINGS[0], 10)

    document = read(draw)
    assert shape(document) == [[HEADINGS, *rows(1, 5)]]
    assert document.notes == ()


def small(canvas, draw, x, y, scale):
    """Draws a page at a place on a sheet, y from the top."""
    canvas.saveState()
    canvas.translate(x, canvas._pagesize[1] - y - HEIGHT * scale)
    canvas.scale(scale, scale)
    size, canvas._pagesize = canvas._pagesize, (WIDTH, HEIGHT)
    draw(canvas)
    canvas._pagesize = size
    canvas.restoreState()


def numbered(number, first, last, y=60):
    def draw(canvas):
        end = table(canvas, 60, y, WIDTHS, [HEADINGS, *rows(first, last)])
        write(canvas, 60, end + 30, "注：数据来源于统计年报")
        write(canvas, 290, HEIGHT - 30, f"— {number} —")

    return draw


PAGES = [numbered(n, n * 10, n * 10 + 10 + n) for n in range(1, 5)]
EXPECTED = [[HEADINGS, *rows(n * 10, n * 10 + 10 + n)] for n in range(1, 5)]


@pytest.mark.parametrize(
    ("size", "places", "scale"),
    [
        ((HEIGHT, WIDTH), [(0, 0), (HEIGHT / 2, 0)], 0.7),
        ((WIDTH, HEIGHT), [(120, 0), (120, HEIGHT / 2)], 0.5),
        (
            (WIDTH, HEIGHT),
            [(0, 0), (WIDTH / 2, 0), (0, HEIGHT / 2), (WIDTH / 2, HEIGHT / 2)],
            0.5,
        ),
    ],
)
def test_several_pages_on_a_sheet(size, places, scale):
    def sheet(pages):
        def draw(canvas):
            for (x, y), each in zip(places, pages, strict=True):
                small(canvas, each, x, y, scale)

        return draw

    count = len(places)
    document = read(*(sheet(PAGES[i : i + count]) for i in range(0, 4, count)), size=size)
    assert shape(document) == EXPECTED
    assert "一张纸上印了几页" in document.notes[0]
    assert not any("— " in getattr(block, "text", "") for block in document.blocks)
    tables = [block for block in document.blocks if isinstance(block, Table)]
    corners = [(table.place.page, *table.place.box[:2]) for table in tables]
    wanted = [
        (i // count + 1, places[i % count][0] + 60 * scale, places[i % count][1] + 60 * scale)
        for i in range(4)
    ]
    assert corners == [pytest.approx(corner, abs=0.2) for corner in wanted]


def test_two_pages_on_a_tall_sheet_whose_lower_half_is_empty():
    def sheet(canvas):
        for x, draw in ((0, PAGES[0]), (WIDTH / 2, PAGES[1])):
            small(canvas, draw, x, 0, 0.5)

    assert shape(read(sheet)) == EXPECTED[:2]


def test_two_tables_beside_each_other_under_one_title_are_one_page():
    def draw(canvas):
        write(canvas, HEIGHT / 2 - 60, 40, "项目支出绩效目标表")
        table(canvas, 40, 80, [80, 120], [["项目名称", "甲"], ["预算数", "10"]])
        table(canvas, 480, 80, [80, 120], [["项目名称", "乙"], ["预算数", "20"]])

    document = read(draw, size=(HEIGHT, WIDTH))
    assert document.notes == ()
    assert [found[0][1] for found in shape(document)] == ["甲", "乙"]


def test_one_tall_page_that_is_blank_in_the_middle_is_one_page():
    def draw(canvas):
        table(canvas, 60, 80, WIDTHS, [HEADINGS, *rows(1, 3)])
        table(canvas, 60, 600, WIDTHS, [HEADINGS, *rows(3, 5)])

    assert read(draw).notes == ()


def spread(canvas, x, y, text, step):
    canvas.setFont(FONT, 10)
    for index, letter in enumerate(text):
        canvas.drawString(x + index * step, canvas._pagesize[1] - y, letter)


@pytest.mark.parametrize(("figure", "text", "step"), [("=3.98", "万平", 18), ("", "完成任务", 14)])
def test_letters_set_apart_all_along_the_line_are_one_word(figure, text, step):
    def draw(canvas):
        table(canvas, 60, 80, [60, 200], [["名称", ""], ["甲", "乙"]])
        write(canvas, 124, 93, figure)
        spread(canvas, 124 + 5 * len(figure), 93, text, step)

    assert shape(read(draw))[0][0] == ["名称", figure + text]


def test_gap_between_words_is_a_blank():
    def draw(canvas):
        table(canvas, 60, 80, [60, 200], [["名称", ""], ["甲", "乙"]])
        write(canvas, 124, 93, "救灾帐篷")
        write(canvas, 172, 93, "第二部分")

    assert shape(read(draw))[0][0] == ["名称", "救灾帐篷 第二部分"]


def test_first_row_without_borders_around_it():
    """The line between label and value is all that its first row has."""

    def draw(canvas):
        end = table(
            canvas, 60, 100, [100, 150, 150], [["甲", "乙", "丙"], ["丁", "戊", "己"]], sides=""
        )
        line(canvas, 160, 80, 160, 100, "line")
        line(canvas, 60, 100, 460, 100, "line")
        write(canvas, 63, 93, "项目名称")
        write(canvas, 163, 93, "图书采购")
        assert end == 140

    assert shape(read(draw))[0][0] == ["项目名称", "图书采购"]


def test_long_heading_repeated_on_each_page():
    """All of a form above its indicators may be printed again on each page."""
    form = [[f"标签{n}", f"内容{n}", f"说明{n}", f"数{n}"] for n in range(8)]
    pages = [
        lambda c: table(c, 60, 80, WIDTHS, [*form, HEADINGS, *rows(1, 26)]),
        lambda c: table(c, 60, 80, WIDTHS, [*form, HEADINGS, *rows(26, 30)]),
    ]
    assert shape(read(*pages)) == [[*form, HEADINGS, *rows(1, 30)]]
