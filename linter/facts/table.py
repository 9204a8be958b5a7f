"""Station 3: the facts of a budget table as rules see them."""

from functools import cached_property

from linter.facts.amounts import bare_figure, cell_amount, is_figure
from linter.facts.lexicon import Lexicon
from linter.facts.names import unit_in_brackets
from linter.facts.text import Text
from linter.facts.types import Quantity
from linter.model import BudgetTable


class TableCell:
    """A cell of a budget table; `row` is its 0-based body row."""

    def __init__(
        self, text: Text, row: int, row_label: str, heading: str, unit: str | None, lexicon: Lexicon
    ) -> None:
        self._text = text
        self._row = row
        self._row_label = row_label
        self._heading = heading
        self._unit = unit
        self._lexicon = lexicon

    @property
    def text(self) -> Text:
        return self._text

    @property
    def row(self) -> int:
        return self._row

    @property
    def row_label(self) -> str:
        """The cells of the row that hold no figure, joined by blanks."""
        return self._row_label

    @property
    def heading(self) -> str:
        return self._heading

    @cached_property
    def amount(self) -> Quantity | None:
        """The figure of the cell in the table's money unit; without a unit under headings that
        count (数量, 面积); None for texts, numbers of rows and codes."""
        if not is_figure(self._text):
            return None
        if self._lexicon.words_pattern("code_headings").search(self._heading):
            return None
        counts = self._lexicon.words_pattern("count_headings").search(self._heading)
        unit = None if counts else unit_in_brackets(self._heading, self._lexicon) or self._unit
        return cell_amount(self._text, unit, self._lexicon) if unit else bare_figure(self._text)


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

    @cached_property
    def caption(self) -> Text | None:
        return None if self._table.caption is None else Text(self._table.caption)

    @cached_property
    def rows(self) -> tuple[tuple[TableCell, ...], ...]:
        """The body rows; positions without a cell are left out."""
        return tuple(self._row(index) for index in range(len(self._table.rows)))

    @cached_property
    def cells(self) -> tuple[TableCell, ...]:
        """The cells of all rows in reading order."""
        return tuple(cell for row in self.rows for cell in row)

    def _row(self, index: int) -> tuple[TableCell, ...]:
        fields = self._table.rows[index]
        texts = [None if field is None else Text(field) for field in fields]
        label = " ".join(text for text in texts if text and not is_figure(text))
        headings = self._table.headings
        return tuple(
            TableCell(
                text, index, label, headings[column] if column < len(headings) else "",
                self._table.amount_unit, self._lexicon,
            )
            for column, text in enumerate(texts)
            if text is not None
        )  # fmt: skip
