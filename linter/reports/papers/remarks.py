"""Station 6: findings in the words of an official paper: fact, rule, request."""

from collections.abc import Iterable

from linter.findings import Finding, Report, Severity
from linter.language.rule import Status
from linter.reports.quote import quote
from linter.reports.rule_page import STATUS_WORDS
from linter.reports.where import where_words
from linter.reports.words import SEVERITY_WORDS, column_words, one_line, short

BLANK = "＿＿＿＿"
_QUOTE_WIDTH = 160
_DIGITS = "零一二三四五六七八九"
_STOPS = ("。", "？", "！", "；")


def is_certain(finding: Finding) -> bool:
    return finding.confidence == "high"


def level_words(finding: Finding) -> str:
    """错误 and so on, 疑似 before it below certainty."""
    word = SEVERITY_WORDS[finding.severity]
    return word if is_certain(finding) else f"疑似{word}"


def request_words(finding: Finding, is_accepted: bool = False) -> str:
    """What a unit is asked to do about a finding; one that a reviewer accepted is no doubt."""
    if is_accepted:
        return "须更正"
    if not is_certain(finding):
        return "疑似，请核实"
    requests: dict[Severity, str] = {"error": "须更正", "warning": "请核实", "info": "供参考"}
    return requests[finding.severity]


def fact_words(finding: Finding) -> str:
    """The message as a sentence, with the calculation in brackets."""
    message = one_line(finding.message)
    calculation = f"（计算：{one_line(finding.evidence)}）" if finding.evidence else ""
    return f"{_without_stop(message)}{calculation}。"


def place_in_table(finding: Finding) -> str:
    """Row, indicator and column, without the place in the file."""
    row = f"第{finding.row}行指标" if finding.row is not None else ""
    name = f"“{short(finding.indicator)}”" if finding.indicator else ""
    column = column_words(finding)
    return f"{row}{name}{'·' if row or name else ''}{column}"


def place_in_file(finding: Finding) -> str:
    return where_words(finding)


def quoted_words(finding: Finding) -> str:
    """An excerpt of the cell around what the finding is about; empty where the cell is."""
    if not finding.text.strip():
        return ""
    shown = quote(finding.text, finding.span, _QUOTE_WIDTH)
    return f"{shown.before}{shown.marked}{shown.after}"


def change_words(finding: Finding) -> str:
    """原文 → 建议 where a replacement is known, else the advice."""
    part = _part(finding)
    advice = one_line(finding.advice)
    if finding.suggestion is None:
        return advice
    if not finding.suggestion.strip():
        return f"删除“{part}”。" if part else advice
    return f"“{part}”→“{one_line(finding.suggestion)}”。" if part else advice


def _part(finding: Finding) -> str:
    start, end = finding.span or (0, len(finding.text))
    return one_line(finding.text[start:end])


def source_lines(report: Report, findings: Iterable[Finding]) -> tuple[str, ...]:
    """The documents that the rules of these findings rest on: those whose text was checked by name,
    the others on one line as references; mere practice is no document."""
    used = {finding.rule for finding in findings}
    sources = [_source(rule.source) for rule in report.rules if rule.id in used]
    proven = dict.fromkeys(name for name, status in sources if status == "verified")
    others = dict.fromkeys(name for name, status in sources if status in ("partial", "known"))
    named = "、".join(name for name in others if name not in proven)
    return (*proven, f"参考（引用前请核对原文）：{named}") if named else tuple(proven)


def _source(words: str) -> tuple[str, Status | None]:
    """The document as printed, without how sure it is, and that; see `source_words`."""
    for status, said in STATUS_WORDS.items():
        if words.endswith(f"（{said}）"):
            return words.removesuffix(f"（{said}）"), status
    return words, None


def _without_stop(text: str) -> str:
    return text[:-1] if text.endswith(_STOPS) else text


def ordinal(number: int) -> str:
    """A number from 1 to 99 as in （二十三）, a greater one in digits."""
    if not 0 < number < 100:
        return str(number)
    tens, ones = divmod(number, 10)
    head = ("" if tens == 1 else _DIGITS[tens]) + "十" if tens else ""
    return head + (_DIGITS[ones] if ones else "")
