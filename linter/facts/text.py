"""Station 3: the text of a field in normal form, which knows the field it came from."""

from bisect import bisect_left
from collections.abc import Callable
from typing import Any, TypeVar

from linter.document.normal import Normal, normalise
from linter.model import Field

Words = TypeVar("Words")
Found = TypeVar("Found")


class Text(str):
    """Normalised text of a field: compares and searches like `str`, leads back to the raw cell."""

    __slots__ = ("_found", "_normal", "field")

    field: Field
    _normal: Normal
    _found: dict[Any, tuple[Any, Any]] | None

    def __new__(cls, field: Field) -> "Text":
        normal = normalise(field.text)
        text = super().__new__(cls, normal.text)
        text.field = field
        text._normal = normal
        text._found = None
        return text

    def once(self, read: "Callable[[Text, Words], Found]", words: Words) -> Found:
        """What `read` finds in the text by these words, read when first asked for, then kept."""
        if self._found is None:
            self._found = {}
        by, found = self._found.get(read, (None, None))
        if by is not words:
            found = read(self, words)
            self._found[read] = words, found
        result: Found = found
        return result

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """The span in `field.text` of `self[start:end]`."""
        return self._normal.raw_span(start, end)

    def normal_span(self, start: int, end: int) -> tuple[int, int]:
        """The span in this text of what stands in `field.text[start:end]`."""
        offsets = self._normal.offsets
        return bisect_left(offsets, start), bisect_left(offsets, end)

    @property
    def lines(self) -> tuple[tuple[int, int], ...]:
        """Spans of the raw lines within this normalised text, empty lines left out."""
        breaks = [index for index, character in enumerate(self.field.text) if character == "\n"]
        spans: list[tuple[int, int]] = []
        start = 0
        for position in range(len(self) + 1):
            raw = self._normal.offsets[position]
            ended = position == len(self) or (breaks and raw > breaks[0])
            while breaks and raw > breaks[0]:
                breaks.pop(0)
            if ended and position > start:
                spans.append((start, position))
                start = position
        return tuple(spans)
