"""Station 2: the code and the name of a project, also where both stand in one cell."""

from dataclasses import dataclass, replace

from linter.document import Place
from linter.model import Field
from linter.recognise.coded import parted
from linter.recognise.discloser import names_only_unit
from linter.recognise.drafts import Draft
from linter.recognise.header import Entry, best
from linter.recognise.vocabulary import Vocabulary
from linter.recognise.words import Title, key


@dataclass(frozen=True, slots=True)
class Identity:
    """What tells a project from others; `title_name` is its name as the title prints it."""

    code: Field | None
    name: Field | None
    title_name: str | None


def identity_of(draft: Draft, index: int, vocabulary: Vocabulary) -> Identity:
    """The identity of the project with that 1-based number.

    A code printed with the name is parted from it, unless the form prints another one in a cell of
    its own.
    """
    code, name = (_field(best(draft.entries, each), index) for each in ("code", "name"))
    own = key(code.text) if code else ""
    if name and (parts := parted(name.heading, name.text, own, vocabulary.coded)):
        code = code if own else replace(name, name="code", text=parts[0])
        name = replace(name, text=parts[1])
    in_title = parted("", draft.title.name, own, vocabulary.coded) if draft.title else None
    if in_title and draft.title and draft.place:
        code = code or _in_title(in_title[0], draft.title, draft.place, index)
        return Identity(code, name, in_title[1])
    title = draft.title
    is_named = title is not None and bool(title.name) and not names_only_unit(title, vocabulary)
    return Identity(code, name, title.name if title and is_named else None)


def _field(entry: Entry | None, index: int) -> Field | None:
    if entry is None:
        return None
    return Field(entry.label.field, entry.text, entry.cell.place, entry.heading, project=index)


def _in_title(code: str, title: Title, place: Place, index: int) -> Field | None:
    """A code as a title prints it; None where blanks part its letters there."""
    return Field("code", code, place, project=index) if code in title.text else None
