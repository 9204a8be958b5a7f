"""Copies: an Excel workbook with some of its cells coloured, commented and given new texts."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from linter.document import SheetPlace
from linter.fix.cells import SheetTree, cell_at, is_text, set_text, sheet_tree
from linter.fix.notes import with_notes
from linter.fix.package import copy_package, parse_part, part_bytes, read_part
from linter.fix.relations import relations_of
from linter.fix.styles import Styles
from linter.readers.excel.workbook import workbook_of
from linter.readers.package import open_package

_FIRST_CELL = "A1"


@dataclass(frozen=True, slots=True)
class Mark:
    """What a cell gets: the lines of its comment, a colour (RRGGBB), and a new text or None."""

    place: SheetPlace
    lines: tuple[str, ...]
    colour: str
    text: str | None = None


def marked_workbook(data: bytes, marks: Iterable[Mark]) -> bytes:
    """The workbook with its marks; those on sheets that are not there are left out. Raises
    Unreadable."""
    by_sheet: dict[str | None, list[Mark]] = defaultdict(list)
    for mark in marks:
        by_sheet[mark.place.sheet].append(mark)
    parts = _sheet_parts(data)
    styles = _styles(data)
    changed: dict[str, bytes] = {}
    for number, (name, part) in enumerate(parts.items(), 1):
        if by_sheet.get(name):
            tree = sheet_tree(read_part(data, part) or b"")
            _mark_cells(tree, by_sheet[name], styles)
            notes = {_address(mark): mark.lines for mark in by_sheet[name]}
            changed |= with_notes(data, part, number, tree, notes, changed)
            changed[part] = part_bytes(tree.root)
    if styles is not None and changed:
        changed[styles.part] = part_bytes(styles.root)
    return copy_package(data, changed) if changed else data


def changeable_cells(data: bytes, places: Sequence[SheetPlace]) -> frozenset[SheetPlace]:
    """Those of the cells that hold a text of their own, and neither a number nor a formula."""
    parts = _sheet_parts(data)
    wanted = {place.sheet for place in places}
    trees = {
        name: sheet_tree(read_part(data, part) or b"")
        for name, part in parts.items()
        if name in wanted
    }
    return frozenset(
        place
        for place in places
        if place.sheet in trees and place.cell and is_text(trees[place.sheet], place.cell)
    )


def _mark_cells(tree: SheetTree, marks: Iterable[Mark], styles: Styles | None) -> None:
    for mark in marks:
        cell = cell_at(tree, _address(mark))
        if styles is not None:
            cell.set("s", str(styles.coloured(cell.get("s", "0"), mark.colour)))
        if mark.text is not None:
            set_text(cell, mark.text)


def _address(mark: Mark) -> str:
    return mark.place.cell or _FIRST_CELL


def _sheet_parts(data: bytes) -> Mapping[str | None, str]:
    with open_package(data) as package:
        return {sheet.name: sheet.part for sheet in workbook_of(package).sheets}


def _styles(data: bytes) -> Styles | None:
    workbook = next(relations_of(data, "").targets("/officeDocument"), "xl/workbook.xml")
    part = next(relations_of(data, workbook).targets("/styles"), None)
    content = read_part(data, part) if part else None
    if part is None or content is None:
        return None
    return Styles(part, parse_part(content).getroot(), {})
