"""Station 3: what is read from text: quantities, periods, formulas, claims, lists, scoring rules.

Every fact knows its `source` text and its `span` in that text's normal form; `text` is that piece.
Numbers are `Decimal`; money is in 元, shares are fractions of one (95% is 0.95), each other
dimension in the base unit of `rules/lexicon/units.yaml`.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from linter.facts.text import Text

Comparator = Literal["≥", "≤", ">", "<", "=", "±"]
ValueKind = Literal[
    "number", "percent", "money", "unit_cost", "count", "time_point", "duration", "qualitative",
    "empty",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit as printed, and its amount in the base unit.

    `comparator` is None when none is printed (which means “=”). `number` is the printed number,
    with a multiplier word that stands alone included only in `base` (5万 → number 5, unit 万).
    `base` = number × multiplier × factor of the unit; `half_ulp` is half of the last printed place,
    in the base unit. `high` is the upper number of a printed range in the base unit. `per` is the
    denominator of a unit cost (元/台 → 台, 元/人·年 → 人·年). `unit` is None when none is printed,
    `dimension` None when the unit is unknown or ambiguous. `approximate` marks 约, 左右.
    """

    source: Text
    span: tuple[int, int]
    text: str
    comparator: Comparator | None
    number: Decimal
    unit: str | None
    dimension: str | None
    base: Decimal
    half_ulp: Decimal
    high: Decimal | None = None
    per: str | None = None
    approximate: bool = False
    indivisible: bool = False


@dataclass(frozen=True, slots=True)
class Period:
    """A point in time or a duration. A point keeps what is printed of year, month and day, and
    `deadline` = the last day that still fits, as (year, month, day) with the budget year where none
    is printed; a duration has `days`. `valid` is False for months and days that do not exist.
    `ambiguous` marks a bare “N月” that may be either."""

    source: Text
    span: tuple[int, int]
    text: str
    kind: Literal["point", "duration"]
    comparator: Comparator | None
    year: int | None
    month: int | None
    day: int | None
    deadline: tuple[int, int, int] | None
    days: Decimal | None
    valid: bool
    ambiguous: bool


@dataclass(frozen=True, slots=True)
class Formula:
    """`left = numerator / denominator × factor`. Parts that are not printed are None; `factor` is a
    fraction of one (×100% → 1, ×101% → 1.01, ×100 without % → 100), None when none is printed.
    `factor_text` is the factor as printed (“101%”), `factor_span` its place, `is_single` is False
    for sums of weighted parts, `problem` says in Chinese what is missing (括号不配对 …) or is None.
    `as_percentage` is the text with a factor of 100% in the place of the one that is printed.
    """

    source: Text
    span: tuple[int, int]
    text: str
    left: str | None
    numerator: str | None
    denominator: str | None
    factor: Decimal | None
    factor_text: str | None
    factor_span: tuple[int, int] | None
    is_single: bool
    problem: str | None
    as_percentage: str | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """A quantity in prose with what it counts. `head` is the noun phrase it belongs to (投保人数,
    the text before or after it within the clause), `vocabulary` cuts it into content words,
    `total_word` the word that introduces it as a total (共计, 所需经费 …) or None, `is_part` True
    after 其中 or 包括, `is_of_other_years` True for figures of earlier years or of several years
    together (三年内), `is_rate` True for 每人/每年 figures; `described` is what the description of
    a value says that it counts, else empty.
    """

    source: Text
    span: tuple[int, int]
    text: str
    quantity: Quantity
    head: str
    vocabulary: Callable[[str], frozenset[str]] = field(compare=False, repr=False)
    total_word: str | None
    is_part: bool
    is_of_other_years: bool
    is_rate: bool
    described: str = ""

    @property
    def words(self) -> frozenset[str]:
        """The content words of the head, cut when asked for: cutting loads a dictionary."""
        return self.vocabulary(self.head)


@dataclass(frozen=True, slots=True)
class ListSum:
    """Three or more amounts of one list and the total stated for them. `stated` is None when the
    text states none; `count_stated` is the printed number of items (13项) or None; `is_open` True
    for a list that ends in 等 or starts with 其中/包括."""

    source: Text
    span: tuple[int, int]
    text: str
    items: tuple[Quantity, ...]
    labels: tuple[str, ...]
    stated: Quantity | None
    count_stated: int | None
    is_open: bool


@dataclass(frozen=True, slots=True)
class ScoringRule:
    """Scoring text: `full_mark` is the threshold of 得满分, `zero_mark` of 得0分, `step` and
    `deduction` of 每减少…扣… (a share of the score when printed in %)."""

    source: Text
    span: tuple[int, int]
    text: str
    full_mark: Quantity | None
    zero_mark: Quantity | None
    step: Quantity | None
    deduction: Quantity | None
