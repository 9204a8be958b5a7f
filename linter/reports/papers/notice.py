"""Station 6: the 退回修改通知, one a unit: what it is asked to change, project by project."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import PurePath

from linter.findings import SEVERITIES, DocumentReport, Finding, Report
from linter.model import Project
from linter.reports.entries import budget_words, projects_of
from linter.reports.papers import SHIPPED
from linter.reports.papers.remarks import (
    BLANK,
    change_words,
    fact_words,
    is_certain,
    ordinal,
    place_in_file,
    quoted_words,
    request_words,
    source_lines,
)
from linter.reports.papers.scope import Filling, Scope
from linter.reports.papers.template import fill
from linter.reports.where import by_project, related_words
from linter.reports.words import one_line

_MOST_RELATED = 3
_NOTHING = "检查过的文件中没有需要退回修改的问题。"


def notice_paper(report: Report, template: bytes | None = None) -> bytes:
    """The paper as a .docx, a letter a unit that has something to change: errors, and warnings
    that are certain, and whatever a reviewer accepted. What only the bureau knows is left blank.
    Raises TemplateError."""
    data = SHIPPED["notice"].read_bytes() if template is None else template
    units = [unit for documents in _by_unit(report) if (unit := _unit(report, documents))]
    nothing = () if units else (_NOTHING,)
    return fill(data, Scope({"没有问题": nothing}, {"单位": units}))


def is_worth_returning(finding: Finding, accepted: frozenset[str]) -> bool:
    """Whether a unit is asked to act on a finding: a reviewer confirmed it, or it may be sent
    without a person having looked at it first."""
    is_warning = finding.severity == "warning" and is_certain(finding)
    return finding.severity == "error" or is_warning or finding.fingerprint in accepted


def _by_unit(report: Report) -> list[list[DocumentReport]]:
    """The documents of each unit; one whose unit is unknown stands alone."""
    units: dict[str, list[DocumentReport]] = {}
    for document in report.documents:
        if document.is_settings:
            continue
        units.setdefault(document.unit or f"\0{document.path}", []).append(document)
    return list(units.values())


def _unit(report: Report, documents: Sequence[DocumentReport]) -> Scope | None:
    projects = [scope for document in documents for scope in _projects(document, report.accepted)]
    if not projects:
        return None
    numbered = [
        Scope({**scope.words, "序": ordinal(number)}, scope.lists)
        for number, scope in enumerate(projects, start=1)
    ]
    wanted = [each for document in documents for each in document.findings]
    returned = [finding for finding in wanted if is_worth_returning(finding, report.accepted)]
    year = next((document.year for document in documents if document.year), None)
    words: dict[str, Filling] = {
        "单位名称": one_line(documents[0].unit or "") or BLANK,
        "年度": str(year) if year else BLANK,
        "文件": "、".join(PurePath(document.path).name for document in documents),
        "项目数": str(sum(document.projects for document in documents)),
        "问题数": str(len(returned)),
        "错误数": str(sum(finding.severity == "error" for finding in returned)),
        "依据": source_lines(report, returned),
        "未能检查": tuple(_gaps(documents)),
    }
    return Scope(words, {"项目": numbered})


def _gaps(documents: Sequence[DocumentReport]) -> Iterator[str]:
    for document in documents:
        if document.reason:
            yield f"{PurePath(document.path).name}没有全部检查：{one_line(document.reason)}"


def _projects(document: DocumentReport, accepted: frozenset[str]) -> Iterator[Scope]:
    weightiest = sorted(document.findings, key=lambda each: SEVERITIES.index(each.severity))
    returned = [each for each in by_project(weightiest) if is_worth_returning(each, accepted)]
    known = {project.index: project for project in projects_of(document)}
    for identity, findings in groupby(returned, lambda finding: finding.project):
        remarks = [
            _remark(number, each, each.fingerprint in accepted)
            for number, each in enumerate(findings, start=1)
        ]
        if identity is None:
            words = {"项目名称": "项目之外的内容", "项目编码": "", "项目说明": ""}
        else:
            code = one_line(identity.code or "")
            words = {
                "项目名称": one_line(identity.name or "") or f"第{identity.index}个项目",
                "项目编码": code,
                "项目说明": _about(code, known.get(identity.index)),
            }
        yield Scope(words, {"问题": remarks})


def _about(code: str, project: Project | None) -> str:
    budget = budget_words(project)
    parts = (f"项目编码 {code}" if code else "", f"预算数 {budget}" if budget else "")
    about = "，".join(part for part in parts if part)
    return f"（{about}）" if about else ""


def _remark(number: int, finding: Finding, is_accepted: bool) -> Scope:
    quoted = quoted_words(finding)
    related = finding.related[:_MOST_RELATED]
    words: dict[str, Filling] = {
        "序号": str(number),
        "要求": request_words(finding, is_accepted),
        "位置": place_in_file(finding),
        "问题": fact_words(finding),
        "规则": finding.rule,
        "原文": (f"原文：{quoted}",) if quoted else (),
        "对照": tuple(f"对照：{related_words(each, finding)}" for each in related),
        "建议": (f"建议：{change_words(finding)}",) if change_words(finding) else (),
    }
    return Scope(words)
