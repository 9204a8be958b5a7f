"""The rule language: the keys of a rule file and the form of its code and name."""

import re

CODE = re.compile(r"[A-Z]{3}\d{2}")
NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")

REQUIRED = ("id", "name", "title", "severity", "scope", "check", "message", "rationale", "source",
            "advice", "tests")  # fmt: skip
OPTIONAL = ("confidence", "tags", "since", "each", "options", "let", "where", "at", "related",
            "evidence", "suggestion", "variants", "fix", "gather")  # fmt: skip
FIELD_WORDS = (
    "title", "code", "name", "budget", "fiscal_funds", "other_funds", "purpose", "schedule",
    "goal", "level1", "level2", "indicator", "description", "comparator", "value", "unit", "basis",
    "weight", "scoring", "actual",
)  # fmt: skip
