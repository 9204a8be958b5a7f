"""Station 2: tables that list projects, one a row, with their indicators as text in a cell."""

from collections.abc import Sequence

from linter.recognise.columns import Column, Placement
from linter.recognise.forms import Form
from linter.recognise.grid import Row, overlaps
from linter.recognise.header import WRITTEN
from linter.recognise.headings import header_label, is_level, is_level_word
from linter.recognise.markers import headed_unit
from linter.recognise.vocabulary import Vocabulary
from linter.recognise.words import Label, squeezed
from linter.recognise.written import items_of

_HOLD_INDICATORS = frozenset({"goal", WRITTEN.field})
# Rows that are looked at for indicators written as text.
_SAMPLE = 40
# So many columns under level words hold indicators, however they are written.
_FEWEST_LEVELS = 2


def place_list(rows: Sequence[Row], position: int, vocabulary: Vocabulary) -> Placement | None:
    """The columns of a list of projects, or None where the row heads none, or no indicators stand
    in the goals below it or under the levels of indicators."""
    row = rows[position]
    if len(row.filled) < 3 or any(cell.text[:1].isdigit() for cell in row.filled):
        return None
    height = 1
    if position + 1 < len(rows) and _are_levels(rows[position + 1], vocabulary):
        # Merged cells carry what stands above on into the row of the levels.
        row, height = rows[position + 1], 2
    form = vocabulary.forms[0]
    labels = [_label(cell.text, form, vocabulary) for cell in row.cells]
    fields = {label.field for label in labels if label}
    if "name" not in fields or _HOLD_INDICATORS.isdisjoint(fields) or len(fields) < 3:
        return None
    columns = tuple(
        Column(None, label, squeezed(cell.text), cell.column, cell.column + cell.column_span)
        for cell, label in zip(row.cells, labels, strict=True)
    )
    texts = [
        column for column in columns if column.project and column.project.field in _HOLD_INDICATORS
    ]
    holds = any(
        items_of(cell.text, form, vocabulary)[1]
        for below in rows[position + height : position + height + _SAMPLE]
        for cell in below.filled
        if any(overlaps(cell, column.start, column.end) for column in texts)
    )
    if not holds and labels.count(WRITTEN) < _FEWEST_LEVELS:
        return None
    unit = headed_unit(columns, vocabulary)
    return Placement(vocabulary.forms, columns, ({},), height, is_list=True, amount_unit=unit)


def _are_levels(row: Row, vocabulary: Vocabulary) -> bool:
    """Whether the row itself holds nothing but words of levels, the parts of those above it."""
    own = [cell for cell in row.filled if not row.is_merged(cell)]
    return bool(own) and all(is_level_word(cell.text, vocabulary) for cell in own)


def _label(text: str, form: Form, vocabulary: Vocabulary) -> Label | None:
    """The header field that a heading names, a level of indicators among them."""
    if is_level(text, "level1", form, vocabulary) or is_level(text, "level2", form, vocabulary):
        return WRITTEN
    return header_label(text, vocabulary)
