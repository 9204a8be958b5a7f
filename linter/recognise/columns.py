"""Station 2: the columns of an indicator table in the words of a layout."""

from collections.abc import Sequence
from dataclasses import dataclass

from linter.document import Cell
from linter.recognise.forms import Form
from linter.recognise.words import Label

_VALUES = frozenset({"value", "values", "actual", "schedule"})
LABELS = ("level1", "level2", "indicator")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading as printed over grid columns `start` … `end - 1`; `group` stands above it."""

    text: str
    start: int
    end: int
    group: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of an indicator table over grid columns `start` … `end - 1`.

    `label` is None for a heading that the layout does not know; `project` is the header field
    that a column holds in a table of many projects.
    """

    label: Label | None
    project: Label | None
    heading: str
    start: int
    end: int
    group: str = ""

    @property
    def field(self) -> str | None:
        return self.label.field if self.label else None

    @property
    def name(self) -> str | None:
        """The field of the column, or the header field that it holds; the unit that a project
        belongs to is a `department`."""
        if self.label or not self.project:
            return self.field
        return "department" if self.project.field == "unit" else self.project.field


@dataclass(frozen=True, slots=True)
class Placement:
    """The columns of a heading of `height` grid rows, in the words of the layout that fits best.

    `forms` are the layouts that read the columns in the same way, `form` the first of them. `sets`
    are the indexes of columns by field, one mapping for each set of indicators that the table
    prints side by side (long-term and annual, for instance). `proved` are the level columns whose
    cells are known words. `is_list` marks a list of projects whose indicators stand in a cell.
    `amount_unit` is the money unit that the headings of projects name. `is_classed` says that
    each set stands under the word of its level, in the cells `classes`.
    """

    forms: tuple[Form, ...]
    columns: tuple[Column, ...]
    sets: tuple[dict[str, int], ...]
    height: int
    proved: frozenset[str] = frozenset()
    is_list: bool = False
    amount_unit: str | None = None
    is_classed: bool = False
    classes: tuple[Cell, ...] = ()

    @property
    def form(self) -> Form:
        return self.forms[0]

    @property
    def headings(self) -> tuple[str, ...]:
        return tuple(column.heading for column in self.columns if column.heading)

    @property
    def fields(self) -> tuple[str | None, ...]:
        return tuple(column.field for column in self.columns)

    @property
    def strong(self) -> int:
        """How many different columns were found that other tables do not have as well."""
        labels = [column.label for column in self.columns if column.label]
        strong = {each.field for each in labels if not each.is_weak or each.field in self.proved}
        return len(strong - {"other"})

    @property
    def is_target(self) -> bool:
        """Whether no other table looks so: by two headings, or by what a level column holds."""
        return self.strong > 1 or bool(self.proved)

    @property
    def is_complete(self) -> bool:
        if self.is_list:
            return True
        required = self.form.layout.required
        has_all = all(name in self.sets[0] for name in required)
        return self.is_target and has_all and not self.is_open

    @property
    def is_open(self) -> bool:
        """Whether nothing tells the sets beside each other apart."""
        bare = [columns for columns in self.sets if "level1" not in columns]
        if len(bare) < 2 or self.is_classed:
            return False
        names = (self.columns[each["indicator"]] for each in bare if "indicator" in each)
        return len({(column.group, column.heading) for column in names}) < len(bare)

    @property
    def holds_values(self) -> bool:
        """Whether there is a column for what is aimed at or reached, as a system of criteria for
        evaluations has not."""
        return any(_VALUES.intersection(columns) for columns in self.sets)

    @property
    def holds_projects(self) -> bool:
        """Whether the columns name a project in each row."""
        fields = {column.project.field for column in self.columns if column.project}
        return "name" in fields

    @property
    def end(self) -> int:
        return max(column.end for column in self.columns)

    @property
    def fit(self) -> tuple[bool, int, int]:
        known = sum(1 for column in self.columns if column.label)
        return self.is_complete, self.strong, known


def sets_of(columns: Sequence[Column]) -> tuple[dict[str, int], ...]:
    """Columns by field, the best heading for each; a label column that comes again after the names
    begins another set. Of two columns of names beside each other the second one is finer."""
    sets: list[dict[str, int]] = [{}]
    for index, column in enumerate(columns):
        name = column.field
        is_finer = name == "indicator" and sets[-1].get(name) == index - 1
        if is_finer:
            sets[-1]["indicator"] = index
        elif name in LABELS and name in sets[-1] and "indicator" in sets[-1]:
            sets.append({})
        if name and _is_better(index, columns, sets[-1]):
            sets[-1][name] = index
    first = sets[0]
    for later in sets[1:]:
        for name in ("level1", "level2"):
            if name in first:
                later.setdefault(name, first[name])
    return tuple(sets)


def _is_better(index: int, columns: Sequence[Column], known: dict[str, int]) -> bool:
    """Whether the column is a better one for its field than that known so far: by its heading, or
    because it stands behind the name of the indicator and the other one before it."""
    label = columns[index].label
    before = known.get(label.field) if label else None
    if label is None or before is None:
        return label is not None
    other = columns[before].label
    name = known.get("indicator")
    if label.field not in LABELS and name is not None and before < name < index:
        return True
    return other is None or label.rank < other.rank
