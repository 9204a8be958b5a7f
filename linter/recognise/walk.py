"""Station 2: the blocks of a document in reading order, sorted into projects, tables and prose."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from linter.document import Document, Paragraph, Place, Table
from linter.model import BudgetTable, Field, Project, Unrecognised
from linter.recognise.discloser import Hints, unit_of
from linter.recognise.drafts import Draft
from linter.recognise.gathering import Gathering
from linter.recognise.headings import is_continuation, title_of
from linter.recognise.markers import Marks, marks_of
from linter.recognise.narrative import narrative
from linter.recognise.parts import Block, Target
from linter.recognise.project_lists import names_goals
from linter.recognise.projects import project_of
from linter.recognise.tables import budget_table, may_caption
from linter.recognise.targets import split
from linter.recognise.vocabulary import Vocabulary
from linter.recognise.waiting import (
    MOST_PARAGRAPHS,
    MOST_PARTS,
    Waiting,
    are_of,
    header_in,
    parts_of,
)
from linter.recognise.years import Years, year_of

_PAGE_NUMBER = re.compile(r"[-—–－·\s\d]*")


@dataclass(slots=True)
class Walk:
    """What is gathered while walking over the blocks of a document."""

    vocabulary: Vocabulary
    hints: Hints
    goals_suffice: bool = False
    gathering: Gathering = field(default_factory=Gathering)
    marks: list[Marks] = field(default_factory=list)
    paragraphs: list[Paragraph] = field(default_factory=list)
    tables: list[BudgetTable] = field(default_factory=list)
    unrecognised: list[Unrecognised] = field(default_factory=list)
    unsettled: list[tuple[Place, Target, Draft]] = field(default_factory=list)
    caption: Paragraph | None = None
    waiting: list[Waiting] = field(default_factory=list)
    between: int = 0
    adopted: set[Place] = field(default_factory=set)

    def paragraph(self, paragraph: Paragraph) -> None:
        text = paragraph.text
        if _PAGE_NUMBER.fullmatch(text):
            return
        self.hints.line(text)
        if marks := marks_of(text, self.vocabulary):
            self.marks.append(marks)
            self.gathering.note(marks)
            return
        self.paragraphs.append(paragraph)
        if header := header_in(paragraph, self.vocabulary, bool(self.waiting)):
            self.gathering.part(is_prose=False)
            self._wait(header)
            return
        self.between += 1
        if self.between > MOST_PARAGRAPHS:
            self.settle()
        self.caption = paragraph if may_caption(text) else None
        if title := title_of(text, self.vocabulary):
            self.settle()
            self.gathering.entitle(title, paragraph.place)
            self._notes_in(text)
        elif not is_continuation(text, self.vocabulary):
            self.gathering.part(is_prose=self.caption is None)

    def _notes_in(self, title: str) -> None:
        """The notes in further lines of a title, as in a cell of a sheet."""
        for line in title.splitlines() if "\n" in title else ():
            if marks := marks_of(line, self.vocabulary):
                self.marks.append(marks)
                self.gathering.note(marks)

    def table(self, table: Table) -> None:
        self.hints.table(table)
        gathering = self.gathering
        is_titled = gathering.title is not None
        target = split(
            table,
            self.vocabulary,
            is_titled,
            gathering.open_columns,
            goals_suffice=self.goals_suffice,
        )
        if target is None:
            self.settle()
            self._budget_table(table, self.caption)
        elif target.is_loose:
            self._loose(table, target)
        else:
            self._target(table, self._with_waiting(target), self.caption)
        self.caption = None

    def _loose(self, table: Table, target: Target) -> None:
        """A small table of header fields: the project's that waits for its indicators, else one to
        wait for them itself."""
        current = self.gathering.current
        if not self.waiting and current and not current.blocks:
            self._target(table, target, self.caption)
        else:
            self._wait(target, table)

    def _wait(self, target: Target, table: Table | None = None) -> None:
        waiting = Waiting(target, table, self.caption)
        is_another = waiting.has_identity and any(each.has_identity for each in self.waiting)
        if is_another or len(self.waiting) == MOST_PARTS:
            self.settle()
        self.waiting.append(waiting)
        self.between = 0

    def _with_waiting(self, target: Target) -> Target:
        """The target with the header fields that waited for it; others are settled."""
        waiting = self.waiting
        if not waiting or not are_of(waiting, target, self.gathering.title is not None):
            self.settle()
            return target
        self.waiting = []
        self.adopted.update(place for each in waiting for place in each.places)
        return replace(target, parts=(*parts_of(waiting, self.vocabulary), *target.parts))

    def settle(self) -> None:
        """What waited was no part of a form: a budget table each, or one that is not placed."""
        waiting, self.waiting = self.waiting, []
        for each in waiting:
            if each.table and each.target.problem:
                self._target(each.table, each.target, each.caption)
            elif each.table:
                self._budget_table(each.table, each.caption)

    def _target(self, table: Table, target: Target, caption: Paragraph | None) -> None:
        self.marks.extend(part for part in target.parts if isinstance(part, Marks))
        self.hints.unit_rows(table, target)
        taken = self.gathering.take(target)
        if not taken and target.problem is None and target.headings:
            self._budget_table(table, caption)
        if target.problem and not (taken and target.is_settled_when_taken):
            self.unrecognised.append(Unrecognised(table.place, target.problem, target.headings))
        elif target.problem and self.gathering.current:
            self.unsettled.append((table.place, target, self.gathering.current))

    def _budget_table(self, table: Table, caption: Paragraph | None) -> None:
        title = Field("table_cell", caption.text, caption.place) if caption else None
        found = budget_table(table, title, self.gathering.marks, self.vocabulary)
        if found:
            self.tables.append(found[0])
            self.marks.append(found[1])
            self.gathering.leave()

    def projects(self, amount_unit: str | None) -> tuple[Project, ...]:
        filled = (draft for draft in self.gathering.drafts if draft.is_filled)
        drafts = enumerate(filled, start=1)
        return tuple(project_of(draft, i, self.vocabulary, amount_unit) for i, draft in drafts)

    @property
    def has_projects(self) -> bool:
        return any(draft.is_filled for draft in self.gathering.drafts)

    @property
    def has_goals_alone(self) -> bool:
        """Whether no project was found, but perhaps a list of projects with their goals: beside
        target tables it says nothing that they do not say."""
        seen = [
            *(table.headings for table in self.tables),
            *(table.headings for table in self.unrecognised),
        ]
        return not self.has_projects and any(names_goals(each, self.vocabulary) for each in seen)

    def left_open(self) -> Iterator[Unrecognised]:
        """What could not be placed, tables that a project took but that left it without a row of
        indicators among it."""
        yield from self.unrecognised
        for place, target, draft in self.unsettled:
            headed = any(isinstance(part, Block) for part in target.parts)
            if headed and target.problem and not any(block.lines for block in draft.blocks):
                yield Unrecognised(place, target.problem, target.headings)

    def narrative(self) -> tuple[Field, ...]:
        titles = {draft.place for draft in self.gathering.drafts if draft.place}
        captions = {table.caption.place for table in self.tables if table.caption}
        used = frozenset(titles | captions | self.adopted)
        return tuple(narrative(self.paragraphs, used, self.vocabulary))

    def unit(self) -> str | None:
        entries = [entry for draft in self.gathering.drafts for entry in draft.entries]
        return unit_of(self.hints, (marks.unit for marks in self.marks), entries)

    def year(self, projects: Sequence[Project]) -> int | None:
        years = self.hints.years
        for draft in self.gathering.drafts:
            years.entries(draft.entries)
        return year_of(years, self.marks, projects)


def walked(document: Document, vocabulary: Vocabulary, *, goals_suffice: bool = False) -> Walk:
    """The walk over all blocks; `goals_suffice` makes projects of a list with goals alone."""
    walk = Walk(vocabulary, Hints(vocabulary, Years(vocabulary)), goals_suffice)
    for block in document.blocks:
        if isinstance(block, Paragraph):
            walk.paragraph(block)
        else:
            walk.table(block)
    walk.settle()
    return walk
