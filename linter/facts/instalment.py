"""Station 3: the cells of a project's spending plan."""

from dataclasses import replace
from decimal import Decimal

from linter.facts.lazy import lazy
from linter.facts.lexicon import Lexicon
from linter.facts.period import find_periods
from linter.facts.quantity import read_quantity
from linter.facts.text import Text
from linter.model import Field


class Instalment:
    """A cell of the spending plan under its period."""

    def __init__(self, field: Field, year: int | None, lexicon: Lexicon) -> None:
        self._field = field
        self._year = year
        self._lexicon = lexicon

    @property
    def label(self) -> str:
        """The period as printed."""
        return self._field.heading

    @lazy
    def text(self) -> Text:
        return Text(self._field)

    @lazy
    def share(self) -> Decimal | None:
        """The cumulative share as a fraction (25% is 0.25); None when it cannot be read."""
        return _share(self.text, self._lexicon)

    @lazy
    def month(self) -> int | None:
        """The month that the period ends in; None when unknown."""
        label = Text(replace(self._field, text=self._field.heading))
        periods = find_periods(label, self._lexicon, self._year)
        return periods[0].month if len(periods) == 1 and periods[0].valid else None


def _share(text: Text, lexicon: Lexicon) -> Decimal | None:
    """The share of an instalment: 25%, or 25 under a heading in percent."""
    quantity = read_quantity(text, lexicon)
    if quantity is None:
        return None
    if quantity.dimension == "share":
        return quantity.base
    if quantity.unit is not None:
        return None
    return quantity.number / 100 if quantity.number > 1 else quantity.number
