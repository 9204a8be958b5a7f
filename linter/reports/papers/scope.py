"""Station 6: the words that a template is filled with."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

Filling = str | tuple[str, ...]


class TemplateError(Exception):
    """A template that cannot be filled; the message is the reason, in Chinese, for people."""


@dataclass(frozen=True, slots=True)
class Scope:
    """The words for the placeholders of a template or of one item of a list in it."""

    words: Mapping[str, Filling] = field(default_factory=dict)
    lists: Mapping[str, Sequence["Scope"]] = field(default_factory=dict)
    functions: Mapping[str, Callable[[str], Filling]] = field(default_factory=dict)

    def within(self, around: "Scope") -> "Scope":
        """This scope with what it lacks from the one around it."""
        return Scope(
            {**around.words, **self.words},
            {**around.lists, **self.lists},
            {**around.functions, **self.functions},
        )
