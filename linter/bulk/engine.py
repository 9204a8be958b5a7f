"""Station 7: what an engine is: the kernel over batches, wherever its processes run."""

from collections.abc import Callable, Iterator

import pyarrow as pa

# Takes batches of the schema `INPUT` and gives batches of the schema `OUTPUT` in any order, the
# rows of each document together. It draws the next batch in the thread that asks it for results,
# and only when it has room, so that what it holds stays bounded. A document that ends its process
# or takes too long is a row with its reason (`kernel.unchecked_batch`).
Engine = Callable[[Iterator[pa.RecordBatch]], Iterator[pa.RecordBatch]]


class EngineError(Exception):
    """An engine that cannot work at all, with the reason for people."""
