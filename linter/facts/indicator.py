"""Station 3: the facts of an indicator row as rules see them."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from linter.facts.formula import find_formulas
from linter.facts.lazy import lazy
from linter.facts.lexicon import Head, Lexicon
from linter.facts.names import (
    direction_of,
    expected_of,
    head_of,
    is_unit_cost_name,
    unit_in_brackets,
)
from linter.facts.period import find_periods, read_period
from linter.facts.phrase import Phrase
from linter.facts.quantity import (
    combined_quantity,
    find_quantities,
    main_quantity,
    value_quantities,
    whole_target,
)
from linter.facts.scoring import find_scoring_rules
from linter.facts.text import Text
from linter.facts.trees import trees_with
from linter.facts.types import Claim, Formula, Period, Quantity, ScoringRule, ValueKind
from linter.facts.units import measure_of
from linter.facts.valuekind import value_kind_of
from linter.model import Field, Indicator

# What may follow a figure at the end of a name: 达95%以上。
_END_OF_NAME = "以上下内左右。. "
_PER_UNIT = frozenset({"rate", "unit_cost"})


class IndicatorFacts:
    """An indicator row. Texts are None where the layout has no such column, "" for empty cells."""

    def __init__(self, indicator: Indicator, year: int | None, lexicon: Lexicon) -> None:
        self._indicator = indicator
        self._year = year
        self._lexicon = lexicon

    @property
    def record(self) -> Indicator:
        return self._indicator

    @property
    def row(self) -> int:
        return self._indicator.row

    @property
    def set(self) -> int:
        """Which set of indicators of the project the row is in (long-term and annual, for
        instance), from 1."""
        return self._indicator.set

    @property
    def year(self) -> int | None:
        return self._year

    @property
    def level1(self) -> str | None:
        return self._indicator.level1_word

    @property
    def level2(self) -> str | None:
        return self._indicator.level2_word

    @property
    def category(self) -> str | None:
        return self._indicator.category

    @lazy
    def _trees(self) -> tuple[str, ...] | None:
        return trees_with(self.level1, self.level2, self._lexicon.trees)

    @property
    def fits_tree(self) -> bool | None:
        """Whether any tree of classes has this pair of labels; None when the first is unknown."""
        return None if self._trees is None else bool(self._trees)

    @property
    def tree(self) -> str | None:
        """The one tree of classes (`trees` of the lexicon) that has this pair of labels."""
        return self._trees[0] if self._trees and len(self._trees) == 1 else None

    @lazy
    def level1_label(self) -> Text | None:
        return _text(self._indicator.level1)

    @lazy
    def level2_label(self) -> Text | None:
        return _text(self._indicator.level2)

    @lazy
    def name(self) -> Text | None:
        return _text(self._indicator.name)

    @lazy
    def description(self) -> Text | None:
        return _text(self._indicator.description)

    @lazy
    def comparator(self) -> Text | None:
        return _text(self._indicator.comparator)

    @lazy
    def value(self) -> Text | None:
        return _text(self._indicator.value)

    @lazy
    def unit(self) -> Text | None:
        return _text(self._indicator.unit)

    @lazy
    def target(self) -> str | None:
        """The value as it is read: with the comparator and unit of their own columns."""
        if self.value is None:
            return None
        return whole_target(self.value, self.comparator or "", self.unit or "")

    @lazy
    def basis(self) -> Text | None:
        return _text(self._indicator.basis)

    @lazy
    def weight(self) -> Text | None:
        return _text(self._indicator.weight)

    @lazy
    def scoring(self) -> Text | None:
        return _text(self._indicator.scoring)

    @lazy
    def actual(self) -> Text | None:
        return _text(self._indicator.actual)

    @lazy
    def name_phrase(self) -> Phrase | None:
        return self._phrase(self.name)

    @lazy
    def description_phrase(self) -> Phrase | None:
        return self._phrase(self.description)

    @lazy
    def basis_phrase(self) -> Phrase | None:
        return self._phrase(self.basis)

    @lazy
    def _head(self) -> Head | None:
        return head_of(self.name, self._lexicon) if self.name else None

    @lazy
    def head(self) -> str | None:
        """The measure head of the name (率, 人数, 费用 …)."""
        return self._head.suffix if self._head else None

    @lazy
    def expected(self) -> frozenset[str]:
        """The dimensions that the measure head allows; empty when unknown."""
        return expected_of(self.name, self._head, self._lexicon) if self.name else frozenset()

    @lazy
    def direction(self) -> Literal["up", "down"] | None:
        """Whether more (up) or less (down) is better by the name; None when it does not say."""
        return direction_of(self.name, self._lexicon) if self.name else None

    @lazy
    def is_unit_cost(self) -> bool:
        """Whether name or value speak of the cost of one."""
        if self.quantity is not None and self.quantity.dimension == "unit_cost":
            return True
        return self.name is not None and is_unit_cost_name(self.name, self._lexicon)

    @lazy
    def _dimensions(self) -> frozenset[str]:
        by_category = self._lexicon.category_dimensions.get(self.category or "", frozenset())
        return self.expected or by_category

    @lazy
    def quantities(self) -> tuple[Quantity, ...]:
        """Every quantity printed in the value cell."""
        if not self.value:
            return ()
        return value_quantities(self.value, self._lexicon, self._dimensions)

    @lazy
    def quantity(self) -> Quantity | None:
        """The value with the comparator and unit of their own columns, or a unit in the name."""
        if not self.value or not self.quantities:
            return None
        unit = self.unit or (unit_in_brackets(self.name, self._lexicon) if self.name else None)
        return combined_quantity(
            self.value, self._lexicon, comparator=self.comparator, unit=unit,
            expected=self._dimensions, found=self.quantities,
        )  # fmt: skip

    @lazy
    def named(self) -> Quantity | None:
        """The figure that the name ends with, in the dimension of the value (接待游客6万人次);
        None where it ends with none or states another one before (由200张增加到300张)."""
        value, name = self.quantity, self.name
        if value is None or value.dimension is None or not name:
            return None
        found = find_quantities(name, self._lexicon)
        if len(found) != 1 or found[0].per or found[0].high is not None:
            return None
        ends = name[found[0].span[1] :].strip(_END_OF_NAME) == ""
        return found[0] if ends and found[0].dimension == value.dimension else None

    @lazy
    def parts(self) -> tuple[Quantity, ...]:
        """The values of a row that states one for each region or year, as far as they were read."""
        unit = self.unit or (unit_in_brackets(self.name, self._lexicon) if self.name else None)
        found = (
            combined_quantity(Text(field), self._lexicon, unit=unit, expected=self._dimensions)
            for field in self._indicator.values
        )
        return tuple(quantity for quantity in found if quantity is not None)

    @lazy
    def column_dimensions(self) -> frozenset[str]:
        """What the unit column measures, where the value prints a unit of its own that measures
        something else; empty otherwise, and for rates and costs per unit."""
        own = main_quantity(self.quantities)
        if own is None or own.unit is None or not self.unit or own.dimension in _PER_UNIT:
            return frozenset()
        measure = measure_of(self.unit, self._lexicon, frozenset())
        stated = measure.dimension if measure and measure.dimension not in _PER_UNIT else None
        is_other = None not in (stated, own.dimension) and stated != own.dimension
        return frozenset({stated}) if stated and is_other else frozenset()

    @lazy
    def period(self) -> Period | None:
        """The point in time or duration that the value states."""
        if not self.value:
            return None
        return read_period(self.value, self._lexicon, self._year, self.quantities)

    @lazy
    def value_kind(self) -> ValueKind | None:
        """What sort of value it is; None when the cell is missing or cannot be told."""
        if self.value is None:
            return None
        return value_kind_of(self.value, self.quantities, self.quantity, self.period)

    @lazy
    def formulas(self) -> tuple[Formula, ...]:
        """The formulas of description and name."""
        return tuple(formula for text in self._prose() for formula in find_formulas(text))

    @lazy
    def claims(self) -> tuple[Claim, ...]:
        """What description and name claim."""
        from linter.facts.claims import find_claims

        return tuple(
            claim for text in self._prose() for claim in find_claims(text, self._lexicon, self.year)
        )

    @lazy
    def count(self) -> Claim | None:
        """What the value claims of the thing that the name says."""
        from linter.facts.claims import value_claim

        if self.quantity is None:
            return None
        return value_claim(self.quantity, self.name, self.description, self._lexicon)

    @lazy
    def periods(self) -> tuple[Period, ...]:
        """The points in time and durations of the description."""
        if not self.description:
            return ()
        return find_periods(self.description, self._lexicon, self._year)

    @lazy
    def scoring_rules(self) -> tuple[ScoringRule, ...]:
        """The scoring rules of the scoring column and the description."""
        texts = [text for text in (self.scoring, self.description) if text]
        return tuple(rule for text in texts for rule in find_scoring_rules(text, self._lexicon))

    @lazy
    def full_mark(self) -> Quantity | None:
        """The strictest threshold of full marks that is stated in the dimension of the value."""
        if self.quantity is None:
            return None
        dimension = self.quantity.dimension
        marks = [rule.full_mark for rule in self.scoring_rules if rule.full_mark is not None]
        same = [mark for mark in marks if mark.dimension == dimension]
        downwards = self.direction == "down" or self.quantity.comparator in {"≤", "<"}
        strictest = min if downwards else max
        return strictest(same, key=lambda mark: mark.base) if same else None

    @lazy
    def schedule(self) -> tuple[Quantity, ...]:
        """The instalments of the target value; empty when one of them is no quantity."""
        found = [
            combined_quantity(Text(field), self._lexicon, unit=self.unit, expected=self._dimensions)
            for field in self._indicator.schedule
        ]
        stated = tuple(quantity for quantity in found if quantity is not None)
        return stated if len(stated) == len(found) else ()

    @lazy
    def texts(self) -> tuple[Text, ...]:
        """Every text of the row, labels first."""
        cells = (
            self.level1_label, self.level2_label, self.name, self.description, self.comparator,
            self.value, self.unit, self.basis, self.weight, self.scoring, self.actual,
        )  # fmt: skip
        return (*(text for text in cells if text is not None), *self._several_texts())

    def _several_texts(self) -> Iterator[Text]:
        fields = (*self._indicator.schedule, *self._indicator.values)
        return (Text(field) for field in fields)

    def _phrase(self, text: Text | None) -> Phrase | None:
        return Phrase(text, self._lexicon) if text else None

    def _prose(self) -> tuple[Text, ...]:
        return tuple(text for text in (self.description, self.name) if text)


def _text(field: Field | None) -> Text | None:
    return None if field is None else Text(field)


def named_alone(rows: Sequence[IndicatorFacts]) -> Iterator[IndicatorFacts]:
    """The rows without those that share one name cell, merged over several values."""
    names = Counter((row.name, row.name.field.place) for row in rows if row.name)
    return (row for row in rows if not row.name or names[row.name, row.name.field.place] == 1)


def row_texts(rows: Iterable[IndicatorFacts]) -> Iterator[Text]:
    """Every text of the rows once: a merged label belongs to several rows and stands once in the
    document."""
    seen: set[tuple[object, str]] = set()
    for row in rows:
        for text in row.texts:
            key = (text.field.place, text.field.name)
            if key not in seen:
                seen.add(key)
                yield text
