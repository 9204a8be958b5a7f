"""Station 3: the facts of a disclosure as rules see them, each read when first asked for."""

import re
from collections.abc import Iterator

from linter.facts.book import BudgetBook
from linter.facts.indicator import IndicatorFacts
from linter.facts.instalment import Instalment
from linter.facts.lazy import lazy
from linter.facts.lexicon import Lexicon
from linter.facts.project import ProjectFacts
from linter.facts.structure import Flaw, find_flaws
from linter.facts.table import TableCell, TableFacts
from linter.facts.text import Text
from linter.facts.trees import prevailing
from linter.facts.twins import Twin, find_twins
from linter.facts.types import Claim
from linter.model import Disclosure

__all__ = [
    "DocumentFacts", "IndicatorFacts", "Instalment", "ProjectFacts", "TableCell", "TableFacts",
    "facts_of",
]  # fmt: skip


_WORDS = re.compile("[一-龥]{2}")


def facts_of(
    disclosure: Disclosure, lexicon: Lexicon, previous: Disclosure | None = None
) -> "DocumentFacts":
    """The facts of a disclosure, beside last year's where it is at hand; nothing is read from its
    texts before it is asked for."""
    return DocumentFacts(disclosure, lexicon, previous)


class DocumentFacts:
    """A disclosure: its projects, other tables and narrative."""

    def __init__(
        self, disclosure: Disclosure, lexicon: Lexicon, previous: Disclosure | None = None
    ) -> None:
        self._disclosure = disclosure
        self._lexicon = lexicon
        self._previous = previous

    @lazy
    def previous(self) -> tuple[ProjectFacts, ...] | None:
        """Last year's projects; None when no such document was given."""
        if self._previous is None:
            return None
        return DocumentFacts(self._previous, self._lexicon).projects

    @lazy
    def twins(self) -> tuple[Twin, ...]:
        """Pairs of projects whose names differ only by what one of them says more."""
        return find_twins(self.projects, self._lexicon)

    @lazy
    def book(self) -> BudgetBook:
        """What the budget tables say together, checked against prose and projects."""
        return BudgetBook(self.tables, self.narrative, self.projects, self.year, self._lexicon)

    @property
    def disclosure(self) -> Disclosure:
        return self._disclosure

    @property
    def unit(self) -> str | None:
        return self._disclosure.unit

    @property
    def year(self) -> int | None:
        return self._disclosure.year

    @property
    def layout(self) -> str | None:
        return self._disclosure.layout

    @property
    def amount_unit(self) -> str | None:
        return self._disclosure.amount_unit

    @lazy
    def projects(self) -> tuple[ProjectFacts, ...]:
        return tuple(
            ProjectFacts(project, self._disclosure.year, self._lexicon)
            for project in self._disclosure.projects
        )

    @lazy
    def tables(self) -> tuple[TableFacts, ...]:
        return tuple(TableFacts(table, self._lexicon) for table in self._disclosure.tables)

    @lazy
    def tree(self) -> str | None:
        """The tree of classes that most rows prove; None when none does or they are even."""
        return prevailing(row.tree for project in self.projects for row in project.indicators)

    @lazy
    def flaws(self) -> tuple[Flaw, ...]:
        """Flaws of the structure that the whole document proves."""
        return find_flaws(self._disclosure, self._lexicon)

    @property
    def is_whole(self) -> bool:
        """Whether every target table of the document was recognised."""
        return not self._disclosure.unrecognised

    @lazy
    def narrative(self) -> tuple[Text, ...]:
        return tuple(Text(field) for field in self._disclosure.narrative)

    @lazy
    def texts(self) -> tuple[Text, ...]:
        """Every text of the document once: projects, tables with captions, narrative."""
        return tuple(self._each_text())

    @lazy
    def prose(self) -> tuple[Text, ...]:
        """The texts that hold words: two Chinese characters in a row, not just figures."""
        return tuple(filter(_WORDS.search, self.texts))

    @lazy
    def claims(self) -> tuple[Claim, ...]:
        """What the narrative claims."""
        from linter.facts.claims import find_claims

        return tuple(
            claim
            for text in self.narrative
            for claim in find_claims(text, self._lexicon, self.year)
        )

    def _each_text(self) -> Iterator[Text]:
        for project in self.projects:
            yield from project.texts
        for table in self.tables:
            if table.caption is not None:
                yield table.caption
            for cell in table.cells:
                yield cell.text
        yield from self.narrative
