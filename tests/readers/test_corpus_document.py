"""The corpus document as text and as a Word file says the same, cell for cell."""

import importlib.util
import io
import zipfile
from pathlib import Path

import pytest

from linter.document import Paragraph, Table
from linter.readers import read

CORPUS = Path(__file__).parents[2] / "corpus"


@pytest.fixture(scope="module")
def text():
    return read(CORPUS / "disclosure.txt")


@pytest.fixture(scope="module")
def word():
    return read(CORPUS / "disclosure.docx")


def test_same_blocks(text, word):
    assert text.notes == word.notes == ()
    assert len(text.blocks) == len(word.blocks)
    for one, other in zip(text.blocks, word.blocks, strict=True):
        assert type(one) is type(other)
        if isinstance(one, Paragraph):
            assert one.text == other.text


def test_same_cells(text, word):
    """The dump writes a blank cell where the Word file has a merged one."""
    for one, other in zip(_tables(text), _tables(word), strict=True):
        assert len(one.grid) == len(other.grid)
        for index in range(len(one.grid)):
            printed = [cell.text if cell.row == index else "" for cell in other.row(index)]
            assert printed == [cell.text for cell in one.row(index)], one.place


def test_letting_go_of_what_was_read_loses_nothing(word, monkeypatch):
    monkeypatch.setattr("linter.readers.pieces.SMALL", 0)
    monkeypatch.setattr("linter.readers.package._CHUNK_BYTES", 997)
    assert read(CORPUS / "disclosure.docx").blocks == word.blocks


def test_tables_of_the_projects(word):
    tables = _tables(word)
    assert len(tables) == 74
    forms = [table for table in tables if table.column_count == 13 and len(table.grid) == 7]
    indicators = [table for table in tables if table.grid[0][0].text == "一级指标"]
    assert len(forms) == len(indicators) == 31
    assert sum(len(table.grid) - 1 for table in indicators) == 222
    assert all(form.grid[2][0].row_span == 2 for form in forms)


def test_torn_row_is_whole(text):
    rows = [
        [cell.text for cell in table.row(index)]
        for table in _tables(text)
        for index in range(len(table.grid))
    ]
    torn = next(row for row in rows if "受益群体满意度" in row)
    assert torn[3:] == ["受益群体满意度", "≥95%", "满意度指标"]


def test_script_rebuilds_the_stored_file():
    specification = importlib.util.spec_from_file_location("build", CORPUS / "build.py")
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    built = module.build((CORPUS / "disclosure.txt").read_text("utf-8"))
    assert _part(built) == _part((CORPUS / "disclosure.docx").read_bytes())


def _tables(document):
    return [block for block in document.blocks if isinstance(block, Table)]


def _part(data):
    return zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml")
