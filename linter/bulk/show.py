"""Station 7: the answer to a query as data for other programs, line by line."""

import csv
import io
import json
from collections.abc import Callable, Iterator, Sequence
from types import MappingProxyType
from typing import Any

from linter.bulk.ask import Answer
from linter.bulk.table import cell_text
from linter.reports.markdown import escaped
from linter.reports.spreadsheet import harmless


def markdown(answer: Answer) -> Iterator[str]:
    """Lines of a Markdown table."""
    yield _row(map(escaped, answer.columns))
    yield _row("---" for _ in answer.columns)
    for row in answer.rows:
        yield _row(
            escaped(value) if isinstance(value, str) else cell_text(value).replace("|", "\\|")
            for value in row
        )


def _row(cells: Iterator[str]) -> str:
    return f"| {' | '.join(cells)} |"


def comma_separated(answer: Answer) -> Iterator[str]:
    """Lines of CSV; behind an apostrophe what a spreadsheet would run as a formula."""
    yield _comma_line(answer.columns)
    for row in answer.rows:
        yield _comma_line([_plain(value) for value in row])


def _comma_line(values: Sequence[object]) -> str:
    stream = io.StringIO()
    csv.writer(stream, lineterminator="").writerow(values)
    return stream.getvalue()


def _plain(value: Any) -> object:
    return harmless(value) if isinstance(value, str) else cell_text(value)


def json_lines(answer: Answer) -> Iterator[str]:
    """A JSON object a row and line."""
    for row in answer.rows:
        yield _object(answer.columns, row)


def json_list(answer: Answer) -> Iterator[str]:
    """Lines of one JSON list of objects, a row each; decimal numbers as text."""
    before = "["
    for row in answer.rows:
        yield f"{before}{_object(answer.columns, row)}"
        before = ","
    yield "]" if before == "," else "[]"


def _object(columns: Sequence[str], row: Sequence[Any]) -> str:
    return json.dumps(dict(zip(columns, row, strict=True)), ensure_ascii=False, default=cell_text)


WRITERS: MappingProxyType[str, Callable[[Answer], Iterator[str]]] = MappingProxyType(
    {"csv": comma_separated, "json": json_list, "jsonl": json_lines, "md": markdown}
)
