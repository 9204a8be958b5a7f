"""Between file and station 1: the values in the rows of an Excel sheet as a person sees them."""

from collections.abc import Sequence

from lxml.etree import _Element

from linter.document import Unreadable
from linter.readers.excel.formulas import constant, formula_of
from linter.readers.excel.strings import string_of, unescaped
from linter.readers.excel.workbook import Workbook
from linter.readers.sheets.dates import serial_of
from linter.readers.sheets.sheet import MAX_COLUMNS
from linter.readers.sheets.shown import Show, shower

OUTSIDE = "工作表里有单元格的地址超出范围，文件可能已损坏，请用 Excel 或 WPS 打开后另存"
_BOOLEANS = {"0": "FALSE", "1": "TRUE", "false": "FALSE", "true": "TRUE"}
_DIGITS = "0123456789"
# Beyond, a number is damage.
_LARGEST = 1e100


class Values:
    """Turns the rows of a workbook into the texts of cells; remembers columns and formats met."""

    def __init__(self, workbook: Workbook, strings: Sequence[str]) -> None:
        self._formats = workbook.formats
        self._is_1904 = workbook.is_1904
        self._strings = strings
        # Programs that work nothing out write no value, an empty one, or 0 for every formula.
        self._doubtful = frozenset(("", "0") if workbook.is_uncalculated else ("",))
        self._showers: dict[str, Show] = {}
        self._columns = _Columns()

    def texts(
        self, row: _Element, number: int, formulas: dict[tuple[int, int], str]
    ) -> dict[int, str | None]:
        """The texts of a row by 0-based column, as shown; None for a formula without its value,
        which is entered into `formulas` by row (its 0-based number) and column."""
        if len(row) > MAX_COLUMNS:
            raise Unreadable(OUTSIDE)
        found: dict[int, str | None] = {}
        columns = self._columns
        column = -1
        for cell in row:
            address = cell.get("r")
            # Without an address it stands behind the one before.
            column = column + 1 if address is None else columns[address.rstrip(_DIGITS)]
            # Most cells of a form are blank.
            if len(cell) and (text := self._text(cell, cell[-1])) != "":
                found[column] = text
                if text is None:
                    formulas[number, column] = formula_of(cell) or ""
        return found

    def column(self, letters: str) -> int:
        """The 0-based column with these letters. Raises Unreadable for one that no sheet has."""
        return self._columns[letters]

    def _text(self, cell: _Element, part: _Element) -> str | None:
        """The text of a cell by its last part; a value stands behind the formula it comes from."""
        name = part.tag[-2:]
        if name == "is":
            return string_of(part)
        kind = cell.get("t")
        if name == "}v":
            value = part.text or ""
            if kind == "s":
                return self._shared(value)
            if value in self._doubtful and kind != "str" and formula_of(cell) is not None:
                return self._worked_out(cell)
            return self._shown(value, kind or "n", cell.get("s", "0"))
        if name == "}f":
            # A formula whose result is an empty text stands without a value as well.
            return "" if kind == "str" else self._worked_out(cell)
        before = part.getprevious()
        return "" if before is None else self._text(cell, before)

    def _worked_out(self, cell: _Element) -> str | None:
        """What a formula without its value shows, None where it takes more than reading it."""
        found = constant(formula_of(cell) or "")
        if found is None or isinstance(found, str):
            return found
        return self._number(str(found), cell.get("s", "0"))

    def _shared(self, value: str) -> str:
        try:
            number = int(value)
        except ValueError:
            return ""
        return self._strings[number] if 0 <= number < len(self._strings) else ""

    def _shown(self, value: str, kind: str, style: str) -> str:
        if kind == "n":
            return self._number(value, style)
        if kind == "b":
            return _BOOLEANS.get(value, value)
        if kind == "d":
            serial = serial_of(value)
            return value if serial is None else self._number(str(serial), style)
        return unescaped(value)

    def _number(self, value: str, style: str) -> str:
        try:
            number = float(value)
        except ValueError:
            return value
        index = int(style) if style.isdecimal() and len(style) < 10 else 0
        code = self._formats[index] if index < len(self._formats) else "General"
        show = self._showers.get(code)
        if show is None:
            show = self._showers[code] = shower(code, self._is_1904)
        return show(number) if abs(number) < _LARGEST else value


class _Columns(dict[str, int]):
    """Columns by their letters, found when first asked for."""

    def __missing__(self, letters: str) -> int:
        column = self[letters] = _column(letters)
        return column


def _column(letters: str) -> int:
    number = 0
    for letter in letters if letters.isascii() and letters.isalpha() else ():
        number = number * 26 + ord(letter.upper()) - 64
        if number > MAX_COLUMNS:
            break
    if not 0 < number <= MAX_COLUMNS:
        raise Unreadable(OUTSIDE)
    return number - 1
