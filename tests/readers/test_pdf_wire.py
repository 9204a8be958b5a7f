"""The document of a PDF on its way out of the process that reads it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.document import Cell, Document, PagePlace, Paragraph, Table, Unreadable
from linter.readers.pdf import read_pdf, wire

numbers = st.integers(0, 9)
places = st.builds(PagePlace, numbers, st.tuples(*[st.floats(allow_nan=False)] * 4))
texts = st.text(st.characters(), max_size=5)
cells = st.builds(Cell, texts, places, numbers, numbers, numbers, numbers)
grids = st.lists(st.lists(st.none() | cells, max_size=4).map(tuple), max_size=4).map(tuple)
blocks = st.builds(Paragraph, texts, places) | st.builds(Table, grids, places)
words = st.lists(texts, max_size=2).map(tuple)
documents = st.builds(
    Document,
    st.just("a.pdf"),
    st.just("pdf"),
    st.lists(blocks, max_size=4).map(tuple),
    words,
    words,
)


@given(documents)
def test_a_document_arrives_as_it_left(document):
    assert wire.unpacked(wire.packed(document), "a.pdf") == document


def test_a_merged_cell_is_one_cell_again():
    cell = Cell("产出指标", PagePlace(1, (0.0, 0.0, 9.0, 9.0)), 0, 0, 2, 1)
    document = Document("a.pdf", "pdf", (Table(((cell,), (cell,)), cell.place),))
    (table,) = wire.unpacked(wire.packed(document), "a.pdf").blocks
    assert table.grid[0][0] is table.grid[1][0]


def test_a_reason_arrives():
    assert wire.unpacked(wire.packed("文件已加密"), "a.pdf") == "文件已加密"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff",
        b"7",
        b"{}",
        b"[]",
        b"[[1], [], []]",
        b"[[[[1], [], 1, []]], [], []]",
        b"[" * 9999,
    ],
)
def test_anything_else_is_refused(data):
    with pytest.raises(ValueError, match="no document"):
        wire.unpacked(data, "a.pdf")


def test_a_process_that_says_anything_else_is_a_damaged_file(monkeypatch):
    monkeypatch.setattr("linter.readers.pdf._START", "print('?')")
    with pytest.raises(Unreadable, match="文件可能已损坏"):
        read_pdf(b"%PDF-1.5", "a.pdf")
