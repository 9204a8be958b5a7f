"""Excel workbooks: what their cells show, what is merged, hidden or without a value."""

import io
import zipfile
from time import perf_counter

import pytest
from sheetfile import (
    HEAD,
    MAIN,
    Formula,
    SheetOf,
    Shown,
    Value,
    excel_file,
    workbook_parts,
    worksheet,
)
from wordfile import package, pictures

from linter.document import Cell, SheetPlace, Table, Unreadable
from linter.readers import read_bytes
from linter.readers.excel import cells as excel_cells


def read(*sheets: SheetOf, properties: str = ""):
    return read_bytes(excel_file(*sheets, properties=properties), "表.xlsx")


def seen(rows: list[list[Value]], *merges: str):
    return pictures(read(SheetOf("Sheet1", rows, merges)))


def reason(data, path="a.xlsx"):
    with pytest.raises(Unreadable) as caught:
        read_bytes(data, path)
    return str(caught.value)


def test_values_as_shown():
    shown = Shown(0.95, "0%"), Shown(44561, 'yyyy"年"m"月"d"日"'), Shown(1234567.8, "#,##0.00")
    assert seen([["甲", 48.96, True, *shown], ["乙", 5, False, 1, "007", ""]]) == [
        [
            ["甲", "48.96", "TRUE", "95%", "2021年12月31日", "1,234,567.80"],
            ["乙", "5", "FALSE", "1", "007", ""],
        ]
    ]


def test_dates_counted_from_1904():
    sheet = SheetOf("Sheet1", [["甲", Shown(0, "yyyy/m/d")]])
    document = read(sheet, properties='<workbookPr date1904="1"/>')
    assert pictures(document) == [[["甲", "1904/1/1"]]]


def test_dates_written_as_dates_and_errors():
    cells = (
        '<row r="1"><c r="A1" t="d" s="1"><v>2024-12-31T00:00:00</v></c>'
        '<c r="B1" t="e"><v>#DIV/0!</v></c><c r="C1" t="d"><v>某日</v></c></row>'
    )
    parts = workbook_parts(
        [("Sheet1", worksheet(f"<sheetData>{cells}</sheetData>"), "visible")], ["yyyy/m/d"]
    )
    assert pictures(read_bytes(package(parts), "a.xlsx")) == [[["2024/12/31", "#DIV/0!", "某日"]]]


def test_formulas_show_their_stored_value_and_are_unknown_without_one():
    document = read(
        SheetOf("公开", [["甲", Formula("1+1", "2"), Formula("B1&C1", "乙", "str"), Formula("A1")]])
    )
    assert pictures(document)[1] == [["甲", "2", "乙", "=A1"]]
    assert document.notes == (
        "“公开”表有1个公式没有保存计算结果，这些格没有检查；请用 Excel 或 WPS 打开后保存一次",
    )


def test_shared_strings_rich_text_phonetics_and_escapes():
    strings = (
        f'{HEAD}<sst xmlns="{MAIN}"><si><t>甲</t></si>'
        "<si><r><t>5</t></r><r><rPr/><t>万元</t></r><rPh><t>ふりがな</t></rPh></si>"
        "<si><t>一_x000D_\n二</t></si></sst>"
    ).encode()
    cells = "".join(f'<c t="s"><v>{n}</v></c>' for n in (0, 1, 2, 9))
    xml = worksheet(f"<sheetData><row>{cells}</row></sheetData>")
    parts = workbook_parts([("Sheet1", xml, "visible")], strings=strings)
    assert pictures(read_bytes(package(parts), "a.xlsx")) == [[["甲", "5万元", "一\n二"]]]


def test_merged_cells():
    rows = [["甲", None, "乙"], [None, None, "丙"], ["丁", "戊", "己"]]
    assert seen(rows, "A1:B2") == [[["甲", "<", "乙"], ["^", "^", "丙"], ["丁", "戊", "己"]]]


def test_merged_cells_reach_no_further_than_what_is_filled():
    (table,) = read(SheetOf("Sheet1", [["甲", "乙"], ["丙"]], ["A1:A1048576", "B2:XFD9"])).blocks
    assert isinstance(table, Table)
    assert [len(row) for row in table.grid] == [2, 2]
    assert table.grid[1][0] == Cell("甲", SheetPlace("Sheet1", "A1"), 0, 0, row_span=2)


def test_overlapping_areas_keep_the_grid_sound():
    rows = [["甲", "乙", "丙"], ["丁", "戊", "己"]]
    (table,) = read(SheetOf("Sheet1", rows, ["A1:B1", "B1:C2"])).blocks
    assert [cell.text for cell in table.cells()] == ["甲", "丙", "丁", "戊", "己"]


def test_each_sheet_gives_its_name_and_tables_in_their_order():
    document = read(
        SheetOf("某项目", [["甲", "乙"], ["1", "2"]]), SheetOf("Sheet2", [["丙", "丁"]])
    )
    assert pictures(document) == ["某项目", [["甲", "乙"], ["1", "2"]], [["丙", "丁"]]]
    assert document.blocks[0].place == SheetPlace("某项目", None)
    assert document.blocks[2].cells().__next__().place == SheetPlace("Sheet2", "A1")


def test_lines_over_a_table_are_paragraphs():
    rows = [["某项目绩效目标表"], ["单位：万元"], ["甲", "乙"], ["1"], ["注：无"]]
    assert seen(rows, "A1:B1") == [
        "某项目绩效目标表",
        "单位：万元",
        [["甲", "乙"], ["1", ""], ["注：无", ""]],
    ]


def test_titles_part_tables_of_other_widths():
    rows = [["甲", "乙"], ["1", "2"], ["小计"], ["3", "4"], ["题"], ["丙", "丁", "戊"], ["注：无"]]
    table = ["丙", "丁", "戊"]
    assert seen(rows, "A3:B3", "A5:C5", "A7:C7") == [
        [["甲", "乙"], ["1", "2"], ["小计", "<"], ["3", "4"]],
        "题",
        [table, ["注：无", "<", "<"]],
    ]
    # Without being merged, it may as well be a row of which only the first cell is filled.
    (_, whole) = seen([["题"], *rows])
    assert len(whole) == len(rows)


def test_blank_rows_part_tables_of_other_columns():
    rows = [["甲", "乙"], ["1", "2"], [], ["题"], ["丙", "丁", "戊"], [], [], ["己"]]
    assert seen(rows) == [[["甲", "乙"], ["1", "2"]], "题", [["丙", "丁", "戊"]], "己"]


def test_blank_rows_inside_a_table_are_left_out():
    assert seen([["甲", "乙"], ["1", "2"], [], ["3", "4"]]) == [
        [["甲", "乙"], ["1", "2"], ["3", "4"]]
    ]


def test_blank_row_under_a_merged_label_is_its_blank_value():
    rows = [["计划", "3月", "6月"], [None], ["目标", "甲"]]
    assert seen(rows, "A1:A2", "B3:C3") == [
        [["计划", "3月", "6月"], ["^", "", ""], ["目标", "甲", "<"]]
    ]


def test_blank_columns_are_left_out():
    assert seen([["甲", None, "乙"], ["丙", None, "丁"]]) == [[["甲", "乙"], ["丙", "丁"]]]


def test_like_forms_side_by_side_are_tables_of_their_own():
    one = [["项目", "甲"], ["目标", "建成"], ["数量", "3"], ["质量", "好"]]
    other = [["项目", "乙"], ["目标", "修好"], ["数量", "5"]]
    beside = [[*row, None, *(other[i] if i < 3 else [])] for i, row in enumerate(one)]
    assert seen(beside) == [one, other]
    # One title over both, as wide as both.
    assert seen([["绩效目标"], *beside], "A1:E1") == ["绩效目标", one, other]
    # Of one form the labels to the right of a blank column are others.
    assert len(seen([["项目", "甲", None, "预算", "3"], ["目标", "建成", None, "其他", "2"]])) == 1


def test_like_forms_that_begin_a_row_lower():
    one = [["项目", "甲"], ["目标", "建成"], ["质量", "好"]]
    beside = [[*one[0]], *([*one[i], None, "同" + one[i][0]] for i in (1, 2))]
    assert len(seen(beside)) == 1
    other = [["项目", "乙"], ["目标", "修好"], ["质量", "良"]]
    nothing = [None, None]
    pairs = zip([*one, nothing], [nothing, *other], strict=True)
    lower = [[*left, None, *right] for left, right in pairs]
    assert seen(lower) == [one, other]


FORM = ["项目", "目标", "数量", "质量", "时效", "成本"]


def form(name):
    return [[label, f"{name}{number}", f"{number}处"] for number, label in enumerate(FORM)]


def test_like_forms_right_beside_each_other():
    one, other = form("甲"), form("乙")
    beside = [[*left, *right] for left, right in zip(one, other, strict=True)]
    assert seen(beside) == [one, other]
    assert seen([*beside, ["填表人：甲", None, None, "填表人：乙"]]) == [
        [*one, ["填表人：甲", "", ""]],
        [*other, ["填表人：乙", "", ""]],
    ]
    # What is merged over both, or stands in the first one alone, makes one form of them.
    assert len(seen([*beside, ["说明", "甲"]], "B7:D7")) == 1
    assert len(seen([["名称", "甲"], ["预算", "3"], ["主管", "某局"], *beside])) == 1


def test_figures_are_no_labels_of_forms():
    rows = [[str(n), f"物{n}", None, str(n), f"件{n}"] for n in range(1, 9)]
    assert len(seen(rows)) == 1
    close = [[str(n), f"物{n}", "件", str(n), f"台{n}"] for n in range(1, 9)]
    assert len(seen(close)) == 1


def test_places_are_the_addresses_of_the_cells():
    (table,) = read(SheetOf("表2", [[], [None, "甲", None, "乙"], [None, "丙"]])).blocks
    places = [cell.place.cell for cell in table.cells()]
    assert places == ["B2", "D2", "B3", "D3"]


def test_what_is_hidden_is_not_read_but_named():
    rows = [["甲", "密", "乙"], ["1", "2", "3"], ["4", "5", "6"], ["7", "8", "9"]]
    columns = '<cols><col min="2" max="2" width="9" hidden="1"/></cols>'
    document = read(
        SheetOf("公开", rows, ["B1:C1"], hidden_rows=(3, 4), columns=columns),
        SheetOf("底稿", [["密"]], state="hidden"),
        SheetOf("底稿2", [["密"]], state="veryHidden"),
    )
    # A cell merged over hidden columns shows in the others.
    assert pictures(document) == ["公开", [["甲", "密"], ["1", "3"]]]
    assert document.notes == (
        "有隐藏的工作表，没有读：底稿、底稿2",
        "“公开”表有隐藏的行，没有读：3–4",
        "“公开”表有隐藏的列，没有读：B",
    )


def test_a_cell_at_the_end_of_the_sheet_costs_nothing():
    body = (
        '<sheetData><row r="1"><c r="A1"><v>1</v></c><c r="XFD1"><v>2</v></c></row>'
        '<row r="1048576"><c r="XFD1048576"><v>3</v></c></row></sheetData>'
    )
    parts = workbook_parts([("Sheet1", worksheet(body), "visible")])
    started = perf_counter()
    assert pictures(read_bytes(package(parts), "a.xlsx")) == [[["1", "2"]], "3"]
    assert perf_counter() - started < 2


@pytest.mark.parametrize("address", ["XFE1", "AAAAAAAAAAAAA1", "1", "é1"])
def test_addresses_that_no_sheet_has(address):
    body = f'<sheetData><row r="1"><c r="{address}"><v>1</v></c></row></sheetData>'
    parts = workbook_parts([("Sheet1", worksheet(body), "visible")])
    assert "超出范围" in reason(package(parts))


def test_too_many_cells_and_sheets(monkeypatch):
    rows: list[list[Value]] = [["甲"] * 10] * 10
    monkeypatch.setattr(excel_cells, "MAX_CELLS", 50)
    assert "单元格" in reason(excel_file(SheetOf("Sheet1", rows)))
    monkeypatch.setattr("linter.readers.excel.MAX_SHEETS", 1)
    assert "工作表" in reason(excel_file(SheetOf("甲", []), SheetOf("乙", [])))


def test_a_sparse_grid_is_not_unfolded_without_end(monkeypatch):
    monkeypatch.setattr("linter.readers.sheets.tables.MAX_CELLS", 1000)
    diagonal: list[list[Value]] = [[None] * n + ["甲", "乙"] for n in range(100)]
    assert "单元格" in reason(excel_file(SheetOf("Sheet1", diagonal)))
    areas = [f"A{n}:Z{n}" for n in range(1, 100)]
    filled: list[list[Value]] = [["甲", *[None] * 24, "乙"]] * 99
    assert "单元格" in reason(excel_file(SheetOf("Sheet1", filled, areas)))


def test_entities_are_refused(tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("secret", "utf-8")
    for entity in (f'<!ENTITY x SYSTEM "{secret.as_uri()}">', '<!ENTITY x "甲">'):
        xml = worksheet("<sheetData><row><c><v>&x;</v></c></row></sheetData>").decode()
        xml = xml.replace("<worksheet", f"<!DOCTYPE worksheet [{entity}]><worksheet")
        parts = workbook_parts([("Sheet1", xml.encode(), "visible")])
        assert "DTD" in reason(package(parts))
        parts = workbook_parts([("Sheet1", worksheet(""), "visible")])
        strings = f'{HEAD}<!DOCTYPE sst [{entity}]><sst xmlns="{MAIN}"><si><t>&x;</t></si></sst>'
        assert "DTD" in reason(package(parts | {"xl/sharedStrings.xml": strings.encode()}))


@pytest.mark.parametrize(
    ("part", "content", "words"),
    [
        ("xl/workbook.xml", b"<broken", "损坏"),
        ("xl/worksheets/sheet1.xml", b"<broken", "损坏"),
        ("xl/worksheets/sheet1.xml", b"<html/>", "损坏"),
        ("xl/styles.xml", b"\0", "损坏"),
        ("xl/worksheets/sheet1.xml", None, "缺少工作表"),
        ("xl/workbook.xml", None, "没有"),
    ],
)
def test_damaged_parts(part, content, words):
    parts = workbook_parts([("Sheet1", worksheet(""), "visible")])
    if content is None:
        del parts[part]
    else:
        parts[part] = content
    assert words in reason(package(parts))


def test_external_and_foreign_relations_are_not_followed():
    parts = workbook_parts([("Sheet1", worksheet(""), "visible")])
    relations = parts["xl/_rels/workbook.xml.rels"]
    for target in (b"../../../etc/passwd", b"file:///etc/passwd", b"http://example.com/"):
        parts["xl/_rels/workbook.xml.rels"] = relations.replace(b"worksheets/sheet1.xml", target)
        assert "缺少工作表" in reason(package(parts))


def test_packed_bomb_is_refused_at_once():
    done = io.BytesIO()
    parts = workbook_parts([("Sheet1", b"", "visible")])
    del parts["xl/worksheets/sheet1.xml"]
    with zipfile.ZipFile(done, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
        with archive.open("xl/worksheets/sheet1.xml", "w") as part:
            for _ in range(64):
                part.write(b" " * (1 << 20))
    started = perf_counter()
    assert "压缩比" in reason(done.getvalue())
    assert perf_counter() - started < 1


def test_named_as_another_format():
    document = read_bytes(excel_file(SheetOf("Sheet1", [["甲", "乙"]])), "a.xls")
    assert document.format == "excel"
    assert any("扩展名" in note for note in document.notes)
