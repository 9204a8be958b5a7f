"""Station 7: SQL that the store and the comparison of its documents have in common."""

from collections.abc import Iterable
from glob import escape
from pathlib import Path
from typing import Any

# The documents with the column `copy_of`: a document whose file (and member of an archive) has the
# same bytes as an earlier one is its copy.
DOCUMENTS = """
    SELECT * EXCLUDE (first_path), CASE WHEN first_path <> path THEN first_path END AS copy_of
    FROM (
        SELECT *, CASE WHEN digest IS NOT NULL AND status <> 'unreadable' THEN min(path) OVER (
            PARTITION BY digest, status = 'unreadable', substr(path, length(source) + 1))
            END AS first_path
        FROM documents)"""


def create_dataset_views(connection: Any, folder: Path, datasets: Iterable[str]) -> None:
    """Create a view over the files of each of these datasets of a folder."""
    for dataset in datasets:
        files = f"{pattern(folder / dataset)}/*.parquet".replace("'", "''")
        connection.execute(f"CREATE OR REPLACE VIEW {dataset} AS FROM read_parquet('{files}')")


def pattern(folder: Path) -> str:
    """A folder as DuckDB writes it where stars and brackets stand for names."""
    return escape(folder.absolute().as_posix())
