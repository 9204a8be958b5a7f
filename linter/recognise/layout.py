"""Station 2: what a layout file says of the tables of one form, as data."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

HEADER_FIELDS = (
    "code", "name", "budget", "fiscal_funds", "other_funds", "purpose", "schedule", "goal", "unit",
    "other",
)  # fmt: skip
COLUMN_FIELDS = (
    "level1", "level2", "indicator", "description", "comparator", "value", "unit", "basis",
    "weight", "scoring", "actual", "schedule", "other",
)  # fmt: skip
CATEGORIES = (
    "数量", "质量", "时效", "成本", "经济效益", "社会效益", "生态效益", "可持续影响", "效益",
    "满意度",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Level:
    """A level label: its canonical word, its synonyms, and the class it puts an indicator in."""

    word: str
    synonyms: tuple[str, ...]
    category: str | None


@dataclass(frozen=True, slots=True)
class TableKind:
    """A kind of budget table: known by its caption, or by at least two of its headings."""

    kind: str
    captions: tuple[re.Pattern[str], ...]
    headings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Markers:
    """Patterns of the notes around a table; each names the group that it captures.

    `amount_unit`, `year` and `unit` have a group of their own name, `other` none. `code_year` has
    the group `year` of two or four digits and is matched against project codes.
    """

    amount_unit: tuple[re.Pattern[str], ...] = ()
    year: tuple[re.Pattern[str], ...] = ()
    title_year: tuple[re.Pattern[str], ...] = ()
    code_year: tuple[re.Pattern[str], ...] = ()
    unit: tuple[re.Pattern[str], ...] = ()
    other: tuple[re.Pattern[str], ...] = ()


@dataclass(frozen=True, slots=True)
class Layout:
    """One form. Labels, headings and level words are stored as authors print them; patterns match
    text whose blanks are dropped and whose punctuation is half-width.

    `header` and `columns` map a field to its labels, the best first; `required` names the columns
    without which a heading row is not taken for this form, `weak` the headings that other tables
    have as well. What `ignore` matches is dropped from a label that is not known as it stands.
    """

    id: str
    title: str
    path: str
    header: Mapping[str, tuple[str, ...]]
    columns: Mapping[str, tuple[str, ...]]
    required: tuple[str, ...] = ("indicator",)
    weak: tuple[str, ...] = ()
    level1: tuple[Level, ...] = ()
    level2: tuple[Level, ...] = ()
    titles: tuple[re.Pattern[str], ...] = ()
    continued: tuple[re.Pattern[str], ...] = ()
    periods: tuple[re.Pattern[str], ...] = ()
    ignore: tuple[re.Pattern[str], ...] = ()
    sections: tuple[re.Pattern[str], ...] = ()
    group_openers: tuple[str, ...] = ()
    number_rows: tuple[str, ...] = ()
    total_rows: tuple[str, ...] = ()
    markers: Markers = Markers()
    tables: tuple[TableKind, ...] = ()
