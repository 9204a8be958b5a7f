"""The rule language: a rule, as the engine runs it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from linter.language.expression import Expression
from linter.language.template import Template
from linter.language.weight import Confidence, Severity

Scope = Literal["value", "indicator", "project", "document", "corpus"]
Status = Literal["verified", "partial", "known", "practice"]


@dataclass(frozen=True, slots=True)
class Source:
    """Where a rule comes from; `status` says how sure that is."""

    doc: str
    status: Status
    clause: str | None = None


@dataclass(frozen=True, slots=True)
class Option:
    """A setting of a rule that a profile may change."""

    type: Literal["number", "text", "boolean", "words", "pattern"]
    default: Any
    title: str


@dataclass(frozen=True, slots=True)
class Variant:
    """A different wording or weight of a finding, taken when `when` is true (the first that is)."""

    when: Expression
    severity: Severity | None = None
    confidence: Confidence | None = None
    message: Template | None = None
    advice: Template | None = None
    evidence: Template | None = None
    suggestion: Template | None = None


@dataclass(frozen=True, slots=True)
class Pointer:
    """Second evidence of a finding: the text or fact, and what it shows."""

    of: Expression
    note: Template | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule as the engine runs it. `options` holds the values in force, `settings` their
    declarations; `each` is (name, list) or None; `let` are (name, expression) in order;
    `early` and `late` are the parts of `where` that need none and some of the names of both,
    `let_once` the names that are the same for all subjects of a document, of the others
    `let_first` those that `late` needs, `let` the rest.
    `at` names the field that a finding points to, or `place` the text or fact whose place it is.
    With `gather` all hits in one project (or document) become one finding, the first with the
    others as related places; its words may use `rows` (their row numbers),
    `times` and `counted` (how many they are, nothing for one)."""

    id: str
    name: str
    title: str
    severity: Severity
    confidence: Confidence
    scope: Scope
    kind: str
    arguments: Any
    message: Template
    advice: Template
    rationale: str
    source: Source
    path: Path
    line: int
    tags: tuple[str, ...] = ()
    since: str = "0.1"
    settings: Mapping[str, Option] = field(default_factory=dict)
    options: Mapping[str, Any] = field(default_factory=dict)
    each: tuple[str, Expression] | None = None
    let: tuple[tuple[str, Expression], ...] = ()
    let_first: tuple[tuple[str, Expression], ...] = ()
    let_once: tuple[tuple[str, Expression], ...] = ()
    where: Expression | None = None
    early: Expression | None = None
    late: Expression | None = None
    at: str | None = None
    place: Expression | None = None
    related: tuple[Pointer, ...] = ()
    evidence: Template | None = None
    suggestion: Template | None = None
    variants: tuple[Variant, ...] = ()
    fix: Literal["safe", "unsafe"] | None = None
    gather: Literal["project", "document"] | None = None

    @property
    def words(self) -> frozenset[str]:
        """Everything by which the rule may be chosen: code, name, family, tags."""
        return frozenset({self.id, self.name, self.id[:3], *self.tags})
