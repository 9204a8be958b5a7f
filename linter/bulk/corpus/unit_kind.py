"""Station 7: units of one kind (schools, towns, the same office of two counties), whose goals are
rightly alike."""

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import TypeAlias

Kind: TypeAlias = tuple[int | str | None, ...]
_UNITS = 10_000


def kinds_by(patterns: Sequence[str]) -> Callable[[str], Kind | None]:
    """What tells the kind of a unit by its name: the first of these regular expressions that is
    found in it, with the texts of its groups; None for a unit of no kind. Raises re.error."""
    compiled = [re.compile(pattern) for pattern in patterns]

    @lru_cache(_UNITS)
    def kind(unit: str) -> Kind | None:
        for number, pattern in enumerate(compiled):
            if match := pattern.search(unit):
                return (number, *match.groups())
        return None

    return kind
