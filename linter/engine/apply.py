"""Station 5: rules applied to the facts of one document; a broken rule never stops the others."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from time import perf_counter
from types import SimpleNamespace
from typing import Any

from linter.engine.finding import Hit, make_finding, make_hit, project_of, severity_of
from linter.facts.lexicon import Lexicon
from linter.facts.terms import terms_of
from linter.facts.values import rows_by_value
from linter.facts.view import DocumentFacts
from linter.findings import Finding, RuleFailure, fingerprinted
from linter.kinds import find_kind
from linter.kinds.match import Kind, Unknown, Values, known
from linter.language.expression import MACHINERY, Expression
from linter.language.operations import Undecided
from linter.language.rule import Rule

# Of one project. Rules compare its rows with each other; what has more is no target table.
MAX_INDICATORS = 500


@dataclass(frozen=True, slots=True)
class Judgement:
    """What all rules say of one document. `unknown` counts what could not be judged and
    `seconds` the time, both per rule code."""

    findings: tuple[Finding, ...]
    unknown: Mapping[str, int]
    failures: tuple[RuleFailure, ...]
    seconds: Mapping[str, float]


def subjects(document: DocumentFacts, lexicon: Lexicon) -> Mapping[str, Sequence[Values]]:
    """For each scope, the names of expressions for every subject of the document.

    Of a project with several sets of indicators, the annual one is the project; the rows of the
    others are judged among themselves. Projects of more than MAX_INDICATORS are left out.
    """
    usual = (p for p in document.projects if len(p.record.indicators) <= MAX_INDICATORS)
    terms = [terms_of(project, lexicon) for project in usual]
    common = {
        **MACHINERY,
        "_lexicon": lexicon,
        "document": document,
        "projects": tuple(annual for annual, *_ in terms),
        "tables": document.tables,
    }
    tables = [
        [
            {**common, "project": term, "indicators": term.indicators, "_subject": term}
            for term in project
        ]
        for project in terms
    ]
    indicators = [
        {**names, "indicator": indicator, "_subject": indicator}
        for project in tables
        for names in project
        for indicator in names["indicators"]
    ]
    return {
        "document": [{**common, "_subject": document}],
        "project": [annual for annual, *_ in tables],
        "indicator": indicators,
        "value": [each for names in indicators for each in _by_value(names, lexicon)],
    }


def _by_value(names: Values, lexicon: Lexicon) -> Iterator[Values]:
    """The names for a row once for each of its target values."""
    for row in rows_by_value(names["indicator"], lexicon):
        is_itself = row is names["indicator"]
        yield names if is_itself else {**names, "indicator": row, "_subject": row}


def judge(document: DocumentFacts, rules: Sequence[Rule], lexicon: Lexicon) -> Judgement:
    """Every finding of the rules in the document, in reading order, with fingerprints."""
    scopes = subjects(document, lexicon)
    findings: list[Finding] = []
    unknown: Counter[str] = Counter()
    failures: list[RuleFailure] = []
    seconds: dict[str, float] = {}
    for rule in rules:
        started = perf_counter()
        try:
            hits: list[Hit] = []
            for outcome in _run(rule, scopes[rule.scope]):
                if isinstance(outcome, Hit):
                    hits.append(outcome)
                else:
                    unknown[rule.id] += 1
            findings += _findings(rule, hits, document)
        except Exception as error:
            failures.append(RuleFailure(rule.id, f"{type(error).__name__}: {error}"))
        seconds[rule.id] = perf_counter() - started
    ordered = fingerprinted(sorted(findings, key=_position))
    return Judgement(ordered, dict(unknown), tuple(failures), seconds)


def _position(finding: Finding) -> tuple[Any, ...]:
    project = finding.project.index if finding.project else 0
    where = tuple(part or 0 for part in finding.place)
    return (project, finding.row or 0, where, finding.rule, finding.span or (0, 0))


def _findings(rule: Rule, hits: Sequence[Hit], document: DocumentFacts) -> Iterator[Finding]:
    """One finding a hit, or one for all hits of a project or document and one severity."""
    if rule.gather is None:
        found = _by_row(hits) if rule.scope == "value" else ((hit, []) for hit in hits)
        yield from _merged(make_finding(rule, hit, document, others) for hit, others in found)
        return
    groups: dict[tuple[Any, ...], list[Hit]] = {}
    for hit in hits:
        project = project_of(hit, document) if rule.gather == "project" else None
        key = (project.index if project else None, severity_of(rule, hit))
        groups.setdefault(key, []).append(hit)
    for first, *others in groups.values():
        yield make_finding(rule, first, document, others)


def _by_row(hits: Sequence[Hit]) -> Iterator[tuple[Hit, list[Hit]]]:
    """Each hit of the first target value of a row, and with the first of them those of the others:
    what is wrong with one value is mostly wrong with all."""
    rows: dict[tuple[int | None, int | None], list[Hit]] = {}
    for hit in hits:
        place = (hit.field.project, hit.field.row) if hit.field else (None, None)
        rows.setdefault(place, []).append(hit)
    for first, *rest in rows.values():
        yield first, [hit for hit in rest if hit.subject is not first.subject]
        yield from ((hit, []) for hit in rest if hit.subject is first.subject)


def _merged(findings: Iterable[Finding]) -> Iterable[Finding]:
    """Findings that say the same of the same place are one, with the related places of all."""
    found: dict[tuple[Any, ...], Finding] = {}
    for finding in findings:
        key = (finding.place, finding.field, finding.span, finding.message)
        first = found.get(key)
        related = dict.fromkeys((*first.related, *finding.related)) if first else ()
        found[key] = replace(first, related=tuple(related)) if first else finding
    return found.values()


def _run(rule: Rule, scope: Sequence[Values]) -> Iterator[Hit | Unknown]:
    kind = find_kind(rule.kind)
    assert kind is not None
    options = SimpleNamespace(**rule.options)
    shared: dict[str, Any] | None = None
    for subject in scope:
        subject["options"] = options
        if rule.early is not None and not _holds(rule.early, subject):
            continue
        if rule.let_once:
            if shared is None:
                shared = _shared(rule, subject)
            subject.update(shared)
        if rule.each is None:
            yield from _check(rule, kind, subject)
            continue
        name, listed = rule.each
        for item in known(listed, subject) or ():
            yield from _check(rule, kind, {**subject, name: item})


def _shared(rule: Rule, subject: Values) -> dict[str, Any]:
    """What the rule names of the whole document, worked out with any of its subjects."""
    values = dict(subject)
    for name, expression in rule.let_once:
        values[name] = known(expression, values)
    return {name: values[name] for name, _ in rule.let_once}


def _holds(condition: Expression, values: Values) -> bool:
    try:
        return bool(eval(condition.code, values))
    except (AttributeError, TypeError):
        # An unknown fact, or a mistake: `truth` tells them apart.
        return condition.truth(values)


def _check(rule: Rule, kind: Kind, values: Values) -> Sequence[Hit | Unknown]:
    for name, expression in rule.let_first:
        values[name] = known(expression, values)
    if rule.late is not None and not _holds(rule.late, values):
        return ()
    for name, expression in rule.let:
        values[name] = known(expression, values)
    outcomes: list[Hit | Unknown] = []
    try:
        for outcome in kind.judge(rule.arguments, values):
            if isinstance(outcome, Unknown):
                outcomes.append(outcome)
            else:
                outcomes.append(make_hit(rule, outcome, values))
    except Undecided as undecided:
        outcomes.append(Unknown(str(undecided)))
    return outcomes
