"""Station 7: what suppressions of the settings did in a run, and what is to be said of those that
were of no use."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pyarrow.dataset as ds

from linter.bulk.rows import Row
from linter.bulk.schema import DATASETS
from linter.bulk.summary import Summary
from linter.filter.excuse import concerns
from linter.filter.tally import State, Tally, settings_reports
from linter.findings import DocumentReport, Report
from linter.language.suppression import Suppression
from linter.reports.concise import concise_report
from linter.settings.record import Settings

_COLUMN = "suppressions"


def entry_rows(report: DocumentReport, entries: Sequence[Suppression]) -> list[Row]:
    """The entries of the settings, by their numbers, that were used in a document, each with how
    often; with 0 those that name documents of which this is one and that it does not need."""
    if not entries:
        return []
    used = Counter(each.suppression for each in report.excused)
    return [
        {"entry": number, "count": used[entry]}
        for number, entry in enumerate(entries)
        if used[entry] or _is_tried(entry, report)
    ]


def _is_tried(entry: Suppression, report: DocumentReport) -> bool:
    named = entry.document is not None
    return named and report.status == "checked" and concerns(entry, report.path)


def stale_lines(folder: Path, summary: Summary, settings: Settings) -> tuple[str, ...]:
    """Lines on the entries of the settings that are expired or that no document of the store in
    `folder` needs, as `jxlint check` has them: none where the rule does not run or no document that
    the entry concerns was checked completely."""
    active = {rule.id for rule in settings.rules}
    counts = _counts(folder)
    any_checked = summary.statuses.get("checked", 0) > 0

    def state(number: int, entry: Suppression) -> State:
        if entry.is_expired(settings.today):
            return "expired"
        if counts[number]:
            return "used"
        was_tried = any_checked if entry.document is None else number in counts
        return "unused" if was_tried else "untried"

    tallies = (
        Tally(entry, counts[number], state(number, entry))
        for number, entry in enumerate(settings.suppressions.entries)
        if entry.rule in active
    )
    stale = [each for each in tallies if each.state in ("expired", "unused")]
    report = Report("", (), tuple(settings_reports(stale)))
    return tuple(concise_report(report).splitlines())


def _counts(folder: Path) -> Counter[int]:
    """How often each entry was used, by its number; 0 where it was only tried."""
    counts: Counter[int] = Counter()
    documents = ds.dataset(folder / "documents", DATASETS["documents"], format="parquet")
    for batch in documents.to_batches(columns=[_COLUMN]):
        for each in batch.column(_COLUMN).flatten().to_pylist():
            counts[each["entry"]] += each["count"]
    return counts
