"""Station 2: the layout that a project is said to have, and why."""

from collections.abc import Iterator

from linter.model import Choice
from linter.recognise.columns import Placement
from linter.recognise.drafts import Draft
from linter.recognise.forms import Form
from linter.recognise.grid import is_blank
from linter.recognise.headings import RANKS
from linter.recognise.layout import When
from linter.recognise.vocabulary import Vocabulary
from linter.recognise.words import key, squeezed

_MOST_RIVALS = 3
# A title of its own tells a form more surely than any single word.
_TITLE_WEIGHT = 2.0
# A word that two forms own tells one of them from others by so much.
_NEARLY = 0.5


def choose(draft: Draft, is_written: bool, vocabulary: Vocabulary) -> tuple[Form, Choice]:
    """The form whose own words stand in the tables of the draft, of those that read its columns
    as they were read; the first one where no word tells. `is_written` says that its indicators
    stand as text in a cell."""
    placement = draft.blocks[0].placement if draft.blocks else None
    forms = tuple(_candidates(placement, is_written, vocabulary))
    scores = {form.layout.id: form.conditions + _titled(form, draft) for form in forms}
    words: dict[str, None] = {}
    for text in dict.fromkeys(_words(draft)):
        for owner, weight in _owned(text, vocabulary):
            if owner in scores:
                scores[owner] += weight
                words[text] = None
    order = sorted(forms, key=lambda form: -scores[form.layout.id])
    form = order[0]
    rivals = [each.layout.id for each in order[1:] if scores[each.layout.id] > 0]
    least = scores[form.layout.id] - _NEARLY
    columns = placement.columns if placement else ()
    own = (text for text in words if form.layout.id in dict(_owned(text, vocabulary)))
    choice = Choice(
        layout=form.layout.id,
        title=form.layout.title,
        words=tuple(map(squeezed, own)),
        columns=tuple((column.heading, column.name) for column in columns if column.heading),
        rivals=tuple(rivals[:_MOST_RIVALS]),
        twins=tuple(name for name in rivals[:_MOST_RIVALS] if scores[name] >= least),
    )
    return form, choice


def _owned(text: str, vocabulary: Vocabulary) -> Iterator[tuple[str, float]]:
    """The forms that own the word as it stands, else as it compares, with its weight."""
    for word in vocabulary.keys(text):
        if word in vocabulary.owners:
            yield from vocabulary.owners[word]


def _candidates(
    placement: Placement | None, is_written: bool, vocabulary: Vocabulary
) -> Iterator[Form]:
    if placement and not placement.is_list:
        yield from placement.forms
        return
    written = ("list" if placement else "cell") if is_written else ""
    for form in vocabulary.forms:
        if form.layout.when in (When(), When(written=written)) and not _asks_columns(form):
            yield form


def _asks_columns(form: Form) -> bool:
    return form.parent is not None and form.layout.required != form.parent.layout.required


def _titled(form: Form, draft: Draft) -> float:
    if form.parent is None or draft.title is None or not form.layout.titles:
        return 0.0
    title = key(draft.title.text)
    return _TITLE_WEIGHT if any(p.fullmatch(title) for p in form.layout.titles) else 0.0


def _words(draft: Draft) -> Iterator[str]:
    """Labels, headings and level words as printed, in reading order."""
    yield from draft.labels
    for block in draft.blocks:
        for column in block.placement.columns:
            yield from (text for text in (column.group, column.heading) if text)
        sets = block.placement.sets
        ranks = sorted({s[rank] for s in sets for rank in RANKS if rank in s})
        for line in block.lines:
            for index in ranks:
                cell = line.cells[index]
                if cell and not line.row.is_merged(cell) and not is_blank(cell):
                    yield cell.text
