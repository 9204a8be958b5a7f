"""Station 2: the layout that a project is said to have, and why."""

from collections.abc import Iterator

from linter.model import Choice
from linter.recognise.columns import Placement
from linter.recognise.drafts import Draft
from linter.recognise.grid import is_blank
from linter.recognise.layout import When
from linter.recognise.vocabulary import Form, Vocabulary
from linter.recognise.words import key, squeezed

_MOST_RIVALS = 3
# A title of its own tells a form more surely than any single word.
_TITLE_WEIGHT = 2.0


def choose(draft: Draft, is_written: bool, vocabulary: Vocabulary) -> tuple[Form, Choice]:
    """The form whose own words stand in the tables of the draft, of those that read its columns
    as they were read; the first one where no word tells. `is_written` says that its indicators
    stand as text in a cell."""
    placement = draft.blocks[0].placement if draft.blocks else None
    forms = tuple(_candidates(placement, is_written, vocabulary))
    seen = dict.fromkeys(_words(draft))
    found = {w: None for text in seen for w in vocabulary.keys(text)}
    title = key(draft.title.text) if draft.title else ""
    scores = {form.layout.id: _score(form, found, title) for form in forms}
    order = sorted(forms, key=lambda form: -scores[form.layout.id])
    form = order[0]
    rivals = [each.layout.id for each in order[1:] if scores[each.layout.id] > 0]
    columns = placement.columns if placement else ()
    choice = Choice(
        layout=form.layout.id,
        title=form.layout.title,
        words=tuple(
            squeezed(text) for text in seen if any(w in form.words for w in vocabulary.keys(text))
        ),
        columns=tuple((c.heading, c.name) for c in columns if c.heading),
        rivals=tuple(rivals[:_MOST_RIVALS]),
    )
    return form, choice


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


def _score(form: Form, found: dict[str, None], title: str) -> float:
    own = sum(form.words.get(word, 0.0) for word in found)
    is_titled = form.parent and any(p.fullmatch(title) for p in form.layout.titles)
    conditions = form.layout.when.weight + len(form.layout.required) - 1
    return own + conditions + (_TITLE_WEIGHT if is_titled else 0.0)


def _words(draft: Draft) -> Iterator[str]:
    """Labels, headings and level words as printed, in reading order."""
    yield from draft.labels
    for block in draft.blocks:
        for column in block.placement.columns:
            yield from (text for text in (column.group, column.heading) if text)
        for line in block.lines:
            for columns in block.placement.sets:
                for rank in ("level1", "level2"):
                    cell = line.cell(columns, rank)
                    if cell and not is_blank(cell):
                        yield cell.text
