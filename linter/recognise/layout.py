"""Station 2: what a layout file says of the tables of one form, as data."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

# `fund` is a further part of the budget, `money` heads all of it (and is the budget where an amount
# stands beside it), `total` is that of all years, `list` heads rows that hold a list and no fields.
HEADER_FIELDS = (
    "code", "name", "budget", "fiscal_funds", "other_funds", "fund", "money", "total", "purpose",
    "schedule", "goal", "unit", "department", "list", "other",
)  # fmt: skip
# `direction` and `kind` say how a value counts; `values` are several of them in one row.
COLUMN_FIELDS = (
    "level1", "level2", "indicator", "description", "comparator", "direction", "kind", "value",
    "values", "unit", "basis", "weight", "scoring", "actual", "schedule", "other",
)  # fmt: skip
CATEGORIES = (
    "数量", "质量", "时效", "成本", "经济效益", "社会效益", "生态效益", "可持续影响", "效益",
    "满意度",
)  # fmt: skip

Patterns = tuple[re.Pattern[str], ...]
Words = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Level:
    """A level label: its canonical word, its synonyms, and the class it puts an indicator in.

    `word` is None for a label that is known, but is none of the usual classes; `like` matches
    further labels of it."""

    word: str | None
    synonyms: tuple[str, ...]
    category: str | None
    like: Patterns = ()


@dataclass(frozen=True, slots=True)
class TableKind:
    """A kind of budget table: known by its caption, or by at least two of its headings."""

    kind: str
    captions: Patterns
    headings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Markers:
    """Patterns of the notes around a table; each names the group that it captures.

    `amount_unit`, `year` and `unit` have a group of their own name, `other` none. `code_year` has
    the group `year` of two or four digits and is matched against project codes, `last_year` against
    a label, a colon and the text of its cell. `title_unit` has
    the group `unit`, which must be a whole `unit_name`; `unit_line` is one that may stand by itself
    at the front of a document, and `unit_code` is dropped from names of units in cells.
    """

    amount_unit: Patterns = ()
    year: Patterns = ()
    budget_year: Patterns = ()
    title_year: Patterns = ()
    budget_title_year: Patterns = ()
    prose_year: Patterns = ()
    code_year: Patterns = ()
    last_year: Patterns = ()
    unit: Patterns = ()
    title_unit: Patterns = ()
    unit_name: Patterns = ()
    unit_line: Patterns = ()
    unit_code: Patterns = ()
    other: Patterns = ()


@dataclass(frozen=True, slots=True)
class When:
    """What a heading row must show for a form to be tried: all of `headings`, none of `without`,
    in the columns of the fields `levels` mostly known words of that level, and so many `sets` of
    indicators side by side, with `classed` each under a level word. `written` says that there is
    no such row, for the indicators stand as text in a `cell` of the header or of a `list` of
    projects."""

    headings: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    sets: int = 1
    classed: bool = False
    written: str = ""

    @property
    def weight(self) -> int:
        """How many conditions there are: to meet them tells a form from others."""
        words = len(self.headings) + len(self.levels)
        return words + (self.sets > 1) + self.classed + bool(self.written)


@dataclass(frozen=True, slots=True)
class Written:
    """Indicators written as text in one cell: `group` captures `level2` and perhaps `level1`,
    `item` captures `indicator` and `value`."""

    group: Patterns = ()
    item: Patterns = ()


@dataclass(frozen=True, slots=True, eq=False)
class Layout:
    """One form. Labels, headings and level words are stored as authors print them; patterns match
    text whose blanks are dropped and whose punctuation is half-width.

    `header` and `columns` map a field to its labels, the best first: the form's own, then those of
    the layout it extends (`parent`); `own_header` and `own_columns` are the own ones alone, which
    tell the form from others. `header_like` and `column_like` match whole labels and headings that
    no layout lists. `required` names the columns without which a heading row is not taken for this
    form, `weak` the headings that other tables have as well. What `ignore` matches is dropped from
    a label that is not known as it stands. `cells` says what the cells of a column look like where
    one heading stands for several fields, `targets` what most values look like.
    """

    id: str
    title: str
    path: str
    header: Words = field(repr=False)
    columns: Words = field(repr=False)
    own_header: Words = field(repr=False)
    own_columns: Words = field(repr=False)
    header_like: Mapping[str, Patterns] = field(default_factory=dict, repr=False)
    column_like: Mapping[str, Patterns] = field(default_factory=dict, repr=False)
    parent: "Layout | None" = field(default=None, repr=False)
    required: tuple[str, ...] = ("indicator",)
    when: When = When()
    weak: tuple[str, ...] = field(default=(), repr=False)
    level1: tuple[Level, ...] = field(default=(), repr=False)
    level2: tuple[Level, ...] = field(default=(), repr=False)
    titles: Patterns = field(default=(), repr=False)
    continued: Patterns = field(default=(), repr=False)
    periods: Patterns = field(default=(), repr=False)
    ignore: Patterns = field(default=(), repr=False)
    sections: Patterns = field(default=(), repr=False)
    regions: Patterns = field(default=(), repr=False)
    totals: Patterns = field(default=(), repr=False)
    fillers: Patterns = field(default=(), repr=False)
    amounts: Patterns = field(default=(), repr=False)
    targets: Patterns = field(default=(), repr=False)
    coded: Patterns = field(default=(), repr=False)
    cells: Mapping[str, Patterns] = field(default_factory=dict, repr=False)
    written: Written = field(default=Written(), repr=False)
    group_openers: tuple[str, ...] = field(default=(), repr=False)
    number_rows: tuple[str, ...] = field(default=(), repr=False)
    total_rows: tuple[str, ...] = field(default=(), repr=False)
    markers: Markers = field(default=Markers(), repr=False)
    tables: tuple[TableKind, ...] = field(default=(), repr=False)
