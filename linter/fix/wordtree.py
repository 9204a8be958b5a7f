"""Copies: the tree of a Word text, in which the places of findings are found again."""

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, field

from lxml.etree import _Element

from linter.document import WordPlace
from linter.fix.package import parse_part, read_part
from linter.readers.package import open_package
from linter.readers.word.content import character_of, follow_field, text_of
from linter.readers.word.mainpart import main_part
from linter.readers.word.names import STRICT, TRANSITIONAL, Names, names_in
from linter.readers.word.visible import set_apart


@dataclass(frozen=True, slots=True)
class Character:
    """One character as a reader of the page sees it, and the element it stands in: at `offset` of
    the text that a w:t shows, whole in any other element of a run; a w:p stands for the break
    behind it."""

    text: str
    element: _Element
    offset: int


@dataclass(frozen=True, slots=True)
class WordTree:
    """The main part of a package. `tables` are in the order of the reader's numbers, `paragraphs`
    those outside tables and text boxes, `rows` those of the tables looked at so far."""

    part: str
    namespace: str
    root: _Element
    names: Names
    tables: tuple[_Element, ...]
    paragraphs: tuple[_Element, ...]
    rows: dict[int, list[_Element]] = field(default_factory=dict)

    def tag(self, local: str) -> str:
        return f"{{{self.namespace}}}{local}"


def word_tree(data: bytes) -> WordTree:
    """The text of a Word file. Raises Unreadable."""
    with open_package(data) as package:
        part = main_part(package)
    root = parse_part(read_part(data, part) or b"").getroot()
    namespace = STRICT if root.tag.startswith(f"{{{STRICT}}}") else TRANSITIONAL
    names = names_in(namespace)
    outer = (
        paragraph
        for paragraph in root.iter(names.paragraph)
        if next(paragraph.iterancestors(names.table, names.text_box), None) is None
    )
    return WordTree(part, namespace, root, names, tuple(root.iter(names.table)), tuple(outer))


def unit_at(tree: WordTree, place: WordPlace) -> tuple[_Element, int | None] | None:
    """The w:tr and the number of the cell in it, or the w:p, that a place names."""
    if place.table is None:
        number = place.paragraph or 0
        return (tree.paragraphs[number - 1], None) if 0 < number <= len(tree.paragraphs) else None
    if place.row is None or place.cell is None or place.table > len(tree.tables):
        return None
    rows = tree.rows.get(place.table)
    if rows is None:
        rows = list(_own(tree.tables[place.table - 1], tree.names.row, tree.names.table))
        tree.rows[place.table] = rows
    return (rows[place.row - 1], place.cell) if 0 < place.row <= len(rows) else None


def cells_of(row: _Element, names: Names) -> list[_Element]:
    """The w:tc of a row, those of nested tables left out."""
    return list(_own(row, names.cell, names.row))


def _own(holder: _Element, wanted: str, level: str) -> Iterator[_Element]:
    return (
        element
        for element in holder.iter(wanted)
        if next(element.iterancestors(level), None) is holder
    )


def characters_of(unit: _Element, cell: int | None, names: Names) -> list[Character]:
    """What a reader of the page sees in a w:p, or in a cell (1-based) of a w:tr, each character
    with its element in the tree; the same text as the Word reader gives."""
    copy = deepcopy(unit)
    origins = dict(zip(copy.iter(), unit.iter(), strict=True))
    set_apart(copy, names)
    found: list[Character] = []
    codes: list[bool] = []
    number = 0
    above: _Element | None = None
    for element in copy.iter(*names.content):
        tag = element.tag
        if element is copy:
            continue
        if tag == names.cell:
            if number == cell:
                break
            number += 1
            found, codes, above = [], [], None
        elif tag == names.paragraph:
            if above is not None:
                found.append(Character("\n", origins[above], 0))
            above = element
        elif tag == names.field_mark:
            follow_field(element.get(names.field_kind), codes)
        elif tag in (names.deleted, names.moved_away):
            # The paragraph goes on in the next one.
            above = None
        elif not (tag == names.text and any(codes)) and tag not in _shapes(names):
            found += _characters(element, origins[element], names)
    if cell is None:
        return found
    if number != cell:
        return []
    while found and found[-1].text == "\n":
        found.pop()
    return found


def _shapes(names: Names) -> tuple[str, ...]:
    return (
        names.vertical_merge, names.grid_span, names.horizontal_merge, names.grid_before,
        names.repeated_header, names.deleted_cell,
    )  # fmt: skip


def _characters(element: _Element, origin: _Element, names: Names) -> list[Character]:
    if element.tag != names.text:
        return [Character(text, origin, 0) for text in character_of(element.tag, element, names)]
    return [Character(text, origin, index) for index, text in enumerate(text_of(element))]
