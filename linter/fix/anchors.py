"""Copies: where in a Word file the comment of a finding begins and ends."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lxml.etree import _Element

from linter.document import WordPlace
from linter.findings import Finding
from linter.fix.runs import cut
from linter.fix.wordcopy import offset_of
from linter.fix.wordtree import Character, WordTree, cells_of, characters_of, unit_at


@dataclass(frozen=True, slots=True)
class Anchor:
    """The first and the last child of paragraphs that a comment holds; a paragraph without text
    is held as a whole, with `last` None."""

    first: _Element
    last: _Element | None


def anchors(tree: WordTree, findings: Sequence[Finding]) -> list[Anchor | None]:
    """The anchor of each finding, None in a document without a paragraph. Runs are cut where a
    span begins or ends, before any anchor is looked for, so that none of them moves."""
    places: dict[WordPlace, list[Finding]] = {}
    for finding in findings:
        if isinstance(finding.place, WordPlace):
            places.setdefault(finding.place, []).append(finding)
    for place, of_place in places.items():
        _cut_runs(tree, place, of_place)
    seen = {place: _characters(tree, place) for place in places}
    return [_anchor(tree, finding, seen) for finding in findings]


def _characters(tree: WordTree, place: WordPlace) -> list[Character]:
    unit = unit_at(tree, place)
    return characters_of(*unit, tree.names) if unit else []


def _cut_runs(tree: WordTree, place: WordPlace, findings: Iterable[Finding]) -> None:
    characters = _characters(tree, place)
    borders: set[int] = set()
    for finding in findings:
        offset = offset_of(characters, finding.text)
        if finding.span and offset is not None:
            borders |= {offset + border for border in finding.span}
    for border in sorted(borders, reverse=True):
        if 0 < border < len(characters):
            character = characters[border]
            run = character.element.getparent()
            parent = None if run is None else run.getparent()
            is_plain = run is not None and run.tag == tree.names.run and parent is not None
            if is_plain and parent is not None and parent.tag == tree.names.paragraph:
                cut(tree, character.element, character.offset)


def _anchor(
    tree: WordTree, finding: Finding, seen: dict[WordPlace, list[Character]]
) -> Anchor | None:
    place = finding.place
    if not isinstance(place, WordPlace):
        return _whole(tree, None)
    characters = seen[place]
    offset = offset_of(characters, finding.text)
    if finding.span and offset is not None:
        start, end = finding.span
        characters = characters[offset + start : offset + end] or characters
    elements = [c.element for c in characters if c.element.tag != tree.names.paragraph]
    if not elements:
        return _whole(tree, place)
    return Anchor(_top(tree, elements[0]), _top(tree, elements[-1]))


def _whole(tree: WordTree, place: WordPlace | None) -> Anchor | None:
    """The first paragraph of a cell without text, or the nearest to a place that there is."""
    holder: _Element = tree.root
    unit = unit_at(tree, place) if place else None
    if unit is not None:
        row, number = unit
        cells = cells_of(row, tree.names) if number is not None else []
        holder = cells[min(number or 1, len(cells)) - 1] if cells else row
    elif place is not None and place.table is not None and place.table <= len(tree.tables):
        holder = tree.tables[place.table - 1]
    paragraph = next(holder.iter(tree.names.paragraph), None)
    return None if paragraph is None else Anchor(paragraph, None)


def _top(tree: WordTree, element: _Element) -> _Element:
    """What holds the element right below a paragraph that stands in no text box: comments neither
    begin within links and insertions nor in text boxes."""
    path = [element, *element.iterancestors()]
    boxes = [index for index, each in enumerate(path) if each.tag == tree.names.text_box]
    start = boxes[-1] if boxes else 0
    for index in range(start, len(path) - 1):
        if path[index + 1].tag == tree.names.paragraph:
            return path[index]
    return element


def set_anchor(tree: WordTree, anchor: Anchor, number: int) -> None:
    """Writes the marks of a comment around its anchor."""
    begin, end = (_mark(tree, anchor.first, local, number) for local in _RANGE)
    reference = anchor.first.makeelement(tree.names.run)
    reference.append(_mark(tree, anchor.first, "commentReference", number))
    if anchor.last is None:
        anchor.first.extend((begin, end, reference))
        return
    anchor.first.addprevious(begin)
    anchor.last.addnext(reference)
    anchor.last.addnext(end)


_RANGE = ("commentRangeStart", "commentRangeEnd")


def _mark(tree: WordTree, like: _Element, local: str, number: int) -> _Element:
    mark = like.makeelement(tree.tag(local))
    mark.set(tree.tag("id"), str(number))
    return mark
