"""Station 5: a match of a kind, with the words of its rule, becomes a finding."""

from collections.abc import Iterator
from typing import Any

from linter.document import TextPlace
from linter.engine.anchor import field_of, first_field
from linter.facts.view import DocumentFacts, IndicatorFacts, ProjectFacts
from linter.findings import Finding, ProjectIdentity, Related
from linter.kinds.match import Match, Spot, Values, known, spot_of, spots_of
from linter.language.rule import Rule, Variant
from linter.model import Field


def make_finding(rule: Rule, match: Match, values: Values, document: DocumentFacts) -> Finding:
    """The finding of a match: its place, its words, its evidence."""
    subject = match.subject or values["_subject"]
    field, span = _anchor(rule, match, values, subject)
    variant = next((v for v in rule.variants if v.when.truth(values)), None)
    project, indicator = _owner(field, subject, document)
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
        span=span,
        place=field.place if field else TextPlace(1, 1),
        related=tuple(_related(rule, match, values, field, document)),
    )


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
    return spot.text.raw_span(*spot.span) if spot.span else None


def _owner(
    field: Field | None, subject: Any, document: DocumentFacts
) -> tuple[ProjectFacts | None, IndicatorFacts | None]:
    """Whose cell the field is; the field knows its project and row."""
    if field is not None and field.project is not None:
        project = document.projects[field.project - 1]
        rows = [item for item in project.indicators if item.row == field.row]
        return project, rows[0] if rows else None
    if isinstance(subject, ProjectFacts):
        return subject, None
    return None, None


def _identity(project: ProjectFacts | None) -> ProjectIdentity | None:
    if project is None:
        return None
    code = str(project.code) if project.code else None
    return ProjectIdentity(project.index, code, project.name.field.text if project.name else None)


def _name(indicator: IndicatorFacts | None) -> str | None:
    name = indicator.name if indicator else None
    return None if name is None else name.field.text


def _related(
    rule: Rule, match: Match, values: Values, own: Field | None, document: DocumentFacts
) -> Iterator[Related]:
    seen = {id(own)}
    for spot in (*match.related, *_pointed(rule, values)):
        field = spot.text.field
        if id(field) in seen:
            continue
        seen.add(id(field))
        _, indicator = _owner(field, None, document)
        yield Related(
            field.name, _name(indicator), field.text, spot.note, field.place,
            field.row, field.project,
        )  # fmt: skip


def _pointed(rule: Rule, values: Values) -> Iterator[Spot]:
    for pointer in rule.related:
        note = pointer.note.render(values) if pointer.note else ""
        yield from spots_of(known(pointer.of, values), note)
