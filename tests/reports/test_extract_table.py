"""The extract as a workbook and as Parquet: the same rows as the CSV, texts as texts."""

import io
from pathlib import Path

import openpyxl
from pyarrow import parquet

from linter.reports.extract import COLUMNS
from linter.reports.extract_table import extract_parquet, extract_rows, extract_xlsx
from linter.run import extract_file, prepare

SETTINGS = prepare()
CORPUS = Path(__file__).parents[2] / "corpus" / "disclosure.txt"
DISCLOSURES = [extract_file(CORPUS, SETTINGS)]


def test_workbook():
    book = openpyxl.load_workbook(io.BytesIO(extract_xlsx(DISCLOSURES, SETTINGS.lexicon)))
    heading, *rows = book.active.iter_rows(values_only=True)
    assert heading == tuple(COLUMNS.values())
    assert len(rows) == 222
    first = dict(zip(COLUMNS, rows[0], strict=True))
    assert (first["code"], first["budget"], first["value"], first["number"]) == (
        "13102824P002793108442", "48.96", "360天", "360",
    )  # fmt: skip
    assert book.active.freeze_panes == "A2"


def test_no_text_is_a_formula():
    book = openpyxl.load_workbook(io.BytesIO(extract_xlsx(DISCLOSURES, SETTINGS.lexicon)))
    assert not [cell for row in book.active.iter_rows() for cell in row if cell.data_type == "f"]


def test_parquet():
    table = parquet.read_table(io.BytesIO(extract_parquet(DISCLOSURES, SETTINGS.lexicon)))
    assert table.column_names == list(COLUMNS)
    assert table.to_pylist() == extract_rows(DISCLOSURES, SETTINGS.lexicon)
    assert table.num_rows == 222
