"""Station 3: the budget of a document: its tables against themselves, prose and projects."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from linter.facts.amount import Amount, add
from linter.facts.bought import Bought, bought_by
from linter.facts.changes import Change, find_changes
from linter.facts.items import Cells, Said, Statement, find_said, item_cells, statements
from linter.facts.lazy import lazy
from linter.facts.lexicon import Lexicon
from linter.facts.procurement import KIND, Purchase, purchases_of
from linter.facts.project import ProjectFacts
from linter.facts.sheet import Sheet
from linter.facts.sums import broken_sums
from linter.facts.table import TableFacts
from linter.facts.tablesum import TableSum
from linter.facts.text import Text
from linter.facts.types import Quantity

_PUBLIC = ("three_public", "vehicles")


class BudgetBook:
    """What the budget tables of a document say together."""

    def __init__(
        self, tables: Sequence[TableFacts], narrative: Sequence[Text],
        projects: Sequence[ProjectFacts], year: int | None, lexicon: Lexicon,
    ) -> None:  # fmt: skip
        self._tables = tables
        self._narrative = narrative
        self._projects = projects
        self._year = year
        self._lexicon = lexicon

    @lazy
    def broken_sums(self) -> tuple[TableSum, ...]:
        """The totals of all tables that their items miss by more than printing explains."""
        return tuple(found for sheet in self._sheets for found in broken_sums(sheet))

    @lazy
    def _sheets(self) -> tuple[Sheet, ...]:
        return tuple(Sheet(table, self._lexicon) for table in self._tables)

    @property
    def _procurement(self) -> tuple[Sheet, ...]:
        return tuple(sheet for sheet in self._sheets if sheet.table.kind == KIND)

    @lazy
    def _cells(self) -> Cells:
        cells = item_cells(self._sheets, self._lexicon)
        if self._is_of_agencies:
            return cells
        barred = self._lexicon.words.get("agency_items", ())
        return {id: found for id, found in cells.items() if id not in barred}

    @property
    def _is_of_agencies(self) -> bool:
        """Whether every unit that the document lists is an agency (行政, 参公)."""
        headings = self._lexicon.words.get("agency_headings", ())
        natures = self._lexicon.words_pattern("agency_natures")
        told = [
            cell.text
            for table in self._tables
            for cell in table.cells
            if cell.heading in headings and cell.text
        ]
        return bool(told) and all(natures.search(text) for text in told)

    @lazy
    def _said(self) -> tuple[Said, ...]:
        return find_said(self._narrative, self._year, self._lexicon)

    @lazy
    def statements(self) -> tuple[Statement, ...]:
        """Amounts in prose of items that the tables have as well."""
        return statements(self._said, self._cells)

    @lazy
    def speaks_of_tables(self) -> bool:
        """Whether prose and tables are of the same budget: as many statements agree as do not, or
        there is one only."""
        agreeing = sum(1 for statement in self.statements if statement.agrees)
        return len(self.statements) == 1 or 2 * agreeing >= len(self.statements)

    @lazy
    def changes(self) -> tuple[Change, ...]:
        """Changes of money against last year in prose."""
        return find_changes(self._narrative, self._lexicon)

    @lazy
    def public_sums(self) -> tuple[TableSum, ...]:
        """The totals of the 三公 table with all their parts, and the purchase of vehicles with the
        vehicles in the procurement table."""
        return (*self._table_sums(), *self._vehicle_sums())

    @lazy
    def carried(self) -> Amount | None:
        """The money carried over from last year, zero where its cell is blank."""
        if not self._cells.get("carried_over", ()):
            return None
        zero = Decimal(0)
        stated = [self.carried_cell] if self.carried_cell else []
        return add(stated) or Amount(zero, zero, zero, zero, "money", "0")

    @lazy
    def carried_cell(self) -> Quantity | None:
        """The figure of the money carried over."""
        cells = self._cells.get("carried_over", ())
        return next((cell.amount for cell in cells if cell.amount is not None), None)

    @lazy
    def planned_assets(self) -> Said | None:
        """What prose says is to be spent on fixed assets."""
        return next((said for said in self._said if said.item.id == "planned_assets"), None)

    @lazy
    def fixed_goods(self) -> tuple[Purchase, ...]:
        """The purchases that are fixed assets by their code in the procurement catalogue."""
        codes = self._lexicon.words.get("fixed_asset_codes", ())
        return tuple(row for row in self.purchases if row.code and row.code.startswith(codes))

    @lazy
    def purchases(self) -> tuple[Purchase, ...]:
        """The rows of the procurement tables."""
        return tuple(row for sheet in self._procurement for row in purchases_of(sheet))

    @lazy
    def bought(self) -> tuple[Bought, ...]:
        """What each project of the procurement tables buys."""
        return bought_by(self.purchases, self._projects, self._lexicon)

    @lazy
    def buys_for_projects(self) -> bool:
        """Whether the procurement tables are about the target tables' projects: most of the
        projects that buy have a target table of that name."""
        mates = sum(1 for bought in self.bought if bought.mate)
        return bool(mates) and 2 * mates >= len(self.bought)

    def _table_sums(self) -> Iterator[TableSum]:
        for id in _PUBLIC:
            total = next(iter(self._cells.get(id, ())), None)
            for names in self._lexicon.budget_sums.get(id, ()):
                cells = [next(iter(self._cells.get(name, ())), None) for name in names]
                if total is None or total.amount is None or None in cells:
                    continue
                titles = [self._lexicon.budget_items[name].title for name in names]
                known = [
                    (cell.amount, title)
                    for cell, title in zip(cells, titles, strict=True)
                    if cell is not None and cell.amount is not None
                ]
                if known:
                    yield self._sum(id, total.table, total.amount, known)
                    break

    def _vehicle_sums(self) -> Iterator[TableSum]:
        total = next(iter(self._cells.get("vehicle_purchase", ())), None)
        vehicles = self._lexicon.words.get("vehicle_goods", ())
        bought = [
            (row.amount, row.text)
            for row in self.purchases
            if row.amount is not None and row.goods in vehicles
        ]
        if total is not None and total.amount is not None and total.amount.base and bought:
            yield self._sum("vehicle_purchase", total.table, total.amount, bought, KIND)

    def _sum(
        self, id: str, table: str, total: Quantity, items: Sequence[tuple[Quantity, str]],
        against: str = "",
    ) -> TableSum:  # fmt: skip
        title = self._lexicon.budget_items[id].title
        parts = tuple(title for _, title in items)
        amounts = tuple(amount for amount, _ in items)
        return TableSum(total.source, table, title, "", parts, total, amounts, against)
