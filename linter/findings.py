"""Station 5: a finding, what a report is made of, and the identity of a finding over time."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import IntEnum
from typing import TYPE_CHECKING, Literal

from linter.document import Place
from linter.document.normal import normalise
from linter.language.suppression import Suppression
from linter.language.weight import CONFIDENCES as CONFIDENCES
from linter.language.weight import SEVERITIES as SEVERITIES
from linter.language.weight import Confidence as Confidence
from linter.language.weight import Severity as Severity
from linter.model import Disclosure

if TYPE_CHECKING:
    # The help pages import this module, and the facts take their time.
    from linter.facts.view import DocumentFacts

Status = Literal["checked", "partial", "unreadable"]


class ExitCode(IntEnum):
    """What the command tells its caller."""

    CLEAN = 0
    FINDINGS = 1
    FAILURE = 2


@dataclass(frozen=True, slots=True)
class ProjectIdentity:
    """Which project a finding is about; `index` is the 1-based running number in the document."""

    index: int
    code: str | None
    name: str | None


@dataclass(frozen=True, slots=True)
class Related:
    """Second evidence: another cell, with what it shows."""

    field: str
    indicator: str | None
    text: str
    note: str
    place: Place
    row: int | None = None
    project: int | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One defect at one place. `text` is the whole raw cell, `span` the offending part of it."""

    rule: str
    name: str
    severity: Severity
    confidence: Confidence
    message: str
    advice: str
    suggestion: str | None
    evidence: str | None
    project: ProjectIdentity | None
    indicator: str | None
    row: int | None
    field: str
    column: str
    text: str
    span: tuple[int, int] | None
    place: Place
    related: tuple[Related, ...] = ()
    fingerprint: str = ""


@dataclass(frozen=True, slots=True)
class RuleFailure:
    """A rule that broke while it ran; the others went on."""

    rule: str
    reason: str


@dataclass(frozen=True, slots=True)
class Excused:
    """A finding that does not count, and the suppression that says why."""

    finding: Finding
    suppression: Suppression


@dataclass(frozen=True, slots=True)
class DocumentReport:
    """What one document gave. `unknown` counts, per rule, what could not be judged. `disclosure` is
    what was recognised, for reports that draw its tables, `facts` what was read from it; each None
    where nobody asked to keep it.
    `excused` are findings that a suppression holds for, `known` those of a baseline: neither
    counts. `exemptions` are the suppressions written as comments in the document. With
    `is_settings` it is no document but a settings file, with findings on what it says."""

    path: str
    format: str
    status: Status
    reason: str | None
    unit: str | None
    year: int | None
    projects: int
    indicators: int
    unknown: Mapping[str, int]
    findings: tuple[Finding, ...]
    failures: tuple[RuleFailure, ...] = ()
    notes: tuple[str, ...] = ()
    seconds: Mapping[str, float] = field(default_factory=dict)
    disclosure: Disclosure | None = field(default=None, repr=False)
    excused: tuple[Excused, ...] = ()
    exemptions: tuple[Suppression, ...] = ()
    known: tuple[Finding, ...] = ()
    is_settings: bool = False
    facts: "DocumentFacts | None" = field(default=None, repr=False, compare=False)

    @property
    def lacks_tables(self) -> bool:
        """Whether no target table was recognised in a document that was read."""
        return self.status != "unreadable" and not self.projects and not self.is_settings


@dataclass(frozen=True, slots=True)
class RuleSummary:
    """What a report needs to know of an active rule. `advice` is empty where it depends on the
    finding; `source` says how sure it is, too."""

    id: str
    name: str
    title: str
    severity: Severity = "warning"
    confidence: Confidence = "medium"
    rationale: str = ""
    advice: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """Everything one run found, in the order of the documents. `version` is jxlint's; `accepted`
    holds the fingerprints of findings that a reviewer has confirmed."""

    version: str
    rules: tuple[RuleSummary, ...]
    documents: tuple[DocumentReport, ...]
    accepted: frozenset[str] = frozenset()

    @property
    def excused_count(self) -> int:
        """How many findings a suppression holds for."""
        return sum(len(document.excused) for document in self.documents)

    @property
    def known_count(self) -> int:
        """How many findings a baseline knows."""
        return sum(len(document.known) for document in self.documents)


def fingerprinted(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings with their fingerprints: a hash of rule, project code or name, indicator name,
    field, normalised text and a running number among equals; never a position."""
    seen: Counter[tuple[str, ...]] = Counter()
    done: list[Finding] = []
    for finding in findings:
        project = finding.project
        identity = (
            finding.rule,
            (project.code or project.name or "") if project else "",
            normalise(finding.indicator or "").text,
            finding.field,
            normalise(finding.text).text,
        )
        seen[identity] += 1
        digest = hashlib.sha256("\x1f".join((*identity, str(seen[identity]))).encode())
        done.append(replace(finding, fingerprint=digest.hexdigest()[:16]))
    return tuple(done)
