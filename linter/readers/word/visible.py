"""Between file and station 1: takes out of Word markup what a reader of the page does not see.

Deleted and moved text, hidden runs, second renderings of a drawing, phonetic guides and prompts go;
text boxes move behind their paragraph, nested tables are set apart.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml.etree import _Element

from linter.readers.word.names import ALTERNATES, CHOICE, Names

_OFF = frozenset({"0", "false", "off"})


@dataclass(slots=True)
class Apart:
    """What was found besides the plain text of a row or paragraph.

    `tables` are the visible tables nested in its cells, `tables_passed` every w:tbl inside,
    `boxed` the blocks of text boxes that belong behind a body paragraph.
    """

    tables: list[_Element] = field(default_factory=list)
    tables_passed: list[_Element] = field(default_factory=list)
    boxed: list[_Element] = field(default_factory=list)
    is_deleted: bool = False
    has_hidden: bool = False


def is_on(element: _Element, names: Names) -> bool:
    """True for a switch that is set: its value is absent or not an off word."""
    return element.get(names.value, "1") not in _OFF


def set_apart(unit: _Element, names: Names) -> Apart:
    """Changes `unit`, a complete w:tr or w:p, so that its w:t elements read as the page does."""
    apart = Apart()
    awkward = list(unit.iter(*names.awkward))
    for control in unit.iterancestors(names.control):
        awkward.extend(control[0].iter(names.prompt))
    apart.tables_passed = [element for element in awkward if element.tag == names.table]
    for element in awkward:
        _take_out(element, unit, names, apart)
    # Backwards, so that inner boxes are open before outer ones and those of a paragraph keep order.
    for box in reversed(list(unit.iter(names.text_box))):
        _open_box(box, unit, names, apart)
    for table in list(unit.iter(names.table)):
        if next(table.iterancestors(names.table, names.row), None) is unit:
            apart.tables.append(table)
    for table in apart.tables:
        _remove(table)
    return apart


def _take_out(element: _Element, unit: _Element, names: Names, apart: Apart) -> None:
    tag = element.tag
    parent = element.getparent()
    if parent is None:
        return
    if tag in (names.deleted, names.moved_away):
        if parent.tag == names.row_properties:
            apart.is_deleted = apart.is_deleted or parent.getparent() is unit
        elif parent.tag != names.run_properties:
            _remove(element)
    elif tag == names.hidden:
        run = parent.getparent()
        if run is not None and run.tag == names.run and is_on(element, names):
            apart.has_hidden = apart.has_hidden or next(run.iter(names.text), None) is not None
            _remove(run)
    elif tag == names.prompt:
        control = parent.getparent()
        # A control around cells is a frame, not a blank to be filled in.
        is_blank = control is not None and next(control.iter(names.cell), None) is None
        if control is not None and is_blank and is_on(element, names):
            for text in control.iter(names.text):
                text.text = None
    elif tag == ALTERNATES:
        for branch in _unchosen(element):
            element.remove(branch)
    elif tag == names.ruby or tag in names.changes:
        _remove(element)


def _unchosen(alternates: _Element) -> list[_Element]:
    branches = list(alternates)
    chosen = next((index for index, branch in enumerate(branches) if branch.tag == CHOICE), 0)
    return branches[:chosen] + branches[chosen + 1 :]


def _open_box(box: _Element, unit: _Element, names: Names, apart: Apart) -> None:
    host = next(box.iterancestors(names.paragraph), None)
    blocks = list(box)
    _remove(box)
    if host is None:
        return
    if host is unit:
        apart.boxed[:0] = blocks
        return
    for block in reversed(blocks):
        host.addnext(block)


def _remove(element: _Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def blocks_in(element: _Element, names: Names) -> Iterator[_Element]:
    """The paragraphs and outermost tables in `element`, itself included, in reading order."""
    for block in element.iter(names.paragraph, names.table):
        above = block.iterancestors(names.paragraph, names.table)
        if block is element or next(above, None) is None:
            yield block
