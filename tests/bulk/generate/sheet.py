"""A document as a workbook: a sheet a project, merged as people merge."""

import datetime
import io

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from corpus.build import INDICATOR_HEADING, blocks
from corpus.build_clean import Book, text_of

_MOMENT = datetime.datetime(2025, 1, 20, 9, 0, 0)
_WIDTH = 8


def sheet_file(book: Book) -> bytes:
    """The workbook of a document."""
    done = io.BytesIO()
    workbook = Workbook(done, {"in_memory": True})
    workbook.set_properties({"created": _MOMENT})
    framed = workbook.add_format({"border": 1, "text_wrap": True, "valign": "vcenter"})
    title = workbook.add_format({"align": "center", "font_size": 16})
    sheet, at = workbook.add_worksheet("封面"), 0
    for block in blocks(text_of(book).split("\n")):
        if block.rows is None:
            if block.text.endswith("绩效目标表"):
                sheet, at = workbook.add_worksheet(), 0
            sheet.merge_range(at, 0, at, _WIDTH - 1, block.text, title)
            at += 1
        else:
            _write(sheet, at, [["\n".join(cell) for cell in row] for row in block.rows], framed)
            at += len(block.rows)
    workbook.close()
    return done.getvalue()


def _write(sheet: Worksheet, top: int, rows: list[list[str]], framed: Format) -> None:
    for number, row in enumerate(rows):
        for column, text in enumerate(row):
            last = column == len(row) - 1 and column < _WIDTH - 1
            if last and len(row) < 3:
                sheet.merge_range(top + number, column, top + number, _WIDTH - 1, text, framed)
            else:
                sheet.write_string(top + number, column, text, framed)
    labels = (0, 1) if rows[0][0] == INDICATOR_HEADING else (0,)
    for column in labels:
        _merge_down(sheet, top, column, [row[column] for row in rows if len(row) > column], framed)


def _merge_down(sheet: Worksheet, top: int, column: int, cells: list[str], framed: Format) -> None:
    """A label is merged over the blank cells below it."""
    starts = [number for number, text in enumerate(cells) if text]
    for start, end in zip(starts, [*starts[1:], len(cells)], strict=True):
        if end - start > 1:
            sheet.merge_range(top + start, column, top + end - 1, column, cells[start], framed)
