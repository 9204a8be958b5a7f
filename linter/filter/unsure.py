"""Between findings and reports: what speaks against trusting that a finding is cured."""

from collections import Counter
from collections.abc import Iterator

from linter.filter.difference import Difference
from linter.findings import Report


def doubts(compared: Difference) -> tuple[str, ...]:
    """Lines for people: what was not checked in the new round, so that silence is no cure."""
    return tuple(_doubts(compared))


def _doubts(compared: Difference) -> Iterator[str]:
    for document in compared.new.documents:
        if document.status == "unreadable":
            yield f"{document.path}未能检查：{document.reason}"
        elif document.reason:
            yield f"{document.path}没有全部检查：{document.reason}"
        elif document.lacks_tables:
            yield f"{document.path}没有识别出绩效目标表"
        for failure in document.failures:
            yield f"{document.path}：规则 {failure.rule} 运行出错"
    before, after = _unknown(compared.old), _unknown(compared.new)
    cured = {seen.finding.rule for seen in compared.cured}
    more = sorted(rule for rule in cured if after[rule] > before[rule])
    if more:
        yield f"这些规则在新稿中未判断的处数比原稿多，“已整改”请人工核对：{'、'.join(more)}"


def _unknown(report: Report) -> Counter[str]:
    total: Counter[str] = Counter()
    for document in report.documents:
        total.update(document.unknown)
    return total
