"""Old Excel workbooks: the same as new ones."""

import io
from datetime import date

import pytest
import xlwt
from hypothesis import given, settings
from hypothesis import strategies as st
from test_any_bytes import document_or_reason
from wordfile import pictures

from linter.document import SheetPlace, Unreadable
from linter.readers import read_bytes


def written(*fill, name="公开"):
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet(name)
    for each in fill:
        each(book, sheet)
    done = io.BytesIO()
    book.save(done)
    return done.getvalue()


def put(row, column, value, code=None):
    style = xlwt.easyxf(num_format_str=code) if code else xlwt.Style.default_style
    return lambda book, sheet: sheet.write(row, column, value, style)


PLAIN = written(put(0, 0, "甲"), put(0, 1, "乙\n丙"), put(1, 0, "1"), put(1, 1, 2))


def test_values_as_shown():
    document = read_bytes(
        written(
            put(0, 0, "甲"),
            put(0, 1, 0.95, "0%"),
            put(0, 2, date(2021, 12, 31), 'yyyy"年"m"月"d"日"'),
            put(0, 3, 1234567.8, "#,##0.00"),
            put(0, 4, True),
            put(0, 5, 48.96),
            put(0, 6, date(2021, 12, 31), "M/D/YY"),
        ),
        "表.xls",
    )
    shown = ["甲", "95%", "2021年12月31日", "1,234,567.80", "TRUE", "48.96", "2021/12/31"]
    assert pictures(document) == ["公开", [shown]]
    assert (document.format, document.notes) == ("xls", ())


def test_merged_cells_and_places():
    data = written(
        lambda book, sheet: sheet.write_merge(0, 1, 0, 0, "甲"),
        lambda book, sheet: sheet.write_merge(0, 0, 1, 2, "乙"),
        put(1, 1, "丙"),
        put(1, 2, "丁"),
    )
    document = read_bytes(data, "表.et")
    assert pictures(document) == ["公开", [["甲", "乙", "<"], ["^", "丙", "丁"]]]
    places = [cell.place for cell in document.blocks[1].cells()]
    assert places == [SheetPlace("公开", address) for address in ("A1", "B1", "B2", "C2")]


def test_what_is_hidden_is_not_read_but_named():
    def hide(book, sheet):
        sheet.row(1).hidden = True
        sheet.col(1).hidden = True
        book.add_sheet("底稿").visibility = 1

    cells = [put(row, column, f"{row}{column}") for row in range(3) for column in range(3)]
    document = read_bytes(written(*cells, hide), "表.xls")
    assert pictures(document) == ["公开", [["00", "02"], ["20", "22"]]]
    assert document.notes == (
        "有隐藏的工作表，没有读：底稿",
        "“公开”表有隐藏的行，没有读：2",
        "“公开”表有隐藏的列，没有读：B",
    )


def test_a_cell_at_the_end_of_the_sheet_costs_little():
    document = read_bytes(written(put(0, 0, "甲"), put(65535, 255, "乙")), "表.xls")
    assert pictures(document) == ["公开", "甲", "乙"]


def test_cut_short():
    with pytest.raises(Unreadable, match=r"残缺|损坏"):
        read_bytes(PLAIN[:3000], "表.xls")


def test_too_many_cells(monkeypatch):
    monkeypatch.setattr("linter.readers.xls.MAX_CELLS", 3)
    with pytest.raises(Unreadable, match="单元格"):
        read_bytes(PLAIN, "表.xls")
    monkeypatch.setattr("linter.readers.xls.MAX_BYTES", 3)
    with pytest.raises(Unreadable, match="MB"):
        read_bytes(PLAIN, "表.xls")


@given(st.lists(st.tuples(st.integers(0, len(PLAIN) - 1), st.integers(0, 255)), max_size=8))
@settings(max_examples=200, deadline=None)
def test_damaged_workbook(changes):
    data = bytearray(PLAIN)
    for position, value in changes:
        data[position] = value
    document_or_reason(bytes(data), "表.xls")
