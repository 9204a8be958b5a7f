"""Station 6: the extract as a workbook or a Parquet file, one row an indicator."""

import io
from collections.abc import Mapping, Sequence

from linter.facts.lexicon import Lexicon
from linter.facts.view import facts_of
from linter.model import Disclosure
from linter.reports.extract import COLUMNS, rows_of

_NUMBERS = ("year", "index")
_WIDE = ("description", "basis", "name", "indicator")
_CELL_LIMIT = 32_000


class MissingLibrary(Exception):
    """A format whose library is not installed; the message says how to install it."""


def extract_rows(disclosures: Sequence[Disclosure], lexicon: Lexicon) -> list[Mapping[str, object]]:
    """Every row with every column, None where nothing is stated."""
    return [
        {column: row.get(column) for column in COLUMNS}
        for disclosure in disclosures
        for row in rows_of(facts_of(disclosure, lexicon))
    ]


def extract_xlsx(disclosures: Sequence[Disclosure], lexicon: Lexicon) -> bytes:
    """The extract as a workbook: texts stay texts, so that codes keep their zeros."""
    import xlsxwriter

    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True, "strings_to_formulas": False})
    sheet = book.add_worksheet("指标")
    heading = book.add_format({"bold": True, "bg_color": "#D9E2EF", "border": 1})
    text = book.add_format({"num_format": "@", "text_wrap": True, "valign": "top"})
    rows = extract_rows(disclosures, lexicon)
    sheet.write_row(0, 0, COLUMNS.values(), heading)
    for line, row in enumerate(rows, 1):
        for index, value in enumerate(row.values()):
            if isinstance(value, int):
                sheet.write_number(line, index, value)
            elif value is not None:
                sheet.write_string(line, index, str(value)[:_CELL_LIMIT], text)
    for index, column in enumerate(COLUMNS):
        sheet.set_column(index, index, 32 if column in _WIDE else 14)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, len(rows), len(COLUMNS) - 1)
    book.close()
    return stream.getvalue()


def extract_parquet(disclosures: Sequence[Disclosure], lexicon: Lexicon) -> bytes:
    """The extract as a Parquet file (zstd), columns named as in the JSON extract.

    Raises MissingLibrary where pyarrow is not installed.
    """
    try:
        import pyarrow as arrow
        from pyarrow import parquet
    except ImportError:
        raise MissingLibrary(
            "写 Parquet 需要 pyarrow，请运行 pip install jxlint[parquet]"
        ) from None
    schema = arrow.schema(
        [(column, arrow.int32() if column in _NUMBERS else arrow.string()) for column in COLUMNS]
    )
    table = arrow.Table.from_pylist(extract_rows(disclosures, lexicon), schema=schema)
    sink = io.BytesIO()
    parquet.write_table(table, sink, compression="zstd")
    return sink.getvalue()
