"""Station 3: characters that sound alike, one of each group standing for all."""

from collections.abc import Mapping
from pathlib import Path


def read_homophones(path: Path) -> Mapping[int, str]:
    """A table for `str.translate` from a file with a line “reading characters” a group: every
    character becomes the first of its group, so that texts that sound alike become equal."""
    table: dict[int, str] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        _, _, group = line.partition(" ")
        if group and not line.startswith("#"):
            table.update(dict.fromkeys(map(ord, group), group[0]))
    return table


def read_words(path: Path) -> frozenset[str]:
    """The words of a dictionary with a line “word frequency” a word."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return frozenset(line.partition(" ")[0] for line in lines)
