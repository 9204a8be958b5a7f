"""Station 7: what a comparison of documents finds once, and its row among the findings."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, fields
from hashlib import sha256
from types import SimpleNamespace
from typing import Any

from linter.bulk.rows import Row
from linter.language.expression import MACHINERY
from linter.language.rule import Rule, Variant
from linter.language.shape import Shape
from linter.language.template import Template


@dataclass(frozen=True, slots=True)
class Spot:
    """A cell of a document of the store. `project` is its row of the table `project`, None for the
    document as a whole; `place` is in words."""

    path: str
    project: Mapping[str, Any] | None = None
    field: str = "name"
    row: int | None = None
    indicator: str | None = None
    text: str = ""
    place: str | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing found: where, the words for its message, and where its counterparts stand."""

    spot: Spot
    names: Mapping[str, Any]
    related: tuple[Spot, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """A way of comparing: the dataclass of its arguments (expressions over the options), what finds
    hits on the ground of a collection with the values of these arguments, and the words that it
    gives to messages with their shapes."""

    arguments: type
    find: Callable[[Any, Any], Iterator[Hit]]
    words: Mapping[str, Shape] = field(default_factory=dict)

    def gives(self, arguments: Any) -> Mapping[str, Shape]:
        return self.words


def options_of(rule: Rule) -> SimpleNamespace:
    """The values of a rule's arguments under its options."""
    values = {**MACHINERY, "options": SimpleNamespace(**rule.options)}
    found = {each.name: getattr(rule.arguments, each.name) for each in fields(rule.arguments)}
    return SimpleNamespace(**{name: each.value(values) for name, each in found.items()})


def finding_row(hit: Hit, rule: Rule) -> Row:
    """The row of a hit among the findings: it is never counted in a score."""
    values = {**MACHINERY, "options": SimpleNamespace(**rule.options), **hit.names}
    variant = next((each for each in rule.variants if each.when.truth(values)), None)
    spot, project = hit.spot, hit.spot.project or {}
    return {
        "path": spot.path,
        "rule": rule.id,
        "name": rule.name,
        "severity": (variant and variant.severity) or rule.severity,
        "confidence": (variant and variant.confidence) or rule.confidence,
        "message": _words("message", variant, rule, values) or rule.title,
        "advice": _words("advice", variant, rule, values) or "",
        "evidence": _words("evidence", variant, rule, values),
        "fingerprint": _fingerprint(hit, rule),
        "project_index": project.get("project_index"),
        "project_code": project.get("code"),
        "project_name": project.get("name"),
        "indicator": spot.indicator,
        "row": spot.row,
        "field": spot.field,
        "text": spot.text,
        "place": spot.place,
        "items": [],
        "loss": 0.0,
        "related": [_related(each) for each in hit.related],
    }


def _words(key: str, variant: Variant | None, rule: Rule, values: dict[str, Any]) -> str | None:
    template: Template | None = (variant and getattr(variant, key)) or getattr(rule, key)
    return template.render(values).strip() if template else None


def _related(spot: Spot) -> Row:
    return {
        "path": spot.path,
        "project_index": spot.project["project_index"] if spot.project else None,
        "row": spot.row,
        "field": spot.field,
        "indicator": spot.indicator,
        "text": spot.text,
        "note": (spot.project["name"] or "") if spot.project else "",
        "place": spot.place,
    }


def _fingerprint(hit: Hit, rule: Rule) -> str:
    """The identity of a finding: rule, document, project and row names; never a position."""
    project = hit.spot.project or {}
    identity = (
        rule.id, hit.spot.path, project.get("code") or project.get("name") or "",
        hit.spot.indicator or "", hit.spot.field, hit.spot.text,
        *(each.path for each in hit.related[:1]),
    )  # fmt: skip
    return sha256("\x1f".join(identity).encode()).hexdigest()[:16]
