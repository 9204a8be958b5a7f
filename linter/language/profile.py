"""The rule language: profiles and `jxlint.yaml` as data."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from linter.domain.node import Node
from linter.domain.shaped import one_of
from linter.language.weight import CONFIDENCES, Confidence, Severity


@dataclass(frozen=True, slots=True)
class Setting:
    """What one profile says of one rule, or of all rules of a family or tag; `node` is the name.
    `values` holds severity, confidence and options as nodes; `off` is None when the profile does
    not say."""

    node: Node
    off: bool | None
    values: Mapping[str, Node]


@dataclass(frozen=True, slots=True)
class Profile:
    """One profile file, not yet merged. `rules` and `locked` go by code, name, family or tag;
    `folders` are rule folders that it brings; `least` says by severity how sure
    findings must be to be reported; `suppress` are its suppressions, not yet read."""

    path: Path
    rules: Mapping[str, Setting] = field(default_factory=dict)
    locked: Mapping[str, Node] = field(default_factory=dict)
    lexicon: Node | None = None
    folders: tuple[Path, ...] = ()
    least: Mapping[str, Node] = field(default_factory=dict)
    suppress: tuple[Node, ...] = ()


@dataclass(frozen=True, slots=True)
class Least:
    """How sure a finding of each severity must be to be reported; None leaves them all out."""

    error: Confidence | None = "low"
    warning: Confidence | None = "low"
    info: Confidence | None = "low"

    def of(self, severity: Severity) -> Confidence | None:
        """The threshold of a severity."""
        return {"error": self.error, "warning": self.warning, "info": self.info}[severity]


def least_of(profiles: Sequence[Profile]) -> Least:
    """The thresholds of the profiles together, the last word on each holding."""
    merged = {key: node for profile in profiles for key, node in profile.least.items()}
    return Least(**{key: threshold(node) for key, node in merged.items()})


def threshold(node: Node) -> Confidence | None:
    """The confidence that a profile demands, None for `off`; raises LoadError."""
    # YAML 1.1 reads a bare `off` as false.
    return None if node.value is False else one_of(node, CONFIDENCES)
