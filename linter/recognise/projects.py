"""Station 2: drafts finished into projects, with labels inherited and fields numbered."""

from collections.abc import Sequence

from linter.model import Field, Indicator, Project
from linter.recognise.drafts import Draft
from linter.recognise.header import Entry, best
from linter.recognise.headings import Form, Vocabulary, level_of
from linter.recognise.labels import Labels, Reading
from linter.recognise.layout import Level
from linter.recognise.markers import code_year
from linter.recognise.targets import Block

_PLAIN = (
    "description", "comparator", "value", "unit", "basis", "weight", "scoring", "actual",
)  # fmt: skip


def project_of(
    draft: Draft, index: int, vocabulary: Vocabulary, amount_unit: str | None
) -> Project:
    """The project of a draft; `amount_unit` holds where neither notes nor labels name a unit."""

    def field_of(entry: Entry | None) -> Field | None:
        if entry is None:
            return None
        return Field(entry.label.field, entry.text, entry.cell.place, entry.heading, project=index)

    def every(name: str) -> tuple[Field, ...]:
        found = (field_of(e) for e in draft.entries if e.label.field == name)
        return tuple(field for field in found if field)

    entries = draft.entries
    budget = best(entries, "budget")
    title = draft.title
    code = best(entries, "code")
    return Project(
        index=index,
        number=title.number if title else None,
        title=Field("title", title.text, draft.place, project=index)
        if title and draft.place
        else None,
        code=field_of(code),
        name=field_of(best(entries, "name")),
        budget=field_of(budget),
        fiscal_funds=field_of(best(entries, "fiscal_funds", budget)),
        other_funds=field_of(best(entries, "other_funds", budget)),
        purpose=field_of(_fullest(entries, "purpose")),
        schedule=every("schedule"),
        goals=every("goal"),
        indicators=_indicators(draft.blocks, index, vocabulary),
        amount_unit=draft.header_unit or draft.marks.amount_unit or amount_unit,
        layout=_layout(draft, vocabulary),
        title_name=(title.name or None) if title else None,
        code_year=code_year(code.text, vocabulary) if code else None,
    )


def _fullest(entries: Sequence[Entry], name: str) -> Entry | None:
    """The entry of the field with the most text: the prose, not a figure beside it."""
    found = [entry for entry in entries if entry.label.field == name]
    return max(found, key=lambda entry: len(entry.text), default=None)


def _layout(draft: Draft, vocabulary: Vocabulary) -> str:
    if draft.blocks:
        return draft.blocks[0].placement.form.layout.id
    return vocabulary.forms[0].layout.id


def _indicators(
    blocks: Sequence[Block], project: int, vocabulary: Vocabulary
) -> tuple[Indicator, ...]:
    """The indicators of all blocks, numbered through; labels go on where a table was cut."""
    found: list[Indicator] = []
    carried: dict[tuple[tuple[str, ...], int], Labels] = {}
    for block in blocks:
        for number, columns in enumerate(block.placement.sets):
            headings = block.placement.headings, number
            labels = carried.get(headings, Labels())
            for line in block.lines:
                reading = Reading(line, columns, block, len(found) + 1, project)
                labels = labels.below(reading)
                if reading.holds_indicator:
                    found.append(_indicator(reading, labels, vocabulary))
            carried = {**carried, headings: labels} if number else {headings: labels}
    return tuple(found)


def _indicator(reading: Reading, labels: Labels, vocabulary: Vocabulary) -> Indicator:
    form = reading.block.placement.form
    level1 = _level(labels.level1, form, vocabulary)
    level2 = _level(labels.level2, form, vocabulary)
    category = (level2.category if level2 else None) or (level1.category if level1 else None)
    return Indicator(
        row=reading.row,
        level1=labels.level1,
        level2=labels.level2,
        level1_word=level1.word if level1 else None,
        level2_word=level2.word if level2 else None,
        category=category,
        name=reading.field("indicator"),
        **{name: reading.field(name) for name in _PLAIN},
        schedule=reading.instalments(),
    )


def _level(field: Field | None, form: Form, vocabulary: Vocabulary) -> Level | None:
    return level_of(field.text, field.name, form, vocabulary) if field else None
