"""Station 2: whether the parts of a table make a target table, and what could not be placed."""

from collections.abc import Sequence
from itertools import pairwise

from linter.recognise.columns import Placement
from linter.recognise.grid import Row, overlaps
from linter.recognise.header import SIGNATURE, Header, is_small
from linter.recognise.headings import header_label, is_level
from linter.recognise.parts import Block, Part, Target
from linter.recognise.vocabulary import Vocabulary
from linter.recognise.words import LONGEST_LABEL, squeezed

# So many different level words make a table one of indicators, whatever its headings.
_FEWEST_LEVELS = 4
# A list of projects has its heading among so many rows.
_TOP_ROWS = 6


def _lists_projects(rows: Sequence[Row], vocabulary: Vocabulary) -> bool:
    """Whether a row of labels heads a list of projects without indicators, or of anything else
    whose rows are alike."""
    for position, (row, below) in enumerate(pairwise(rows[:_TOP_ROWS])):
        labels = [header_label(cell.text, vocabulary) for cell in row.filled]
        known = [label.field for label in labels if label]
        if len(known) > 2 and len(known) + 1 >= len(labels) and "name" in known:
            first = below.filled[0].text if below.filled else ""
            return header_label(first, vocabulary) is None
        if len(known) > 1 and _are_alike(rows[position : position + 3], vocabulary):
            return True
    return False


def _are_alike(rows: Sequence[Row], vocabulary: Vocabulary) -> bool:
    """Whether a row without a label in front heads two as wide as itself that hold no labels."""
    heading, *values = rows
    if len(values) < 2 or len(heading.filled) < 3:
        return False
    if header_label(heading.filled[0].text, vocabulary):
        return False
    return all(
        len(row.filled) == len(heading.filled)
        and not any(
            row.is_merged(cell) or header_label(cell.text, vocabulary) for cell in row.filled
        )
        for row in values
    )


def unknown_target(
    rows: Sequence[Row], parts: tuple[Part, ...], vocabulary: Vocabulary
) -> Target | None:
    """A table that holds level words under headings that nobody knows, or None."""
    texts = {cell.text for row in rows for cell in row.filled if len(cell.text) <= LONGEST_LABEL}
    words = {text for text in texts if not vocabulary.level_words.isdisjoint(vocabulary.keys(text))}
    if len(words) < _FEWEST_LEVELS:
        return None
    form = vocabulary.forms[0]
    if not any(is_level(word, "level1", form, vocabulary) for word in words):
        return None
    first = next((row for row in rows if len(row.filled) > 1), rows[0])
    headings = tuple(squeezed(cell.text) for cell in first.filled)
    return Target(parts, headings, "有产出、效益等指标的类别，但表头不认识")


def target_of(
    parts: tuple[Part, ...],
    incomplete: Placement | None,
    is_titled: bool,
    rows: Sequence[Row],
    vocabulary: Vocabulary,
) -> Target | None:
    """What the parts of a table with these rows make, with what could not be placed; None for
    another table."""
    blocks = [part for part in parts if isinstance(part, Block)]
    headers = [part for part in parts if isinstance(part, Header)]
    labels = tuple(dict.fromkeys(text for header in headers for _, text in header.labels))
    if blocks:
        headings = (*labels, *(text for block in blocks for text in block.placement.headings))
        return Target(parts, headings, *_torn(blocks))
    if incomplete:
        return Target(parts, (*labels, *incomplete.headings), _missing(incomplete))
    if _lists_projects(rows, vocabulary):
        return None
    fields = {label.field for header in headers for label, _ in header.labels}
    loose = Target(parts, labels, None, is_loose=True) if is_small(headers) else None
    if not is_titled and SIGNATURE.isdisjoint(fields):
        return loose
    if any(header.stands_alone for header in headers):
        return Target(parts, labels, None)
    if len(fields) > 1:
        problem = "有项目表头的标签，但找不到项目编码或项目名称的内容"
        return Target(parts, labels, problem, is_settled_when_taken=True, is_loose=bool(loose))
    return loose


def _missing(placement: Placement) -> str:
    form = placement.form.layout
    if placement.is_open:
        return f"表头有{len(placement.sets)}组并列的指标，分不清各组是哪一类、哪一期"
    names = [form.columns[name][0] for name in form.required if name not in placement.sets[0]]
    return f"指标表的表头缺少“{'”“'.join(names)}”列" if names else "指标表的表头不完整"


def _torn(blocks: Sequence[Block]) -> tuple[str | None, bool]:
    lines = [line for block in blocks for line in block.lines]
    if not lines:
        # A list of projects may begin with nothing but a unit before the page breaks.
        listed = all(block.placement.holds_projects for block in blocks)
        return (None, False) if listed else ("有指标表的表头，没有指标行", True)
    if not all(line.is_torn for line in lines):
        return _parted_values(blocks), False
    width = len(blocks[0].placement.columns)
    return f"指标表的表头有{width}列，各行的单元格与之对不上", False


def _parted_values(blocks: Sequence[Block]) -> str | None:
    """What to say where each row parts the column of the values, and nothing tells the parts."""
    for block in blocks:
        index = block.placement.sets[0].get("value")
        if index is None or not block.lines or any(line.cells[index] for line in block.lines):
            continue
        column = block.placement.columns[index]
        filled = (cell for line in block.lines for cell in line.row.filled)
        if any(overlaps(cell, column.start, column.end) for cell in filled):
            return f"“{column.heading}”之下各行分成几格，分不清哪一格是指标值"
    return None
