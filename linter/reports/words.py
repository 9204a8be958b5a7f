"""Station 6: the words people read for severities, confidences and fields."""

from collections.abc import Mapping
from types import MappingProxyType

from linter.findings import Confidence, Finding, ProjectIdentity, Severity

SEVERITY_WORDS: Mapping[Severity, str] = MappingProxyType(
    {"error": "错误", "warning": "警告", "info": "提示"}
)
CONFIDENCE_WORDS: Mapping[Confidence, str] = MappingProxyType(
    {"high": "高", "medium": "中", "low": "低"}
)
FIELD_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "title": "表题",
        "code": "项目编码",
        "name": "项目名称",
        "budget": "预算数",
        "fiscal_funds": "财政资金",
        "other_funds": "其他资金",
        "fund": "资金来源",
        "purpose": "资金用途",
        "schedule": "资金支出计划",
        "goal": "绩效目标",
        "level1": "一级指标",
        "level2": "二级指标",
        "indicator": "三级指标",
        "description": "指标描述",
        "comparator": "计算符号",
        "value": "指标值",
        "values": "分项指标值",
        "unit": "计量单位",
        "basis": "指标值确定依据",
        "weight": "权重",
        "scoring": "评分标准",
        "actual": "完成值",
        "table_cell": "表格",
        "narrative": "正文",
    }
)


def column_words(finding: Finding) -> str:
    """The heading as printed, or the field's usual name where the document prints none."""
    return one_line(finding.column) or FIELD_WORDS.get(finding.field, finding.field)


def doubt_words(finding: Finding) -> str:
    """How sure a finding is, in brackets; empty for one that is."""
    if finding.confidence == "high":
        return ""
    return f"（可信度：{CONFIDENCE_WORDS[finding.confidence]}）"


def replacement_words(finding: Finding) -> str:
    """What is to stand in the place of the text, empty where that is not known."""
    return "（删除）" if finding.suggestion == "" else finding.suggestion or ""


def project_words(project: ProjectIdentity) -> str:
    """第5项 with name and code, as far as they are known."""
    parts = (f"第{project.index}项", one_line(project.name or ""), one_line(project.code or ""))
    return " ".join(part for part in parts if part)


def one_line(text: str) -> str:
    """The text on one line, without characters that would steer a terminal."""
    return " ".join(
        "".join(character if character.isprintable() else " " for character in text).split()
    )


def short(text: str, limit: int = 40) -> str:
    """The beginning of a text on one line, at most `limit` characters."""
    line = one_line(text)
    return line if len(line) <= limit else line[: limit - 1] + "…"
