"""Station 2: header fields that stand apart from the indicators, until it is known whose they are.

Many forms print the name, the money and the indicators of a project in tables of their own, or the
name in a paragraph. Whether such a small table is part of a form shows only when the indicators
follow.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from linter.document import Cell, Paragraph, Place, Table
from linter.recognise.header import COLONS, TARGET, Entry, Header
from linter.recognise.headings import header_label
from linter.recognise.markers import Marks, amount_unit_in
from linter.recognise.parts import Block, Heading, Part, Target
from linter.recognise.vocabulary import Vocabulary
from linter.recognise.words import squeezed

# So many tables and lines of header fields a form has, and so many other paragraphs may stand
# between them and the indicators.
MOST_PARTS = 12
MOST_PARAGRAPHS = 8
# Labels set out side by side in a line; some files keep but one blank before the next label.
_GAP = re.compile(r"\s{2,}|\t|　+")
_NEXT = re.compile(r"\s(?=(?P<label>[^\s：:]{2,16})[：:])")


@dataclass(frozen=True, slots=True)
class Waiting:
    """The parts of a form without indicators, from a table with the caption in front of it, or
    from a paragraph (`table` is None)."""

    target: Target
    table: Table | None = None
    caption: Paragraph | None = None

    @property
    def headers(self) -> Iterator[Header]:
        return (part for part in self.target.parts if isinstance(part, Header))

    @property
    def has_identity(self) -> bool:
        return any(header.has_identity for header in self.headers)

    @property
    def places(self) -> Iterator[Place]:
        return (entry.cell.place for header in self.headers for entry in header.entries)


def are_of(waiting: Sequence[Waiting], target: Target, is_titled: bool) -> bool:
    """Whether what waited belongs to the indicators of the target: it names the project, or a title
    in front of it does, and the target has no name and no title of its own."""
    parts = target.parts
    has_own = any(isinstance(part, Header) and part.has_identity for part in parts)
    placements = [part.placement for part in parts if isinstance(part, Block)]
    # A system of criteria for evaluations sets no targets.
    are_targets = is_titled or any(placement.holds_values for placement in placements)
    is_form = are_targets and any(not placement.holds_projects for placement in placements)
    if not is_form or any(isinstance(part, Heading) for part in parts):
        return False
    is_named = any(each.has_identity for each in waiting)
    return not (is_named and has_own) if is_titled else is_named and not has_own


def parts_of(waiting: Sequence[Waiting], vocabulary: Vocabulary) -> Iterator[Part]:
    """All parts in order, and the money units that captions name."""
    for each in waiting:
        caption = each.caption.text if each.caption else ""
        if unit := amount_unit_in(caption, vocabulary):
            yield Marks(amount_unit=unit)
        yield from each.target.parts


def header_in(paragraph: Paragraph, vocabulary: Vocabulary, is_begun: bool) -> Target | None:
    """The header fields that a paragraph prints, each with its label and a colon; None when it
    holds anything else. Prose (a goal) is one only where a header `is_begun`."""
    text = paragraph.text.strip()
    pieces = list(_pieces(text, vocabulary))
    entries = [_entry(piece, paragraph, vocabulary) for piece in pieces]
    known = tuple(entry for entry in entries if entry and entry.label.field not in TARGET)
    if is_begun and entries and entries[0] and entries[0].label.field in TARGET:
        known = (replace(entries[0], text=text[len(pieces[0]) - len(entries[0].text) :]),)
    elif not known or len(known) < len(entries):
        return None
    labels = tuple((entry.label, entry.heading) for entry in known)
    header = Header(known, labels, labelled=1)
    return Target((header,), tuple(text for _, text in labels), None, is_loose=True)


def _pieces(text: str, vocabulary: Vocabulary) -> Iterator[str]:
    for piece in filter(None, _GAP.split(text)):
        start = 0
        for match in _NEXT.finditer(piece):
            if header_label(match["label"], vocabulary):
                yield piece[start : match.start()]
                start = match.end()
        yield piece[start:]


def _entry(piece: str, paragraph: Paragraph, vocabulary: Vocabulary) -> Entry | None:
    for mark in COLONS:
        head, found, tail = piece.partition(mark)
        label = header_label(head, vocabulary) if found and tail.strip() else None
        if label and label.field != "list":
            cell = Cell(paragraph.text, paragraph.place, 0, 0)
            return Entry(label, squeezed(head), cell, tail.strip(), 0)
    return None
