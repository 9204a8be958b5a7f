"""Findings made by hand, for copies that need no rules."""

from linter.findings import Finding


def finding(text, place, span=None, suggestion=None, rule="TXT01", **more):
    words = {
        "rule": rule, "name": "typo", "severity": "error", "confidence": "high",
        "message": "有误", "advice": "请核对。", "suggestion": suggestion, "evidence": None,
        "project": None, "indicator": None, "row": None, "field": "value", "column": "指标值",
        "text": text, "span": span, "place": place,
    }  # fmt: skip
    return Finding(**(words | more))
