"""Station 6: the active rules as a table, for people or as JSON."""

import json
from collections.abc import Iterable

from linter.language.rule import Rule
from linter.reports.width import padded, text_width
from linter.reports.words import SEVERITY_WORDS


def rule_table(rules: Iterable[Rule]) -> str:
    """One line a rule: code, name, severity, title and tags, in columns."""
    rows = [
        (rule.id, rule.name, SEVERITY_WORDS[rule.severity], rule.title, "、".join(rule.tags))
        for rule in rules
    ]
    widths = [max(map(text_width, column)) for column in zip(*rows, strict=True)]
    lines = (
        "  ".join(padded(cell, width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    )
    return "".join(f"{line}\n" for line in lines) + f"共{len(rows)}条规则。\n"


def rule_json(rules: Iterable[Rule]) -> str:
    """A JSON list of objects: id, name, title, severity, confidence, scope, tags, since."""
    content = [
        {
            "id": rule.id,
            "name": rule.name,
            "title": rule.title,
            "severity": rule.severity,
            "confidence": rule.confidence,
            "scope": rule.scope,
            "tags": list(rule.tags),
            "since": rule.since,
        }
        for rule in rules
    ]
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"
