"""Copies: a finding in the few words of a comment beside its cell."""

from linter.findings import Finding
from linter.reports.words import SEVERITY_WORDS, one_line, short

MAX_REMARK = 120
_LEAST_ADVICE = 30


def remark(finding: Finding) -> str:
    """Severity, rule, fact and advice on one line of at most MAX_REMARK characters."""
    head = f"【{SEVERITY_WORDS[finding.severity]}】{finding.rule} "
    advice = one_line(finding.advice)
    room = MAX_REMARK - len(head)
    if not advice:
        return head + short(finding.message, room)
    # The fact goes first; of a long one enough is cut that the advice can begin.
    fact = short(finding.message, room - 1 - min(len(advice), _LEAST_ADVICE))
    return f"{head}{fact}；{short(advice, room - len(fact) - 1)}"
