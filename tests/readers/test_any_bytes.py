"""Whatever the bytes, a reader gives a document or a reason, soon."""

import io
import zipfile

from hypothesis import given, settings
from hypothesis import strategies as st
from wordfile import document_xml, p, package, r, relations, tbl, tc, tr, word_file

from linter.document import Document, Table, Unreadable
from linter.readers import read_bytes

WHOLE = word_file(p("标题") + tbl(tr("甲", tc("乙", tbl(tr("丙")), p()))) + p("尾"))


def document_or_reason(data, path="a.docx"):
    try:
        document = read_bytes(data, path)
    except Unreadable as unreadable:
        assert str(unreadable)
        assert "读取时出错" not in str(unreadable)
        return None
    assert isinstance(document, Document)
    for block in document.blocks:
        if isinstance(block, Table):
            assert_sound(block)
    return document


def assert_sound(table):
    """Every cell stands where it says, and covers the positions its spans say."""
    for cell in table.cells():
        for row in range(cell.row, cell.row + cell.row_span):
            for column in range(cell.column, cell.column + cell.column_span):
                assert table.grid[row][column] is cell
    covered = sum(cell.row_span * cell.column_span for cell in table.cells())
    assert covered == sum(position is not None for row in table.grid for position in row)


@given(st.binary(max_size=2000), st.sampled_from(["a.docx", "a.txt", "a", "a.pdf"]))
def test_any_bytes(data, path):
    document_or_reason(data, path)


@given(st.text(alphabet="\t\n\r甲乙 a1[]bookmark:、\u3000\ufeff\x0c", max_size=300))
def test_any_dump(text):
    assert (document_or_reason(text.encode(), "a.txt") is None) is (text == "")


@given(st.lists(st.tuples(st.integers(0, len(WHOLE) - 1), st.integers(0, 255)), max_size=8))
@settings(max_examples=200)
def test_damaged_package(changes):
    data = bytearray(WHOLE)
    for position, value in changes:
        data[position] = value
    document_or_reason(bytes(data))


@given(st.integers(0, len(WHOLE)))
def test_package_cut_short(length):
    document_or_reason(WHOLE[:length])


_PIECES = st.sampled_from(
    [
        "<w:p>", "</w:p>", "<w:tbl>", "</w:tbl>", "<w:tr>", "</w:tr>", "<w:tc>", "</w:tc>",
        "<w:r><w:t>甲</w:t></w:r>", "<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>", "<w:del>",
        "</w:del>", "<w:txbxContent>", "</w:txbxContent>", "<w:vMerge/>",
    ]
)  # fmt: skip


@given(st.lists(_PIECES, max_size=40))
def test_any_order_of_tags(pieces):
    document_or_reason(word_file("".join(pieces)))


_NAMES = st.sampled_from(
    [
        "p", "tbl", "tr", "tc", "r", "t", "tcPr", "gridSpan", "vMerge", "hMerge", "gridBefore",
        "del", "ins", "rPr", "pPr", "trPr", "vanish", "sdt", "sdtPr", "sdtContent", "showingPlcHdr",
        "txbxContent", "fldChar", "tblHeader", "cellDel", "moveFrom", "rt",
        "tcPrChange", "tab", "sym",
    ]
)  # fmt: skip
_VALUES = st.sampled_from(["", ' w:val="2"', ' w:val="restart"', ' w:val="0"', ' w:val="continue"'])
_TREES = st.recursive(
    st.builds("<w:t>{}</w:t>".format, st.sampled_from(["甲", " 乙 ", ""])),
    lambda inner: st.builds(
        lambda name, value, children: f"<w:{name}{value}>{''.join(children)}</w:{name}>",
        _NAMES,
        _VALUES,
        st.lists(inner, max_size=4),
    ),
    max_leaves=40,
)


@given(st.lists(_TREES, max_size=4))
@settings(max_examples=400)
def test_any_tree_of_elements(trees):
    assert document_or_reason(word_file("".join(trees))) is not None


_CELLS = st.builds(
    lambda text, span, merge: tc(text, span=span, properties=merge),
    st.sampled_from(["", "甲", "乙"]),
    st.integers(1, 3),
    st.sampled_from(["", "<w:vMerge/>", '<w:vMerge w:val="restart"/>', "<w:hMerge/>"]),
)
_TABLES = st.lists(st.lists(_CELLS, min_size=1, max_size=4), min_size=1, max_size=6)


@given(_TABLES)
@settings(max_examples=300)
def test_any_merging_gives_a_sound_grid(rows):
    document = document_or_reason(word_file(tbl(*(tr(*row) for row in rows))))
    assert document is not None
    (table,) = document.blocks
    assert len(table.grid) == len(rows)


@given(_TABLES)
def test_walking_anew_reads_what_the_parser_told(rows):
    """A mark that changes nothing sends the row down the other way; the result is the same."""
    plain = tbl(*(tr(*row) for row in rows))
    mark = p(r("", "<w:vanish/>"))
    awkward = plain.replace("</w:tc>", f"{mark}</w:tc>")
    first, second = read_bytes(word_file(plain), "a.docx"), read_bytes(word_file(awkward), "a.docx")
    assert first.blocks == second.blocks


@given(st.binary(max_size=200))
def test_any_relations(data):
    parts = {"_rels/.rels": data, "word/document.xml": document_xml(p("甲"))}
    document_or_reason(package(parts))


def test_archive_of_many_sizes_is_no_document():
    done = io.BytesIO()
    with zipfile.ZipFile(done, "w") as archive:
        archive.writestr("_rels/.rels", relations("word/document.xml"))
        archive.writestr("word/document.xml", b"")
    assert document_or_reason(done.getvalue()) is None
