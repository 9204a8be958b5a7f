"""Station 5: a match of a kind, with the words of its rule, becomes a finding."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from linter.document import TextPlace
from linter.engine.anchor import field_of, first_field
from linter.facts.view import DocumentFacts, IndicatorFacts, ProjectFacts
from linter.findings import Finding, ProjectIdentity, Related, Severity
from linter.kinds.match import Match, Spot, Values, known, spot_of, spots_of
from linter.language.rule import Rule, Variant
from linter.model import Field


@dataclass(frozen=True, slots=True)
class Hit:
    """One match of a rule, the names it was judged with and where it stands."""

    match: Match
    values: Values
    subject: Any
    field: Field | None
    span: tuple[int, int] | None


def make_hit(rule: Rule, match: Match, values: Values) -> Hit:
    """The match with its names and its place."""
    names = {**values, **match.names}
    subject = match.subject or values["_subject"]
    field, span = _anchor(rule, match, names, subject)
    return Hit(match, names, subject, field, span)


def project_of(hit: Hit, document: DocumentFacts) -> ProjectFacts | None:
    """The project whose cell a hit is about."""
    return _owner(hit.field, hit.subject, document)[0]


def make_finding(
    rule: Rule, hit: Hit, document: DocumentFacts, others: Sequence[Hit] = ()
) -> Finding:
    """The finding of a hit: its place, its words, its evidence; `others` are gathered into it."""
    field, values, match = hit.field, hit.values, hit.match
    # Words of a rule that gathers hold also for a hit that is told on its own.
    owners = (_owner(h.field, h.subject, document)[1] for h in (hit, *others))
    rows = sorted({row.row for row in owners if row is not None})
    values = {"rows": tuple(rows), "times": 1 + len(others), **values}
    values["counted"] = f"（共{values['times']}处）" if others else ""
    variant = _variant(rule, values)
    project, indicator = _owner(field, hit.subject, document)
    return Finding(
        rule=rule.id,
        name=rule.name,
        severity=(variant and variant.severity) or rule.severity,
        confidence=(variant and variant.confidence) or rule.confidence,
        message=_words(rule, variant, "message", values) or rule.title,
        advice=_words(rule, variant, "advice", values) or "",
        suggestion=_words(rule, variant, "suggestion", values) or match.suggestion,
        evidence=_words(rule, variant, "evidence", values) or match.evidence,
        project=_identity(project),
        indicator=_name(indicator),
        row=indicator.row if indicator else None,
        field=field.name if field else "narrative",
        column=field.heading if field else "",
        text=field.text if field else "",
        span=hit.span,
        place=field.place if field else TextPlace(1, 1),
        related=tuple(_related(rule, hit, others, document)),
    )


def severity_of(rule: Rule, hit: Hit) -> Severity:
    """The severity that the finding of a hit will have."""
    variant = _variant(rule, hit.values)
    return (variant and variant.severity) or rule.severity


def _variant(rule: Rule, values: Values) -> Variant | None:
    return next((v for v in rule.variants if v.when.truth(values)), None)


def _words(rule: Rule, variant: Variant | None, key: str, values: Values) -> str | None:
    template = (variant and getattr(variant, key)) or getattr(rule, key)
    return template.render(values).strip() if template else None


def _anchor(
    rule: Rule, match: Match, values: Values, subject: Any
) -> tuple[Field | None, tuple[int, int] | None]:
    """Where the finding stands: the place or field that the rule names, else where the match is;
    with the span of the match when it lies in that field."""
    spot = spot_of(known(rule.place, values)) if rule.place else match.at
    wanted = field_of(subject, rule.at) if rule.at else None
    if spot is not None and (wanted is None or spot.text.field is wanted):
        return spot.text.field, _raw_span(spot)
    return wanted or first_field(subject), None


def _raw_span(spot: Spot) -> tuple[int, int] | None:
    if spot.raw_span is not None:
        return spot.raw_span
    return spot.text.raw_span(*spot.span) if spot.span else None


def _owner(
    field: Field | None, subject: Any, document: DocumentFacts
) -> tuple[ProjectFacts | None, IndicatorFacts | None]:
    """Whose cell the field is; the field knows its project and row. A label of a level stands once
    for several rows: it is that of the row judged."""
    if field is not None and field.project is not None:
        project = document.projects[field.project - 1]
        if isinstance(subject, IndicatorFacts) and _is_label(field, subject):
            return project, subject
        return project, project.at_row(field.row)
    if isinstance(subject, ProjectFacts):
        return subject, None
    return None, None


def _is_label(field: Field, indicator: IndicatorFacts) -> bool:
    labels = (indicator.level1_label, indicator.level2_label)
    return any(label is not None and label.field is field for label in labels)


def _identity(project: ProjectFacts | None) -> ProjectIdentity | None:
    if project is None:
        return None
    code = str(project.code) if project.code else None
    return ProjectIdentity(project.index, code, project.name.field.text if project.name else None)


def _name(indicator: IndicatorFacts | None) -> str | None:
    name = indicator.name if indicator else None
    return None if name is None else name.field.text


def _related(
    rule: Rule, hit: Hit, others: Sequence[Hit], document: DocumentFacts
) -> Iterator[Related]:
    seen = {id(hit.field)}
    spots = [(s.text.field, s.note) for s in (*hit.match.related, *_pointed(rule, hit.values))]
    spots += [(other.field, "") for other in others if other.field]
    for field, note in spots:
        if id(field) in seen:
            continue
        seen.add(id(field))
        _, indicator = _owner(field, None, document)
        yield Related(
            field.name, _name(indicator), field.text, note, field.place, field.row, field.project
        )


def _pointed(rule: Rule, values: Values) -> Iterator[Spot]:
    for pointer in rule.related:
        note = pointer.note.render(values) if pointer.note else ""
        yield from spots_of(known(pointer.of, values), note)
