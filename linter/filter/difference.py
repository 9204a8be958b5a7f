"""Between findings and reports: two rounds of the same documents, and what became of a finding.

Projects are matched by code, then by name; findings of matched projects by their rule and ever less
of what they point to. Nothing depends on which round is called the old one: what is new from one
round to the other is what is cured the other way round.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from linter.document.normal import normalise
from linter.findings import CONFIDENCES, Confidence, Finding, Report

Item = TypeVar("Item")
Key = Callable[[Item], Hashable | None]
Pairs = list[tuple[Item, Item]]


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
class _Project:
    place: tuple[int, int]
    code: str
    name: str
    unit: str


@dataclass(frozen=True, slots=True)
class _Candidate:
    seen: Seen
    group: Hashable


def difference(old: Report, new: Report, minimum: Confidence = "low") -> Difference:
    """The findings of two rounds side by side, those of at least `minimum` confidence; a finding
    in both counts when it is sure enough in one of them."""
    partners = _partners(old, new)
    back = {there: here for here, there in partners.items()}
    before = list(_candidates(old, {here: here for here in partners}))
    after = list(_candidates(new, back))
    pairs, gone, come = _matched(before, after, _FINDING_KEYS)
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


def _partners(old: Report, new: Report) -> dict[tuple[int, int], tuple[int, int]]:
    """Document and index of each old project with those of the new one that is the same."""
    pairs, _, _ = _matched(_projects(old), _projects(new), _PROJECT_KEYS)
    return {here.place: there.place for here, there in pairs}


def _projects(report: Report) -> list[_Project]:
    """Every project once: all that were recognised, where documents keep them, else those with
    findings."""
    found: dict[tuple[int, int], _Project] = {}
    for number, document in enumerate(report.documents):
        unit = _same(document.unit)
        for project in document.disclosure.projects if document.disclosure else ():
            code = _same(project.code.text if project.code else None)
            name = _same(project.name.text if project.name else project.title_name)
            place = (number, project.index)
            found[place] = _Project(place, code, name, unit)
        for finding in document.findings:
            identity = finding.project
            if identity and (place := (number, identity.index)) not in found:
                code, name = _same(identity.code), _same(identity.name)
                found[place] = _Project(place, code, name, unit)
    return list(found.values())


def _candidates(
    report: Report, partners: dict[tuple[int, int], tuple[int, int]]
) -> Iterator[_Candidate]:
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
                    group = partners.get((number, identity.index))
                    lacks = group is None
                seen = Seen(finding, number, position, is_excused, lacks)
                yield _Candidate(seen, group)


def _matched(
    old: Sequence[Item], new: Sequence[Item], keys: Iterable[Key[Item]]
) -> tuple[Pairs[Item], list[Item], list[Item]]:
    """Pairs of items with an equal key, the first key first, equals in their order; and what is
    left of each side. An item without a key (None) is not matched by it."""
    pairs: Pairs[Item] = []
    left, right = list(old), list(new)
    for key in keys:
        waiting: dict[Hashable, list[int]] = {}
        for position, item in enumerate(right):
            if (value := key(item)) is not None:
                waiting.setdefault(value, []).append(position)
        queues = {value: iter(positions) for value, positions in waiting.items()}
        taken: set[int] = set()
        kept: list[Item] = []
        for item in left:
            value = key(item)
            found = next(queues[value], None) if value in queues else None
            if found is None:
                kept.append(item)
            else:
                taken.add(found)
                pairs.append((item, right[found]))
        left = kept
        right = [item for position, item in enumerate(right) if position not in taken]
    order = {id(item): position for position, item in enumerate(old)}
    return sorted(pairs, key=lambda pair: order[id(pair[0])]), left, right


def _same(text: str | None) -> str:
    return normalise(text or "").text


def _by_code(project: _Project) -> Hashable | None:
    return project.code.upper() or None


def _by_unit_and_name(project: _Project) -> Hashable | None:
    return (project.unit, project.name) if project.name else None


def _by_name(project: _Project) -> Hashable | None:
    return project.name or None


def _by_index(project: _Project) -> Hashable | None:
    """The running number, of those that have neither code nor name."""
    return None if project.code or project.name else (project.unit, project.place[1])


_PROJECT_KEYS: tuple[Key[_Project], ...] = (_by_code, _by_unit_and_name, _by_name, _by_index)


def _about(candidate: _Candidate, *more: Hashable) -> Hashable | None:
    if candidate.seen.lacks_project:
        return None
    return (candidate.seen.finding.rule, candidate.group, *more)


def _by_all(candidate: _Candidate) -> Hashable | None:
    finding = candidate.seen.finding
    words = (_same(finding.indicator), _same(finding.text))
    return _about(candidate, finding.field, *words)


def _by_cell(candidate: _Candidate) -> Hashable | None:
    """The same cell of the same indicator, reworded; outside projects no cell has a name."""
    finding = candidate.seen.finding
    if finding.project is None:
        return None
    return _about(candidate, finding.field, _same(finding.indicator))


def _by_text(candidate: _Candidate) -> Hashable | None:
    """The same words in a column whose indicator got another name."""
    finding = candidate.seen.finding
    return _about(candidate, finding.field, _same(finding.text)) if finding.text.strip() else None


def _by_indicator(candidate: _Candidate) -> Hashable | None:
    """The same indicator in another column."""
    indicator = _same(candidate.seen.finding.indicator)
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
