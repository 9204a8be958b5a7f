"""Station 2: header fields that stand in one cell with their labels."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from linter.document import Cell
from linter.recognise.header import COLONS, MONEY, TARGET, Entry, best
from linter.recognise.headings import header_label
from linter.recognise.vocabulary import Vocabulary
from linter.recognise.words import LONGEST_LABEL, fold, squeezed

# Parts one amount from the next; a comma between digits parts thousands.
_PIECES = re.compile(r"[\n;；，]|,(?!\d)")
_BRACKETED = re.compile(r"[\n;；，。()（）]|,(?!\d)")


def inline(cell: Cell, vocabulary: Vocabulary) -> Entry | None:
    """A label and its value in one cell, parted by a colon, as in 项目名称：某项目."""
    for mark in COLONS:
        head, found, tail = cell.text.partition(mark)
        label = header_label(head, vocabulary) if found and tail.strip() else None
        if label and label.field not in TARGET:
            return Entry(label, squeezed(head), cell, tail.strip(), cell.column)
    return None


def amounts_in(cell: Cell, vocabulary: Vocabulary) -> tuple[Entry, ...]:
    """The labels of money that a cell holds, each with its amount, as in 其他资金 300.00; nothing
    where the cell holds anything else."""
    text = cell.text
    # Most cells that are asked hold but a figure, and no label is spelt in Latin letters.
    if text.isascii() or len(text) > 2 * LONGEST_LABEL:
        return ()
    if not any(character.isdigit() for character in text):
        return ()
    if whole := _amount(text, cell, vocabulary):
        return (whole,)
    pieces = [_amount(piece, cell, vocabulary) for piece in _PIECES.split(text) if piece.strip()]
    found = tuple(entry for entry in pieces if entry)
    return found if len(found) == len(pieces) else ()


def _amount(text: str, cell: Cell, vocabulary: Vocabulary) -> Entry | None:
    text = text.strip()
    for start in _starts(text, vocabulary):
        label = header_label(text[:start], vocabulary)
        if label and label.field in MONEY:
            heading = squeezed(text[:start]).rstrip(COLONS)
            return Entry(label, heading, cell, text[start:], cell.column)
    return None


def _starts(text: str, vocabulary: Vocabulary) -> Iterator[int]:
    """Where an amount begins that ends the text."""
    for pattern in vocabulary.amounts:
        if match := pattern.search(fold(text)):
            yield match.start()


def with_parts(entry: Entry, vocabulary: Vocabulary) -> tuple[Entry, ...]:
    """An amount parted from the parts of it in the same cell, as in 52.6（其中：财政拨款40）."""
    pieces = [piece.strip() for piece in _BRACKETED.split(entry.text) if piece.strip()]
    if len(pieces) < 2 or not is_amount(pieces[0], vocabulary):
        return (entry,)
    parts = [_amount(piece, entry.cell, vocabulary) for piece in pieces[1:]]
    found = tuple(part for part in parts if part)
    if len(found) < len(parts):
        return (entry,)
    # One part alone (其中财政拨款40) does not say that there are no others.
    return (replace(entry, text=pieces[0]), *(found if len(found) > 1 else ()))


def is_amount(text: str, vocabulary: Vocabulary) -> bool:
    """Whether the text is a sum of money and nothing else."""
    text = text.strip()
    has_digit = any(character.isdigit() for character in text)
    return has_digit and len(text) <= LONGEST_LABEL and 0 in _starts(text, vocabulary)


def budget_in(entries: Sequence[Entry], vocabulary: Vocabulary) -> Entry | None:
    """The budget of a project: under a label of its own, or the amount beside a label that heads
    all money of a form, as in 项目资金（万元） 7300, or else the sum of all years."""
    money = (entry for entry in entries if entry.label.field == "money")
    beside_money = (entry for entry in money if is_amount(entry.text, vocabulary))
    return best(entries, "budget") or next(beside_money, None) or best(entries, "total")
