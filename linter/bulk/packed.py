"""Station 7: the rows of one document as bytes that name no file, so that they serve every copy of
it; and whole batches of them under the names of their files."""

from collections.abc import Sequence
from hashlib import blake2b

import pyarrow as pa
import pyarrow.compute as pc

from linter.bulk.kernel import joined
from linter.bulk.schema import OUTPUT

_CODEC = "zstd"
_SIZE_BYTES = _DIGEST_BYTES = 8
_PATH, _SOURCE = OUTPUT.get_field_index("path"), OUTPUT.get_field_index("source")


class Damaged(Exception):
    """Bytes that are not what `pack` gave."""


def pack(rows: pa.RecordBatch) -> bytes:
    """The rows of one document (of the schema `OUTPUT`) without their name, compressed."""
    message = nameless(rows).serialize()
    packed = pa.compress(message, codec=_CODEC, asbytes=True)
    content = message.size.to_bytes(_SIZE_BYTES, "little") + packed
    return bytes(_digest(content) + content)


def unpack(data: bytes) -> pa.RecordBatch:
    """The rows that `pack` packed, without their name. Raises Damaged: Arrow does not look twice
    at what it is given."""
    content = data[_DIGEST_BYTES:]
    if _digest(content) != data[:_DIGEST_BYTES]:
        raise Damaged
    size = int.from_bytes(content[:_SIZE_BYTES], "little")
    message = pa.decompress(content[_SIZE_BYTES:], size, codec=_CODEC)
    return pa.ipc.read_record_batch(message, OUTPUT)


def _digest(content: bytes) -> bytes:
    return blake2b(content, digest_size=_DIGEST_BYTES).digest()


def nameless(rows: pa.RecordBatch) -> pa.RecordBatch:
    """The rows of one document, of each path only what follows the source, which is left out."""
    within = pc.utf8_slice_codeunits(rows.column("path"), len(rows.column("source")[0].as_py()))
    return _named(rows, within, pa.array([""] * rows.num_rows, pa.string()))


def under_names(documents: Sequence[tuple[str, pa.RecordBatch]]) -> pa.RecordBatch:
    """One batch of the rows of several documents without name, each under the one given."""
    rows = joined(batch for _, batch in documents)
    sources = pa.array(
        [path for path, batch in documents for _ in range(batch.num_rows)], pa.string()
    )
    return _named(rows, pc.binary_join_element_wise(sources, rows.column("path"), ""), sources)


def _named(rows: pa.RecordBatch, paths: pa.Array, sources: pa.Array) -> pa.RecordBatch:
    columns = rows.columns
    columns[_PATH], columns[_SOURCE] = paths, sources
    return pa.RecordBatch.from_arrays(columns, schema=OUTPUT)
