"""Station 7: rows without any text of the documents, for stores that others may see."""

from collections.abc import Iterable
from hashlib import blake2b

from linter.bulk.rows import Row
from linter.readers.formats import SUFFIXES, suffix_of

# What is left of projects and indicators: numbers, positions and classes that are ours.
PROJECT_COLUMNS = frozenset(
    {
        "project_index", "layout", "indicators", "score", "lost_head", "lost_goals", "lost_rows",
        "errors", "warnings", "infos",
    }
)  # fmt: skip
INDICATOR_COLUMNS = frozenset({"project_index", "row", "category"})


def silent_row(row: Row, number: int) -> Row:
    """The row of a redacted report without the texts of its projects and indicators. In a file of
    several documents each goes by its `number`: the names of members tell whose they are."""
    is_member = row["path"] != row["source"]
    return {
        **row,
        "path": f"{row['source']}!{number}" if is_member else row["path"],
        "project_rows": _only(row["project_rows"], PROJECT_COLUMNS),
        "indicator_rows": _only(row["indicator_rows"], INDICATOR_COLUMNS),
    }


def silent_name(path: str) -> str:
    """A name for a document that tells its kind only, and stays the same from run to run."""
    suffix = suffix_of(path.rpartition("!")[2])
    known = suffix if suffix in SUFFIXES else ""
    return f"文档-{blake2b(path.encode(), digest_size=8).hexdigest()}{known}"


def _only(rows: object, columns: frozenset[str]) -> list[Row]:
    assert isinstance(rows, Iterable)
    return [{name: value for name, value in row.items() if name in columns} for row in rows]
