"""The rule language: suppressions, findings that somebody has accepted, with a reason."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from linter.document import Place

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True)
class Suppression:
    """Findings of one rule that somebody has accepted.

    `rule` is a code. `project` is a code or name, `indicator` a name, both may hold * and ?;
    `document` is a pattern of file names. `until` is the last day on which it holds. It was
    written in `path` at `place`: an entry of a settings file, with `is_comment` a comment in the
    document, which holds for its own cell, with `is_decision` a row of a list of findings, which
    holds for its own finding.
    """

    rule: str
    reason: str
    path: str
    place: Place
    is_comment: bool = False
    project: str | None = None
    indicator: str | None = None
    field: str | None = None
    document: str | None = None
    by: str | None = None
    until: date | None = None
    is_decision: bool = False

    def is_expired(self, today: date) -> bool:
        """Whether its last day is over."""
        return self.until is not None and self.until < today


@dataclass(frozen=True, slots=True)
class Suppressions:
    """What settings say of suppressions: `entries` of the files, `codes` of all rules by code and
    name, and the `locked` codes, whose findings nobody may suppress."""

    entries: tuple[Suppression, ...] = ()
    codes: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    locked: frozenset[str] = frozenset()


def day_of(text: str) -> date | None:
    """The day written as 2026-12-31; None for anything else and for days that do not exist."""
    try:
        return date.fromisoformat(text) if _DATE.fullmatch(text) else None
    except ValueError:
        return None


def suppression_words(suppression: Suppression) -> str:
    """What it holds for and why, in one line."""
    parts = (
        ("项目", suppression.project),
        ("指标", suppression.indicator),
        ("内容", suppression.field),
        ("文档", suppression.document),
        ("理由", suppression.reason),
        ("批准", suppression.by),
        ("有效至", suppression.until.isoformat() if suppression.until else None),
    )
    told = "；".join(f"{label}：{text}" for label, text in parts if text)
    return f"豁免 {suppression.rule}；{told}"
