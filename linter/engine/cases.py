"""Station 5: the tests of rules: a good case gives nothing, a bad one what it wants."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from linter.document import Unreadable
from linter.engine.apply import judge
from linter.engine.casebook import CaseError, disclosure_of, previous_of
from linter.facts.lexicon import Lexicon
from linter.facts.view import facts_of
from linter.findings import Finding
from linter.language.case import Case, Want
from linter.language.case_file import cases_of
from linter.language.rule import Rule
from linter.recognise.layout import Layout

Problem = Literal["noisy", "missing", "wrong", "broken"]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What came of one case. `problem` is None when it passed: noisy = a good case gave a finding,
    missing = a bad one gave none, wrong = not the one it wants, broken = it could not be run."""

    rule: str
    case: str
    kind: Literal["good", "bad"]
    line: int
    problem: Problem | None
    detail: str = ""


def run_cases(
    rules: Sequence[Rule], layouts: Sequence[Layout], lexicon: Lexicon
) -> Iterator[Verdict]:
    """A verdict for every case of the rules; each rule runs alone. Raises LoadError."""
    for rule in rules:
        for number, case in enumerate(cases_of(rule.path), 1):
            problem, detail = _verdict(rule, case, layouts, lexicon)
            if case.todo:
                problem, detail = _known_gap(problem, detail)
            name = case.name or f"第{number}例"
            yield Verdict(rule.id, name, case.kind, case.line, problem, detail)


def _known_gap(problem: Problem | None, detail: str) -> tuple[Problem | None, str]:
    if problem is None:
        return "wrong", "用例标为 todo，但已经通过，请删去 todo"
    return None, f"已知缺口：{detail}"


def _verdict(
    rule: Rule, case: Case, layouts: Sequence[Layout], lexicon: Lexicon
) -> tuple[Problem | None, str]:
    try:
        previous = previous_of(case, rule.path, layouts)
        facts = facts_of(disclosure_of(case, rule.path, layouts), lexicon, previous)
    except (CaseError, Unreadable) as error:
        return "broken", str(error)
    judgement = judge(facts, [rule], lexicon)
    if judgement.failures:
        return "broken", judgement.failures[0].reason
    messages = "；".join(finding.message for finding in judgement.findings)
    if case.kind == "good":
        return ("noisy", messages) if judgement.findings else (None, "")
    if not judgement.findings:
        return "missing", "没有报告任何问题"
    unmet = [want for want in case.want if not _met(want, judgement.findings)]
    return ("wrong", f"期望 {unmet[0]}，实际：{messages}") if unmet else (None, "")


def _met(want: Want, findings: Sequence[Finding]) -> bool:
    return any(_fits(want, finding) for finding in findings)


def _fits(want: Want, finding: Finding) -> bool:
    words = f"{finding.message}\n{finding.suggestion or ''}\n{finding.evidence or ''}"
    project = finding.project.index if finding.project else None
    return (
        want.row in {None, finding.row}
        and want.project in {None, project}
        and want.field in {None, finding.field}
        and (want.contains is None or want.contains in words)
    )
