"""Station 3: the rows of a procurement table: which project buys what, and for how much."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from linter.facts.lexicon import Lexicon
from linter.facts.sheet import Sheet
from linter.facts.table import TableCell, TableColumn
from linter.facts.tablesum import TableSum, believed, table_sum
from linter.facts.text import Text
from linter.facts.types import Quantity

KIND = "procurement"
_FIELDS = ("project", "funds", "item", "code", "unit", "quantity", "price", "amount")
# A project's name and budget are merged over the rows of what it buys.
_MERGED = ("project", "funds")


@dataclass(frozen=True, slots=True)
class Purchase:
    """A row of a procurement table; what its layout has no column for is None. `cell` is the text
    that names it. `project` is the project's name as printed there, `funds` that project's budget;
    `quantity` has no unit. `goods` is the group of goods that the item belongs to (lexicon
    `groups: 采购品目`), None for services and what no group knows."""

    cell: Text
    text: str
    project: Text | None
    funds: Quantity | None
    item: Text | None
    code: Text | None
    unit: Text | None
    quantity: Quantity | None
    price: Quantity | None
    amount: Quantity | None
    goods: str | None


def purchases_of(sheet: Sheet) -> tuple[Purchase, ...]:
    """The rows of a procurement table, totals left out."""
    columns = _columns(sheet)
    found: list[Purchase] = []
    above: dict[str, TableCell] = {}
    for row in _totals_and_items(sheet)[1]:
        cells = {field: sheet.cell(row, column.index) for field, column in columns.items()}
        filled = {field: cell for field, cell in cells.items() if cell is not None}
        for field in _MERGED:
            if cells.get(field) is None and field in above:
                filled[field] = above[field]
        above |= filled
        purchase = _purchase(filled, sheet.lexicon)
        if purchase is not None:
            found.append(purchase)
    return tuple(found)


def purchase_sums(sheet: Sheet) -> tuple[TableSum, ...]:
    """The first totals of a procurement table that its rows miss; none for other tables."""
    if sheet.table.kind != KIND:
        return ()
    totals, items = _totals_and_items(sheet)
    for row in totals:
        broken = believed([_column_sum(sheet, row, column, items) for column in _summed(sheet)])
        if broken:
            return tuple(broken)
    return ()


def _column_sum(
    sheet: Sheet, total: int, column: TableColumn, items: Sequence[int]
) -> TableSum | None:
    names = (sheet.label(total), "".join(column.parts[-1:]))
    spots = [(item, column.index) for item in items]
    parts = [sheet.label(item) for item in items]
    return table_sum(sheet, (total, column.index), spots, names, parts)


def _summed(sheet: Sheet) -> Iterator[TableColumn]:
    """The columns that one may add up: the amounts, and what they are paid from."""
    amount = _columns(sheet).get("amount")
    if amount is not None:
        above = amount.parts[:-1]
        yield amount
        yield from (c for c in sheet.money if above and c is not amount and c.parts[:-1] == above)


def _columns(sheet: Sheet) -> Mapping[str, TableColumn]:
    """The columns by what they hold: by the lowest heading, the first that fits."""
    found: dict[str, TableColumn] = {}
    for field in _FIELDS:
        words = sheet.lexicon.words.get(f"procurement_{field}", ())
        for column in sheet.table.columns:
            fits = any(_bare(part) in words for part in column.parts[-1:])
            if fits and field not in found and column not in found.values():
                found[field] = column
    if "amount" not in found and "funds" in found:
        found["amount"] = found.pop("funds")
    return found


def _bare(heading: str) -> str:
    return heading.partition("(")[0].partition("（")[0].strip()


def _totals_and_items(sheet: Sheet) -> tuple[list[int], list[int]]:
    """The rows of grand totals, and those of single purchases; subtotals are neither, unless
    there is one only."""
    totals: list[int] = []
    subtotals: list[int] = []
    items: list[int] = []
    for row in range(sheet.height):
        first = next((text for at in sheet.labels if (text := sheet.text(row, at))), "")
        if sheet.is_total(first):
            totals.append(row)
        elif sheet.ends_as_total(first):
            subtotals.append(row)
        elif sheet.has_amounts(row):
            items.append(row)
    return (totals + (subtotals if len(subtotals) == 1 else []) if items else []), items


def _purchase(cells: Mapping[str, TableCell], lexicon: Lexicon) -> Purchase | None:
    texts = {field: cell.text for field, cell in cells.items()}
    named = texts.get("item") or texts.get("project")
    if named is None:
        return None
    amounts = {field: cell.amount for field, cell in cells.items()}
    return Purchase(
        cell=named,
        text=str(named),
        project=texts.get("project"),
        funds=amounts.get("funds"),
        item=texts.get("item"),
        code=texts.get("code"),
        unit=texts.get("unit"),
        quantity=amounts.get("quantity"),
        price=amounts.get("price"),
        amount=amounts.get("amount"),
        goods=goods_in(texts.get("item") or "", lexicon),
    )


def goods_in(text: str, lexicon: Lexicon) -> str | None:
    """The first group of goods that has a word in the text."""
    groups = lexicon.groups.get("采购品目", {})
    return next((group for word, group in groups.items() if word in text), None)
