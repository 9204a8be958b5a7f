"""Station 6: the end of the text report: what was checked, what was not, and how much was found."""

from collections import Counter
from collections.abc import Iterator

from linter.findings import SEVERITIES, Report, Severity
from linter.reports.lines import Line, Piece
from linter.reports.words import SEVERITY_WORDS, one_line


def summary_lines(report: Report, show_unknown: bool, hidden: int) -> Iterator[Line]:
    """Counts of the run; `hidden` is how many findings a threshold of confidence left out."""
    yield from _unreadable(report)
    yield from _failures(report)
    yield from _counts(report, hidden)
    yield from _set_apart(report)
    yield from _unknown(report, show_unknown)


def _unreadable(report: Report) -> Iterator[Line]:
    unreadable = [document for document in report.documents if document.status == "unreadable"]
    if unreadable:
        yield ((f"未能检查{len(unreadable)}个文件：", "error"),)
    for document in unreadable:
        yield (
            ("  ", "plain"),
            (one_line(document.path), "path"),
            (f"：{one_line(document.reason or '原因不明')}", "plain"),
        )


def _failures(report: Report) -> Iterator[Line]:
    failures = [
        (document.path, failure) for document in report.documents for failure in document.failures
    ]
    if failures:
        yield (("规则运行出错（这些规则没有检查完）：", "error"),)
    for path, failure in failures:
        reason = one_line(failure.reason)
        yield (("  ", "plain"), (f"{failure.rule}  {one_line(path)}：{reason}", "plain"))


def _counts(report: Report, hidden: int) -> Iterator[Line]:
    found = Counter(each.severity for document in report.documents for each in document.findings)
    checked = [
        document
        for document in report.documents
        if document.status != "unreadable" and not document.is_settings
    ]
    projects = sum(document.projects for document in checked)
    indicators = sum(document.indicators for document in checked)
    yield (
        (f"检查了{len(checked)}个文档、{projects}个项目、{indicators}行指标", "strong"),
        (f"，用{len(report.rules)}条规则。", "plain"),
    )
    if not projects:
        yield (("没有识别出任何绩效目标表，不能据此认为没有问题。", "warning"),)
    elif not found:
        yield (("没有发现问题。", "good"),)
    else:
        yield _found(found)
    if hidden:
        yield ((f"另有{hidden}处可信度较低的发现没有列出（见 --min-confidence）。", "faint"),)


def _found(found: Counter[Severity]) -> Line:
    pieces: list[Piece] = [(f"发现{found.total()}处：", "strong")]
    for severity in SEVERITIES:
        if found[severity]:
            gap = "，" if len(pieces) > 1 else ""
            pieces += [(gap, "plain"), (f"{SEVERITY_WORDS[severity]}{found[severity]}", severity)]
    return (*pieces, ("。", "plain"))


def _set_apart(report: Report) -> Iterator[Line]:
    excused = [each.suppression for document in report.documents for each in document.excused]
    rejected = sum(suppression.is_decision for suppression in excused)
    if len(excused) > rejected:
        told = f"已豁免{len(excused) - rejected}处，没有列出（jxlint suppressions 列出理由）。"
        yield ((told, "faint"),)
    if rejected:
        yield ((f"审核人员不采纳{rejected}处，没有列出。", "faint"),)
    if report.known_count:
        yield ((f"基线中已有{report.known_count}处，没有列出。", "faint"),)


def _unknown(report: Report, show_unknown: bool) -> Iterator[Line]:
    unknown: Counter[str] = Counter()
    for document in report.documents:
        unknown.update(document.unknown)
    if not unknown.total():
        return
    hint = "：" if show_unknown else "（--show-unknown 按规则列出）。"
    yield ((f"未判断{unknown.total()}处，因为需要的内容没有填写或没有认出{hint}", "faint"),)
    if show_unknown:
        titles = {rule.id: (rule.name, rule.title) for rule in report.rules}
        for rule, count in sorted(unknown.items(), key=lambda item: (-item[1], item[0])):
            if count:
                name, title = titles.get(rule, ("", ""))
                yield (("  ", "plain"), (f"{count:>5}  {rule} {name}  {title}", "plain"))
