"""Station 7: Parquet files whose bytes depend on their rows only, not on how these arrived."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

GROUP = 32_768
PART = 32 * GROUP


class DatasetWriter:
    """A folder of `part-00000.parquet` …, each of `PART` rows in groups of `GROUP`; at most one
    group of rows and one batch are held."""

    def __init__(self, folder: Path, schema: pa.Schema) -> None:
        folder.mkdir(parents=True)
        self._folder = folder
        self._schema = schema
        self._pending: list[pa.RecordBatch] = []
        self._waiting = 0
        self._parts = 0
        self._file: pq.ParquetWriter | None = None
        self.rows = 0

    def add(self, batch: pa.RecordBatch) -> None:
        """Take rows; whole groups are written at once."""
        self._pending.append(batch)
        self._waiting += batch.num_rows
        if self._waiting < GROUP:
            return
        table = pa.Table.from_batches(self._pending, self._schema)
        whole = self._waiting - self._waiting % GROUP
        for start in range(0, whole, GROUP):
            self._write(table.slice(start, GROUP))
        # A copy lets go of the rows already written, of which a slice would keep the memory.
        rest = table.slice(whole).combine_chunks()
        self._pending, self._waiting = rest.to_batches(), rest.num_rows

    def close(self) -> None:
        """Write what is left; a dataset without rows has one part without rows."""
        if self._waiting or not self._parts:
            self._write(pa.Table.from_batches(self._pending, self._schema))
        self._finish()

    def abandon(self) -> None:
        """Let go of the open file."""
        self._finish()

    def _write(self, table: pa.Table) -> None:
        if self._file is None:
            path = self._folder / f"part-{self._parts:05d}.parquet"
            self._file = pq.ParquetWriter(path, self._schema, compression="zstd")
            self._parts += 1
        self._file.write_table(table.combine_chunks(), row_group_size=GROUP)
        self.rows += table.num_rows
        if self.rows % PART == 0:
            self._finish()

    def _finish(self) -> None:
        if self._file is not None:
            self._file.close()
            self._file = None


@contextmanager
def dataset_writer(folder: Path, schema: pa.Schema) -> Iterator[DatasetWriter]:
    """A writer that is closed, or let go when something fails."""
    writer = DatasetWriter(folder, schema)
    try:
        yield writer
    except BaseException:
        writer.abandon()
        raise
    writer.close()
