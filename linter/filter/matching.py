"""Between findings and reports: two lists side by side, matched by ever weaker keys."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import TypeVar

from linter.document.normal import normalise

Item = TypeVar("Item")
Key = Callable[[Item], Hashable | None]
Pairs = list[tuple[Item, Item]]


def matched(
    old: Sequence[Item], new: Sequence[Item], keys: Iterable[Key[Item]]
) -> tuple[Pairs[Item], list[Item], list[Item]]:
    """Pairs of items with an equal key, the first key first, equals in their order; and what is
    left of each side. An item without a key (None) is not matched by it."""
    pairs: Pairs[Item] = []
    left, right = list(old), list(new)
    for key in keys:
        waiting: dict[Hashable, list[int]] = {}
        for position, item in enumerate(right):
            if (value := key(item)) is not None:
                waiting.setdefault(value, []).append(position)
        queues = {value: iter(positions) for value, positions in waiting.items()}
        taken: set[int] = set()
        kept: list[Item] = []
        for item in left:
            value = key(item)
            found = next(queues[value], None) if value in queues else None
            if found is None:
                kept.append(item)
            else:
                taken.add(found)
                pairs.append((item, right[found]))
        left = kept
        right = [item for position, item in enumerate(right) if position not in taken]
    order = {id(item): position for position, item in enumerate(old)}
    return sorted(pairs, key=lambda pair: order[id(pair[0])]), left, right


def same(text: str | None) -> str:
    """What two texts that say the same have in common."""
    return normalise(text or "").text
