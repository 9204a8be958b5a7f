"""Station 2: the parts of target tables gathered into projects, none lost and none invented."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from linter.document import Place
from linter.recognise.columns import Placement
from linter.recognise.drafts import Draft, Listed, level1_words, project_entries
from linter.recognise.header import IDENTITY, Entry, Header
from linter.recognise.markers import NO_MARKS, Marks, merged
from linter.recognise.parts import Block, Heading, Target
from linter.recognise.words import Title, key

# What a header says where it but names the project.
_NAMING = IDENTITY | {"unit", "department", "other"}


@dataclass(slots=True)
class Gathering:
    """Walks over titles, notes and tables in reading order.

    `current` is the project that a table may still add to; `is_parted` says that text stood since
    the last table, which parts the indicators of two projects, but not a header from its own.
    """

    drafts: list[Draft] = field(default_factory=list)
    current: Draft | None = None
    listed: Listed | None = None
    title: Title | None = None
    place: Place | None = None
    marks: Marks = NO_MARKS
    is_parted: bool = False

    @property
    def open_columns(self) -> Placement | None:
        """The columns of the indicators that a table right behind them may go on with."""
        if self.is_parted or (self.title and not self.current):
            return None
        if self.current:
            return self.current.blocks[-1].placement if self.current.blocks else None
        return self.listed.placement if self.listed else None

    def entitle(self, title: Title, place: Place) -> None:
        """A title: another project follows, unless it is printed again over what goes on. A bare
        form name under a title adds nothing."""
        if self.listed and _is_same(self.listed.title, title):
            return
        if self.title is None or title.name or not self.title.name:
            self.title, self.place = title, place
        if not self.current or not _is_same(self.current.title, title):
            self.current = None

    def note(self, marks: Marks) -> None:
        """A note; a later one on the same thing holds."""
        self.marks = merged((marks, self.marks))

    def part(self, is_prose: bool) -> None:
        """Text that is neither title nor note; after prose a title no longer heads a table."""
        self.is_parted = True
        if is_prose:
            self.title = self.place = None

    def leave(self) -> None:
        """A table of another sort: a title before it was not a project's. Where it is but the
        headings of projects, these may follow."""
        self.title = self.place = self.current = None
        if self.listed and self.listed.draft:
            self.listed = None
        self.marks = NO_MARKS

    def take(self, target: Target) -> bool:
        """Gather the parts of a target table; False when it gave nothing to any project."""
        touched: Draft | None = None
        has_block = any(isinstance(part, Block) for part in target.parts)
        for part in target.parts:
            same_table = touched is not None and touched is self.current
            if isinstance(part, Heading):
                self.entitle(part.title, part.cell.place)
            elif isinstance(part, Marks):
                self.note(part)
            elif isinstance(part, Header):
                touched = self._header(part, same_table, has_block) or touched
            elif part.placement.holds_projects:
                touched = self._project_rows(part) or touched
            else:
                touched = self._block(part, same_table) or touched
        self.is_parted = False
        return touched is not None

    def _open(self) -> Draft:
        draft = Draft(self.title, self.place, self.marks)
        self.title = self.place = None
        self.marks = NO_MARKS
        self.drafts.append(draft)
        self.current = draft
        return draft

    def _header(self, header: Header, same_table: bool, has_block: bool) -> Draft | None:
        draft = self.current
        if not any(e.label.field != "other" or e.text.strip() for e in header.entries):
            # Headings over those of a table may still name its money unit.
            self.note(Marks(amount_unit=header.amount_unit))
            return None
        if draft is None or not _completes(draft, header, same_table):
            is_named = header.has_identity or self.title is not None
            is_new = is_named or (header.is_target and not same_table)
            if not header.stands_alone and not (has_block and is_new):
                return None
            draft = self._open()
        draft.entries.extend(header.entries)
        draft.labels.extend(text for _, text in header.labels)
        draft.unknown_funds.extend(header.unknown_funds)
        draft.header_unit = draft.header_unit or header.amount_unit
        return draft

    def _block(self, block: Block, same_table: bool) -> Draft | None:
        draft = self.current
        if draft is None or not self._joins(draft, block, same_table):
            is_criteria = self.title is None and not block.placement.holds_values
            if not block.lines or is_criteria:
                return None
            draft = self._open()
        draft.marks = merged((draft.marks, self.marks))
        self.marks = NO_MARKS
        self.title = self.place = None
        draft.blocks.append(block)
        return draft

    def _joins(self, draft: Draft, block: Block, same_table: bool) -> bool:
        """Whether the block is the project's: its first, or one that carries on where it ended."""
        if same_table or not draft.blocks:
            return True
        if self.is_parted or block.placement.headings != draft.blocks[-1].placement.headings:
            return False
        if block.begins_blank or block.goes_on:
            return True
        seen = draft.level1_words
        first = next(level1_words(block), None)
        if first is None or not seen:
            return self.title is None
        # Under a title printed again, the level of the first indicators may begin another project.
        return first not in seen or (first == seen[-1] and not (self.title and first == seen[0]))

    def _project_rows(self, block: Block) -> Draft | None:
        """Projects printed as rows: a new name or code opens the next one. A table that goes on
        with the same headings goes on with the last project."""
        placement = block.placement
        listed = self.listed
        if listed is None or listed.placement.headings != placement.headings or self.title:
            listed = self.listed = Listed(placement, self.title)
        touched: Draft | None = None
        for line in block.lines:
            entries = project_entries(block, line)
            words = {e.label.field: key(e.text) for e in entries if e.text.strip()}
            known = listed.known
            opens = any(words.get(n, known.get(n)) != known.get(n) for n in ("code", "name"))
            if opens and "name" in words:
                self._drop_bare(listed.draft)
                marks = self.marks
                listed.draft, listed.known = self._open(), words
                listed.draft.header_unit = block.placement.amount_unit
                self.marks = marks
                listed.draft.entries.extend(entries)
                listed.draft.blocks.append(Block(block.placement, ()))
            if listed.draft and line.cell(block.placement.sets[0], "indicator"):
                listed.draft.add(block.placement, line)
                touched = listed.draft
            touched = listed.draft if opens else touched
        self.current = None
        return touched

    def _drop_bare(self, draft: Draft | None) -> None:
        """Forget a row that has a name and nothing else: the unit whose projects follow."""
        if draft is None or any(block.lines for block in draft.blocks):
            return
        filled = {entry.label.field for entry in draft.entries if entry.text.strip()}
        if filled <= {"name", "unit"} and self.drafts[-1] is draft:
            self.drafts.pop()
            self.title, self.place = draft.title, draft.place


def _is_same(before: Title | None, title: Title) -> bool:
    return before is not None and key(before.text) == key(title.text)


def _completes(draft: Draft, header: Header, same_table: bool) -> bool:
    """Whether a header goes on with that of the draft, instead of being another project's."""
    if header.has_identity:
        return _repeats(draft, header) or not (draft.blocks or draft.has_identity)
    return same_table or not draft.blocks


def _repeats(draft: Draft, header: Header) -> bool:
    """Whether a header but names the project again that its indicators go on with, as at the top of
    a page."""
    if not draft.blocks or not header.fields <= _NAMING or _NAMING.issuperset(draft.fields):
        return False
    known, again = _texts(draft.entries), _texts(header.entries)
    return all(text in known.get(name, {text}) for name, found in again.items() for text in found)


def _texts(entries: Iterable[Entry]) -> dict[str, set[str]]:
    """What the entries say of code and name."""
    found: dict[str, set[str]] = {}
    for entry in entries:
        if entry.label.field in IDENTITY:
            found.setdefault(entry.label.field, set()).add(key(entry.text))
    return found
