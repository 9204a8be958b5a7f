"""Senseless and hostile input costs bounded time and memory."""

from time import process_time

import pytest
from wordfile import p, tbl, tc, tr, word_file

from linter.document import Unreadable
from linter.readers import read_bytes


@pytest.mark.parametrize(
    "piece",
    [
        "\ta\n\nb\n",
        "\ta\n\nb\n\tc\n\td\n\n",
        "\ta\n\n\n\tb\n\n\n\n",
        "\ta\n\n\n",
        "a\n\tb\n",
        "\t\n",
        "\ta\n\n",
        "a\n",
        "[bookmark: ",
        "\ta\nb\n",
    ],
)
def test_long_dumps_take_time_in_proportion(piece):
    data = (piece * (300_000 // len(piece))).encode()
    started = process_time()
    read_bytes(data, "a.txt")
    assert process_time() - started < 10


def test_rows_of_wide_spans_are_not_unfolded_without_end(monkeypatch):
    monkeypatch.setattr("linter.readers.word.body.MAX_PIECES", 10_000)
    with pytest.raises(Unreadable, match="超过"):
        read_bytes(word_file(tbl(*[tr(*[tc(span=256)] * 20)] * 20)), "a.docx")


def test_endless_row_is_given_up(monkeypatch):
    monkeypatch.setattr("linter.readers.pieces.SMALL", 1_000)
    monkeypatch.setattr("linter.readers.pieces.MAX_PIECE_BYTES", 100_000)
    with pytest.raises(Unreadable, match="一行或一段"):
        read_bytes(word_file(tbl(tr(*["甲乙丙"] * 3000))), "a.docx")


def test_many_text_boxes_and_nested_tables_take_time_in_proportion():
    box = "<w:r><w:pict><w:txbxContent>" + p("x") + "</w:txbxContent></w:pict></w:r>"
    started = process_time()
    read_bytes(word_file(p(*[box] * 3000)), "a.docx")
    read_bytes(word_file(tbl(tr(tc(p(*[box] * 3000))))), "a.docx")
    read_bytes(word_file(tbl(tr(tc(*[tbl(tr("x"))] * 3000, p())))), "a.docx")
    read_bytes(word_file(tbl(tr(tc(*[tbl(tr(tc(tbl(tr("x")), p())))] * 500, p())))), "a.docx")
    assert process_time() - started < 10


def test_too_long_text(monkeypatch):
    monkeypatch.setattr("linter.readers.text.MAX_LINES", 100)
    with pytest.raises(Unreadable, match="行"):
        read_bytes(b"a\n" * 200, "a.txt")
    monkeypatch.setattr("linter.readers.text.MAX_TEXT_BYTES", 100)
    with pytest.raises(Unreadable, match="MB"):
        read_bytes(b"a\n" * 200, "a.txt")
