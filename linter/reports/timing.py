"""Station 6: where the time went, station by station and rule by rule."""

from collections.abc import Iterator, Mapping

from linter.findings import Report
from linter.reports.width import padded, text_width
from linter.reports.words import one_line

_STATIONS = {"read": "读取", "recognise": "识别", "facts": "取数", "rules": "规则"}
_COLUMN = 10
_SLOWEST = 10


def timing_report(report: Report) -> str:
    """Milliseconds of each document at each station with their sums, then the slowest rules."""
    lines = [*_stations(report), *_rules(report)]
    return "".join(f"{line}\n" for line in lines)


def _stations(report: Report) -> Iterator[str]:
    documents = [(one_line(document.path), document.seconds) for document in report.documents]
    total = {
        station: sum(seconds.get(station, 0.0) for _, seconds in documents) for station in _STATIONS
    }
    names = ("毫秒", "合计", *(name for name, _ in documents))
    width = max(map(text_width, names)) + 2
    words = (*_STATIONS.values(), "合计")
    yield padded("毫秒", width) + "".join(
        " " * (_COLUMN - text_width(word)) + word for word in words
    )
    for name, seconds in documents:
        yield _row(name, seconds, width)
    if len(documents) > 1:
        yield _row("合计", total, width)


def _row(name: str, seconds: Mapping[str, float], width: int) -> str:
    numbers = [1000 * seconds.get(station, 0.0) for station in _STATIONS]
    return padded(name, width) + "".join(
        f"{number:>{_COLUMN}.1f}" for number in (*numbers, sum(numbers))
    )


def _rules(report: Report) -> Iterator[str]:
    """The rules that took longest over all documents; the first that needs a fact pays for it."""
    spent = {
        rule: sum(document.seconds.get(rule.id, 0.0) for document in report.documents)
        for rule in report.rules
    }
    slowest = sorted((rule for rule in spent if spent[rule]), key=lambda rule: -spent[rule])
    if slowest:
        yield ""
        yield "最慢的规则（毫秒，先用到某项数据的规则承担取数的时间）"
    for rule in slowest[:_SLOWEST]:
        yield f"{1000 * spent[rule]:>8.1f}  {rule.id} {rule.name}"
