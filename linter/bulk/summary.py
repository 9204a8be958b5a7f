"""Station 7: what a store holds, in a few numbers."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pyarrow.compute as pc
import pyarrow.dataset as ds

from linter.bulk.schema import CORPUS, CORPUS_SCHEMA, DATASETS
from linter.findings import SEVERITIES, Severity

_COUNTS: Mapping[Severity, str] = {"error": "errors", "warning": "warnings", "info": "infos"}


@dataclass(frozen=True, slots=True)
class Summary:
    """How many documents there are of each status, and findings of each severity, those of the
    comparison of documents included; projects and indicators."""

    statuses: Mapping[str, int]
    findings: Mapping[Severity, int]
    projects: int
    indicators: int


def summary_of(folder: Path) -> Summary:
    """The numbers of the store in a folder; a part of it is read at a time."""
    statuses: Counter[str] = Counter()
    totals: Counter[str] = Counter()
    columns = [*_COUNTS.values(), "projects", "indicators"]
    documents = ds.dataset(folder / "documents", DATASETS["documents"], format="parquet")
    for batch in documents.to_batches(columns=["status", *columns]):
        statuses += _tally(batch.column("status"))
        totals.update({name: pc.sum(batch.column(name)).as_py() or 0 for name in columns})
    compared = ds.dataset(folder / CORPUS, CORPUS_SCHEMA, format="parquet")
    for batch in compared.to_batches(columns=["severity"]):
        found = _tally(batch.column("severity"))
        totals.update({_COUNTS[severity]: found[severity] for severity in SEVERITIES})
    return Summary(
        statuses=dict(sorted(statuses.items())),
        findings={severity: totals[_COUNTS[severity]] for severity in SEVERITIES},
        projects=totals["projects"],
        indicators=totals["indicators"],
    )


def _tally(column: object) -> Counter[str]:
    counts = pc.value_counts(column).to_pylist()
    return Counter({each["values"]: each["counts"] for each in counts})
