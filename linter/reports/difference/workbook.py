"""Station 6: two rounds as a workbook, the 整改对比表: a row for each finding of either round."""

from collections import Counter
from collections.abc import Iterator

from linter.filter.difference import Difference, Seen
from linter.filter.unsure import doubts
from linter.findings import SEVERITIES, Finding, Report
from linter.reports.difference import CURED, EXCUSED, FRESH, REMAINING, cure_words, fresh_words
from linter.reports.places import place_words
from linter.reports.words import SEVERITY_WORDS, column_words, one_line
from linter.reports.workbook.sheet import Column, Style, Styled, Value, workbook_bytes

_ROWS = (
    Column("序号", 6, "number"),
    Column("整改情况", 10, "centre"),
    Column("单位", 16),
    Column("项目编码", 23),
    Column("项目名称", 20),
    Column("三级", 16),
    Column("列名", 11),
    Column("级别", 7, "centre"),
    Column("代码", 9, "centre"),
    Column("问题说明", 36),
    Column("原稿原文", 30),
    Column("新稿原文", 30),
    Column("修改意见", 28),
    Column("说明", 18),
    Column("人工核对", 12, "centre", ("属实", "不属实")),
    Column("备注", 16),
    Column("原稿位置", 16, "faint"),
    Column("新稿位置", 16, "faint"),
)
_SUMMARY = (
    Column("整改情况", 14),
    *(Column(SEVERITY_WORDS[each], 10, "number") for each in SEVERITIES),
    Column("合计", 10, "number"),
)
_DOCUMENTS = (
    Column("版本", 8, "centre"),
    Column("单位", 26),
    Column("文件", 44),
    Column("项目数", 9, "number"),
    Column("情况", 60),
)
_STYLES: dict[str, Style] = {CURED: "good", REMAINING: "warning", FRESH: "error", EXCUSED: "info"}
Sides = tuple[str, Seen | None, Seen | None]


def difference_workbook(compared: Difference) -> bytes:
    """The sheets 汇总, 整改对比 and 文件 as the bytes of an .xlsx file."""
    return workbook_bytes(
        (
            ("汇总", _SUMMARY, _summary(compared)),
            ("整改对比", _ROWS, _rows(compared)),
            ("文件", _DOCUMENTS, _documents(compared)),
        )
    )


def _sides(compared: Difference) -> Iterator[Sides]:
    """State, old and new side of every finding: the old ones in their order, then the new."""
    old: list[Sides] = [
        *((CURED, seen, None) for seen in compared.cured),
        *((REMAINING, before, after) for before, after in compared.remaining),
        *((EXCUSED, before, after) for before, after in compared.excused),
    ]
    yield from sorted(old, key=_position)
    yield from ((FRESH, None, seen) for seen in compared.fresh)


def _position(sides: Sides) -> tuple[int, int, int]:
    seen = sides[1]
    assert seen is not None
    identity = seen.finding.project
    return seen.document, identity.index if identity else 0, seen.number


def _rows(compared: Difference) -> Iterator[tuple[Value, ...]]:
    for number, (state, old, new) in enumerate(_sides(compared), start=1):
        seen, report = (old, compared.old) if new is None else (new, compared.new)
        assert seen is not None
        finding = seen.finding
        note = cure_words(seen) if state == CURED else fresh_words(seen) if state == FRESH else ""
        yield (
            number,
            Styled(state, _STYLES[state]),
            *_subject(finding, report, seen),
            Styled(SEVERITY_WORDS[finding.severity], finding.severity),
            finding.rule,
            finding.message,
            old.finding.text if old else "",
            new.finding.text if new else "",
            finding.advice,
            note,
            "",
            "",
            place_words(old.finding.place) if old else "",
            place_words(new.finding.place) if new else "",
        )


def _subject(finding: Finding, report: Report, seen: Seen) -> tuple[str, ...]:
    project = finding.project
    return (
        one_line(report.documents[seen.document].unit or ""),
        one_line(project.code or "") if project else "",
        (one_line(project.name or "") or f"第{project.index}项") if project else "",
        one_line(finding.indicator or ""),
        column_words(finding),
    )


def _summary(compared: Difference) -> Iterator[tuple[Value, ...]]:
    found = Counter(
        (state, seen.finding.severity)
        for state, old, new in _sides(compared)
        if (seen := new or old)
    )
    for state, style in _STYLES.items():
        counts = [found[state, severity] for severity in SEVERITIES]
        yield (Styled(state, style), *counts, sum(counts))


def _documents(compared: Difference) -> Iterator[tuple[Value, ...]]:
    for label, report in (("原稿", compared.old), ("新稿", compared.new)):
        for document in report.documents:
            if not document.is_settings:
                unit = one_line(document.unit or "")
                reason = document.reason or (
                    "没有识别出绩效目标表" if document.lacks_tables else ""
                )
                yield (label, unit, document.path, document.projects, reason)
    for doubt in doubts(compared):
        yield (Styled("注意", "warning"), "", "", "", doubt)
