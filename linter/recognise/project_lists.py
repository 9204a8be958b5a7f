"""Station 2: tables that list projects, one a row, with their indicators as text in a cell."""

from collections.abc import Sequence

from linter.recognise.columns import Column, Heading, Placement
from linter.recognise.forms import Form
from linter.recognise.grid import Row, overlaps
from linter.recognise.header import MONEY, WRITTEN
from linter.recognise.heading_rows import is_too_wide, money_parted, plain
from linter.recognise.headings import RANKS, header_label, is_level, is_level_word
from linter.recognise.markers import headed_unit
from linter.recognise.vocabulary import Vocabulary
from linter.recognise.words import Label, key, squeezed
from linter.recognise.written import items_of

_MONEY = MONEY | {"money", "code"}
_HOLD_INDICATORS = frozenset({"goal", WRITTEN.field})
# Rows that are looked at for indicators written as text.
_SAMPLE = 40
# So many columns under level words hold indicators, however they are written.
_FEWEST_LEVELS = 2


def place_list(
    rows: Sequence[Row], position: int, vocabulary: Vocabulary, goals_suffice: bool
) -> Placement | None:
    """The columns of a list of projects, or None where the row heads none, or no indicators stand
    in the goals below it or under the levels of indicators, where goals do not suffice."""
    row = rows[position]
    if (
        len(row.filled) < 3
        or is_too_wide(row)
        or any(cell.text[:1].isdigit() for cell in row.filled)
    ):
        return None
    form = vocabulary.forms[0]
    headings, height = _headings(row, rows[position + 1 : position + 2], vocabulary)
    labels = [_label(heading, form, vocabulary) for heading in headings]
    fields = {label.field for label in labels if label}
    if "name" not in fields or _HOLD_INDICATORS.isdisjoint(fields) or len(fields) < 3:
        return None
    columns = tuple(
        Column(None, label, squeezed(each.text), each.start, each.end, each.group)
        for each, label in zip(headings, labels, strict=True)
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
    # A list of works to be done has goals, too, but no money.
    suffices = goals_suffice and not _MONEY.isdisjoint(fields)
    if not holds and labels.count(WRITTEN) < _FEWEST_LEVELS and not suffices:
        return None
    unit = headed_unit(columns, vocabulary)
    return Placement(vocabulary.forms, columns, ({},), height, is_list=True, amount_unit=unit)


def names_goals(headings: Sequence[str], vocabulary: Vocabulary) -> bool:
    """Whether headings are those of a list of projects with their goals."""
    labels = (header_label(heading, vocabulary) for heading in headings)
    return {"name", "goal"} <= {label.field for label in labels if label}


def _headings(
    row: Row, following: Sequence[Row], vocabulary: Vocabulary
) -> tuple[Sequence[Heading], int]:
    """The headings of one row, or of two where the lower one holds the levels or parts the money,
    and how many rows they are."""
    for below in following:
        if is_too_wide(below):
            break
        if _are_levels(below, vocabulary):
            # Merged cells carry what stands above on into the row of the levels.
            return plain(below), 2
        if parted := money_parted(row, below, vocabulary):
            return parted, 2
    return plain(row), 1


def _are_levels(row: Row, vocabulary: Vocabulary) -> bool:
    """Whether the row itself holds nothing but words of levels, the parts of those above it."""
    own = [cell for cell in row.filled if not row.is_merged(cell)]
    return bool(own) and all(is_level_word(cell.text, vocabulary) for cell in own)


def _label(heading: Heading, form: Form, vocabulary: Vocabulary) -> Label | None:
    """The header field that a heading names, by itself or as a part of the one above it; a level of
    indicators among them."""
    if any(is_level(heading.text, rank, form, vocabulary) for rank in RANKS):
        return WRITTEN
    whole = (*vocabulary.keys(heading.group)[-1:], key(heading.text))
    return header_label(heading.text, vocabulary) or header_label("".join(whole), vocabulary)
