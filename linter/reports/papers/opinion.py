"""Station 6: the 审核意见表, one a project: what the machine found, and room for the reviewers."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import PurePath

from linter.filter.discreet import Spot, withheld
from linter.findings import SEVERITIES, DocumentReport, Finding, Report
from linter.model import Project
from linter.reports.entries import budget_words, field_words, projects_of
from linter.reports.papers import SHIPPED
from linter.reports.papers.remarks import fact_words, level_words, place_in_table
from linter.reports.papers.scope import Scope
from linter.reports.papers.template import arguments_of, fill
from linter.reports.troubles import troubles
from linter.reports.words import SEVERITY_WORDS, one_line

_FINDINGS = "检查发现"
_REST = "其余"
_UNCHECKED = "（本次没有检查）"
_SEPARATOR = re.compile(r"[、，,\s]+")


def opinion_paper(report: Report, template: bytes | None = None) -> bytes:
    """The paper as a .docx, all projects of all documents in their order; documents must keep their
    disclosure. Opinion, conclusion, grade and signatures are left to people. Raises TemplateError.
    """
    data = SHIPPED["opinion"].read_bytes() if template is None else template
    homes = _Homes(arguments_of(data, _FINDINGS), [rule.id for rule in report.rules])
    numbers = count(1)
    projects = [
        _project(document, project, spots, next(numbers), homes)
        for document in report.documents
        for spots in (withheld(document),)
        for project in projects_of(document)
    ]
    lists = {
        "项目": projects,
        "项目外": list(_outside(report)),
        "未检文件": list(_unchecked(report)),
    }
    return fill(data, Scope({"版本": f"jxlint {report.version}"}, lists))


def _project(
    document: DocumentReport,
    project: Project,
    spots: frozenset[Spot],
    number: int,
    homes: "_Homes",
) -> Scope:
    findings = [
        finding
        for finding in document.findings
        if finding.project and finding.project.index == project.index
    ]
    words = {
        "序号": str(number),
        "单位名称": one_line(document.unit or ""),
        "年度": str(document.year or ""),
        "文件": PurePath(document.path).name,
        "项目名称": field_words(project.name, spots) or one_line(project.title_name or ""),
        "项目编码": field_words(project.code, spots),
        "预算数": budget_words(project),
        "问题数": _counted(findings),
    }
    return Scope(words, functions={_FINDINGS: _finder(findings, homes)})


def _counted(findings: Sequence[Finding]) -> str:
    found = Counter(finding.severity for finding in findings)
    return "、".join(f"{SEVERITY_WORDS[severity]}{found[severity]}" for severity in SEVERITIES)


@dataclass(frozen=True, slots=True)
class _Homes:
    """The places of a template for findings, and the rules that were used."""

    choices: Sequence[str]
    rules: Sequence[str]

    def of(self, rule: str) -> str | None:
        """The first place that names a rule's code, else its family, else the one for the rest."""
        for wanted in (rule, rule.rstrip("0123456789"), _REST):
            for choice in self.choices:
                if wanted in _SEPARATOR.split(choice):
                    return choice
        return None


def _finder(findings: Sequence[Finding], homes: _Homes) -> Callable[[str], tuple[str, ...]]:
    checked = {homes.of(rule) for rule in homes.rules}

    def find(choice: str) -> tuple[str, ...]:
        chosen = [finding for finding in findings if homes.of(finding.rule) == choice]
        if chosen or choice in checked:
            return tuple(_lines(chosen))
        return () if choice == _REST else (_UNCHECKED,)

    return find


def _lines(findings: Sequence[Finding]) -> Iterator[str]:
    """Errors and warnings a line each, then what is only worth a look, counted by rule."""
    weighty = [finding for finding in findings if finding.severity != "info"]
    for finding in sorted(weighty, key=lambda each: SEVERITIES.index(each.severity)):
        place = place_in_table(finding)
        yield f"【{level_words(finding)}】{place}：{fact_words(finding)}（{finding.rule}）"
    hints = Counter(finding.rule for finding in findings if finding.severity == "info")
    if hints:
        rules = "、".join(sorted(hints))
        yield f"另有提示{hints.total()}处（{rules}）。"
    if not findings:
        yield "未发现。"


def _outside(report: Report) -> Iterator[Scope]:
    for document in report.documents:
        findings = [finding for finding in document.findings if finding.project is None]
        if findings and not document.is_settings:
            yield Scope({"文件": PurePath(document.path).name, "发现": tuple(_lines(findings))})


def _unchecked(report: Report) -> Iterator[Scope]:
    """Documents that could not be checked, in whole or in part, with the reason."""
    for document in report.documents:
        for trouble in troubles(document):
            reason = one_line(trouble.reason)
            yield Scope({"情况": trouble.title, "文件": document.path, "原因": reason})
