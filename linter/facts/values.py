"""Station 3: a row with several target values (of regions or years), one value at a time."""

from dataclasses import replace

from linter.facts.indicator import IndicatorFacts
from linter.facts.lexicon import Lexicon
from linter.model import Field


def rows_by_value(row: IndicatorFacts, lexicon: Lexicon) -> tuple[IndicatorFacts, ...]:
    """The row itself, and once more for each further value that is given; a region without a
    target has a blank, a stroke or a bare nought. What is aimed at in other years is of no one
    year."""
    record = row.record
    given = [field for field in record.values if any(map(_says_something, field.text))]
    own = (row,) if record.value is not None or not given else ()
    others = (replace(record, value=_as_value(field), values=()) for field in given)
    return (*own, *(IndicatorFacts(other, None, lexicon) for other in others))


def _as_value(field: Field) -> Field:
    return replace(field, name="value")


def _says_something(character: str) -> bool:
    return character.isalnum() and character != "0"
