"""Between file and station 1: pieces of ruled lines joined to whole lines, and lines to tables."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from linter.readers.pdf.marks import Ruling

# Two edges of one border lie this close; rows and columns of text are wider.
_SAME_LINE = 1.6
# Dashes and the pieces that a cell each draws of a line leave gaps no wider than this.
_GAP = 3.0
_LEAST_LENGTH = 4.0
_TOUCH = 3.0


@dataclass(frozen=True, slots=True)
class Ruled:
    """Lines that touch each other, directly or by way of others."""

    horizontal: list[Ruling]
    vertical: list[Ruling]


def ruled_groups(horizontal: Iterable[Ruling], vertical: Iterable[Ruling]) -> list[Ruled]:
    """The groups of touching lines in which both directions are to be found."""
    across, down = joined(horizontal), joined(vertical)
    parents = list(range(len(across) + len(down)))
    positions = [line.position for line in down]
    for index, line in enumerate(across):
        first = bisect_left(positions, line.start - _TOUCH)
        for other in range(first, len(down)):
            if positions[other] > line.end + _TOUCH:
                break
            if down[other].start - _TOUCH <= line.position <= down[other].end + _TOUCH:
                _unite(parents, index, len(across) + other)
    groups: dict[int, Ruled] = {}
    for index in range(len(parents)):
        group = groups.setdefault(_root(parents, index), Ruled([], []))
        if index < len(across):
            group.horizontal.append(across[index])
        else:
            group.vertical.append(down[index - len(across)])
    return [group for group in groups.values() if group.horizontal and group.vertical]


def joined(pieces: Iterable[Ruling]) -> list[Ruling]:
    """Whole lines in the order of their positions."""
    lines: list[Ruling] = []
    for level in _levels(sorted(pieces)):
        position = sum(piece.position for piece in level) / len(level)
        level.sort(key=lambda piece: piece.start)
        start, end = level[0].start, level[0].end
        for piece in level[1:]:
            if piece.start > end + _GAP:
                lines.append(Ruling(position, start, end))
                start = piece.start
                end = piece.end
            else:
                end = max(end, piece.end)
        lines.append(Ruling(position, start, end))
    return [line for line in lines if line.end - line.start >= _LEAST_LENGTH]


def _levels(pieces: Sequence[Ruling]) -> Iterable[list[Ruling]]:
    """Pieces, sorted by position, cut where the next one stands on another line."""
    level: list[Ruling] = []
    for piece in pieces:
        if level and piece.position - level[0].position > _SAME_LINE:
            yield level
            level = []
        level.append(piece)
    if level:
        yield level


def _root(parents: list[int], index: int) -> int:
    while parents[index] != index:
        parents[index] = parents[parents[index]]
        index = parents[index]
    return index


def _unite(parents: list[int], first: int, second: int) -> None:
    parents[_root(parents, second)] = _root(parents, first)
