"""Station 3: a budget table read by rows and columns: labels, amounts, groups of columns."""

from collections.abc import Sequence
from dataclasses import dataclass

from linter.facts.lazy import lazy
from linter.facts.lexicon import Lexicon
from linter.facts.table import TableCell, TableColumn, TableFacts
from linter.facts.types import Quantity


@dataclass(frozen=True, slots=True)
class Block:
    """One side of a table of two sides: the column of labels and the money columns beside it."""

    label: int
    money: tuple[TableColumn, ...]


class Sheet:
    """A table by grid positions; rows and columns count from 0."""

    def __init__(self, table: TableFacts, lexicon: Lexicon) -> None:
        self.table = table
        self.lexicon = lexicon
        self._cells = {(cell.row, cell.column): cell for cell in table.cells}
        self._amounts = {
            spot: cell.amount for spot, cell in self._cells.items() if cell.amount is not None
        }

    @property
    def height(self) -> int:
        return len(self.table.rows)

    def cell(self, row: int, column: int) -> TableCell | None:
        return self._cells.get((row, column))

    def text(self, row: int, column: int) -> str:
        """The text of a cell, empty where no cell starts."""
        cell = self._cells.get((row, column))
        return cell.text if cell else ""

    def amount(self, row: int, column: int) -> Quantity | None:
        return self._amounts.get((row, column))

    def is_unreadable(self, row: int, column: int) -> bool:
        """Whether the cell says something that is no figure and no dash."""
        if (row, column) in self._amounts:
            return False
        return bool(self.text(row, column).strip("-—－/"))

    @lazy
    def money(self) -> tuple[TableColumn, ...]:
        """The columns with amounts, from left to right."""
        filled = {column for _, column in self._amounts}
        return tuple(c for c in self.table.columns if not c.counts and c.index in filled)

    @lazy
    def added(self) -> tuple[TableColumn, ...]:
        """The money columns whose figures one may add up: no rates, shares, last year's."""
        return tuple(column for column in self.money if not self.is_beside(column))

    @lazy
    def labels(self) -> tuple[int, ...]:
        """The columns of words: those with a text in some row and no amount in any."""
        filled = {column for _, column in self._amounts}
        return tuple(
            column.index
            for column in self.table.columns
            if not column.is_code and column.index not in filled
            if any(self.is_unreadable(row, column.index) for row in range(self.height))
        )

    @lazy
    def blocks(self) -> tuple[Block, ...]:
        """The label columns that have money columns to their right before the next label."""
        ends = (*self.labels[1:], len(self.table.columns))
        blocks = (
            Block(start, tuple(column for column in self.money if start < column.index < end))
            for start, end in zip(self.labels, ends, strict=False)
        )
        return tuple(block for block in blocks if block.money)

    def label(self, row: int, column: int | None = None) -> str:
        """What the row is called: its text in that column, else in the last label column with one
        before the amounts, else its code."""
        if column is not None:
            return self.text(row, column)
        texts = (self.text(row, at) for at in self._names)
        return next((text for text in texts if text), self.code(row))

    @lazy
    def _names(self) -> tuple[int, ...]:
        """The label columns before the amounts, the nearest first."""
        first = self.money[0].index if self.money else len(self.table.columns)
        return tuple(at for at in reversed(self.labels) if at < first)

    def has_amounts(self, row: int) -> bool:
        return any((row, column.index) in self._amounts for column in self.money)

    def is_beside(self, column: TableColumn) -> bool:
        """Whether a column is no part of a total: 其中, 占比, 增减, 上年 …"""
        pattern = self.lexicon.words_pattern("not_parts")
        return any(pattern.search(part) for part in column.parts)

    def ends_as_total(self, text: str) -> bool:
        """Whether a label ends in 合计, 小计, 总额 …"""
        endings = (*self.lexicon.words.get("table_totals", ()), "总额")
        return text.endswith(endings)

    def is_total(self, text: str) -> bool:
        """Whether a heading or label is nothing but 合计, 总计 …"""
        return text in self.lexicon.words.get("table_totals", ())

    def code(self, row: int) -> str:
        """The digits of the row's classification code, its parts joined; empty without one."""
        return "".join([self.text(row, column) for column in self.code_columns])

    @lazy
    def code_columns(self) -> Sequence[int]:
        pattern = self.lexicon.words_pattern("class_code_headings")
        return [column.index for column in self.table.columns if pattern.search(column.heading)]
