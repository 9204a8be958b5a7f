"""Station 2: what each heading of a row stands for, told by its words, those beside it and the
cells below."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from linter.recognise.columns import Column, Heading
from linter.recognise.forms import Form
from linter.recognise.headings import RANKS, column_labels, header_label, is_level, matches
from linter.recognise.vocabulary import Interpretation, Vocabulary
from linter.recognise.words import Label, key, squeezed

# How much of a column must look like a field for the column to be taken for it.
_MOSTLY = 0.6
_OTHER = Label("other", 0)
# What heads indicators and nothing else.
_OWN = frozenset({"indicator", "value"})
# What heads all the money of a project.
_WHOLE_MONEY = frozenset({"money", "budget"})
_NAMED_VALUES = frozenset({"value", "values", "actual", "schedule"})
# The rank of a column that is told by its cells alone.
_UNNAMED = 2000

# Gives the texts below a heading by its index.
Sample = Callable[[int], Sequence[str]]


def columns_of(
    interpretation: Interpretation,
    headings: Sequence[Heading],
    sample: Sample,
    vocabulary: Vocabulary,
) -> tuple[Column, ...]:
    """The columns under the headings; `sample` gives texts below each of them."""
    candidates = interpretation.candidates
    held = {labels[0].field: labels[0].rank for labels in reversed(candidates) if len(labels) == 1}
    form = interpretation.forms[0]
    columns: list[Column] = []
    for index, (heading, labels) in enumerate(zip(headings, candidates, strict=True)):
        if _names_project(heading.text, form, vocabulary):
            labels = ()
        label = labels[0] if labels else None
        if len(labels) > 1:
            label = _told(labels, sample(index), held, vocabulary)
        project = None if label else _project_label(heading, vocabulary)
        if label is None and project is None and _is_value_group(heading, form, vocabulary):
            label = Label("values", 0)
        if label is None and (project is None or project.field == "other") and held.keys() & _OWN:
            label = _level_label(sample(index), held, form, vocabulary)
        follows = columns[-1].field if columns else None
        if label is None and project is None and follows == "comparator":
            label = _value_label(heading, held)
        columns.append(
            Column(
                label, project, squeezed(heading.text), heading.start, heading.end, heading.group
            )
        )
    found = tuple(_with_owners(_with_levels(columns, sample, form, vocabulary)))
    return tuple(_with_value(tuple(_with_total(found, vocabulary)), sample, vocabulary))


def _project_label(heading: Heading, vocabulary: Vocabulary) -> Label | None:
    """The header field that a heading names by itself, or as a part of the one above it: 总额 under
    项目资金, 合计 under 本年申请资金总额."""
    found = header_label(heading.text, vocabulary)
    if found or not heading.group.strip() or not heading.text.strip():
        return found
    whole = header_label(heading.group, vocabulary)
    if whole and whole.field in _WHOLE_MONEY and matches(heading.text, vocabulary.totals):
        return Label("budget", whole.rank)
    return header_label(squeezed(heading.group) + squeezed(heading.text), vocabulary)


def _value_label(heading: Heading, held: dict[str, int]) -> Label | None:
    """What stands behind a column of comparators is the value, where no heading names one."""
    is_value = "value" not in held and heading.text.strip()
    return Label("value", _UNNAMED, is_weak=True) if is_value else None


def _names_project(text: str, form: Form, vocabulary: Vocabulary) -> bool:
    """Whether a header label is known as the heading stands, and the heading of a column is not:
    单位（项目名称） is no 单位."""
    word = key(text)
    known = word in vocabulary.header or vocabulary.header_like.field((word,)) == "name"
    return known and all(word not in each.columns for each in form.lineage)


def _level_label(
    texts: Sequence[str], held: dict[str, int], form: Form, vocabulary: Vocabulary
) -> Label | None:
    """The level that a column of another heading holds by its cells, where no heading names it."""
    for rank in RANKS:
        if rank not in held and holds_levels(texts, rank, form, vocabulary):
            return Label(rank, _UNNAMED, is_weak=True)
    return None


def _with_levels(
    columns: Sequence[Column], sample: Sample, form: Form, vocabulary: Vocabulary
) -> Sequence[Column]:
    """The columns, one before the names being that of a level where its cells are level words and
    its heading says something else: 绩效目标, 指标类型, 指标名称."""
    for rank in RANKS:
        fields = [column.field for column in columns]
        if rank in fields or "indicator" not in fields:
            continue
        last = max(index for index, name in enumerate(fields) if name == "indicator")
        for index, column in enumerate(columns[:last]):
            is_free = column.field not in RANKS
            if is_free and holds_levels(sample(index), rank, form, vocabulary):
                label = Label(rank, _UNNAMED, is_weak=True)
                found = replace(column, label=label, project=None)
                columns = (*columns[:index], found, *columns[index + 1 :])
                break
    return columns


def _with_owners(columns: Sequence[Column]) -> Iterator[Column]:
    """The columns, 单位 before the indicators of a table of many projects being whose they are and
    not what is measured in."""
    holds_projects = any(column.project and column.project.field == "name" for column in columns)
    is_before = holds_projects
    for column in columns:
        is_before = is_before and column.field not in {*RANKS, *_OWN}
        if is_before and column.field == "unit":
            yield replace(column, label=None, project=Label("unit", _UNNAMED))
        else:
            yield column


def _told(
    labels: Sequence[Label], texts: Sequence[str], held: dict[str, int], vocabulary: Vocabulary
) -> Label:
    """Which of several fields a heading stands for: the one that its cells look like, else the
    first one that no heading of its own stands for and that the cells do not rule out."""
    open_ones = []
    for label in labels:
        patterns = vocabulary.cells.get(label.field)
        if patterns and texts:
            alike = sum(1 for text in texts if matches(text, patterns))
            if alike >= _MOSTLY * len(texts):
                return label
            continue
        open_ones.append(label)
    free = (label for label in open_ones if held.get(label.field, label.rank) >= label.rank)
    return next(free, _OTHER)


def _is_value_group(heading: Heading, form: Form, vocabulary: Vocabulary) -> bool:
    """Whether the heading is one of several below a heading for values, or names a region."""
    if not heading.text.strip():
        return False
    above = column_labels(heading.group, form, vocabulary) if heading.group.strip() else ()
    if any(label.field == "value" for label in above):
        return True
    return matches(heading.text, vocabulary.regions) or matches(heading.text, vocabulary.totals)


def _with_total(columns: Sequence[Column], vocabulary: Vocabulary) -> Iterator[Column]:
    """Of several value columns the total is the value, a lone one is it in any case."""
    several = [column for column in columns if column.field == "values"]
    has_value = any(column.field == "value" for column in columns)
    totals = [column for column in several if matches(column.heading, vocabulary.totals)]
    chosen = (several if len(several) == 1 else totals) if not has_value else ()
    for column in columns:
        if chosen and column is chosen[0]:
            yield replace(column, label=Label("value", 0))
        else:
            yield column


def _with_value(
    columns: tuple[Column, ...], sample: Sample, vocabulary: Vocabulary
) -> tuple[Column, ...]:
    """The columns, the only one behind the names whose heading nobody knows being that of the
    values where its cells look like targets and no heading names the values."""
    fields = [column.field for column in columns]
    if not _NAMED_VALUES.isdisjoint(fields) or "indicator" not in fields:
        return columns
    first = fields.index("indicator") + 1
    unknown = [
        index
        for index, column in enumerate(columns[first:], start=first)
        if column.label is None and column.project is None and column.heading
    ]
    alike = [index for index in unknown if _are_targets(sample(index), vocabulary)]
    if len(alike) != 1:
        return columns
    found = replace(columns[alike[0]], label=Label("value", _UNNAMED, is_weak=True))
    return (*columns[: alike[0]], found, *columns[alike[0] + 1 :])


def _are_targets(texts: Sequence[str], vocabulary: Vocabulary) -> bool:
    alike = sum(1 for text in texts if matches(text, vocabulary.targets))
    return bool(alike) and alike >= _MOSTLY * len(texts)


def holds_levels(texts: Sequence[str], rank: str, form: Form, vocabulary: Vocabulary) -> bool:
    """Whether most of the texts are level words of that rank in the form."""
    known = sum(1 for text in texts if is_level(text, rank, form, vocabulary))
    return bool(known) and known >= _MOSTLY * len(texts)
