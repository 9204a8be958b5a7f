"""Station 3: the weights of indicator rows, each printed cell once, and their sums."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from linter.facts.text import Text

_POINTS = re.compile(r"(\d+(?:\.\d+)?)(?:分|%)?")
_STATED = re.compile(r"[（(](\d+(?:\.\d+)?)(?:分|%)[）)]|[（(](\d+(?:\.\d+)?)[）)](?:分|%)")
HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Weight:
    """A weight cell: `points` of a hundred (10分, 10% and 0.1 in a table of shares are 10), None
    when it is blank or no number; `level1` the word of the first level it stands in."""

    source: Text
    span: tuple[int, int]
    text: str
    points: Decimal | None
    level1: str | None


@dataclass(frozen=True, slots=True)
class WeightClass:
    """The weights under one first-level label: their sum `points`, and what the label states
    (产出指标(50分) → 50), None when it states nothing."""

    source: Text
    span: tuple[int, int]
    text: str
    level1: str | None
    points: Decimal
    stated: Decimal | None


def read_weights(cells: Iterable[tuple[Text | None, str | None]]) -> tuple[Weight, ...]:
    """The weights of rows given as (cell, first level); a merged cell counts once."""
    distinct: dict[object, tuple[Text, str | None]] = {}
    for cell, level1 in cells:
        if cell is not None:
            distinct.setdefault(cell.field.place, (cell, level1))
    points = [_points(cell) for cell, _ in distinct.values()]
    known = [number for number in points if number is not None]
    # A table of shares adds up to one.
    scale = HUNDRED if known and sum(known) <= Decimal("1.001") else Decimal(1)
    return tuple(
        Weight(cell, (0, len(cell)), str(cell), None if p is None else p * scale, level1)
        for (cell, level1), p in zip(distinct.values(), points, strict=True)
    )


def _points(cell: Text) -> Decimal | None:
    match = _POINTS.fullmatch(cell)
    return Decimal(match[1]) if match else None


def weight_total(weights: Sequence[Weight]) -> Decimal | None:
    """The sum; None when there are no weights or one that says something is no number."""
    known = [weight.points for weight in weights if weight.points is not None]
    unread = any(w.points is None and any(c.isalnum() for c in w.text) for w in weights)
    return None if unread or not known else sum(known, Decimal(0))


def weight_classes(
    rows: Iterable[tuple[Text | None, str | None, Text | None]],
) -> tuple[WeightClass, ...]:
    """The sums by first-level label, for rows given as (label, its word, weight cell); a form may
    print a label once for all its rows or again in each."""
    groups: dict[str, list[tuple[Text, str | None, Text | None]]] = {}
    for label, word, cell in rows:
        if label:
            groups.setdefault(label, []).append((label, word, cell))
    found = []
    for members in groups.values():
        weights = read_weights((cell, word) for _, word, cell in members)
        total = weight_total(weights)
        if total is not None and all(weight.points is not None for weight in weights):
            label, word, _ = members[0]
            found.append(
                WeightClass(label, (0, len(label)), str(label), word, total, _stated(label))
            )
    return tuple(found)


def _stated(label: Text) -> Decimal | None:
    match = _STATED.search(label)
    return Decimal(match[1] or match[2]) if match else None
