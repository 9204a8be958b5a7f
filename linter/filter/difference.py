"""Between findings and reports: two rounds of the same documents, and what became of a finding.

Projects are matched by code, then by name; findings of matched projects by their rule and ever less
of what they point to. Nothing depends on which round is called the old one: what is new from one
round to the other is what is cured the other way round.
"""

from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass, replace

from linter.filter.matching import Key, matched, same
from linter.filter.partners import Place, partners
from linter.findings import CONFIDENCES, Confidence, Finding, Report


@dataclass(frozen=True, slots=True)
class Seen:
    """A finding of one round. `document` and `number` are its 0-based positions in that round's
    report, `number` among the findings or, with `is_excused`, among the excused ones;
    `lacks_project` says that its project is not in the other round."""

    finding: Finding
    document: int
    number: int
    is_excused: bool = False
    lacks_project: bool = False


@dataclass(frozen=True, slots=True)
class Difference:
    """What became of the findings from the `old` round to the `new` one. `excused` pairs still
    stand, but a suppression now holds for them."""

    old: Report
    new: Report
    cured: tuple[Seen, ...]
    remaining: tuple[tuple[Seen, Seen], ...]
    fresh: tuple[Seen, ...]
    excused: tuple[tuple[Seen, Seen], ...]


@dataclass(frozen=True, slots=True)
class _Candidate:
    seen: Seen
    group: Hashable


def difference(old: Report, new: Report, minimum: Confidence = "low") -> Difference:
    """The findings of two rounds side by side, those of at least `minimum` confidence; a finding
    in both counts when it is sure enough in one of them."""
    places = partners(old, new)
    back = {there: here for here, there in places.items()}
    before = list(_candidates(old, {here: here for here in places}))
    after = list(_candidates(new, back))
    pairs, gone, come = matched(before, after, _FINDING_KEYS)
    both = [(here.seen, there.seen) for here, there in pairs]
    sure = [pair for pair in both if any(_is_sure(seen, minimum) for seen in pair)]
    return Difference(
        old=old,
        new=new,
        cured=tuple(_alone(gone, minimum)),
        remaining=tuple(pair for pair in sure if not pair[1].is_excused),
        fresh=tuple(_alone(come, minimum)),
        excused=tuple(p for p in sure if p[1].is_excused and not p[0].is_excused),
    )


def shown_as(compared: Difference, old: Report, new: Report) -> Difference:
    """The same difference with the findings as other versions of the two reports word them; those
    have the same documents and findings in the same order."""

    def before(seen: Seen) -> Seen:
        return _reworded(seen, old)

    def after(seen: Seen) -> Seen:
        return _reworded(seen, new)

    return Difference(
        old=old,
        new=new,
        cured=tuple(map(before, compared.cured)),
        remaining=tuple((before(here), after(there)) for here, there in compared.remaining),
        fresh=tuple(map(after, compared.fresh)),
        excused=tuple((before(here), after(there)) for here, there in compared.excused),
    )


def _reworded(seen: Seen, report: Report) -> Seen:
    document = report.documents[seen.document]
    if seen.is_excused:
        return replace(seen, finding=document.excused[seen.number].finding)
    return replace(seen, finding=document.findings[seen.number])


def _alone(candidates: Iterable[_Candidate], minimum: Confidence) -> Iterator[Seen]:
    for candidate in candidates:
        seen = candidate.seen
        if not seen.is_excused and _is_sure(seen, minimum):
            yield seen


def _is_sure(seen: Seen, minimum: Confidence) -> bool:
    return CONFIDENCES.index(seen.finding.confidence) <= CONFIDENCES.index(minimum)


def _candidates(report: Report, places: dict[Place, Place]) -> Iterator[_Candidate]:
    """Every finding with the old place of its project, by which both rounds are matched; those
    outside projects are matched among each other."""
    for number, document in enumerate(report.documents):
        if document.is_settings:
            continue
        excused = (each.finding for each in document.excused)
        for is_excused, findings in ((False, document.findings), (True, excused)):
            for position, finding in enumerate(findings):
                identity = finding.project
                group: Hashable = None
                lacks = False
                if identity:
                    group = places.get((number, identity.index))
                    lacks = group is None
                seen = Seen(finding, number, position, is_excused, lacks)
                yield _Candidate(seen, group)


def _about(candidate: _Candidate, *more: Hashable) -> Hashable | None:
    if candidate.seen.lacks_project:
        return None
    return (candidate.seen.finding.rule, candidate.group, *more)


def _by_all(candidate: _Candidate) -> Hashable | None:
    finding = candidate.seen.finding
    words = (same(finding.indicator), same(finding.text))
    return _about(candidate, finding.field, *words)


def _by_cell(candidate: _Candidate) -> Hashable | None:
    """The same cell of the same indicator, reworded; outside projects no cell has a name."""
    finding = candidate.seen.finding
    if finding.project is None:
        return None
    return _about(candidate, finding.field, same(finding.indicator))


def _by_text(candidate: _Candidate) -> Hashable | None:
    """The same words in a column whose indicator got another name."""
    finding = candidate.seen.finding
    return _about(candidate, finding.field, same(finding.text)) if finding.text.strip() else None


def _by_indicator(candidate: _Candidate) -> Hashable | None:
    """The same indicator in another column."""
    indicator = same(candidate.seen.finding.indicator)
    return _about(candidate, indicator) if indicator else None


def _by_row(candidate: _Candidate) -> Hashable | None:
    """The same column of the same row, where both name and words have changed."""
    finding = candidate.seen.finding
    return None if finding.row is None else _about(candidate, finding.field, finding.row)


_FINDING_KEYS: tuple[Key[_Candidate], ...] = (
    _by_all,
    _by_cell,
    _by_text,
    _by_indicator,
    _by_row,
)
