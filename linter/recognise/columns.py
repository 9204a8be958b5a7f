"""Station 2: the heading row of an indicator table placed onto the columns of a layout."""

from collections.abc import Sequence
from dataclasses import dataclass

from linter.document import Cell
from linter.recognise.grid import Row, is_blank
from linter.recognise.headings import (
    Form,
    Label,
    Vocabulary,
    column_label,
    header_label,
    is_column_heading,
    squeezed,
)
from linter.recognise.spans import parents

LABELS = ("level1", "level2", "indicator")


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

    @property
    def field(self) -> str | None:
        return self.label.field if self.label else None


@dataclass(frozen=True, slots=True)
class Placement:
    """The columns of a heading of `height` grid rows, in the words of the layout that fits best.

    `sets` are the indexes of columns by field, one mapping for each set of indicators that the
    table prints side by side (long-term and annual, for instance).
    """

    form: Form
    columns: tuple[Column, ...]
    sets: tuple[dict[str, int], ...]
    height: int

    @property
    def headings(self) -> tuple[str, ...]:
        return tuple(column.heading for column in self.columns if column.heading)

    @property
    def strong(self) -> int:
        """How many different columns were found that other tables do not have as well."""
        labels = (column.label for column in self.columns)
        return len({label.field for label in labels if label and not label.is_weak} - {"other"})

    @property
    def is_complete(self) -> bool:
        required = self.form.layout.required
        return self.strong > 1 and all(name in self.sets[0] for name in required)

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


def place(rows: Sequence[Row], position: int, vocabulary: Vocabulary) -> Placement | None:
    """The placement of the row at `position`, or None when it heads no indicators.

    A second heading row below it is taken in. Check `is_complete` before use.
    """
    row = rows[position]
    if not _may_head(row, vocabulary):
        return None
    found = _fit(_plain(row), 1, vocabulary)
    if position + 1 < len(rows) and _continues(row, rows[position + 1], vocabulary):
        both = _fit(_doubled(row, rows[position + 1], vocabulary), 2, vocabulary)
        found = max(both, found, key=lambda placement: placement.fit)
    return found if found.strong > 1 else None


def _may_head(row: Row, vocabulary: Vocabulary) -> bool:
    """Cheap test: two cells are known headings, and own ones of this row."""
    own = (cell for cell in row.filled if not row.is_merged(cell))
    return sum(1 for cell in own if is_column_heading(cell.text, vocabulary)) > 1


def _continues(row: Row, below: Row, vocabulary: Vocabulary) -> bool:
    """Whether the row below adds headings, instead of being a body row or a repeated heading."""
    above = {squeezed(cell.text) for cell in row.filled}
    own = [cell for cell in below.filled if not below.is_merged(cell)]
    fresh = [cell for cell in own if squeezed(cell.text) not in above]
    return bool(fresh) and sum(1 for c in own if is_column_heading(c.text, vocabulary)) > 1


_Heading = tuple[str, int, int]


def _plain(row: Row) -> list[_Heading]:
    return [(c.text, c.column, c.column + c.column_span) for c in row.cells]


def _doubled(upper: Row, lower: Row, vocabulary: Vocabulary) -> list[_Heading]:
    """Headings of two rows: the lower text, or the upper one where the lower is blank."""
    if any(cell.column_span > 1 for cell in upper.cells) or len(upper.cells) == len(lower.cells):
        above = [_above(upper, cell) for cell in lower.cells]
    else:
        texts = [cell.text for cell in upper.cells]
        below = [cell.text for cell in lower.cells]
        indexes = parents(texts, below, vocabulary.group_openers)
        above = ["" if index is None else texts[index] for index in indexes]
    pairs = zip(_plain(lower), above, strict=True)
    return [(text if text.strip() else top, start, end) for (text, start, end), top in pairs]


def _above(upper: Row, cell: Cell) -> str:
    for candidate in upper.cells:
        if candidate.column <= cell.column < candidate.column + candidate.column_span:
            return candidate.text
    return ""


def _fit(headings: Sequence[_Heading], height: int, vocabulary: Vocabulary) -> Placement:
    placements = [_place(headings, height, form, vocabulary) for form in vocabulary.forms]
    return max(placements, key=lambda placement: placement.fit)


def _place(
    headings: Sequence[_Heading], height: int, form: Form, vocabulary: Vocabulary
) -> Placement:
    columns = []
    for text, start, end in headings:
        label = column_label(text, form, vocabulary)
        project = None if label else header_label(text, vocabulary)
        columns.append(Column(label, project, squeezed(text), start, end))
    return Placement(form, tuple(columns), _sets(columns), height)


def _sets(columns: Sequence[Column]) -> tuple[dict[str, int], ...]:
    """Columns by field, the best heading for each; a label column that comes again after the names
    begins another set."""
    sets: list[dict[str, int]] = [{}]
    for index, column in enumerate(columns):
        name = column.field
        if name in LABELS and name in sets[-1] and "indicator" in sets[-1]:
            sets.append({})
        if name and _is_better(column, columns, sets[-1].get(name)):
            sets[-1][name] = index
    first = sets[0]
    for later in sets[1:]:
        for name in ("level1", "level2"):
            if name in first:
                later.setdefault(name, first[name])
    return tuple(sets)


def _is_better(column: Column, columns: Sequence[Column], known: int | None) -> bool:
    other = None if known is None else columns[known].label
    return other is None or (column.label is not None and column.label.rank < other.rank)


def repeats(row: Row, placement: Placement) -> bool:
    """Whether the row prints the headings of the placement again, as after a page break."""
    texts = [squeezed(cell.text) for cell in row.cells if not is_blank(cell)]
    return len(texts) > 1 and all(text in placement.headings for text in texts)
