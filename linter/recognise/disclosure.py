"""Station 2: a document read as a disclosure: projects, budget tables, prose."""

from collections.abc import Sequence

from linter.document import Document
from linter.model import Disclosure
from linter.recognise.layout import Layout
from linter.recognise.markers import most_common
from linter.recognise.unread import without_unread
from linter.recognise.vocabulary import vocabulary_of
from linter.recognise.walk import walked


def recognise(document: Document, layouts: Sequence[Layout]) -> Disclosure:
    """What the document discloses, in the words of the layouts; never raises on any document.

    Nothing is guessed: what could not be told is None, a table that looks like a target table
    and could not be placed is among `unrecognised`.
    """
    vocabulary = vocabulary_of(layouts)
    walk = walked(document, vocabulary)
    if walk.has_goals_alone:
        again = walked(document, vocabulary, goals_suffice=True)
        walk = again if again.has_projects else walk
    amounts = {marks.amount_unit for marks in walk.marks if marks.amount_unit}
    # A unit printed over one table holds for another only where the document knows no second one.
    projects = walk.projects(amounts.copy().pop() if len(amounts) == 1 else None)
    disclosure = Disclosure(
        path=document.path,
        format=document.format,
        layout=most_common(project.layout for project in projects),
        unit=walk.unit(),
        year=walk.year(projects),
        amount_unit=most_common(
            [*(marks.amount_unit for marks in walk.marks), *(p.amount_unit for p in projects)]
        ),
        projects=projects,
        tables=tuple(walk.tables),
        narrative=walk.narrative(),
        unrecognised=tuple(walk.left_open()),
        notes=document.notes,
    )
    unread = document.unread_cells
    return without_unread(disclosure, unread) if unread else disclosure
