"""Station 6: the extract as a workbook or a Parquet file, one row an indicator."""

import io
from collections.abc import Iterator, Mapping, Sequence

from linter.facts.lexicon import Lexicon
from linter.facts.view import facts_of
from linter.model import Disclosure
from linter.reports.extract import COLUMNS, rows_of

_NUMBERS = ("year", "index")
# Widths of columns in characters.
_WIDTH = 13
_WIDTHS = {"path": 24, "unit": 20, "year": 8, "index": 7, "code": 23, "name": 26,
           "level1": 10, "level2": 12, "indicator": 24, "description": 32, "comparator": 8,
           "number": 10, "value_unit": 10, "basis": 26, "weight": 8}  # fmt: skip


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
    from linter.reports.workbook.sheet import Column, Value, workbook_bytes

    columns = [
        Column(heading, _WIDTHS.get(name, _WIDTH), "number" if name in _NUMBERS else "text")
        for name, heading in COLUMNS.items()
    ]
    rows: Iterator[list[Value]] = (
        [_cell(value) for value in row.values()] for row in extract_rows(disclosures, lexicon)
    )
    return workbook_bytes([("指标", columns, rows)])


def _cell(value: object) -> int | str:
    if isinstance(value, int):
        return value
    return "" if value is None else str(value)


def extract_parquet(disclosures: Sequence[Disclosure], lexicon: Lexicon) -> bytes:
    """The extract as a Parquet file (zstd), columns named as in the JSON extract.

    Raises MissingLibrary where pyarrow is not installed.
    """
    try:
        import pyarrow as arrow
        from pyarrow import parquet
    except ImportError:
        raise MissingLibrary(
            '写 Parquet 需要 pyarrow，请运行 pip install "jxlint[parquet]"'
        ) from None
    schema = arrow.schema(
        [(column, arrow.int32() if column in _NUMBERS else arrow.string()) for column in COLUMNS]
    )
    table = arrow.Table.from_pylist(extract_rows(disclosures, lexicon), schema=schema)
    sink = io.BytesIO()
    parquet.write_table(table, sink, compression="zstd")
    return sink.getvalue()
