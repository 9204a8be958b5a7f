"""Station 7: the answer to a query as a table for people, with the widths of Chinese text."""

import json
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import zip_longest
from typing import Any

from linter.bulk.ask import Answer
from linter.reports.width import padded, text_width, wrapped
from linter.reports.words import one_line

MOST_ROWS = 10_000
_GAP = 2
# Columns no wider than this are narrowed only where nothing else helps.
_SHORT = 12
_NARROWEST = 6


def table(answer: Answer, width: int | None, ambiguous: int = 1) -> Iterator[str]:
    """Lines of a table whose columns stand below one another, numbers to the right; wide columns
    are narrowed and their cells broken into lines until it is `width` columns wide, None
    for as wide as it gets. After `MOST_ROWS` rows it stops and says so."""
    rows = [row for _, row in zip(range(MOST_ROWS), answer.rows, strict=False)]
    is_cut = next(iter(answer.rows), None) is not None
    cells = [[one_line(cell_text(value)) for value in row] for row in rows]
    numeric = [_is_numeric(row[at] for row in rows) for at in range(len(answer.columns))]
    lines = [list(map(one_line, answer.columns)), *cells]
    columns = [
        sorted(text_width(cell, ambiguous) for cell in column)
        for column in zip(*lines, strict=True)
    ]
    widths = [column[-1] for column in columns] if width is None else _fitted(columns, width)
    for number, line in enumerate(lines):
        yield from _lines(line, widths, numeric, ambiguous)
        if number == 0:
            yield (" " * _GAP).join("─" * columns for columns in widths)
    yield (
        f"（共{len(rows)}行）"
        if not is_cut
        else f"（只显示前{len(rows)}行；全部结果请用 --format csv）"
    )


def _is_numeric(values: Iterator[Any]) -> bool:
    stated = [value for value in values if value is not None]
    return bool(stated) and all(isinstance(value, int | float | Decimal) for value in stated)


def _fitted(columns: Sequence[Sequence[int]], total: int) -> list[int]:
    """Widths by which columns fit, each given by the sorted widths of its cells."""
    room = total - _GAP * (len(columns) - 1)
    short = _shared(columns, room, _SHORT)
    return short if sum(short) <= room else _shared(columns, room, _NARROWEST)


def _shared(columns: Sequence[Sequence[int]], room: int, least: int) -> list[int]:
    """The widths at which all cells but exceptions are broken into as few lines as will do, none
    narrower than `least`."""
    typical = [column[len(column) * 9 // 10] for column in columns]
    lines, widths = 1.0, [column[-1] for column in columns]
    while sum(widths) > room and any(width > least for width in widths):
        lines *= 1.05
        widths = [
            min(column[-1], max(least, int(each / lines)))
            for column, each in zip(columns, typical, strict=True)
        ]
    return widths


def _lines(
    cells: Sequence[str], widths: Sequence[int], numeric: Sequence[bool], ambiguous: int
) -> Iterator[str]:
    """A row, as many lines as its longest cell needs."""
    broken = [
        list(wrapped(cell, width, ambiguous)) for cell, width in zip(cells, widths, strict=True)
    ]
    for line in zip_longest(*broken, fillvalue=""):
        parts = [
            " " * (width - text_width(text, ambiguous)) + text
            if is_number
            else padded(text, width, ambiguous)
            for text, width, is_number in zip(line, widths, numeric, strict=True)
        ]
        yield (" " * _GAP).join(parts).rstrip()


def cell_text(value: Any) -> str:
    """A value as text; empty for nothing, JSON for lists and structures."""
    match value:
        case None:
            return ""
        case str():
            return value
        case Decimal():
            text = f"{value:f}"
            return text.rstrip("0").rstrip(".") if "." in text else text
        case list() | dict() | tuple():
            return json.dumps(value, ensure_ascii=False, default=cell_text)
        case _:
            return str(value)
