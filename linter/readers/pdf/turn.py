"""Between file and station 1: quarter turns between a PDF page, its view, and its upright text."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from linter.readers.pdf.marks import Box


@dataclass(frozen=True, slots=True)
class Turn:
    """Turns a page clockwise by `quarters` and puts its top left corner at the origin.

    `left`, `bottom`, `right`, `top` bound the page in the file, where y grows upwards.
    """

    quarters: int
    left: float
    bottom: float
    right: float
    top: float

    @property
    def size(self) -> tuple[float, float]:
        """Width and height after the turn."""
        width, height = self.right - self.left, self.top - self.bottom
        return (height, width) if self.quarters % 2 else (width, height)

    def point(self, x: float, y: float) -> tuple[float, float]:
        match self.quarters:
            case 0:
                return x - self.left, self.top - y
            case 1:
                return y - self.bottom, x - self.left
            case 2:
                return self.right - x, y - self.bottom
            case _:
                return self.top - y, self.right - x

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        """The box that one of the file, with y growing upwards, turns into."""
        if self.quarters == 0:
            return left - self.left, self.top - top, right - self.left, self.top - bottom
        (x, y), (other_x, other_y) = self.point(left, bottom), self.point(right, top)
        return min(x, other_x), min(y, other_y), max(x, other_x), max(y, other_y)

    def boxes(
        self,
        lefts: Sequence[float],
        bottoms: Sequence[float],
        rights: Sequence[float],
        tops: Sequence[float],
    ) -> tuple[Sequence[float], ...]:
        """The lefts, tops, rights and bottoms that boxes of the file turn into."""
        if self.quarters == 0:
            left, top = self.left, self.top
            return (
                [x - left for x in lefts],
                [top - y for y in tops],
                [x - left for x in rights],
                [top - y for y in bottoms],
            )
        turned = list(map(self.box, lefts, bottoms, rights, tops))
        return tuple(zip(*turned, strict=True)) if turned else ((), (), (), ())

    def back(self, x: float, y: float) -> tuple[float, float]:
        """The point of the file that `point` turns into this one."""
        match self.quarters:
            case 0:
                return x + self.left, self.top - y
            case 1:
                return y + self.left, x + self.bottom
            case 2:
                return self.right - x, y + self.bottom
            case _:
                return self.right - y, self.top - x


def between(upright: Turn, shown: Turn) -> Callable[[Box], Box]:
    """Turns upright boxes into boxes of the page as shown, to a tenth of a point."""

    def shown_box(box: Box) -> Box:
        left, top, right, bottom = box
        if upright.quarters != shown.quarters:
            (x, y), (other_x, other_y) = upright.back(left, top), upright.back(right, bottom)
            left, top, right, bottom = shown.box(
                min(x, other_x), min(y, other_y), max(x, other_x), max(y, other_y)
            )
        return round(left, 1), round(top, 1), round(right, 1), round(bottom, 1)

    return shown_box
