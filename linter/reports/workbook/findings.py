"""Station 6: the findings as a workbook: counts, findings, rules, and what is unchecked."""

from collections import Counter
from collections.abc import Iterator

from linter.filter.decisions import ACCEPTED, FINGERPRINT, REMARK, STATE, STATES
from linter.findings import SEVERITIES, DocumentReport, Report
from linter.reports.entries import Entry, budget_words, entries, field_words
from linter.reports.places import place_words
from linter.reports.troubles import troubles
from linter.reports.where import related_words
from linter.reports.words import (
    CONFIDENCE_WORDS,
    SEVERITY_WORDS,
    column_words,
    one_line,
    replacement_words,
)
from linter.reports.workbook.sheet import Column, Marked, Style, Styled, Value, workbook_bytes

_STATUS_WORDS = {"checked": "已检查", "partial": "部分检查", "unreadable": "未能检查"}
_SUMMARY = (
    Column("单位", 26),
    Column("年度", 8, "centre"),
    Column("文件", 40),
    Column("检查情况", 12, "centre"),
    *(
        Column(each, 9, "number")
        for each in ("项目数", "指标行数", "错误", "警告", "提示", "未判断")
    ),
)
_FINDINGS = (
    Column("序号", 6, "number"),
    Column("单位", 16),
    Column("项目编码", 23),
    Column("项目名称", 18),
    Column("预算数", 10),
    Column("一级", 9),
    Column("二级", 9),
    Column("三级", 16),
    Column("列名", 11),
    Column("原文", 34),
    Column("级别", 7, "centre"),
    Column("代码", 9, "centre"),
    Column("问题说明", 36),
    Column("依据", 20, "faint"),
    Column("修改意见", 28),
    Column("建议值", 16),
    Column("置信度", 8, "centre"),
    Column(STATE, 10, "centre", STATES),
    Column(REMARK, 16),
    Column("位置", 16, "faint"),
    Column("文件", 20, "faint"),
    Column(FINGERPRINT, 18, "faint"),
)
_RULES = (
    Column("代码", 9, "centre"),
    Column("名称", 20),
    Column("检查内容", 30),
    Column("级别", 8, "centre"),
    Column("可信度", 8, "centre"),
    Column("理由", 50),
    Column("修改意见", 40),
    Column("依据", 30, "faint"),
    Column("本次发现", 10, "number"),
)
_UNCHECKED = (
    Column("单位", 26),
    Column("文件", 40),
    Column("情况", 16, "centre"),
    Column("说明", 60),
    Column("处数", 8, "number"),
)


def xlsx_report(report: Report) -> bytes:
    """The sheets 汇总, 问题明细, 规则说明 and 未能检查 as the bytes of an .xlsx file. Levels and
    budgets are filled in where documents keep their disclosure."""
    return workbook_bytes(
        (
            ("汇总", _SUMMARY, _summary(report)),
            ("问题明细", _FINDINGS, _findings(report)),
            ("规则说明", _RULES, _rules(report)),
            ("未能检查", _UNCHECKED, _unchecked(report)),
        )
    )


def _summary(report: Report) -> Iterator[tuple[Value, ...]]:
    totals: Counter[int] = Counter()
    documents = [document for document in report.documents if not document.is_settings]
    for document in documents:
        counts = _counts(document)
        totals.update(dict(enumerate(counts)))
        is_checked = document.status == "checked"
        status = _STATUS_WORDS[document.status]
        yield (
            document.unit or "",
            str(document.year or ""),
            document.path,
            status if is_checked else Styled(status, "warning"),
            *(counts if document.status != "unreadable" else ("",) * len(counts)),
        )
    label = f"合计（{len(documents)}个文件）"
    sums = (Styled(totals[index], "total") for index in range(6))
    yield (*(Styled(text, "total") for text in (label, "", "", "")), *sums)


def _counts(document: DocumentReport) -> tuple[int, ...]:
    found = Counter(finding.severity for finding in document.findings)
    severities = (found[severity] for severity in SEVERITIES)
    unknown = sum(document.unknown.values())
    return (document.projects, document.indicators, *severities, unknown)


def _findings(report: Report) -> Iterator[tuple[Value, ...]]:
    sources = {rule.id: rule.source for rule in report.rules}
    for number, entry in enumerate(entries(report), start=1):
        finding = entry.finding
        yield (
            number,
            *_subject(entry),
            _quoted(entry),
            Styled(SEVERITY_WORDS[finding.severity], finding.severity),
            finding.rule,
            _problem(entry),
            sources.get(finding.rule, ""),
            finding.advice,
            replacement_words(finding),
            CONFIDENCE_WORDS[finding.confidence],
            ACCEPTED if finding.fingerprint in report.accepted else "",
            "",
            place_words(finding.place),
            entry.document.path,
            finding.fingerprint,
        )


def _subject(entry: Entry) -> tuple[Value, ...]:
    finding, project, indicator = entry.finding, entry.finding.project, entry.indicator
    number = f"第{project.index}项" if project else ""
    return (
        entry.document.unit or "",
        one_line(project.code or "") if project else "",
        one_line(project.name or "") or number if project else "",
        budget_words(entry.project),
        field_words(indicator.level1, entry.spots) if indicator else "",
        field_words(indicator.level2, entry.spots) if indicator else "",
        one_line(finding.indicator or ""),
        column_words(finding),
    )


def _quoted(entry: Entry) -> Value:
    text, span = entry.finding.text, entry.finding.span
    return Marked(text, *span) if span and span[0] < span[1] <= len(text) else text


def _problem(entry: Entry) -> str:
    """Fact, calculation and the cells it was compared with."""
    finding = entry.finding
    lines = (
        finding.message,
        f"计算：{finding.evidence}" if finding.evidence else "",
        *(f"对照：{related_words(related, finding)}" for related in finding.related),
    )
    return "\n".join(line for line in lines if line)


def _rules(report: Report) -> Iterator[tuple[Value, ...]]:
    found = Counter(finding.rule for document in report.documents for finding in document.findings)
    for rule in report.rules:
        yield (
            rule.id,
            rule.name,
            rule.title,
            Styled(SEVERITY_WORDS[rule.severity], rule.severity),
            CONFIDENCE_WORDS[rule.confidence],
            rule.rationale,
            rule.advice,
            rule.source,
            found[rule.id],
        )


def _unchecked(report: Report) -> Iterator[tuple[Value, ...]]:
    titles = {rule.id: rule.title for rule in report.rules}
    for document in report.documents:
        about = (document.unit or "", document.path)
        for trouble in troubles(document):
            style: Style = "error" if trouble.is_grave else "warning"
            yield (*about, Styled(trouble.label, style), trouble.words, "")
        for note in document.notes:
            yield (*about, "说明", note, "")
        if document.excused:
            yield (*about, "已豁免", "不再列为问题，理由见豁免设置或批注", len(document.excused))
        if document.known:
            yield (*about, "已在基线中", "基线里已有的问题，没有列出", len(document.known))
        for rule, count in sorted(document.unknown.items()):
            if count:
                yield (*about, "未判断", f"{rule} {titles.get(rule, '')}", count)
