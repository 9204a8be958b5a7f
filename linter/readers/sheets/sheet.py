"""Between file and station 1: a sheet as its file holds it, with the cells that say something."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

# Far above the largest budget workbook; what is beyond is not meant to be read.
MAX_CELLS = 300_000
MAX_SHEETS = 1_000
MAX_ROWS, MAX_COLUMNS = 1_048_576, 16_384
MAX_AREAS = 100_000
TOO_MANY = f"表格超过 {MAX_CELLS // 10_000} 万个单元格，不像正常文档，不读"
_LETTERS = 26


class Area(NamedTuple):
    """A merged cell: 0-based first and last row and column."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(slots=True)
class Sheet:
    """The cells of one sheet: `rows` maps a 0-based row to its texts by 0-based column, as shown.

    A text is None where the file does not hold the value that a person would see; `formulas` has
    what it is worked out by. `name` is None for a file that is one nameless sheet.
    """

    name: str | None
    rows: dict[int, dict[int, str | None]] = field(default_factory=dict)
    areas: list[Area] = field(default_factory=list)
    formulas: dict[tuple[int, int], str] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)


def letters_of(column: int) -> str:
    """The letters of a 0-based column: A, B … Z, AA …"""
    if column < _LETTERS:
        return chr(ord("A") + column)
    before, last = divmod(column, _LETTERS)
    return letters_of(before - 1) + chr(ord("A") + last)


def ranges_words(numbers: Iterable[int], of_columns: bool = False) -> str:
    """0-based rows or columns as a person names them: 3、7–9."""
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and runs[-1][1] == number - 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    named = letters_of if of_columns else lambda number: str(number + 1)
    return "、".join(
        named(first) if first == last else f"{named(first)}–{named(last)}" for first, last in runs
    )
