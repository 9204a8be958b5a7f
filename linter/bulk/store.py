"""Station 7: the store, a folder of Parquet datasets that replaces an older one as a whole."""

import json
import shutil
from collections.abc import Callable, Iterable, Mapping
from contextlib import ExitStack
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import pyarrow as pa

from linter.bulk.explode import explode
from linter.bulk.parquet import dataset_writer
from linter.bulk.schema import CORPUS, CORPUS_SCHEMA, DATASETS, VERSION

MARK = "store.json"
_BUILDING = ".building-"
# Finds what the datasets of a folder show only together: batches of the schema of findings.
Comparison = Callable[[Path], Iterable[pa.RecordBatch]]


def build_store(
    batches: Iterable[pa.RecordBatch],
    folder: Path,
    *,
    digest: str = "",
    root: str = "",
    compare: Comparison | None = None,
    is_whole: Callable[[], bool] = lambda: True,
) -> Mapping[str, int]:
    """Write batches of the schema `OUTPUT`, in their order, as the datasets of the store in
    `folder`, and give the number of rows of each dataset.

    Equal rows give equal bytes, however they come in batches. `digest` names what the store stands
    for, `root` the source whose first folders are the areas. `compare` gets the
    folder of the new datasets before they are shown, and gives the rows of `corpus`; a store that
    is then not `is_whole` stands for nothing, so that the next run makes it anew. An older
    store stands until the new one is complete; a run that is killed leaves the old store, or one
    without mark.
    """
    folder.mkdir(parents=True, exist_ok=True)
    _sweep(folder)
    place = Path(mkdtemp(prefix=_BUILDING, dir=folder))
    try:
        rows = _write(batches, place, root)
        # What compares needs the memory that was taken for groups of rows.
        pa.default_memory_pool().release_unused()
        with dataset_writer(place / CORPUS, CORPUS_SCHEMA) as writer:
            for batch in compare(place) if compare else ():
                writer.add(batch)
        rows[CORPUS] = writer.rows
        _publish(place, folder, rows)
        mark = {"schema": VERSION, "digest": digest if is_whole() else "", "rows": rows}
        _write_mark(folder, json.dumps(mark, indent=2) + "\n")
    finally:
        shutil.rmtree(place, ignore_errors=True)
    return rows


def store_stands(folder: Path, digest: str) -> bool:
    """Whether the folder holds a complete store of this schema for this digest."""
    mark = read_mark(folder)
    if mark is None or mark.get("schema") != VERSION or mark.get("digest") != digest:
        return False
    return all((folder / dataset / "part-00000.parquet").is_file() for dataset in mark["rows"])


def read_mark(folder: Path) -> Mapping[str, Any] | None:
    """What the store says of itself: schema, digest and rows by dataset; None without a store."""
    try:
        mark = json.loads((folder / MARK).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return mark if isinstance(mark, dict) and isinstance(mark.get("rows"), dict) else None


def _write(batches: Iterable[pa.RecordBatch], place: Path, root: str) -> dict[str, int]:
    with ExitStack() as stack:
        writers = {
            name: stack.enter_context(dataset_writer(place / name, schema))
            for name, schema in DATASETS.items()
        }
        for batch in batches:
            for name, rows in explode(batch, root).items():
                writers[name].add(rows)
    return {name: writer.rows for name, writer in writers.items()}


def _publish(place: Path, folder: Path, rows: Mapping[str, int]) -> None:
    """Put the new datasets in the place of the old ones; without mark meanwhile."""
    (folder / MARK).unlink(missing_ok=True)
    old = place / "old"
    old.mkdir()
    for name in rows:
        if (folder / name).exists():
            (folder / name).rename(old / name)
        (place / name).rename(folder / name)


def _write_mark(folder: Path, text: str) -> None:
    waiting = folder / f"{_BUILDING}{MARK}"
    waiting.write_text(text, encoding="utf-8", newline="\n")
    waiting.replace(folder / MARK)


def _sweep(folder: Path) -> None:
    """Remove what a killed run has left."""
    for left in folder.glob(f"{_BUILDING}*"):
        if left.is_dir():
            shutil.rmtree(left, ignore_errors=True)
        else:
            left.unlink(missing_ok=True)
