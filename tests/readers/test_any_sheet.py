"""Whatever a workbook holds, its reader gives a document or a reason, soon."""

from hypothesis import given, settings
from hypothesis import strategies as st
from sheetfile import SheetOf, Shown, excel_file, workbook_parts, worksheet
from test_any_bytes import assert_sound, document_or_reason
from wordfile import package

from linter.document import Table
from linter.readers.sheets.sheet import Area, Sheet
from linter.readers.sheets.tables import blocks_of

WHOLE = excel_file(
    SheetOf("公开", [["甲", 1, Shown(0.95, "0%")], [], ["乙"]], ["A1:B1"], hidden_rows=(3,)),
    SheetOf("底稿", [["丙"]], state="hidden"),
)


@given(st.lists(st.tuples(st.integers(0, len(WHOLE) - 1), st.integers(0, 255)), max_size=8))
@settings(max_examples=200, deadline=None)
def test_damaged_package(changes):
    data = bytearray(WHOLE)
    for position, value in changes:
        data[position] = value
    document_or_reason(bytes(data), "a.xlsx")


@given(st.integers(0, len(WHOLE)))
def test_package_cut_short(length):
    document_or_reason(WHOLE[:length], "a.xlsx")


_ADDRESSES = st.sampled_from(["", ' r="A1"', ' r="B2"', ' r="C1"', ' r="XFD1"', ' r="x"', ' r="7"'])
_KINDS = st.sampled_from(["", ' t="s"', ' t="str"', ' t="b"', ' t="e"', ' t="d"', ' t="inlineStr"'])
_STYLES = st.sampled_from(["", ' s="0"', ' s="1"', ' s="99"', ' s="x"'])
_CONTENTS = st.sampled_from(
    [
        "", "<v/>", "<v>0</v>", "<v>1e999</v>", "<v>x</v>", "<v>-1</v>", "<f>A1</f>",
        "<f>A1</f><v>2</v>", "<f>A1</f><v/>", '<f>"甲"</f>', "<f>7</f>", "<f/>",
        "<is><t>甲</t></is>", "<is><r><t>乙</t></r></is>", "甲",
    ]
)  # fmt: skip
_CELLS = st.builds("<c{}{}{}>{}</c>".format, _ADDRESSES, _KINDS, _STYLES, _CONTENTS)
_ROWS = st.builds(
    lambda address, hidden, cells: f"<row{address}{hidden}>{''.join(cells)}</row>",
    st.sampled_from(["", ' r="1"', ' r="9"', ' r="1048576"', ' r="0"', ' r="x"']),
    st.sampled_from(["", ' hidden="1"', ' ht="0"']),
    st.lists(st.one_of(_CELLS, _CONTENTS), max_size=5),
)
_MERGES = st.builds(
    '<mergeCell ref="{}"/>'.format,
    st.sampled_from(["A1:B2", "B2:C3", "A1:XFD1048576", "B2:A1", "A1", "A0:B1", "", "A1:B2:C3"]),
)


@given(st.lists(_ROWS, max_size=6), st.lists(_MERGES, max_size=4))
@settings(max_examples=300, deadline=None)
def test_any_rows(rows, merges):
    xml = worksheet(f"<sheetData>{''.join(rows)}</sheetData>", "".join(merges))
    parts = workbook_parts([("Sheet1", xml, "visible")], ["yyyy/m/d"])
    document_or_reason(package(parts), "a.xlsx")


@given(
    st.dictionaries(
        st.integers(0, 8),
        st.dictionaries(st.integers(0, 6), st.sampled_from(["甲", "", " ", None]), min_size=1),
        max_size=6,
    ),
    st.lists(st.tuples(*[st.integers(0, 8)] * 4), max_size=5),
    st.sets(st.integers(0, 8), max_size=3),
    st.sets(st.integers(0, 6), max_size=3),
)
@settings(max_examples=400, deadline=None)
def test_any_merging_and_hiding_gives_sound_grids(rows, corners, hidden_rows, hidden_columns):
    areas = [
        Area(min(top, bottom), min(left, right), max(top, bottom), max(left, right))
        for top, left, bottom, right in corners
    ]
    formulas = {(r, c): "=A1" for r, texts in rows.items() for c in texts if texts[c] is None}
    sheet = Sheet(None, rows, areas, formulas, hidden_rows, hidden_columns)
    for block in blocks_of([sheet]):
        if isinstance(block, Table):
            assert_sound(block)
