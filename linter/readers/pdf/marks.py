"""Between file and station 1: what one page of a PDF shows: characters and ruled lines.

Lengths are points. A page is looked at upright: its text runs from left to right, x grows to the
right and y downwards, from the top left corner.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""


class Glyph(NamedTuple):
    """A character and the box its font gives it; a blank is a glyph, too."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


class Run(NamedTuple):
    """Characters that stand behind one another on a line: the sides of each, and the top and the
    bottom of all."""

    text: str
    lefts: Sequence[float]
    rights: Sequence[float]
    top: float
    bottom: float


class Ruling(NamedTuple):
    """A line along an axis: where it stands on the other axis, where it starts and ends."""

    position: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class PageMarks:
    """One page: `number` is 1-based, `runs` stand in the order they are written in the file, those
    of `tinted` letters apart from them.

    `shown` turns an upright box into the page as a viewer shows it. `picture` is the share of the
    page that its pictures cover (0 to 1), `unmapped` counts characters whose font does not say
    which they are, `hidden` those that are written invisibly (under a scan), `drawings` the shapes
    that are no straight lines.
    """

    number: int
    width: float
    height: float
    runs: list[Run]
    horizontal: list[Ruling]
    vertical: list[Ruling]
    shown: Callable[[Box], Box]
    tinted: list[Run] = field(default_factory=list)
    picture: float = 0.0
    unmapped: int = 0
    hidden: int = 0
    drawings: int = 0

    @property
    def characters(self) -> int:
        """How many characters are seen, blanks included."""
        return sum(len(run.text) for run in (*self.runs, *self.tinted))
