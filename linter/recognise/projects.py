"""Station 2: drafts finished into projects, with labels inherited and fields numbered."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, zip_longest
from typing import Any

from linter.document import Cell
from linter.model import Field, Indicator, Project
from linter.recognise.choice import choose
from linter.recognise.columns import Placement
from linter.recognise.drafts import Draft
from linter.recognise.forms import Form
from linter.recognise.header import FUNDS, WRITTEN, Entry, beside, best
from linter.recognise.headings import header_label, level_of
from linter.recognise.identity import identity_of
from linter.recognise.inline import budget_in
from linter.recognise.labels import Labels, Reading, is_filler
from linter.recognise.layout import Level
from linter.recognise.markers import code_year, last_year
from linter.recognise.parts import Block
from linter.recognise.vocabulary import Vocabulary
from linter.recognise.words import key
from linter.recognise.written import written_in, written_under

# The headings of a block, the number of a set of columns in it, that of a term printed in front.
SetOfColumns = tuple[tuple[str, ...], int, int]
_PLAIN = (
    "description", "comparator", "value", "unit", "basis", "weight", "scoring", "actual",
)  # fmt: skip


def project_of(
    draft: Draft, index: int, vocabulary: Vocabulary, amount_unit: str | None
) -> Project:
    """The project of a draft; `amount_unit` holds where neither notes nor labels name a unit."""

    def field_of(entry: Entry | None, name: str = "") -> Field | None:
        if entry is None:
            return None
        name = name or entry.label.field
        return Field(name, entry.text, entry.cell.place, entry.heading, project=index)

    def every(name: str) -> tuple[Field, ...]:
        found = (field_of(e) for e in draft.entries if e.label.field == name)
        return tuple(field for field in found if field)

    entries = draft.entries
    budget = budget_in(entries, vocabulary)
    title = draft.title
    identity = identity_of(draft, index, vocabulary)
    # A label over further labels, or a term that a form offers and nobody needs, holds no goal.
    goals = every("goal")
    goals = tuple(goal for goal in goals if goal.text.strip()) or goals
    written: tuple[Indicator, ...] = ()
    if not any(block.lines for block in draft.blocks):
        goals, written = written_in(goals, vocabulary)
        beside_labels = ((e.heading, field_of(e)) for e in entries if e.label is WRITTEN)
        sources = [(heading, field) for heading, field in beside_labels if field]
        written = written or written_under(sources, vocabulary)
    form, choice = choose(draft, bool(written), vocabulary)
    held = beside(entries, FUNDS, budget)
    funds = (field_of(entry) for entry in held)
    return Project(
        index=index,
        number=title.number if title else None,
        title=Field("title", title.text, draft.place, project=index)
        if title and draft.place
        else None,
        code=identity.code,
        name=identity.name,
        budget=field_of(budget, "budget"),
        fiscal_funds=field_of(best(entries, "fiscal_funds", budget)),
        other_funds=field_of(best(entries, "other_funds", budget)),
        purpose=field_of(_fullest(entries, "purpose")),
        schedule=every("schedule"),
        goals=goals,
        indicators=written or _indicators(draft.blocks, index, form, vocabulary),
        amount_unit=draft.header_unit or draft.marks.amount_unit or amount_unit,
        layout=form.layout.id,
        title_name=identity.title_name,
        code_year=code_year(identity.code.text, vocabulary) if identity.code else None,
        last_year=max(
            (year for e in entries if (year := last_year(e.heading, e.text, vocabulary))),
            default=None,
        ),
        funds=tuple(field for field in funds if field),
        unread_funds=tuple(_unread_funds(draft, held, vocabulary)),
        choice=choice,
    )


def _unread_funds(draft: Draft, held: Sequence[Entry], vocabulary: Vocabulary) -> Iterator[str]:
    """The labels of funds that were seen, but not their amounts, or none that the budget holds, and
    what names an amount of money without being a label."""
    read = {entry.heading for entry in draft.entries} if held else set()
    for text in dict.fromkeys(draft.labels):
        label = header_label(text, vocabulary)
        if label and label.field in FUNDS and text not in read:
            yield text
    yield from dict.fromkeys(draft.unknown_funds)


def _fullest(entries: Sequence[Entry], name: str) -> Entry | None:
    """The entry of the field with the most text: the prose, not a figure beside it."""
    found = [entry for entry in entries if entry.label.field == name]
    return max(found, key=lambda entry: len(entry.text), default=None)


def _indicators(
    blocks: Sequence[Block], project: int, form: Form, vocabulary: Vocabulary
) -> tuple[Indicator, ...]:
    """The indicators of all blocks, numbered through; labels go on where a table was cut."""
    found: list[Indicator] = []
    sets: dict[SetOfColumns, int] = {}
    filled = (block for block in blocks if block.lines)
    for headings, same in groupby(filled, key=lambda block: block.placement.headings):
        cut = list(same)
        for side in range(len(cut[0].placement.sets)):
            is_part = cut[0].placement.is_classed
            labels, term, turn = Labels(), "", 0
            readings = list(_readings(cut, side, project, vocabulary))
            for reading, below in zip_longest(readings, readings[1:]):
                reading = replace(reading, row=len(found) + 1)
                if (named := _term(reading, vocabulary)) not in {"", term}:
                    turn, labels = (turn + 1, Labels()) if term else (turn, labels)
                    term = named
                known = headings, 0 if is_part else side, turn
                number = sets.setdefault(known, len(sets) + 1)
                labels = labels.below(reading)
                if not reading.holds_indicator or reading.heads(below):
                    continue
                if not is_filler(reading, vocabulary):
                    words = _words_of(reading.block.placement, form)
                    found.append(_indicator(reading, labels, number, words, vocabulary))
    return tuple(found)


def _term(reading: Reading, vocabulary: Vocabulary) -> str:
    """The label of a term that stands in front of the levels, as 年度绩效指标, or nothing."""
    first, cell = reading.block.placement.columns[0], reading.line.cells[0]
    if cell is None or first.field not in {None, "other"}:
        return ""
    return key(cell.text) if header_label(cell.text, vocabulary) else ""


def _readings(
    blocks: Sequence[Block], side: int, project: int, vocabulary: Vocabulary
) -> Iterator[Reading]:
    """The lines of blocks of one table, cut by pages, with the columns of one side."""
    for block in blocks:
        placement = block.placement
        if side < len(placement.sets):
            over, rank = _over(placement, side, vocabulary)
            for line in block.lines:
                yield Reading(line, placement.sets[side], block, 0, project, over, rank)


def _over(placement: Placement, side: int, vocabulary: Vocabulary) -> tuple[Cell | None, str]:
    """The word over one of the sets of columns, and which level it is."""
    if side >= len(placement.classes):
        return None, ""
    over = placement.classes[side]
    is_first = level_of(over.text, "level1", placement.form, vocabulary) is not None
    return over, "level1" if is_first else "level2"


def _words_of(placement: Placement, form: Form) -> Form:
    """The form whose level words the columns use."""
    return form if any(each is form for each in placement.forms) else placement.form


def _indicator(
    reading: Reading, labels: Labels, number: int, form: Form, vocabulary: Vocabulary
) -> Indicator:
    level1 = _level(labels.level1, form, vocabulary)
    level2 = _level(labels.level2, form, vocabulary)
    category = (level2.category if level2 else None) or (level1.category if level1 else None)
    cells: dict[str, Any] = {name: reading.field(name) for name in _PLAIN}
    return Indicator(
        row=reading.row,
        level1=labels.level1,
        level2=labels.level2,
        level1_word=level1.word if level1 else None,
        level2_word=level2.word if level2 else None,
        category=category,
        name=reading.field("indicator"),
        schedule=reading.several("schedule"),
        values=reading.several("values"),
        set=number,
        **cells,
    )


def _level(field: Field | None, form: Form, vocabulary: Vocabulary) -> Level | None:
    return level_of(field.text, field.name, form, vocabulary) if field else None
