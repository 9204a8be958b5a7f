"""Station 2: labels that no layout lists, known by patterns of whole labels."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from linter.domain.regex import any_of
from linter.recognise.layout import Patterns

# Longer labels are not tried.
_LONGEST = 24
_NAMED_GROUP = re.compile(r"\(\?P<\w+>")


@dataclass(frozen=True, slots=True)
class Like:
    """Patterns of whole labels by field; `union` fits what one of them fits."""

    patterns: Mapping[str, Patterns]
    union: re.Pattern[str] | None

    def field(self, words: Sequence[str]) -> str | None:
        """The field of the first pattern that fits one of the words, which are keys of a label."""
        short = [word for word in words if len(word) <= _LONGEST]
        if self.union is None or not any(map(self.union.fullmatch, short)):
            return None
        for name, patterns in self.patterns.items():
            if any(pattern.fullmatch(word) for word in short for pattern in patterns):
                return name
        return None


def by_field(parts: Sequence[Mapping[str, Patterns]]) -> dict[str, Patterns]:
    names = dict.fromkeys(name for part in parts for name in part)
    return {name: tuple(p for part in parts for p in part.get(name, ())) for name in names}


def like_of(parts: Sequence[Mapping[str, Patterns]]) -> Like:
    fields = by_field(parts)
    return Like(fields, union_of(p for patterns in fields.values() for p in patterns))


def union_of(patterns: Iterable[re.Pattern[str]]) -> re.Pattern[str] | None:
    """One pattern for all, None where that cannot be; names of groups would repeat and go."""
    return any_of(tuple(_NAMED_GROUP.sub("(", pattern.pattern) for pattern in patterns))
