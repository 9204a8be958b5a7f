"""Station 7: the comparisons of a collection, and the findings of their rules in batches."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import islice
from pathlib import Path

import duckdb
import pyarrow as pa

from linter.bulk.corpus.comparisons import COMPARISONS
from linter.bulk.corpus.ground import ground, within
from linter.bulk.corpus.hit import finding_row, options_of
from linter.bulk.schema import CORPUS_SCHEMA
from linter.language.operations import Undecided
from linter.language.rule import Rule

_AT_ONCE = 5_000


Tell = Callable[[str], None]


def compared(folder: Path, rules: Sequence[Rule], tell: Tell) -> Iterator[pa.RecordBatch]:
    """The findings of these rules over the datasets of a folder, as batches of the schema of
    `corpus`, rule by rule in the order of documents. A rule that breaks is told, a line each, and
    the others go on."""
    if not rules:
        return
    with ground(folder) as connection:
        for rule in rules:
            try:
                find = partial(COMPARISONS[rule.kind].find, connection, options_of(rule))
                hits = within(connection, find)
                while some := list(islice(hits, _AT_ONCE)):
                    rows = [finding_row(hit, rule) for hit in some]
                    yield pa.RecordBatch.from_pylist(rows, schema=CORPUS_SCHEMA)
            except (duckdb.Error, re.error, Undecided) as error:
                reason = str(error).strip().partition("\n")[0]
                tell(f"{rule.path}:{rule.line}:1: {rule.id} 比较时出错，没有比较完：{reason}")


def comparing(rules: Sequence[Rule], tell: Tell) -> Callable[[Path], Iterator[pa.RecordBatch]]:
    """What `build_store` takes to compare documents by these rules; see `compared`."""
    return lambda folder: compared(folder, rules, tell)
