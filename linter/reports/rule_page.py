"""Station 6: the page of a rule: what it finds, why, what to do, and its cases as examples."""

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any

from linter.findings import RuleSummary
from linter.language.case import Case, CaseProject, CaseTable
from linter.language.case_file import cases_of
from linter.language.rule import Rule, Scope, Source, Status
from linter.reports.width import hung, padded, text_width
from linter.reports.words import CONFIDENCE_WORDS, FIELD_WORDS, SEVERITY_WORDS

SCOPE_WORDS: Mapping[Scope, str] = MappingProxyType(
    {
        "value": "每个指标值",
        "indicator": "每行指标",
        "project": "每个项目",
        "document": "整个文档",
        "corpus": "各文档之间（jxlint bulk）",
    }
)
STATUS_WORDS: Mapping[Status, str] = MappingProxyType(
    {
        "verified": "已核对原文",
        "partial": "只核对了部分原文",
        "known": "尚未核对原文",
        "practice": "来自实务，没有成文依据",
    }
)
_NO_RULE = "说的是豁免本身，不是规则，不能选用或停用；jxlint suppressions 列出全部豁免。"


def rule_page(rule: Rule, width: int = 100) -> str:
    """Everything a rule says, as plain text `width` columns wide."""
    return "".join(f"{line.rstrip()}\n" for line in _page(rule, width))


def housekeeping_page(rule: RuleSummary, width: int = 100) -> str:
    """What is to be said of a code that stands for no rule: a finding on suppressions."""
    lines = (
        f"{rule.id} {rule.name}  {rule.title}",
        "",
        *_labelled("级别：", SEVERITY_WORDS[rule.severity], width),
        *_labelled("理由：", rule.rationale, width),
        *_labelled("建议：", rule.advice, width),
        "",
        *hung(_NO_RULE, width),
    )
    return "".join(f"{line.rstrip()}\n" for line in lines)


def _page(rule: Rule, width: int) -> Iterator[str]:
    yield f"{rule.id} {rule.name}  {rule.title}"
    yield ""
    for label, text in (
        ("级别：", SEVERITY_WORDS[rule.severity]),
        ("可信度：", CONFIDENCE_WORDS[rule.confidence]),
        ("检查：", SCOPE_WORDS[rule.scope]),
        ("标签：", "、".join(rule.tags)),
        ("始于：", f"{rule.since} 版"),
        ("理由：", rule.rationale),
        ("建议：", rule.advice.text),
        ("依据：", source_words(rule.source)),
        ("文件：", str(rule.path)),
    ):
        yield from _labelled(label, text, width)
    yield from _options(rule, width)
    for kind, heading in (("bad", "反例（应当报告）："), ("good", "正例（不应报告）：")):
        yield ""
        yield heading
        for case in cases_of(rule.path):
            if case.kind == kind:
                yield from _within(_case(case), width)


def _labelled(label: str, text: str, width: int) -> Iterator[str]:
    if text:
        yield from hung(" ".join(text.split("\n")), width, padded(label, 8), " " * 8)


def _within(lines: Iterable[str], width: int) -> Iterator[str]:
    """Indented lines, the long ones broken, their rest indented further."""
    for line in lines:
        text = line.lstrip()
        indent = " " * (len(line) - len(text))
        yield from hung(text, width, indent, f"{indent}  ")


def source_words(source: Source) -> str:
    """The document and clause that a rule rests on, and how sure that is."""
    clause = f" {source.clause}" if source.clause else ""
    return f"{source.doc}{clause}（{STATUS_WORDS[source.status]}）"


def _options(rule: Rule, width: int) -> Iterator[str]:
    if rule.settings:
        yield ""
        yield "可在设置文件中改的选项："
    for name, option in rule.settings.items():
        value = _value(rule.options.get(name, option.default))
        yield from hung(f"{name} = {value}  {option.title}", width, "  ", "    ")


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        return "[" + ", ".join(map(str, value)) + "]"
    return str(value)


def _case(case: Case) -> Iterator[str]:
    todo = "（已知不足，暂不要求通过）" if case.todo else ""
    content = list(_content(case))
    if case.name or todo or not content:
        yield f"  · {case.name}{todo}"
        yield from content
    else:
        yield f"  · {content[0].lstrip()}"
        yield from content[1:]
    for number, document in enumerate(case.documents, 1):
        yield f"    第{number}份文档："
        yield from (f"  {line}" for line in _content(document))
    for want in case.want:
        if want.contains is not None:
            yield f"    → 报告中含“{want.contains}”"


def _content(case: Case) -> Iterator[str]:
    for label, value in (
        ("地区", case.area),
        ("年度", case.year),
        ("单位", case.unit),
        ("文档", case.document),
    ):
        if value is not None:
            yield f"    {label}：{value}"
    for project in case.projects:
        yield from _project(project)
    for project in case.previous:
        yield "    上年："
        yield from _project(project)
    for table in case.tables:
        yield from _table(table)
    for paragraph in case.narrative:
        yield f"    正文：{paragraph}"


def _project(project: CaseProject) -> Iterator[str]:
    cells = [f"{FIELD_WORDS.get(name, name)}：{text}" for name, text in project.cells.items()]
    cells += [f"{FIELD_WORDS['goal']}：{goal}" for goal in project.goals]
    cells += [f"{period}：{share}" for period, share in project.schedule.items()]
    for cell in cells:
        yield f"    {' '.join(cell.split())}"
    columns = ("level1", "level2", "indicator", "value")
    rows = [[row.cells.get(column, "") for column in columns] for row in project.rows]
    for row, line in zip(project.rows, _aligned(rows), strict=True):
        more = [
            f"{FIELD_WORDS.get(name, name)}：{' '.join(text.split())}"
            for name, text in row.cells.items()
            if name not in columns
        ]
        more += [f"分期：{'、'.join(row.schedule)}"] if row.schedule else []
        yield "    " + "  ".join((line, *more))


def _table(table: CaseTable) -> Iterator[str]:
    yield f"    表格（{table.kind}）："
    for line in _aligned([table.headings, *table.rows]):
        yield f"      {line}"


def _aligned(rows: Iterable[Iterable[str]]) -> list[str]:
    """Rows of cells as lines with their columns under each other."""
    cells = [[" ".join(cell.split()) or "（空）" for cell in row] for row in rows]
    columns = max(map(len, cells), default=0)
    widths = [
        max((text_width(row[index]) for row in cells if index < len(row)), default=0)
        for index in range(columns)
    ]
    return [
        " | ".join(padded(cell, width) for cell, width in zip(row, widths, strict=False))
        for row in cells
    ]
