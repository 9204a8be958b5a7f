"""Station 7: the ready queries, files `rules/queries/NAME.sql`.

The comment lines at their head say what a query shows and, a line each, what it wants to be given:
`-- $path: what to give`.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

_ARGUMENT = re.compile(r"\$(\w+)\s*[:：]\s*(.+)")


@dataclass(frozen=True, slots=True)
class ReadyQuery:
    """A query with its name, what it shows, and its arguments in order with a word on each."""

    name: str
    title: str
    arguments: Mapping[str, str]
    sql: str


def ready_queries(folders: Iterable[Path]) -> Mapping[str, ReadyQuery]:
    """The queries of these folders of rules by name; those of a later folder replace others."""
    found = {
        path.stem: _read(path)
        for folder in folders
        for path in sorted((folder / "queries").glob("*.sql"))
    }
    return dict(sorted(found.items()))


def _read(path: Path) -> ReadyQuery:
    text = path.read_text(encoding="utf-8-sig")
    lines = [line.strip() for line in text.splitlines()]
    head = [line.removeprefix("--").strip() for line in lines if line.startswith("--")]
    matches = {line: _ARGUMENT.fullmatch(line) for line in head}
    arguments = {match[1]: match[2] for match in matches.values() if match}
    title = " ".join(line for line, match in matches.items() if match is None)
    sql = "\n".join(line for line in text.splitlines() if not line.strip().startswith("--"))
    return ReadyQuery(path.stem, title, arguments, sql)
