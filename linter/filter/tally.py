"""Between findings and reports: how often each suppression was used, and findings on stale ones."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from typing import Literal

from linter.filter.excuse import concerns, stale_finding
from linter.findings import DocumentReport, Report
from linter.language.suppression import Suppression

State = Literal["used", "unused", "expired", "untried"]


@dataclass(frozen=True, slots=True)
class Group:
    """Documents that were checked under the same settings: the suppressions of the settings, the
    codes of the active rules, and what the documents gave."""

    entries: tuple[Suppression, ...]
    active: frozenset[str]
    documents: tuple[DocumentReport, ...]


@dataclass(frozen=True, slots=True)
class Tally:
    """A suppression, how many findings it held for, and whether it was of use. It is `untried`
    where its rule did not run or no document that it concerns was checked completely."""

    suppression: Suppression
    count: int
    state: State


def tallies(groups: Iterable[Group], today: date) -> tuple[Tally, ...]:
    """Every suppression of the settings and of the documents, each once, in the order in which
    they were written."""
    groups = tuple(groups)
    used = Counter(
        each.suppression
        for group in groups
        for document in group.documents
        for each in document.excused
    )
    tried: dict[Suppression, bool] = {}
    for group in groups:
        for suppression in _all(group):
            was_tried = tried.get(suppression, False)
            tried[suppression] = was_tried or _is_tried(suppression, group)
    return tuple(
        Tally(suppression, used[suppression], _state(suppression, used, is_tried, today))
        for suppression, is_tried in tried.items()
    )


def _all(group: Group) -> tuple[Suppression, ...]:
    comments = (each for document in group.documents for each in document.exemptions)
    return (*group.entries, *comments)


def _is_tried(suppression: Suppression, group: Group) -> bool:
    return suppression.rule in group.active and any(
        document.status == "checked" and concerns(suppression, document.path)
        for document in group.documents
    )


def _state(
    suppression: Suppression, used: Counter[Suppression], is_tried: bool, today: date
) -> State:
    if suppression.is_expired(today):
        return "expired"
    if used[suppression]:
        return "used"
    return "unused" if is_tried else "untried"


def with_stale(report: Report, groups: Sequence[Group], today: date) -> Report:
    """The report with an entry for each settings file that holds suppressions which are expired
    or of no use. Those in documents have their finding there."""
    active = frozenset(code for group in groups for code in group.active)
    stale = [
        tally
        for tally in tallies(groups, today)
        if tally.state in ("expired", "unused")
        and tally.suppression.rule in active
        and not tally.suppression.is_comment
    ]
    return replace(report, documents=(*report.documents, *settings_reports(stale)))


def settings_reports(stale: Iterable[Tally]) -> Iterator[DocumentReport]:
    """An entry for each settings file, in the order of their paths, with its stale suppressions."""
    by_path = groupby(
        sorted(stale, key=lambda tally: tally.suppression.path),
        key=lambda tally: tally.suppression.path,
    )
    return (_entry(path, found) for path, found in by_path)


def _entry(path: str, stale: Iterable[Tally]) -> DocumentReport:
    findings = tuple(stale_finding(each.suppression, each.state == "expired") for each in stale)
    return DocumentReport(
        path, "yaml", "checked", None, None, None, 0, 0, {}, findings, is_settings=True
    )
