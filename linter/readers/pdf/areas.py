"""Between file and station 1: which squares of a lattice of lines make one cell."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

_NONE, _UNSEEN = -1, -2


class Area(NamedTuple):
    """A cell: the lattice squares it takes, ends exclusive; `open_…` are the outer sides of the
    table that no line closes. Where nothing is written, the table ends before such a cell, or a
    page break cut it."""

    top: int
    left: int
    bottom: int
    right: int
    open_above: bool = False
    open_below: bool = False
    open_aside: bool = False

    @property
    def is_open(self) -> bool:
        return self.open_above or self.open_below or self.open_aside


def areas_of(
    across: list[list[bool]], down: list[list[bool]]
) -> tuple[list[Area], list[list[int]]]:
    """The areas of squares with no line between them, each cut into rectangles if it is none, and
    for each square the number of its area, -1 for none.

    `across[edge][column]` and `down[edge][row]` say where a line parts two squares.
    """
    row_count, column_count = len(across) - 1, len(down) - 1
    owner = [[_UNSEEN] * column_count for _ in range(row_count)]
    areas: list[Area] = []
    for row in range(row_count):
        above, below, owners = across[row], across[row + 1], owner[row]
        for column in range(column_count):
            if owners[column] != _UNSEEN:
                continue
            if above[column] and below[column] and down[column][row] and down[column + 1][row]:
                owners[column] = len(areas)
                areas.append(Area(row, column, row + 1, column + 1))
                continue
            for area in _areas_from(row, column, across, down, owner):
                _own(owner, area, len(areas))
                areas.append(area)
    return areas, owner


def _areas_from(
    row: int,
    column: int,
    across: list[list[bool]],
    down: list[list[bool]],
    owner: list[list[int]],
) -> Iterator[Area]:
    squares = _region(row, column, across, down, owner)
    above, below, *aside = _open_sides(squares, across, down)
    # Open at a corner it is a notch in the outline of the table.
    if any(aside) and (above or below or all(aside)):
        return
    for area in _rectangles(squares):
        yield area._replace(
            open_above=above and area.top == 0,
            open_below=below and area.bottom == len(across) - 1,
            open_aside=any(aside),
        )


def _own(owner: list[list[int]], area: Area, number: int) -> None:
    for row in range(area.top, area.bottom):
        owner[row][area.left : area.right] = [number] * (area.right - area.left)


def _region(
    row: int,
    column: int,
    across: list[list[bool]],
    down: list[list[bool]],
    owner: list[list[int]],
) -> list[tuple[int, int]]:
    """The squares that can be reached from one without crossing a line, none's from now on."""
    row_count, column_count = len(owner), len(owner[0])
    owner[row][column] = _NONE
    squares = [(row, column)]
    # The list grows while it is gone through.
    for row, column in squares:
        for is_closed, other_row, other_column in (
            (across[row][column], row - 1, column),
            (across[row + 1][column], row + 1, column),
            (down[column][row], row, column - 1),
            (down[column + 1][row], row, column + 1),
        ):
            if is_closed or not 0 <= other_row < row_count or not 0 <= other_column < column_count:
                continue
            if owner[other_row][other_column] == _UNSEEN:
                owner[other_row][other_column] = _NONE
                squares.append((other_row, other_column))
    return squares


def _open_sides(
    squares: Sequence[tuple[int, int]], across: list[list[bool]], down: list[list[bool]]
) -> tuple[bool, ...]:
    """On which outer sides of the table (top, bottom, left, right) no line closes these squares."""
    row_count, column_count = len(across) - 1, len(down) - 1
    sides = (
        [across[0][column] for row, column in squares if row == 0],
        [across[row_count][column] for row, column in squares if row == row_count - 1],
        [down[0][row] for row, column in squares if column == 0],
        [down[column_count][row] for row, column in squares if column == column_count - 1],
    )
    return tuple(bool(side) and not any(side) for side in sides)


def _rectangles(squares: list[tuple[int, int]]) -> Iterator[Area]:
    left = set(squares)
    while left:
        top, first = min(left)
        right = first + 1
        while (top, right) in left:
            right += 1
        bottom = top + 1
        while all((bottom, column) in left for column in range(first, right)):
            bottom += 1
        left -= {(row, column) for row in range(top, bottom) for column in range(first, right)}
        yield Area(top, first, bottom, right)
