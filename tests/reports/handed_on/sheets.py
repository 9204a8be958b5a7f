"""A workbook as lines of text, for snapshots."""

import io
from collections.abc import Iterator

from openpyxl import load_workbook


def sheet_text(data: bytes) -> str:
    """Each sheet with its name, each row on a line."""
    return "".join(f"{line}\n" for line in _lines(data))


def _lines(data: bytes) -> Iterator[str]:
    for sheet in load_workbook(io.BytesIO(data)):
        yield f"## {sheet.title}"
        for row in sheet.iter_rows(values_only=True):
            cells = ("" if cell is None else str(cell).replace("\n", " / ") for cell in row)
            yield " | ".join(cells).rstrip()
