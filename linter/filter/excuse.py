"""Between findings and reports: takes out the findings that a suppression holds for."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from fnmatch import fnmatchcase
from pathlib import PurePath
from unicodedata import normalize

from linter.document import Place, WordPlace
from linter.document.normal import normalise
from linter.filter.housekeeping import EXPIRED, UNUSED, remark
from linter.filter.remarks import Remarks
from linter.findings import Excused, Finding
from linter.language.suppression import Suppression, suppression_words


@dataclass(frozen=True, slots=True)
class Excuses:
    """What is left of the findings of a document, with those on its own suppressions."""

    findings: tuple[Finding, ...]
    excused: tuple[Excused, ...]


def excuse(
    path: str,
    findings: Iterable[Finding],
    entries: Iterable[Suppression],
    remarks: Remarks,
    active: frozenset[str],
    today: date,
) -> Excuses:
    """The findings of the document `path` without those that an entry of the settings or a comment
    in the document holds for. Of comments that are expired, refused or of no use there is a
    finding, as far as their rule is among the `active` codes."""
    holding: defaultdict[str, list[Suppression]] = defaultdict(list)
    for suppression in (*remarks.suppressions, *entries):
        if not suppression.is_expired(today) and concerns(suppression, path):
            holding[suppression.rule].append(suppression)
    kept: list[Finding] = []
    excused: list[Excused] = []
    for finding in findings:
        reasons = holding.get(finding.rule, ())
        reason = next((each for each in reasons if _covers(each, finding)), None)
        if reason is None:
            kept.append(finding)
        else:
            excused.append(Excused(finding, reason))
    used = Counter(each.suppression for each in excused)
    kept += [*remarks.findings, *_stale(remarks.suppressions, used, active, today)]
    return Excuses(tuple(kept), tuple(excused))


def _stale(
    comments: Iterable[Suppression],
    used: Counter[Suppression],
    active: frozenset[str],
    today: date,
) -> Iterator[Finding]:
    for suppression in comments:
        if suppression.rule in active and not used[suppression]:
            yield stale_finding(suppression, suppression.is_expired(today))


def stale_finding(suppression: Suppression, is_expired: bool) -> Finding:
    """The finding that a suppression is over or that nothing needs it."""
    words = suppression_words(suppression)
    if is_expired:
        told = f"对 {suppression.rule} 的豁免已于{suppression.until}到期，不再起作用"
        return remark(EXPIRED, told, words, suppression.place)
    told = f"对 {suppression.rule} 的豁免没有用到：检查的文档里没有它说的问题"
    return remark(UNUSED, told, words, suppression.place)


def concerns(suppression: Suppression, path: str) -> bool:
    """Whether it may hold for findings of the document; a member of an archive has a name of its
    own."""
    pattern = suppression.document
    return pattern is None or PurePath(path.replace("!", "/")).match(pattern)


def _covers(suppression: Suppression, finding: Finding) -> bool:
    if suppression.is_comment:
        return _spot(suppression.place) == _spot(finding.place)
    project = finding.project
    names = (project.code, project.name) if project else ()
    return (
        (suppression.field is None or suppression.field == finding.field)
        and (suppression.indicator is None or _is_like(finding.indicator, suppression.indicator))
        and (
            suppression.project is None
            or any(_is_like(name, suppression.project) for name in names)
        )
    )


def _spot(place: Place) -> Place:
    """The cell, whichever of its paragraphs."""
    if isinstance(place, WordPlace) and place.cell is not None:
        return WordPlace(place.table, place.row, place.cell)
    return place


def _is_like(text: str | None, pattern: str) -> bool:
    """Whether the text is the pattern or fits it, blanks and widths of characters aside."""
    if text is None:
        return False
    text, pattern = _plain(text), _plain(pattern)
    return text == pattern or fnmatchcase(text, pattern)


def _plain(text: str) -> str:
    return normalize("NFKC", normalise(text).text)
