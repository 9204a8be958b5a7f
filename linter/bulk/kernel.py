"""Station 7: the kernel, which every engine runs: batches of (path, bytes) in, batches of documents
with their findings, projects and indicators out.

It needs nothing but its arguments, and one batch in gives one batch out, so it sits under
Spark's `mapInArrow`, Ray Data's `map_batches` or Dask as it is.
"""

from collections.abc import Iterable, Iterator
from hashlib import blake2b

import pyarrow as pa

from linter.bulk.rows import document_row
from linter.bulk.schema import OUTPUT
from linter.bulk.score import Counting, counting_of
from linter.run import Settings, lint_files_in_bytes


def lint_batches(batches: Iterable[pa.RecordBatch], settings: Settings) -> Iterator[pa.RecordBatch]:
    """One batch of the schema `OUTPUT` for each batch of the schema `INPUT`: a row a document (an
    archive has several, or none), in the order of the input. A document that cannot be read is a
    row with its reason; nothing raises for what a document holds."""
    counting = counting_of(settings.rules)
    for batch in batches:
        paths, contents = batch.column("path").to_pylist(), batch.column("bytes")
        rows = [
            row
            for path, data in zip(paths, contents, strict=True)
            for row in _document_rows(path, data.as_py(), settings, counting)
        ]
        yield pa.RecordBatch.from_pylist(rows, schema=OUTPUT)


def _document_rows(
    path: str, data: bytes, settings: Settings, counting: Counting
) -> Iterator[dict[str, object]]:
    digest = content_digest(data)
    for report in lint_files_in_bytes(data, path, settings):
        yield document_row(report, path, digest, settings.lexicon, counting)


def content_digest(data: bytes) -> str:
    """The BLAKE2b-128 of a file's bytes, in hex."""
    return blake2b(data, digest_size=16).hexdigest()
