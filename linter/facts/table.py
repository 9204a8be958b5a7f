"""Station 3: the facts of a budget table as rules see them."""

from dataclasses import dataclass

from linter.facts.amounts import bare_figure, is_figure
from linter.facts.lazy import lazy
from linter.facts.lexicon import Lexicon
from linter.facts.names import unit_in_brackets
from linter.facts.text import Text
from linter.facts.types import Quantity
from linter.facts.units import Measure, measure_of
from linter.model import BudgetTable

_NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column: `parts` of its heading from the top row down (政府采购金额, 合计), `measure` of its
    bare figures (None where it counts, or where nobody says), `is_code` for codes and running
    numbers, `counts` for numbers of things (数量, 面积)."""

    index: int
    heading: str
    parts: tuple[str, ...]
    measure: Measure | None
    is_code: bool
    counts: bool


class TableCell:
    """A cell of a budget table; `row` is its 0-based body row."""

    def __init__(self, text: Text, row: int, row_label: str, column: TableColumn) -> None:
        self._text = text
        self._row = row
        self._row_label = row_label
        self._column = column

    @property
    def text(self) -> Text:
        return self._text

    @property
    def row(self) -> int:
        return self._row

    @property
    def column(self) -> int:
        """The 0-based grid column."""
        return self._column.index

    @property
    def row_label(self) -> str:
        """The cells of the row that hold no figure, joined by blanks."""
        return self._row_label

    @property
    def heading(self) -> str:
        return self._column.heading

    @lazy
    def amount(self) -> Quantity | None:
        """The figure of the cell in the table's money unit; without a unit under headings that
        count (数量, 面积); None for texts, numbers of rows and codes."""
        if self._column.is_code:
            return None
        return bare_figure(self._text, self._column.measure)


class TableFacts:
    """A table that is no target table."""

    def __init__(self, table: BudgetTable, lexicon: Lexicon) -> None:
        self._table = table
        self._lexicon = lexicon

    @property
    def kind(self) -> str:
        return self._table.kind

    @property
    def amount_unit(self) -> str | None:
        return self._table.amount_unit

    @lazy
    def caption(self) -> Text | None:
        return None if self._table.caption is None else Text(self._table.caption)

    @lazy
    def columns(self) -> tuple[TableColumn, ...]:
        """The columns of the grid."""
        return tuple(self._column(index, word) for index, word in enumerate(self._headings()))

    @lazy
    def rows(self) -> tuple[tuple[TableCell, ...], ...]:
        """The body rows; positions without a cell are left out."""
        return tuple(self._row(index) for index in range(len(self._table.rows)))

    @lazy
    def cells(self) -> tuple[TableCell, ...]:
        """The cells of all rows in reading order."""
        return tuple(cell for row in self.rows for cell in row)

    def _headings(self) -> tuple[str, ...]:
        """The headings, with empty ones for columns that only body rows have."""
        width = max((len(row) for row in self._table.rows), default=0)
        headings = self._table.headings
        return (*headings, *[""] * (width - len(headings)))

    def _column(self, index: int, heading: str) -> TableColumn:
        parts = tuple(part for part in heading.split("·") if part)
        is_code = self._lexicon.words_pattern("code_headings").search(heading) is not None
        counts = self._lexicon.words_pattern("count_headings").search(heading) is not None
        unit = unit_in_brackets(heading, self._lexicon) or self._table.amount_unit
        measure = measure_of(unit, self._lexicon, _NONE) if unit and not counts else None
        return TableColumn(index, heading, parts, measure, is_code, counts)

    def _row(self, index: int) -> tuple[TableCell, ...]:
        fields = self._table.rows[index]
        texts = [None if field is None else Text(field) for field in fields]
        label = " ".join(text for text in texts if text and not is_figure(text))
        return tuple(
            TableCell(text, index, label, self.columns[column])
            for column, text in enumerate(texts)
            if text is not None
        )
