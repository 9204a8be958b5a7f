"""Station 6: how often each rule found something."""

from collections import Counter, defaultdict
from collections.abc import Iterator

from linter.findings import Report
from linter.reports.width import text_width

_COLUMNS = ("错误", "警告", "提示", "文档", "未判断")


def statistics_report(report: Report) -> str:
    """A table of the rules that found something or could not judge: findings by severity, documents
    with a finding, cells not judged; most findings first."""
    found: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for document in report.documents:
        for finding in document.findings:
            found[finding.rule][finding.severity] += 1
        found_here = {finding.rule for finding in document.findings}
        for rule in found_here:
            found[rule]["documents"] += 1
        for rule, count in document.unknown.items():
            found[rule]["unknown"] += count
    return "".join(f"{line}\n" for line in _table(report, found))


def _table(report: Report, found: defaultdict[str, Counter[str]]) -> Iterator[str]:
    titles = {rule.id: f"{rule.id} {rule.name}  {rule.title}" for rule in report.rules}
    names = {rule: titles.get(rule, rule) for rule in found if found[rule].total()}
    # The names come last, so that on a narrow terminal only they are broken.
    yield f"{'  '.join(_COLUMNS)}  规则"
    if not names:
        yield "（没有发现）"
    for rule in sorted(names, key=lambda rule: (-_findings(found[rule]), rule)):
        counts = found[rule]
        numbers = (counts[word] for word in ("error", "warning", "info", "documents", "unknown"))
        cells = (
            f"{number:>{text_width(word)}}" for word, number in zip(_COLUMNS, numbers, strict=True)
        )
        yield f"{'  '.join(cells)}  {names[rule]}"


def _findings(counts: Counter[str]) -> int:
    return counts["error"] + counts["warning"] + counts["info"]
