"""Station 3: the trees of indicator classes (which second level stands under which first)."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import TypeVar

Trees = Mapping[str, Mapping[str, frozenset[str]]]
Value = TypeVar("Value")


def trees_with(level1: str | None, level2: str | None, trees: Trees) -> tuple[str, ...] | None:
    """The names of the trees that have this pair of labels; None when the first is unknown.

    A second level that is blank or unknown fits wherever the first does.
    """
    if level1 is None:
        return None
    return tuple(
        name
        for name, classes in trees.items()
        if level1 in classes and (level2 is None or level2 in classes[level1])
    )


def prevailing(values: Iterable[Value | None]) -> Value | None:
    """The most frequent value that is not None; None where two are equally frequent."""
    counted = Counter(value for value in values if value is not None).most_common(2)
    if not counted or (len(counted) > 1 and counted[0][1] == counted[1][1]):
        return None
    return counted[0][0]
