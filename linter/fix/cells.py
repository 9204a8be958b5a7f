"""Copies: the cells of an Excel worksheet, found by their addresses."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml.etree import _Element

from linter.document import Unreadable
from linter.fix.package import parse_part

_ADDRESS = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_TEXTS = ("s", "inlineStr")


@dataclass(frozen=True, slots=True)
class SheetTree:
    """A worksheet; `cells` are those written, by address, `rows` the rows by 1-based number."""

    root: _Element
    data: _Element
    rows: dict[int, _Element]
    cells: dict[str, _Element]

    def tag(self, local: str) -> str:
        return f"{self.root.tag.rpartition('}')[0]}}}{local}"


def sheet_tree(content: bytes) -> SheetTree:
    """The tree of a worksheet. Raises Unreadable."""
    root = parse_part(content).getroot()
    prefix = f"{root.tag.rpartition('}')[0]}}}"
    data = root.find(f"{prefix}sheetData")
    if data is None:
        raise Unreadable("工作表里没有单元格，改不了")
    tree = SheetTree(root, data, {}, {})
    above = 0
    for row in data.iterfind(f"{prefix}row"):
        written = row.get("r", "")
        above = int(written) if written.isdecimal() else above + 1
        tree.rows[above] = row
        for cell, column in _columns(tree, row):
            tree.cells[f"{column_letters(column)}{above}"] = cell
    return tree


def _columns(tree: SheetTree, row: _Element) -> Iterator[tuple[_Element, int]]:
    """The cells of a row with their 1-based columns; one without an address follows the last."""
    column = 0
    for cell in row.iterfind(tree.tag("c")):
        place = _ADDRESS.fullmatch(cell.get("r", ""))
        column = column_number(place[1]) if place else column + 1
        yield cell, column


def column_number(letters: str) -> int:
    """1 for A, 27 for AA."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def column_letters(number: int) -> str:
    """A for 1, AA for 27."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def position(address: str) -> tuple[int, int]:
    """The 1-based row and column of an address. Raises Unreadable."""
    match = _ADDRESS.fullmatch(address)
    if match is None:
        raise Unreadable(f"工作表里没有 {address} 这样的单元格")
    return int(match[2]), column_number(match[1])


def cell_at(tree: SheetTree, address: str) -> _Element:
    """The cell at an address, written anew in its order where there is none."""
    if address in tree.cells:
        return tree.cells[address]
    row_number, column = position(address)
    row = tree.rows.get(row_number)
    if row is None:
        row = tree.data.makeelement(tree.tag("row"), {"r": str(row_number)})
        later = min((number for number in tree.rows if number > row_number), default=None)
        _put_before(row, None if later is None else tree.rows[later], tree.data)
        tree.rows[row_number] = row
    cell = row.makeelement(tree.tag("c"), {"r": address})
    follower = next((each for each, at in _columns(tree, row) if at > column), None)
    _put_before(cell, follower, row)
    tree.cells[address] = cell
    return cell


def _put_before(element: _Element, follower: _Element | None, holder: _Element) -> None:
    if follower is None:
        holder.append(element)
    else:
        follower.addprevious(element)


def is_text(tree: SheetTree, address: str) -> bool:
    """Whether the cell holds a text of its own, not a number or what a formula gives."""
    cell = tree.cells.get(address)
    return cell is not None and cell.get("t") in _TEXTS and cell.find(tree.tag("f")) is None


def set_text(cell: _Element, text: str) -> None:
    """Gives a cell a plain text in the place of what it holds."""
    prefix = f"{cell.tag.rpartition('}')[0]}}}"
    for child in list(cell):
        cell.remove(child)
    cell.set("t", "inlineStr")
    holder = cell.makeelement(f"{prefix}is")
    written = cell.makeelement(f"{prefix}t", {_SPACE: "preserve"})
    written.text = text
    holder.append(written)
    cell.append(holder)
