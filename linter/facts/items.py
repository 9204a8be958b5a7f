"""Station 3: amounts that budgets state by name (基本支出 …), in tables and in prose."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from linter.facts.amount import contradicts
from linter.facts.lexicon import BudgetItem, CellReference, Lexicon
from linter.facts.quantity import find_quantities
from linter.facts.sheet import Block, Sheet
from linter.facts.table import TableCell, TableColumn
from linter.facts.text import Text
from linter.facts.types import Quantity

_CLAUSE_END = re.compile(r"[，,。；;：:、\n]")
_SENTENCE_END = "。；;\n"
_YEAR = re.compile(r"(20\d\d)年?")


@dataclass(frozen=True, slots=True)
class ItemCell:
    """A cell that holds a budget item: `table` its caption, `amount` None when it is blank."""

    table: str
    amount: Quantity | None


@dataclass(frozen=True, slots=True)
class Said:
    """An amount that prose states of a budget item, for the budget year."""

    source: Text
    span: tuple[int, int]
    text: str
    item: BudgetItem
    amount: Quantity


@dataclass(frozen=True, slots=True)
class Statement:
    """An amount of prose that tables have as well: `item` its name, `amount` what is said, `cells`
    what the tables have (one at least), `table` where the first of them stands."""

    source: Text
    span: tuple[int, int]
    text: str
    item: str
    amount: Quantity
    cells: tuple[Quantity, ...]
    table: str

    @property
    def agrees(self) -> bool:
        """Whether one of the cells says the same, as far as both are printed."""
        return any(contradicts(self.amount, "==", cell, Decimal(0)) is False for cell in self.cells)


Cells = Mapping[str, tuple[ItemCell, ...]]


def item_cells(sheets: Sequence[Sheet], lexicon: Lexicon) -> Cells:
    """The cells of each item by its id, in the order of its references; kinds of which the
    document has several tables (of several units) are left out."""
    kinds: dict[str, list[Sheet]] = {}
    for sheet in sheets:
        kinds.setdefault(sheet.table.kind, []).append(sheet)
    single = {kind: found[0] for kind, found in kinds.items() if len(found) == 1}
    return {item.id: tuple(_cells(item, single)) for item in lexicon.budget_items.values()}


def _cells(item: BudgetItem, sheets: Mapping[str, Sheet]) -> Iterator[ItemCell]:
    for reference in item.cells:
        sheet = sheets.get(reference.kind)
        cell = _find(sheet, reference) if sheet else None
        if sheet is not None and cell is not None:
            yield ItemCell(str(sheet.table.caption or ""), cell.amount)


def _find(sheet: Sheet, reference: CellReference) -> TableCell | None:
    """The cell of the first row with such a label."""
    for block in sheet.blocks:
        for row in range(sheet.height):
            if re.fullmatch(reference.row, sheet.label(row, block.label)):
                column = _column(sheet, block, reference.column)
                return sheet.cell(row, column.index) if column else None
    return None


def _column(sheet: Sheet, block: Block, pattern: str) -> TableColumn | None:
    """The first column beside the label whose heading, or the lowest part of it, fits."""
    if not pattern:
        return block.money[0]
    beside = (c for c in sheet.table.columns if c.index > block.label and not c.is_code)
    return next(
        (c for c in beside if any(re.search(pattern, t) for t in (c.heading, *c.parts[-1:]))), None
    )


def statements(said: Iterable[Said], cells: Cells) -> tuple[Statement, ...]:
    """The amounts in prose of items that the tables have as well."""
    return tuple(_statements(said, cells))


def _statements(said: Iterable[Said], cells: Cells) -> Iterator[Statement]:
    for each in said:
        stated = [cell for cell in cells.get(each.item.id, ()) if cell.amount is not None]
        amounts = tuple(cell.amount for cell in stated if cell.amount is not None)
        if amounts:
            yield Statement(
                each.source, each.span, each.text, each.item.title, each.amount, amounts,
                stated[0].table,
            )  # fmt: skip


def find_said(narrative: Sequence[Text], year: int | None, lexicon: Lexicon) -> tuple[Said, ...]:
    """The amounts that prose states of budget items for the budget year."""
    patterns = [(item, _said(item, lexicon)) for item in lexicon.budget_items.values()]
    opening = _opening(lexicon)
    money = lexicon.money_pattern
    return tuple(
        found
        for text in narrative
        if money.search(text)
        for found in _in_text(text, patterns, opening, year, lexicon)
    )


def _said(item: BudgetItem, lexicon: Lexicon) -> re.Pattern[str]:
    links = "|".join(map(re.escape, lexicon.words.get("amount_links", ())))
    return re.compile(f"(?:{'|'.join(item.said)})(?:{links})*$")


def _opening(lexicon: Lexicon) -> re.Pattern[str]:
    """What may stand before a name without changing what it covers: 其中, 我单位, 2024年 …"""
    words = "|".join(map(re.escape, lexicon.words.get("amount_openers", ())))
    return re.compile(rf"(?:{words}|(?:19|20)\d\d年(?:度|初)?)*")


def _in_text(
    text: Text, patterns: Sequence[tuple[BudgetItem, re.Pattern[str]]],
    opening: re.Pattern[str], year: int | None, lexicon: Lexicon,
) -> Iterator[Said]:  # fmt: skip
    end = 0
    for quantity in find_quantities(text, lexicon):
        start, before = quantity.span[0], end
        end = quantity.span[1]
        if quantity.dimension != "money" or quantity.comparator or quantity.approximate:
            continue
        clause = _clause(text[before:start])
        found = [(m.start(), item.id) for item, p in patterns if (m := p.search(clause))]
        if not found or not _is_current(text, start, year, lexicon):
            continue
        at, id = min(found)
        if opening.fullmatch(clause[:at]):
            span = (start - len(clause) + at, end)
            piece = text[span[0] : span[1]]
            yield Said(text, span, piece, lexicon.budget_items[id], quantity)


def _clause(text: str) -> str:
    """What stands after the last mark that ends a clause."""
    ends = list(_CLAUSE_END.finditer(text))
    return text[ends[-1].end() :] if ends else text


def _is_current(text: str, start: int, year: int | None, lexicon: Lexicon) -> bool:
    """Whether the last time that the sentence names before the amount is the budget year."""
    begin = max(text.rfind(mark, 0, start) for mark in _SENTENCE_END) + 1
    said = text[begin:start]
    years = list(_YEAR.finditer(said))
    past = list(lexicon.words_pattern("past").finditer(said))
    last_year = years[-1].start() if years else -1
    last_past = past[-1].start() if past else -1
    if last_past > last_year and not said.startswith("上年结转", last_past):
        return False
    return not years or year is None or int(years[-1][1]) == year
