"""Station 7: the kernel, which every engine runs: batches of (path, bytes) in, batches of documents
with their findings, projects and indicators out.

It needs nothing but its arguments, and one batch in gives one batch out, so it sits under
Spark's `mapInArrow`, Ray Data's `map_batches` or Dask as it is.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from hashlib import blake2b

import pyarrow as pa

from linter.bulk.rows import Row, document_row, unchecked_row
from linter.bulk.schema import INPUT, OUTPUT
from linter.bulk.silent import silent_row
from linter.bulk.suppressed import entry_rows
from linter.bulk.task import Task
from linter.filter.discreet import discreet
from linter.filter.redact import redacted
from linter.filter.thresholds import confident
from linter.findings import DocumentReport, Report
from linter.run import lint_files_in_bytes


def lint_batches(batches: Iterable[pa.RecordBatch], task: Task) -> Iterator[pa.RecordBatch]:
    """One batch of the schema `OUTPUT` for each batch of the schema `INPUT`: a row a document (an
    archive has several), at least one for each row of the input, in its order. A document that
    cannot be read is a row with its reason; nothing raises for what a document holds."""
    for batch in batches:
        paths, contents = batch.column("path").to_pylist(), batch.column("bytes")
        yield joined(
            _document_batch(path, data.as_py(), task)
            for path, data in zip(paths, contents, strict=True)
        )


def joined(batches: Iterable[pa.RecordBatch]) -> pa.RecordBatch:
    """Batches of the schema `OUTPUT` as one."""
    batches = list(batches)
    if len(batches) == 1:
        return batches[0]
    whole = pa.Table.from_batches(batches, OUTPUT).combine_chunks().to_batches()
    return whole[0] if whole else pa.RecordBatch.from_pylist([], schema=OUTPUT)


def input_batch(documents: Iterable[tuple[str, bytes]]) -> pa.RecordBatch:
    """A batch of the schema `INPUT` from paths and bytes."""
    paths, contents = zip(*documents, strict=True)
    return pa.RecordBatch.from_arrays(
        [pa.array(paths, pa.string()), pa.array(contents, pa.large_binary())], schema=INPUT
    )


def unchecked_batch(
    path: str, digest: str | None, reason: str, seconds: float | None = None
) -> pa.RecordBatch:
    """The batch of a document that could not be checked; `seconds` is the limit of time under which
    it was given up."""
    row = unchecked_row(path, digest, reason, seconds)
    return pa.RecordBatch.from_pylist([row], schema=OUTPUT)


def content_digest(data: bytes) -> str:
    """The BLAKE2b-128 of a file's bytes, in hex."""
    return blake2b(data, digest_size=16).hexdigest()


def _document_batch(path: str, data: bytes, task: Task) -> pa.RecordBatch:
    digest = content_digest(data)
    try:
        rows = list(_document_rows(path, data, digest, task))
        if not rows:
            return unchecked_batch(path, digest, "文件里没有文档")
        return pa.RecordBatch.from_pylist(rows, schema=OUTPUT)
    except Exception as error:
        # A mistake of ours in one document must neither stop the others nor pass for a clean one.
        words = "" if task.redact else f"：{error}"
        reason = f"整理结果时出错（{type(error).__name__}{words}），未能检查"
        return unchecked_batch(path, digest, reason.encode("utf-8", "replace").decode())


def _document_rows(path: str, data: bytes, digest: str, task: Task) -> Iterator[Row]:
    for number, report in enumerate(lint_files_in_bytes(data, path, task.settings), start=1):
        kept = _kept(report, task)
        row = document_row(kept, path, digest, task.counting, task.settings.today)
        row["suppressions"] = entry_rows(report, task.settings.suppressions.entries)
        yield silent_row(row, number) if task.redact else row


def _kept(document: DocumentReport, task: Task) -> DocumentReport:
    """What of a document goes into its row, as `jxlint check` prints it."""
    report = discreet(confident(Report("", task.summaries, (document,)), task.least))
    if not task.redact:
        return report.documents[0]
    # The facts are needed once more, for figures of projects; the row then loses their texts.
    return replace(redacted(report).documents[0], path=document.path, facts=document.facts)
